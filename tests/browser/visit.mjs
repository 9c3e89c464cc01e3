// One visit to a page, and everything about it that should not be.
import {barriers} from './barriers.mjs';

/** How a page can be seen: a width in px, light or dark, on a screen or on paper; with axe or not. */
const OF_A_VIEW = {width: 320, height: 800, scheme: 'light', media: 'screen', axe: true};

/**
 * A visitor with an empty memory. What goes wrong is added to `noticed` as it happens; `look` adds
 * what can be seen now. `options` are Playwright's for a context.
 */
export async function visitor(browser, site, options = {}) {
  const context = await browser.newContext({viewport: sizeOf(OF_A_VIEW), ...options});
  context.setDefaultTimeout(30000);
  const noticed = [];
  listen(context, site, noticed);
  const page = await context.newPage();
  const remembers = async () => {
    const cookies = await context.cookies();
    return [...cookies.map(({name}) => `cookie ${name}`), ...await page.evaluate(remembered)];
  };
  const look = async () => {
    noticed.push(...await page.evaluate(tooWide), ...await remembers(), ...await barriers(page));
  };
  return {page, noticed, look, remembers, leave: () => context.close()};
}

/**
 * Visitors that are used again for page after page, since a new one takes longer than a page does.
 * After every page the memory must be empty, so the next one meets what a new visitor would; one
 * who noticed anything, or failed, leaves.
 */
export function visitors(enter) {
  const waiting = [];
  return async function lend(act) {
    const one = waiting.pop() ?? await enter();
    one.noticed.length = 0;
    try {
      await act(one);
    } catch (error) {
      await one.leave();
      throw error;
    }
    waiting.push(one);
  };
}

/** Visits an address, looks at it in each view, and gives what was noticed. */
export async function visit({page, noticed, remembers}, address, scripts, views) {
  await show(page, views[0]);
  const allow = scripts === 'off' ? await openWithoutScripts(page, address) : await page.goto(address);
  for (const view of views) {
    await show(page, view);
    const wrong = await page.evaluate(tooWide);
    if (view.axe ?? OF_A_VIEW.axe) {
      if (scripts === 'off') await allow();
      wrong.push(...await barriers(page));
    }
    const {width, scheme, media} = {...OF_A_VIEW, ...view};
    noticed.push(...wrong.map((line) => `${line} (${width} ${scheme} ${media}, scripts ${scripts})`));
  }
  if (scripts === 'off') await allow();
  noticed.push(...await remembers());
  return noticed;
}

/**
 * Opens a page whose scripts do not run, then or later. Gives what allows scripts again: those of
 * the tests, for asking what was stored and for axe; the page's own had their time.
 */
export async function openWithoutScripts(page, address) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', {value: true});
  await page.goto(address);
  let allowed = false;
  return async () => {
    if (allowed) return;
    allowed = true;
    await session.send('Emulation.setScriptExecutionDisabled', {value: false});
    await session.detach();
  };
}

function sizeOf(view) {
  const {width, height} = {...OF_A_VIEW, ...view};
  return {width, height};
}

/** Sets the page up for a view, as nothing of the view before may stay. */
export async function show(page, view) {
  const {scheme, media} = {...OF_A_VIEW, ...view};
  await page.setViewportSize(sizeOf(view));
  await page.emulateMedia({colorScheme: scheme, media});
}

function listen(context, site, noticed) {
  context.on('request', (request) => {
    const {origin, protocol} = new URL(request.url());
    if (origin !== site.address && protocol !== 'data:') noticed.push(`asked for ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    // The icon is asked for when all else is done, and given up when one leaves at once.
    const left = request.failure().errorText === 'net::ERR_ABORTED' && request.resourceType() === 'other';
    if (!left) noticed.push(`${request.url()} did not arrive`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) noticed.push(`${response.status()} for ${response.url()}`);
  });
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    noticed.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => noticed.push(`script: ${error.error()}`));
}

// Elements that make the page wider than the screen (WCAG 1.4.10).
function tooWide() {
  const {clientWidth, scrollWidth} = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    const {left, right} = element.getBoundingClientRect();
    return right > clientWidth + 1 || left < -1;
  });
  return [`${scrollWidth} px too wide`,
    ...wide.slice(0, 5).map((element) => `too wide: ${element.outerHTML.slice(0, 120)}`)];
}

// What the page left behind in the browser, cookies apart.
async function remembered() {
  const workers = await navigator.serviceWorker.getRegistrations();
  const names = [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
    ...(await indexedDB.databases()).map(({name}) => name), ...workers.map(({scope}) => scope),
  ];
  return names.map((name) => `stored ${name}`);
}
