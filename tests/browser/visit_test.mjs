// What a visit must notice: each mistake is put into a correct site.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {writeSite} from '../validate/sample.mjs';
import {startChromium} from './chromium.mjs';
import {walk} from './keyboard.mjs';
import {allPages, itemsBeside, onePageOfEachKind, somethingToFind} from './pages.mjs';
import {serve} from './server.mjs';
import {visit, visitor} from './visit.mjs';

const TIME = {timeout: 60000};
let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

async function noticedOn(path, changes, scripts = 'on', views = [{}]) {
  const sample = writeSite(...changes);
  const site = await serve(sample.www);
  try {
    return await visit(browser, site, path, scripts, views);
  } finally {
    site.close();
    sample.remove();
  }
}

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

async function walkOn(path, ...changes) {
  const sample = writeSite(...changes);
  const site = await serve(sample.www);
  const {page, leave} = await visitor(browser, site);
  try {
    await page.goto(site.address + path);
    return await walk(page);
  } finally {
    await leave();
    site.close();
    sample.remove();
  }
}

const BARRIERS = [
  // path, file, what is replaced, by what, what must be said
  ['/tips/slaap/', style, '2px solid', '0 solid', /^no focus seen: <a class="skip"/],
  ['/tips/slaap/', style, 'top: 0 }', 'top: -9rem }', /^focus hidden: <a class="skip"/],
  ['/tips/slaap/', tip, '</main>', '<a href="/en/" tabindex="1">x</a></main>', /^Tab goes to <a href="\/en\/" tab.* and not to/],
  ['/tips/slaap/', tip, '</main>', '<div class="lid"></div></main>', /^focus hidden: <a href="\/">/],
  ['/', 'www/index.html', '<main id="main">', '<main>', /^the first stop does not lead to the content/],
];
for (const [path, file, from, to, expected] of BARRIERS) {
  test(`${to} in ${file}: ${expected}`, TIME, async () => {
    const lid = {file: style, from: 'body {', to: '.lid { position: fixed; inset: 0 }\nbody {'};
    const wrong = await walkOn(path, {file, from, to}, ...(to.includes('lid') ? [lid] : []));
    assert.ok(wrong.some((line) => expected.test(line)), wrong.join('\n') || 'nothing');
  });
}

test('a script that keeps the focus is a barrier', TIME, async () => {
  const trap = 'document.addEventListener("focusout", (event) => event.target.focus()); const';
  const wrong = await walkOn('/zoeken/', {file: script, from: 'const', to: trap});
  assert.match(wrong[0] ?? 'nothing', /^Tab goes to/);
});

test('a correct page can be walked through', TIME, async () => {
  assert.deepEqual(await walkOn('/zoeken/'), []);
  assert.deepEqual(await walkOn('/tips/slaap/'), []);
});

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

test('a correct site is visited once a kind', () => {
  const sample = writeSite();
  const paths = onePageOfEachKind(sample.www);
  const found = somethingToFind(sample.www, '/zoeken/');
  const items = itemsBeside(sample.www, '/zoeken/');
  const all = allPages(sample.www);
  sample.remove();
  assert.deepEqual(paths, ['/', '/404.html', '/en/', '/tips/slaap/', '/zoeken/']);
  assert.deepEqual(all, paths);
  assert.deepEqual(items, ['/tips/slaap/']);
  assert.deepEqual(found, {word: 'slapen', path: '/tips/slaap/'});
});
