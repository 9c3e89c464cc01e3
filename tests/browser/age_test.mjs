// A site that nobody tends any more says so by itself: visits on days to come.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {pathsWhere} from './pages.mjs';
import {asVisitor, TIME, TWO_AT_ONCE, www} from './stage.mjs';

// A page of its own kind that ages, in each language: [what it is, paths].
const facts = (html) => html.match(/data-check-by="[^"]*"/g) ?? [];
const isItem = ({html}) => /class="card contact"/.test(html);
const inText = ({main}) => /<div class="text[\s\S]*/.exec(main)?.[0] ?? '';
const oneEach = (paths) => ['/en/', '/'].flatMap((home) =>
    paths.filter((path) => home === '/' ? !/^\/[a-z]{2}\//.test(path) : path.startsWith(home)).slice(0, 1));
const SERVICES = oneEach(pathsWhere(www, (page) => isItem(page) && facts(page.main).length > 1));
const LISTS = oneEach(pathsWhere(www, ({html, main}) => /id="filter"/.test(html) && facts(main).length));
const CARDS = oneEach(pathsWhere(www, (page) => !isItem(page) && facts(inText(page)).length));
const PAGES = oneEach(pathsWhere(www, ({main}) =>
    /<article[\s\S]*<header[\s\S]*data-review-by[\s\S]*<\/header>/.test(main)));

const onDay = (day) => ({prepare: (page) => page.clock.setFixedTime(new Date(`${day}T12:00:00`))});
const dayAfter = (day) => new Date(Date.parse(`${day}T12:00:00Z`) + 86400000).toISOString().slice(0, 10);

/** What is to be seen of each thing that ages: [the day until which it holds, is it visible]. */
const seen = (page, attribute) => page.locator(`main [${attribute}]`).evaluateAll((all, name) =>
    all.map((one) => [one.getAttribute(name), one.checkVisibility()]), attribute);
const lastDay = (things) => things.map(([day]) => day).sort().at(-1);

/** Numbers of services that do not age, here and in the help block: they must never go. */
const lifelines = (page) => page.locator('a[href^="tel:"]').evaluateAll((all) =>
    all.filter((one) => !one.closest('[data-check-by]')).map((one) => [one.textContent, one.checkVisibility()]));

describe('a site that is not tended', TWO_AT_ONCE, () => {
  for (const path of PAGES) {
    test(`${path} says from its day on that it may be outdated`, TIME, async () => {
      let day;
      const review = '.head [data-review-by]';
      await asVisitor(path, async (page) => {
        day = await page.locator(review).getAttribute('data-review-by');
        assert.equal(await page.locator(review).isVisible(), false);
      }, onDay('2020-01-01'));
      await asVisitor(path, async (page) =>
        assert.equal(await page.locator(review).isVisible(), false), onDay(day));
      await asVisitor(path, async (page) =>
        assert.equal(await page.locator(review).isVisible(), true), onDay(dayAfter(day)));
    });
  }

  for (const [what, paths] of Object.entries({'a service': SERVICES, 'the list': LISTS, 'cards in a text': CARDS})) {
    for (const path of paths) {
      test(`${what}: ${path} shows a link in place of number and hours`, TIME, async () => {
        let last;
        let numbers;
        await asVisitor(path, async (page) => {
          const things = await seen(page, 'data-check-by');
          last = lastDay(things);
          numbers = await lifelines(page);
          assert.ok(things.length && things.every(([, visible]) => visible));
          assert.equal(await page.locator('main .notice[data-review-by] a:visible').count(), 0);
        }, onDay('2020-01-01'));
        await asVisitor(path, async (page) => {
          for (const [day, visible] of await seen(page, 'data-check-by')) assert.equal(visible, day >= last, day);
        }, onDay(last));
        await asVisitor(path, async (page) => {
          assert.deepEqual((await seen(page, 'data-check-by')).filter(([, visible]) => visible), []);
          // Beside each thing that went there is a way to the truth, in the same card.
          const without = await page.locator('main [data-check-by]').evaluateAll((all) => all.filter((one) =>
              ![...one.closest('.card').querySelectorAll('.notice a[href]')].some((link) => link.checkVisibility())).length);
          assert.equal(without, 0, 'a card without number and without a link in its place');
          assert.deepEqual(await lifelines(page), numbers);
          assert.ok(numbers.length && numbers.every(([, visible]) => visible), 'a crisis number went');
        }, onDay(dayAfter(last)));
      });
    }
  }
});

test('there are pages of all these', () => {
  assert.deepEqual([SERVICES, LISTS, CARDS, PAGES].map((paths) => paths.length), [2, 2, 2, 2]);
});

test('crisis services do not age', () => {
  const crisis = pathsWhere(www, ({main}) => /href="tel:1813"/.test(main) && isItem({html: main}));
  assert.ok(crisis.length > 0);
  assert.deepEqual(pathsWhere(www, (page) => crisis.includes(page.path) && facts(page.main).length), []);
});
