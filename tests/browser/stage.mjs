// What the tests of a built site share: the site, Chromium and its visitors. node FILE site/www
import assert from 'node:assert/strict';
import {after, before} from 'node:test';
import {startChromium} from './chromium.mjs';
import {serve} from './server.mjs';
import {visitor, visitors} from './visit.mjs';

export const www = process.argv[2];
export const TIME = {timeout: 60000};
export const TWO_AT_ONCE = {concurrency: 2};

/** The served site and the browser, once a test runs. */
export const stage = {};

before(async () => {
  stage.site = await serve(www);
  stage.browser = await startChromium();
});
after(async () => {
  await stage.browser?.close();
  stage.site?.close();
});

/** The whole address of a path. */
export const at = (path) => stage.site.address + path;

/** A visitor of the site; `options` are Playwright's for a context. */
export const enter = (options) => visitor(stage.browser, stage.site, options);

/** Lends a visitor who visited other pages before (visit.mjs). */
export const lend = visitors(() => enter());

/** Does something in a page of a new visitor, who must notice nothing wrong. */
export async function asVisitor(path, act, {prepare = async () => {}, ...options} = {}) {
  const {page, noticed, look, leave} = await enter(options);
  try {
    await prepare(page);
    await page.goto(at(path));
    await act(page, noticed);
    await look();
    assert.deepEqual(noticed, []);
  } finally {
    await leave();
  }
}
