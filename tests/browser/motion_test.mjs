// Nothing on the site moves, for those who asked their device for that and for all others.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {movement} from './motion.mjs';
import {onePageOfEachKind} from './pages.mjs';
import {at, lend, TIME, TWO_AT_ONCE, www} from './stage.mjs';

describe('nothing moves', TWO_AT_ONCE, () => {
  for (const path of onePageOfEachKind(www)) {
    test(`on ${path}`, TIME, () => lend(async ({page, noticed}) => {
      for (const reducedMotion of ['reduce', 'no-preference']) {
        await page.emulateMedia({reducedMotion});
        await page.goto(at(path));
        // What would begin when something is pointed at or gets the focus.
        await page.locator('header a').last().hover();
        await page.keyboard.press('Tab');
        noticed.push(...(await page.evaluate(movement)).map((line) => `${line} (${reducedMotion})`));
      }
      assert.deepEqual(noticed, []);
    }));
  }
});
