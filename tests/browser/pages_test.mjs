// Every page of a built site as people meet it: on every screen, by day and at night, with and
// without scripts, in danger, and with the keyboard alone. One page of every kind in more ways.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {toTheNumber} from './hurry.mjs';
import {walk} from './keyboard.mjs';
import {allOwnPages, allPages, onePageOfEachKind} from './pages.mjs';
import {at, enter, lend, TIME, TWO_AT_ONCE, www} from './stage.mjs';
import {show, visit} from './visit.mjs';

// axe where each scheme is met most: in bed with a phone, and by day at a desk.
const SCREENS = [320, 390, 768, 1280].flatMap((width) => ['light', 'dark'].map((scheme) =>
    ({width, scheme, axe: scheme === 'dark' ? width === 320 : width === 1280})));
const WITHOUT_SCRIPTS = [{width: 320, axe: false}, {width: 1280, axe: false}];
const MORE = [
  {width: 320}, {width: 1280, scheme: 'dark'},
  {width: 680, media: 'print'}, {width: 680, scheme: 'dark', media: 'print'},
];

describe('every page', TWO_AT_ONCE, () => {
  for (const path of allPages(www)) {
    test(`visits to ${path}`, TIME, () => lend(async (visitor) => {
      await visit(visitor, at(path), 'off', WITHOUT_SCRIPTS);
      const noticed = await visit(visitor, at(path), 'on', SCREENS);
      noticed.push(...await toTheNumber(visitor.page));
      assert.deepEqual(noticed, []);
    }));
  }
  for (const path of allOwnPages(www)) {
    test(`keyboard on ${path}`, TIME, () => lend(async ({page, noticed}) => {
      await show(page, {width: 320});
      await page.goto(at(path));
      assert.deepEqual([...await walk(page), ...noticed], []);
    }));
  }
});

describe('one page of every kind', TWO_AT_ONCE, () => {
  for (const path of onePageOfEachKind(www)) {
    test(`more visits to ${path}`, TIME, () => lend(async (visitor) => {
      await visit(visitor, at(path), 'off', [{width: 320}]);
      assert.deepEqual(await visit(visitor, at(path), 'on', MORE), []);
    }));
    test(`keyboard on ${path}, on a wide screen`, TIME, () => lend(async ({page, noticed}) => {
      await show(page, {width: 1280});
      await page.goto(at(path));
      assert.deepEqual([...await walk(page), ...noticed], []);
    }));
  }
});

test('an address that does not exist gives the page for that', TIME, async () => {
  const {page, leave} = await enter();
  try {
    const answer = await page.goto(at('/tips/dit-bestaat-niet/'));
    assert.equal(answer.status(), 404);
    assert.ok(await page.locator('main a').count() > 0, 'no way back');
  } finally {
    await leave();
  }
});
