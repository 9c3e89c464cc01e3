// What a visit must notice: each mistake is put into a correct site.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {writeSite} from '../validate/sample.mjs';
import {allPages, itemsBeside, onePageOfEachKind, somethingToFind} from './pages.mjs';
import {onSample, TIME} from './tryout.mjs';
import {visit, visitors} from './visit.mjs';

const noticedOn = (path, changes, scripts = 'on', views = [{}]) => onSample(changes, (visitor, site) =>
    visit(visitor, site.address + path, scripts, views));

const tip = 'www/tips/slaap/index.html';
const style = 'www/site.css';
const script = 'www/search.js';
const MISTAKES = [
  // path, file, what is replaced, by what, what must be noticed
  ['/tips/slaap/', style, 'body {', 'p { width: 500px } body {', /^too wide: <p>/],
  ['/tips/slaap/', style, 'color: #111', 'color: #999', /^axe color-contrast/],
  ['/tips/slaap/', tip, '<p>', '<p><img src="/x.png">', /^axe image-alt/],
  ['/tips/slaap/', tip, '<p>', '<p><img src="/x.png" alt="">', /^404 for .*x\.png/],
  ['/tips/slaap/', tip, '<p>', '<p><img src="http://127.0.0.2:9/x.png" alt="">', /^console: .*policy/i],
  ['/tips/slaap/', tip, '</main>', '</main><script>alert(1)</script>', /^console: .*script-src/],
  ['/zoeken/', script, 'const', 'document.cookie = "a=b"; const', /^cookie a/],
  ['/zoeken/', script, 'const', 'localStorage.a = 1; const', /^stored a/],
  ['/zoeken/', script, 'const', 'sessionStorage.b = 1; const', /^stored b/],
  ['/zoeken/', script, 'const', 'caches.open("c"); const', /^stored c/],
  ['/zoeken/', script, 'const', 'fetch("http://127.0.0.2:9/"); const', /^console: .*127\.0\.0\.2/],
  ['/zoeken/', script, 'const field', 'missing(); const field', /^script: ReferenceError/],
];
for (const [path, file, from, to, expected] of MISTAKES) {
  test(`${to} in ${file}: ${expected}`, TIME, async () => {
    const noticed = await noticedOn(path, [{file, from, to}]);
    assert.ok(noticed.some((line) => expected.test(line)), noticed.join('\n') || 'nothing');
  });
}

const VIEWS = [
  // rule of style, in which view it does harm, what must be noticed
  ['@media (min-width: 700px) { p { width: 900px } }', {width: 768}, /^too wide: .*768 light screen/],
  ['@media (prefers-color-scheme: dark) { body { color: #bbb } }', {scheme: 'dark'},
    /^axe color-contrast: .*320 dark screen/],
  ['@media print { body { color: #bbb } }', {media: 'print'}, /^axe color-contrast: .*320 light print/],
];
for (const [rule, view, expected] of VIEWS) {
  test(`${rule}: ${expected}`, TIME, async () => {
    const change = {file: style, from: '.skip {', to: `${rule}\n.skip {`};
    const noticed = await noticedOn('/tips/slaap/', [change], 'on', [{}, view]);
    assert.ok(noticed.some((line) => expected.test(line)), noticed.join('\n') || 'nothing');
    assert.deepEqual(noticed.filter((line) => line.includes('(320 light screen')), []);
  });
}

test('without scripts the scripts of the page do not run', TIME, async () => {
  const change = {file: script, from: 'const', to: 'document.cookie = "a=b"; const'};
  assert.deepEqual(await noticedOn('/zoeken/', [change], 'off'), []);
});

test('a request to another host is noticed where no policy stops it', TIME, async () => {
  const changes = [
    {file: 'servers/_headers', from: "img-src 'self'", to: 'img-src *'},
    {file: tip, from: '<p>', to: '<p><img src="http://127.0.0.2:9/x.png" alt="">'},
  ];
  const noticed = await noticedOn('/tips/slaap/', changes);
  assert.ok(noticed.includes('asked for http://127.0.0.2:9/x.png'), noticed.join('\n'));
});

test('a page is too wide without an element that is', TIME, async () => {
  const wide = 'p::before { content: ""; display: block; width: 500px; height: 1px }';
  const change = {file: style, from: 'body {', to: `${wide} body {`};
  assert.match((await noticedOn('/tips/slaap/', [change]))[0] ?? 'nothing', /^5\d\d px too wide/);
});

test('who noticed something is not lent again', TIME, async () => {
  let entered = 0;
  let left = 0;
  const lend = visitors(async () => ({noticed: [], number: ++entered, leave: () => left++}));
  const seen = [];
  const act = async (one) => {
    seen.push([one.number, ...one.noticed]);
    one.noticed.push('cookie a');
    if (seen.length === 2) throw new Error('noticed');
  };
  await lend(act);
  await assert.rejects(lend(act), /noticed/);
  await lend(act);
  assert.deepEqual(seen, [[1], [1], [2]]);
  assert.deepEqual([entered, left], [2, 1]);
});

test('a correct site is visited once a kind', () => {
  const sample = writeSite();
  const paths = onePageOfEachKind(sample.www);
  const found = somethingToFind(sample.www, '/zoeken/');
  const items = itemsBeside(sample.www, '/zoeken/');
  const all = allPages(sample.www);
  sample.remove();
  assert.deepEqual(paths, ['/', '/en/', '/tips/slaap/', '/zoeken/']);
  assert.deepEqual(all, ['/', '/404.html', ...paths.slice(1)]);
  assert.deepEqual(items, ['/tips/slaap/']);
  assert.deepEqual(found, {word: 'slapen', path: '/tips/slaap/'});
});
