// Everything in a built site that a validator can judge: node site_test.mjs site/www
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileOf, filesBelow, headersFor} from './files.mjs';
import {mistakesInPage} from './html.mjs';
import {feedAddresses, mistakesInFeed, mistakesInSitemap, outermost, sitemapAddresses} from './xml.mjs';

const www = process.argv[2];
const at = (file) => join(www, file);
const none = (mistakes) => assert.deepEqual(mistakes, []);
const pages = filesBelow(www, '.html');
const xml = filesBelow(www, '.xml').map((file) => ({file, kind: outermost(at(file))}));
const feeds = xml.filter(({kind}) => kind === 'feed').map(({file}) => file);
const sitemaps = xml.filter(({kind}) => /^(urlset|sitemapindex)$/.test(kind)).map(({file}) => file);

for (const page of pages) {
  test(`HTML of ${page}`, async () => {
    none(await mistakesInPage(readFileSync(at(page), 'utf8'), page));
  });
}

for (const file of feeds) test(`feed ${file}`, () => none(mistakesInFeed(at(file))));
for (const file of sitemaps) test(`sitemap ${file}`, () => none(mistakesInSitemap(at(file))));

test('there are pages, a sitemap, and the feeds that pages name', () => {
  const named = new Set(pages.flatMap((page) =>
      [...readFileSync(at(page), 'utf8').matchAll(/type="application\/atom\+xml"[^>]*href="([^"]+)"/g)]
          .map(([, href]) => fileOf(www, href))));
  assert.ok(pages.length > 1, 'fewer than two pages');
  assert.equal(sitemaps.length >= 1, true, 'no sitemap');
  assert.equal(feeds.length >= 1, true, 'no feed');
  none([...named].filter((feed) => !feeds.includes(feed)));
});

test('every other XML file is well-formed', () => {
  none(xml.filter(({kind}) => kind === '').map(({file}) => file));
});

test('what the sitemap and the feeds name exists', () => {
  const addresses = [
    ...sitemaps.flatMap((file) => sitemapAddresses(at(file))),
    ...feeds.flatMap((file) => feedAddresses(at(file))),
  ];
  none(addresses.filter((address) => fileOf(www, new URL(address).pathname) === ''));
});

test('style sheets load nothing from another host', () => {
  none(filesBelow(www, '.css').filter((file) =>
      /(?:url\(\s*|@import\s+)["']?(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(readFileSync(at(file), 'utf8'))));
});

test('the security headers are strict', () => {
  const headers = headersFor(www, '/');
  const policy = headers['content-security-policy'] ?? '';
  assert.match(policy, /default-src '(?:none|self)'/);
  assert.doesNotMatch(policy, /unsafe-|https?:|data:|\*/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.ok(headers['referrer-policy'], 'no Referrer-Policy');
  assert.equal(headers['set-cookie'], undefined);
});
