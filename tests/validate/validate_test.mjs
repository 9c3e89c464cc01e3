// The validators themselves: each mistake put into a correct site must be found.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {writeSite} from './sample.mjs';
import {packed, weightOf} from './weight.mjs';

function judge(...changes) {
  const site = writeSite(...changes);
  const program = fileURLToPath(new URL('site_test.mjs', import.meta.url));
  const environment = {...process.env, NODE_TEST_CONTEXT: ''};
  const ran = spawnSync(process.execPath, ['--test-reporter=tap', program, site.www],
      {encoding: 'utf8', env: environment, timeout: 60000});
  site.remove();
  return {status: ran.status, said: ran.stdout + ran.stderr};
}

test('the correct site passes', () => {
  const {status, said} = judge();
  assert.equal(status, 0, said);
});

const tip = 'www/tips/slaap/index.html';
const feed = 'www/feed.xml';
const map = 'www/sitemap.xml';
const headers = 'servers/_headers';
const MISTAKES = [
  // file, what is replaced, by what, what the validator must say
  [tip, '<p>', '<p><div>x</div>', 'element-permitted-content|close-order|no-implicit-close'],
  [tip, '<main id="main">', '<main id="main"><h3>x</h3>', 'heading-level'],
  [tip, '<p>', '<p><img src="/x.png">', 'wcag/h37'],
  [tip, '<p>', '<p id="a"></p><p id="a">', 'no-dup-id'],
  [tip, '<p>', '<p style="color: red">', 'no-inline-style'],
  [tip, '<p>', '<p><img src="https://example.org/x.png" alt="">', 'kier/no-third-party'],
  [tip, '<p>', '<p><img src="/a.png" srcset="/a.png 1x, //example.org/b.png 2x" alt="">',
    'kier/no-third-party'],
  [tip, 'href="/site.css"', 'href="//example.org/site.css"', 'kier/no-third-party'],
  [tip, '</head>', '<script>alert(1)</script></head>', 'kier/no-inline-code'],
  [tip, '</head>', '<style>p { color: red }</style></head>', 'kier/no-inline-code'],
  [tip, '<p>', '<p onclick="x()">', 'kier/no-inline-code'],
  [tip, '<p>', '<p><a href="javascript:x()">x</a>', 'kier/no-inline-code'],
  [tip, '"@type": "WebPage"}', '"@type": "WebPage"', 'kier/json-ld'],
  [tip, '"@type": "WebPage"', '"name": "x"', 'no @type .kier/json-ld'],
  [tip, '<meta charset="utf-8">', '', 'kier/complete-head'],
  [tip, ' lang="nl"', '', 'wcag/h57|kier/complete-head|element-required-attributes'],
  [feed, '<updated>2026-11-20T00:00:00Z', '<updated>2026-11-20', 'datatype dateTime'],
  [feed, '<author><name>Op een kier</name></author>', '', 'not ok .* feed www|not ok .* feed feed'],
  [feed, '</entry>', '</entry><entry><title>x</title><id>https://opeenkier.example/tips/slaap/</id>' +
    '<updated>2026-11-20T00:00:00Z</updated><link href="https://opeenkier.example/"/></entry>',
  'two entries with one id'],
  [feed, '<link href="https://opeenkier.example/tips/slaap/"/>',
    '<link rel="related" href="https://opeenkier.example/tips/slaap/"/>', 'neither content nor'],
  [feed, '<link rel="self" href="https://opeenkier.example/feed.xml"/>',
    '<link href="https://opeenkier.example/"/>', 'does not name its own address'],
  [feed, ' xml:lang="nl"', '', 'does not say its language'],
  [feed, '<title>Beter slapen</title>', '<title>a & b</title>', 'well-formed'],
  [feed, '/tips/slaap/"/>', '/tips/weg/"/>', 'tips/weg'],
  [map, '<lastmod>2026-11-20', '<lastmod>20-11-2026', 'lastmod'],
  [map, '<loc>https://opeenkier.example/en/', '<loc>https://opeenkier.example/', 'twice'],
  [map, 'href="https://opeenkier.example/en/"', 'href="https://opeenkier.example/fr/"',
    'alternate https://opeenkier.example/fr/'],
  [map, '/tips/slaap/', '/tips/weg/', 'tips/weg'],
  ['www/site.css', 'body {', '@import "https://example.org/x.css"; body {', 'site.css'],
  [headers, "script-src 'self'", "script-src 'self' 'unsafe-inline'", 'security headers'],
  [headers, "default-src 'none'; ", '', 'security headers'],
];

for (const [file, from, to, expected] of MISTAKES) {
  test(`${to || `without ${from}`} in ${file}: ${expected}`, () => {
    const {status, said} = judge({file, from, to});
    assert.equal(status, 1, 'it passed');
    assert.match(said, new RegExp(expected));
  });
}

test('a page weighs what it loads', () => {
  const image = {file: 'www/zoeken/index.html', from: '<ol></ol>', to: '<ol></ol><img src="/icon.svg" alt="">'};
  const light = {file: 'www/site.css', from: 'body {', to: 'main { background: url("icon.svg"), url(data:,x) } body {'};
  const site = writeSite(image, light);
  const sum = (...files) => files.reduce((bytes, file) => bytes + packed(site.www, file), 0);
  const html = 'zoeken/index.html';
  // The icon is named twice in the page and once in its style, but loaded once.
  assert.deepEqual(weightOf(site.www, html), {
    first: sum(html, 'site.css'), all: sum(html, 'site.css', 'icon.svg', 'search.js'),
  });
  site.remove();
});
