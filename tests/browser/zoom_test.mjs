// People who see little enlarge the page or only its letters to twice the size: one page of every
// kind, on a wide and on a narrow screen (WCAG 1.4.4 and 1.4.10).
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {onePageOfEachKind} from './pages.mjs';
import {at, enter, lend, TIME, TWO_AT_ONCE, www} from './stage.mjs';
import {visitors} from './visit.mjs';
import {cutOff, enlargeLetters} from './zoom.mjs';

// A screen of 1280 px whose pixels all are two wide: what Ctrl and + do.
const lendAtTwice = visitors(() => enter({viewport: {width: 640, height: 400}, deviceScaleFactor: 2}));

describe('twice as large', TWO_AT_ONCE, () => {
  for (const path of onePageOfEachKind(www)) {
    test(`the page ${path}`, TIME, () => lendAtTwice(async ({page, noticed}) => {
      await page.goto(at(path));
      assert.deepEqual([...await page.evaluate(cutOff), ...noticed], []);
    }));

    for (const how of ['in the settings', 'by a style']) {
      test(`the letters of ${path} ${how}`, TIME, () => lend(async ({page, noticed}) => {
        for (const width of [1280, 320]) {
          await page.setViewportSize({width, height: 800});
          const normal = await enlargeLetters(page, at(path), how);
          noticed.push(...(await page.evaluate(cutOff)).map((line) => `${line} (${width})`));
          await normal();
        }
        assert.deepEqual(noticed, []);
      }));
    }
  }
});
