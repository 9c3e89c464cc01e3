// The figures of the browser for docs/benchmarks.md.
import {readFileSync, writeFileSync} from 'node:fs';
import {cpus, release, totalmem} from 'node:os';
import {filesBelow, pathOf} from '../validate/files.mjs';
import {weightOf} from '../validate/weight.mjs';

const BEGIN = '<!-- browser:begin -->';
const END = '<!-- browser:end -->';
const row = (...cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) =>
    [head, head.map(() => '---'), ...rows].map((cells) => `${row(...cells)}\n`).join('');
const bytes = (number) => Math.round(number).toLocaleString('en-US');
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;

/** When and on what was measured, with the versions of the `tools`. */
export function describePlace(tools) {
  const system = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux';
  const rows = Object.entries({
    processor: `${cpus()[0].model}, ${cpus().length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${system}, Linux ${release()}`,
    ...tools,
    'Node.js': process.versions.node,
  });
  return `Measured on ${new Date().toISOString().slice(0, 10)}.\n\n${table(['machine', ''], rows)}`;
}

/** Tables: what Lighthouse found, and which pages weigh most. */
export function describePages(www, measured) {
  const found = table(
      ['page', 'performance', 'accessibility', 'best practices', 'SEO', 'first paint', 'largest paint',
        'blocked', 'shift', 'bytes'],
      measured.map((one) => [
        one.path, one.performance, one.accessibility, one['best-practices'], one.seo, seconds(one.paint),
        seconds(one.largest), `${Math.round(one.blocked)} ms`, one.shift.toFixed(3), bytes(one.bytes),
      ]));
  const weights = filesBelow(www, '.html').map((file) => ({path: pathOf(file), ...weightOf(www, file)}));
  const heaviest = (part) => weights.reduce((one, other) => (other[part] > one[part] ? other : one));
  const middle = (part) => weights.map((one) => one[part]).sort((a, b) => a - b)[Math.floor(weights.length / 2)];
  const packed = table(['compressed bytes', 'median', 'heaviest page'], [
    ['HTML and CSS', bytes(middle('first')), `${bytes(heaviest('first').first)} (${heaviest('first').path})`],
    ['all that a page loads', bytes(middle('all')), `${bytes(heaviest('all').all)} (${heaviest('all').path})`],
  ]);
  return `${found}\n${packed}`;
}

/** Puts a text between our markers in a file, which must be there. */
export function writeBetweenMarkers(file, text) {
  const page = readFileSync(file, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${file} has no lines ${BEGIN} and ${END}`);
  writeFileSync(file, `${page.slice(0, begin + BEGIN.length)}\n${text.trim()}\n${page.slice(end)}`);
}
