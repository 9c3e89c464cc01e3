// What a visit must notice: each mistake is put into a correct site.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {writeSite} from '../validate/sample.mjs';
import {startChromium} from './chromium.mjs';
import {onePageOfEachKind, somethingToFind} from './pages.mjs';
import {serve} from './server.mjs';
import {visit} from './visit.mjs';

const TIME = {timeout: 60000};
let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

async function noticedOn(path, changes, scripts = 'on') {
  const sample = writeSite(...changes);
  const site = await serve(sample.www);
  try {
    return await visit(browser, site, path, {width: 320, scripts});
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
  ['/zoeken/', script, 'const', 'fetch("http://127.0.0.2:9/"); const', /^console: .*127\.0\.0\.2/],
  ['/zoeken/', script, 'const field', 'missing(); const field', /^script: ReferenceError/],
];
for (const [path, file, from, to, expected] of MISTAKES) {
  test(`${to} in ${file}: ${expected}`, TIME, async () => {
    const noticed = await noticedOn(path, [{file, from, to}]);
    assert.ok(noticed.some((line) => expected.test(line)), noticed.join('\n') || 'nothing');
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

test('a correct site is visited once a kind', () => {
  const sample = writeSite();
  const paths = onePageOfEachKind(sample.www);
  const found = somethingToFind(sample.www, '/zoeken/');
  sample.remove();
  assert.deepEqual(paths, ['/', '/404.html', '/en/', '/tips/slaap/', '/zoeken/']);
  assert.deepEqual(found, {word: 'slapen', path: '/tips/slaap/'});
});
