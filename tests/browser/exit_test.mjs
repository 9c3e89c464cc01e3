// The way out of the pages where being seen reading is a danger. Where it leads is another host:
// that one request is answered here, so that nothing leaves this machine.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {pathsWhere} from './pages.mjs';
import {at, enter, TIME, TWO_AT_ONCE, www} from './stage.mjs';
import {openWithoutScripts, show} from './visit.mjs';

const PAGES = pathsWhere(www, ({main}) => /id="quiet_exit"/.test(main));

/** Opens a page after another one, with scripts or not, and looks how somebody leaves it. */
async function leaving(path, scripts, act) {
  const {page, noticed, remembers, leave} = await enter();
  try {
    await page.goto(at('/'));
    if (scripts) await page.goto(at(path));
    else await openWithoutScripts(page, at(path));
    const address = await page.locator('#quiet_exit').getAttribute('href');
    const {origin} = new URL(address);
    assert.notEqual(origin, at(''));
    await page.route(`${origin}/**`, (route) =>
        route.fulfill({contentType: 'text/html', body: '<!doctype html><title>weather</title>'}));
    const entries = () => page.evaluate(() => history.length);
    const before = await entries();
    await act(page, address, async () => (await entries()) - before);
    assert.deepEqual(noticed.filter((line) => line !== `asked for ${address}`), []);
    assert.deepEqual(await remembers(), []);
  } finally {
    await leave();
  }
}

async function isGone(page, address, added) {
  await page.waitForURL(address);
  assert.equal(await added(), 0, 'the page is still in the history');
  await page.goBack();
  assert.equal(page.url(), at('/'), 'the way back leads to the page again');
}

async function shift(page, times, pause = 0) {
  for (let i = 0; i < times; i++) {
    await page.keyboard.press('Shift');
    if (pause) await page.clock.fastForward(pause);
  }
}

async function stays(page, path) {
  await page.waitForTimeout(300);
  assert.equal(page.url(), at(path));
  assert.equal(await page.locator('main').isVisible(), true);
}

describe('the way out', TWO_AT_ONCE, () => {
  for (const path of PAGES) {
    test(`a click leaves ${path}`, TIME, () => leaving(path, true, async (page, address, added) => {
      await page.locator('#quiet_exit').click();
      await isGone(page, address, added);
    }));

    test(`three times Shift leave ${path}`, TIME, () => leaving(path, true, async (page, address, added) => {
      await shift(page, 3);
      await isGone(page, address, added);
    }));

    test(`twice Shift, or other keys between, stay on ${path}`, TIME, () => leaving(path, true, async (page) => {
      await shift(page, 2);
      await stays(page, path);
      await page.keyboard.press('a');
      await shift(page, 2);
      await stays(page, path);
    }));

    test(`slowly three times Shift stay on ${path}`, TIME, () => leaving(path, true, async (page) => {
      await page.clock.install();
      await page.reload();
      await shift(page, 4, 4000);
      await stays(page, path);
    }));

    test(`the way out of ${path} stays in view while one reads`, TIME, () => leaving(path, true, async (page) => {
      for (const width of [320, 1280]) {
        await show(page, {width});
        await page.evaluate(() => window.scrollTo(0, document.querySelector('main').offsetHeight / 2));
        const {top, bottom} = await page.locator('#quiet_exit').evaluate((one) => one.getBoundingClientRect().toJSON());
        assert.ok(top >= 0 && bottom <= 800, `at ${top} px (${width})`);
      }
    }));

    test(`without scripts the way out of ${path} is a link`, TIME, () => leaving(path, false, async (page, address) => {
      await page.locator('#quiet_exit').click();
      await page.waitForURL(address);
    }));
  }
});

test('there is such a page in each language that warns of danger at home', () => assert.equal(PAGES.length, 2));
