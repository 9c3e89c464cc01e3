// A built site as visitors meet it: node site_test.mjs site/www
// Every page on a small screen at night; one page of every kind on all screens, by day and at night,
// on paper, with and without JavaScript, and with the keyboard alone.
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {startChromium} from './chromium.mjs';
import {walk} from './keyboard.mjs';
import {
  allPages, itemsBeside, onePageOfEachKind, pagesThatAge, searchPages, somethingToFind, whatComesFirst,
} from './pages.mjs';
import {serve} from './server.mjs';
import {openWithoutScripts, visit, visitor} from './visit.mjs';

const www = process.argv[2];
const TIME = {timeout: 120000};
const TWO_AT_ONCE = {concurrency: 2};
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

/** Does something in a page of a new visitor, who must notice nothing wrong. */
async function asVisitor(path, act, prepare = async () => {}) {
  const {page, noticed, look, leave} = await visitor(browser, site);
  try {
    await prepare(page);
    await page.goto(site.address + path);
    await act(page);
    await look();
    assert.deepEqual(noticed, []);
  } finally {
    await leave();
  }
}

const kinds = onePageOfEachKind(www);
const VIEWS = [
  {width: 320}, {width: 390, scheme: 'dark'}, {width: 768}, {width: 1280, scheme: 'dark'},
  {width: 680, scheme: 'dark', media: 'print'},
];

describe('one page of every kind', TWO_AT_ONCE, () => {
  for (const path of kinds) {
    test(`visits to ${path}`, TIME, async () => {
      const noticed = await visit(browser, site, path, 'on', VIEWS);
      noticed.push(...await visit(browser, site, path, 'off', [{width: 320}]));
      assert.deepEqual(noticed, []);
    });
    test(`keyboard on ${path}`, TIME, () => asVisitor(path, async (page) => {
      assert.deepEqual(await walk(page), []);
    }));
  }
});

describe('every other page', TWO_AT_ONCE, () => {
  for (const path of allPages(www).filter((one) => !kinds.includes(one))) {
    test(`a visit to ${path}`, TIME, async () => {
      assert.deepEqual(await visit(browser, site, path, 'on', [{width: 320, scheme: 'dark'}]), []);
    });
  }
});

/** Types a question on a search page; gives the links of what is found, once there is one. */
async function ask(page, question) {
  await page.locator('main input[type=search]').pressSequentially(question);
  const found = page.locator('#results a');
  await found.first().waitFor();
  return found;
}

for (const path of searchPages(www)) {
  test(`search on ${path}`, TIME, () => asVisitor(path, async (page) => {
    const {word, path: wanted} = somethingToFind(www, path);
    const found = await ask(page, word);
    const link = page.locator(`#results a[href$="${wanted}"]`);
    assert.ok(await found.count() > 0);
    await link.click();
    await page.waitForURL(site.address + wanted, {waitUntil: 'networkidle'});
    await page.goBack();
    await link.waitFor();
    assert.deepEqual(site.log.filter((line) => line.includes(word) && line !== wanted), []);
  }));

  test(`what must come first does, on ${path}`, TIME, async () => {
    for (const {word, path: wanted} of whatComesFirst(www, path)) {
      await asVisitor(path, async (page) => {
        const found = await ask(page, word);
        assert.equal(await found.first().getAttribute('href'), wanted, word);
      });
    }
  });

  test(`without scripts ${path} leads to a list of every item`, TIME, async () => {
    const {page, leave} = await visitor(browser, site);
    try {
      await openWithoutScripts(page, site.address + path);
      assert.equal(await page.locator('main input:visible').count(), 0, 'a field that does nothing');
      await page.locator('main a').last().click();
      const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.pathname));
      assert.deepEqual(itemsBeside(www, path).filter((item) => !links.includes(item)), []);
    } finally {
      await leave();
    }
  });
}

// What people will type on the site of this repository's campaign.
for (const question of ['thuiszitter', 'hikikomorie', 'game verslaafd', 'mijn kind komt niet buiten']) {
  test(`somebody types "${question}"`, TIME, () => asVisitor('/zoeken/', async (page) => {
    const found = await ask(page, question);
    assert.ok(await found.count() > 0);
  }));
}

test('there is a page to search on', () => assert.ok(searchPages(www).length > 0));
test('there are pages that age', () => assert.ok(pagesThatAge(www).length > 0));

for (const path of pagesThatAge(www).slice(0, 2)) {
  const shown = (page) => page.locator('main [data-check-by]:visible').count();
  const excuses = (page) => page.locator('main .notice[data-review-by] a:visible').count();
  const onDay = (day) => (page) => page.clock.setFixedTime(new Date(`${day}T12:00:00Z`));

  test(`${path} shows what was checked, while that holds`, TIME, () => asVisitor(path, async (page) => {
    assert.ok(await shown(page) > 0);
    assert.equal(await excuses(page), 0);
  }, onDay('2020-01-01')));

  test(`${path} shows a link instead when nobody tended it`, TIME, () => asVisitor(path, async (page) => {
    assert.equal(await shown(page), 0);
    assert.ok(await excuses(page) > 0);
  }, onDay('2100-01-01')));
}

test('on paper a page says where it stands, and leaves out what cannot be pressed', TIME, async () => {
  const [path] = kinds.filter((one) => /^\/[^/]+\/[^/]+\/$/.test(one));
  await asVisitor(path, async (page) => {
    await page.emulateMedia({media: 'print', colorScheme: 'dark'});
    assert.match(await page.locator('body').innerText(), new RegExp(`https?://[^/]+${path}`));
    assert.equal(await page.locator('nav:visible, form:visible').count(), 0);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(paper, 'rgb(255, 255, 255)');
  });
});

test('an address that does not exist gives the page for that', TIME, async () => {
  const {page, leave} = await visitor(browser, site);
  try {
    const answer = await page.goto(`${site.address}/tips/dit-bestaat-niet/`);
    assert.equal(answer.status(), 404);
    assert.ok(await page.locator('main a').count() > 0, 'no way back');
  } finally {
    await leave();
  }
});
