// DuckDB, told by `kier reach --sql duckdb`, counts what `kier reach` counts:
// node duckdb_test.mjs build/release/kier
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {DuckDBInstance} from '@duckdb/node-api';
import {codes, makeCampaign} from './campaign.mjs';
import {makeLog} from './log.mjs';

const program = process.argv[2];
const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
const genlog = process.env.KIER_GENLOG ?? join(repository, '../shared/tools/genlog');

function run(command, ...words) {
  const done = spawnSync(command, words, {encoding: 'utf8', maxBuffer: 1 << 28});
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}

/** The result of one statement as `duckdb -csv` prints it. */
async function answerOf(sql) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const answer = await connection.runAndReadAll(sql);
  const rows = [answer.columnNames(), ...answer.getRowsJson()];
  connection.closeSync();
  return rows.map((row) => row.join(',') + '\n').join('');
}

for (const seed of [1, 2, 3]) {
  test(`the same counts for log ${seed}, as one file and as two`, async (t) => {
    const folder = makeCampaign(t);
    const log = makeLog(seed, 20000);
    const cut = log.indexOf('\n', log.length / 2) + 1;
    const files = {whole: log, front: log.subarray(0, cut), back: log.subarray(cut - 1000)};
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, `${name}.log`), bytes);
    const reach = (...words) => run(program, 'reach', '-C', folder, '--today', '2026-03-31', ...words);
    for (const names of [['whole'], ['front', 'back']]) {
      const logs = names.map((name) => join(folder, `${name}.log`));
      const ours = reach('--partial', '-', ...logs);
      assert.ok(ours.split('\n').length > 80, ours);
      const theirs = await answerOf(reach('--sql', 'duckdb', ...logs));
      assert.equal(theirs, ours);
      writeFileSync(join(folder, 'counts.csv'), theirs);
      assert.equal(reach('--merge', '--partial', '-', join(folder, 'counts.csv')), ours);
    }
  });
}

test('names are quoted, whatever is in them', async (t) => {
  const folder = makeCampaign(t);
  const log = join(folder, "it's a \\ 'log'; DROP TABLE x; --.log");
  writeFileSync(log, makeLog(4, 100));
  const reach = (...words) => run(program, 'reach', '-C', folder, '--today', '2026-03-31', '--source', 'a-b', ...words);
  assert.equal(await answerOf(reach('--sql', 'duckdb', log)), reach('--partial', '-', log));
});

test('what cannot be counted in SQL is said at its head', (t) => {
  const sql = run(program, 'reach', '-C', makeCampaign(t), '--sql', 'clickhouse');
  const head = sql.slice(0, sql.indexOf('\nWITH '));
  for (const line of head.split('\n')) assert.match(line, /^--/);
  for (const word of ['X-Forwarded-For', 'rule 8', 'v1/bots-', 'combined']) assert.ok(head.includes(word), word);
  for (const code of codes) assert.ok(sql.includes(`'${code}'`), code);
});

test('the same counts as the known answer of genlog', {skip: existsSync(genlog) ? false : 'genlog is not here'},
  async (t) => {
    const folder = makeCampaign(t);
    const [log, truth] = [join(folder, 'log'), join(folder, 'truth')];
    run('python3', genlog, '-n', '20000', '-s', '5', '-o', log, '-t', truth);
    const known = JSON.parse(readFileSync(truth, 'utf8'));
    rmSync(join(folder, 'content/ignore.csv'));
    const register = join(folder, 'content/channels.csv');
    const heading = readFileSync(register, 'utf8').split('\n')[0];
    writeFileSync(register, [heading, ...known.codes.map((code) => `${code},venue,P ${code},,ouders,nl,,,,,active,`)].join('\n'));
    writeFileSync(join(folder, 'content/codes.ledger'),
      known.codes.map((code) => `${code}\t2026-01-01\tissue\touders\tnl\t-\n`).join(''));
    const settings = join(folder, 'content/campaign.yaml');
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('/op.een-kier', ''));
    const sql = run(program, 'reach', '-C', folder, '--sql', 'duckdb', log);
    const counted = {};
    for (const row of (await answerOf(sql)).split('\n').slice(1, -1)) {
      const [, , , day, code, step, scanDays] = row.split(',');
      if (step === 'scan' && scanDays !== '0') counted[`${day} ${code}`] = Number(scanDays);
    }
    assert.deepEqual(counted, known.by_day_code.human_unique);
  });
