// A built site as visitors meet it: node site_test.mjs site/www
// One page of every kind, on a small and a large screen, with and without JavaScript.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {startChromium} from './chromium.mjs';
import {onePageOfEachKind, searchPages, somethingToFind, whatComesFirst} from './pages.mjs';
import {serve} from './server.mjs';
import {visit, visitor} from './visit.mjs';

const www = process.argv[2];
const TIME = {timeout: 60000};
let site;
let browser;

before(async () => {
  site = await serve(www);
  browser = await startChromium();
});
after(async () => {
  await browser?.close();
  site?.close();
});

const WAYS = [320, 1280].flatMap((width) => ['on', 'off'].map((scripts) => ({width, scripts})));

for (const path of onePageOfEachKind(www)) {
  test(`visits to ${path}`, TIME, async () => {
    const visits = WAYS.map(async (way) => {
      const noticed = await visit(browser, site, path, way);
      return noticed.map((line) => `${way.width} px, scripts ${way.scripts}: ${line}`);
    });
    assert.deepEqual((await Promise.all(visits)).flat(), []);
  });
}

for (const path of searchPages(www)) {
  test(`search on ${path}`, TIME, async () => {
    const {word, path: wanted} = somethingToFind(www, path);
    const {page, noticed, look, leave} = await visitor(browser, site, 320);
    try {
      await page.goto(site.address + path);
      const links = page.locator(`main a[href$="${wanted}"]`);
      const before = await links.count();
      await page.locator('main input[type=search]').pressSequentially(word);
      await page.keyboard.press('Enter');
      await links.nth(before).waitFor();
      await look();
      assert.deepEqual(noticed, []);
      await links.nth(before).click();
      assert.equal(new URL(page.url()).pathname, wanted);
    } finally {
      await leave();
    }
  });
}

for (const path of searchPages(www)) {
  test(`what must come first does, on ${path}`, TIME, async () => {
    for (const {word, path: wanted} of whatComesFirst(www, path)) {
      const {page, noticed, leave} = await visitor(browser, site, 320);
      try {
        await page.goto(site.address + path);
        await page.locator('main input[type=search]').pressSequentially(word);
        await page.keyboard.press('Enter');
        const first = page.locator('#results a').first();
        await first.waitFor();
        assert.equal(await first.getAttribute('href'), wanted, word);
        assert.deepEqual(noticed, []);
      } finally {
        await leave();
      }
    }
  });
}

test('there is a page to search on', () => assert.ok(searchPages(www).length > 0));

test('an address that does not exist gives the page for that', TIME, async () => {
  const {page, leave} = await visitor(browser, site, 320);
  try {
    const answer = await page.goto(`${site.address}/tips/dit-bestaat-niet/`);
    assert.equal(answer.status(), 404);
    assert.ok(await page.locator('main a').count() > 0, 'no way back');
  } finally {
    await leave();
  }
});
