// The small correct site with mistakes put into it, for the tests of the tests.
import {after, before} from 'node:test';
import {writeSite} from '../validate/sample.mjs';
import {startChromium} from './chromium.mjs';
import {serve} from './server.mjs';
import {visitor} from './visit.mjs';

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser?.close());

export const TIME = {timeout: 60000};

/** Lets `act` do something as a visitor of the site with these changes (sample.mjs). */
export async function onSample(changes, act) {
  const sample = writeSite(...changes);
  const site = await serve(sample.www);
  const one = await visitor(browser, site);
  try {
    return await act(one, site);
  } finally {
    await one.leave();
    site.close();
    sample.remove();
  }
}
