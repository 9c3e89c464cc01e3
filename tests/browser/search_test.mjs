// The pages to search on, as people use them.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {itemsBeside, searchPages, somethingToFind, whatComesFirst} from './pages.mjs';
import {asVisitor, at, enter, lend, stage, TIME, TWO_AT_ONCE, www} from './stage.mjs';
import {openWithoutScripts} from './visit.mjs';

/** Types a question on a search page; gives the links of what is found, once there is one. */
async function ask(page, question) {
  await page.locator('main input[type=search]').pressSequentially(question);
  // On a slow machine there are answers already to the first letters.
  await page.waitForFunction((whole) => new URLSearchParams(location.hash.slice(1)).get('q') === whole, question);
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
    await page.waitForURL(at(wanted), {waitUntil: 'networkidle'});
    await page.goBack();
    await link.waitFor();
    assert.deepEqual(stage.site.log.filter((line) => line.includes(word) && line !== wanted), []);
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
    const {page, leave} = await enter();
    try {
      await openWithoutScripts(page, at(path));
      assert.equal(await page.locator('main input:visible').count(), 0, 'a field that does nothing');
      await page.locator('main a').last().click();
      const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.pathname));
      assert.deepEqual(itemsBeside(www, path).filter((item) => !links.includes(item)), []);
    } finally {
      await leave();
    }
  });
}

test('there is a page to search on', () => assert.ok(searchPages(www).length > 0));

// What people will type on the site of this repository's campaign: on which page, what, and the
// page that must be first, or a part of the name or address of one among the first ten.
const QUESTIONS = [
  ['/zoeken/', 'thuiszitter', {among: /thuiszit/}],
  ['/zoeken/', 'hikikomorie', {among: /hikikomori/i}],
  ['/zoeken/', 'game verslaafd', {among: /\/(en\/)?gam(en|ing)\//}],
  ['/zoeken/', 'mijn kind komt niet buiten', {among: /./}],
  ['/zoeken/', 'suicide', {first: '/hulp/zelfmoordlijn/'}],
  ['/zoeken/', 'zelfmoord', {first: '/hulp/zelfmoordlijn/'}],
  ['/zoeken/', 'zelfmrood', {first: '/hulp/zelfmoordlijn/'}],
  ['/zoeken/', 'ik denk aan suïcide', {first: '/hulp/zelfmoordlijn/'}],
  ['/en/search/', 'hikikomorie', {among: /hikikomori/i}],
  ['/en/search/', 'gaming addiction', {among: /\/(en\/)?gam(en|ing)\//}],
  ['/en/search/', 'my son never leaves his room', {among: /./}],
  ['/en/search/', 'suicide', {first: '/en/help/zelfmoordlijn/'}],
  ['/en/search/', 'suicidal', {first: '/en/help/zelfmoordlijn/'}],
  ['/en/search/', 'sucide', {first: '/en/help/zelfmoordlijn/'}],
];
describe('what people type', TWO_AT_ONCE, () => {
  for (const [path, question, {first, among}] of QUESTIONS) {
    test(`"${question}" on ${path}`, TIME, () => lend(async ({page, noticed}) => {
      await page.goto(at(path));
      const found = await ask(page, question);
      const shown = await found.evaluateAll((all) => all.map((link) => `${link.pathname} ${link.textContent}`));
      if (first) assert.equal(shown[0].split(' ')[0], first);
      else assert.ok(shown.slice(0, 10).some((one) => among.test(one)), shown.join('\n'));
      assert.deepEqual(noticed, []);
    }));
  }
});
