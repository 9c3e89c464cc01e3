// One visit to a page, and everything about it that should not be.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How a page can be seen: a width in px, light or dark, on a screen or on paper. */
const OF_A_VIEW = {width: 320, scheme: 'light', media: 'screen'};

/**
 * A visitor with an empty memory. What goes wrong is added to `noticed` as it happens; `look` adds
 * what can be seen now.
 */
export async function visitor(browser, site, view = {}) {
  const context = await browser.newContext({viewport: sizeOf(view)});
  context.setDefaultTimeout(30000);
  const noticed = [];
  listen(context, site, noticed);
  const page = await context.newPage();
  const look = async () => {
    noticed.push(...await page.evaluate(tooWide), ...await page.evaluate(remembered));
    const cookies = await context.cookies();
    noticed.push(...cookies.map(({name}) => `cookie ${name}`), ...await barriers(page));
  };
  return {page, noticed, look, leave: () => context.close()};
}

/** Visits a path, looks at it in each view, and gives what was noticed. */
export async function visit(browser, site, path, scripts, views) {
  const {page, noticed, look, leave} = await visitor(browser, site, views[0]);
  try {
    await show(page, views[0]);
    if (scripts === 'on') await page.goto(site.address + path);
    else await openWithoutScripts(page, site.address + path);
    for (const view of views) {
      await show(page, view);
      const before = noticed.length;
      await look();
      const how = Object.values({...OF_A_VIEW, ...view}).join(' ');
      noticed.push(...noticed.splice(before).map((line) => `${line} (${how}, scripts ${scripts})`));
    }
    return noticed;
  } finally {
    await leave();
  }
}

function sizeOf(view) {
  return {width: view.width ?? OF_A_VIEW.width, height: 800};
}

async function show(page, view) {
  const {scheme, media} = {...OF_A_VIEW, ...view};
  await page.setViewportSize(sizeOf(view));
  await page.emulateMedia({colorScheme: scheme, media});
}

function listen(context, site, noticed) {
  context.on('request', (request) => {
    const {origin, protocol} = new URL(request.url());
    if (origin !== site.address && protocol !== 'data:') noticed.push(`asked for ${request.url()}`);
  });
  context.on('requestfailed', (request) => noticed.push(`${request.url()} did not arrive`));
  context.on('response', (response) => {
    if (response.status() >= 400) noticed.push(`${response.status()} for ${response.url()}`);
  });
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    noticed.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => noticed.push(`script: ${error.error()}`));
}

/** The page's scripts do not run, then or later; afterwards ours may, for axe needs them. */
export async function openWithoutScripts(page, address) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', {value: true});
  await page.goto(address, {waitUntil: 'load'});
  await session.send('Emulation.setScriptExecutionDisabled', {value: false});
}

// Elements that make the page wider than the screen (WCAG 1.4.10).
function tooWide() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 5).map((element) => `too wide: ${element.outerHTML.slice(0, 120)}`);
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

async function barriers(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const options = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']};
    const {violations} = await window.axe.run(options);
    return violations.map(({id, help, nodes}) => `axe ${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
  }, RULES);
}
