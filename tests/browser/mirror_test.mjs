// Arabic pages are mirrored: what stands left on the French page of the same kind stands right.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {digitsBackwards, edges} from './mirror.mjs';
import {pageAt, pagesOf} from './pages.mjs';
import {at, lend, TIME, TWO_AT_ONCE, www} from './stage.mjs';

const arabic = pagesOf(www).filter(({language}) => language === 'ar').map(({path}) => path);
const pairs = arabic.map((path) => [path, path.replace('/ar/', '/fr/')]).filter(([, path]) => pageAt(www, path));

// What must stand on both pages; more is compared wherever it is on both.
const AT_LEAST = ['.skip', '.mark', '.mark img', 'h1', '.number', '.help li'];

async function edgesOf(page, path, width) {
  await page.setViewportSize({width, height: 800});
  await page.goto(at(path));
  return page.evaluate(edges);
}

test('there are Arabic pages, and French ones beside them', () => {
  assert.ok(pairs.length > 2, 'too few pages to compare');
});

describe('Arabic pages', TWO_AT_ONCE, () => {
  for (const [path, french] of pairs) {
    test(`${path} mirrors ${french}`, TIME, () => lend(async ({page, noticed}) => {
      for (const width of [390, 1280]) {
        const there = await edgesOf(page, french, width);
        const here = await edgesOf(page, path, width);
        assert.deepEqual([here.language, here.direction], ['ar', 'rtl']);
        assert.equal(there.direction, 'ltr');
        assert.deepEqual(AT_LEAST.filter((name) => !(name in here.starts) || !(name in there.starts)), []);
        for (const name of Object.keys(here.starts).filter((one) => one in there.starts)) {
          const difference = Math.abs(here.starts[name] - there.starts[name]);
          if (difference > 1) noticed.push(`${name} is ${difference} px elsewhere (${width} px)`);
        }
        noticed.push(...here.wrong, ...there.wrong);
      }
      assert.deepEqual(noticed, []);
    }));
  }
  for (const path of arabic) {
    test(`numbers on ${path} read from left to right`, TIME, () => lend(async ({page, noticed}) => {
      await page.goto(at(path));
      assert.deepEqual([...await page.evaluate(digitsBackwards), ...noticed], []);
      assert.ok(await page.locator('a[href^="tel:"]').count() > 0, 'no number at all');
    }));
  }
});
