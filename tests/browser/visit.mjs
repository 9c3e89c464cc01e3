// One visit to a page, and everything about it that should not be.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * A visitor with an empty memory and a screen of `width` px. What goes wrong is added to
 * `noticed` as it happens; `look` adds what can be seen now.
 */
export async function visitor(browser, site, width) {
  const context = await browser.newContext({viewport: {width, height: 800}});
  context.setDefaultTimeout(15000);
  const noticed = [];
  listen(context, site, noticed);
  const page = await context.newPage();
  const look = async () => {
    noticed.push(...await page.evaluate(tooWide), ...await barriers(page));
    const cookies = await context.cookies();
    noticed.push(...cookies.map(({name}) => `cookie ${name}`));
  };
  return {page, noticed, look, leave: () => context.close()};
}

/** Visits a path once and gives what was noticed. */
export async function visit(browser, site, path, {width, scripts}) {
  const {page, noticed, look, leave} = await visitor(browser, site, width);
  try {
    await (scripts === 'on' ? open : openWithoutScripts)(page, site.address + path);
    await look();
    return noticed;
  } finally {
    await leave();
  }
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

async function open(page, address) {
  await page.goto(address, {waitUntil: 'networkidle'});
}

// The page's scripts do not run, then or later; afterwards ours may, for axe needs them.
async function openWithoutScripts(page, address) {
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

async function barriers(page) {
  await page.evaluate(axe);
  const {violations} = await page.evaluate((tags) =>
      window.axe.run({runOnly: {type: 'tag', values: tags}}), RULES);
  return violations.map(({id, help, nodes}) => `axe ${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
}
