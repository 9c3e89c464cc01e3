// Compares who is a person here with npm's isbot. tests/reach/person_or_bot_test.cpp holds the
// program to the classes of user_agents.tsv; isbot_differences.tsv explains where isbot says
// something else.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {isbot} from 'isbot';

const here = dirname(fileURLToPath(import.meta.url));

/** The rows of a table parted by tabs, without comments. */
const rowsOf = (...path) => readFileSync(join(here, ...path), 'utf8').split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));

const agents = rowsOf('../reach/data/user_agents.tsv').map(([ours, agent]) => ({ours, agent}));
const explained = new Map(rowsOf('isbot_differences.tsv').map(([reason, agent]) => [agent, reason]));
const differs = ({ours, agent}) => isbot(agent) === (ours === 'person');

test('at least 300 user agents are compared', () => assert.ok(agents.length >= 300, String(agents.length)));

test('isbot sees people and programs where we do, but for what is explained', () => {
  assert.deepEqual(agents.filter(differs).map(({agent}) => agent).filter((agent) => !explained.has(agent)), []);
});

test('what is explained is a difference still', () => {
  const different = new Set(agents.filter(differs).map(({agent}) => agent));
  assert.deepEqual([...explained.keys()].filter((agent) => !different.has(agent)), []);
  for (const [agent, reason] of explained) assert.ok(reason.length > 20, agent);
});
