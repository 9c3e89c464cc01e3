// The report of reach, as `kier reach` writes it: what a funder opens from a mail, and prints.
// node FILE folder-of-the-report
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import axe from 'axe-core';
import {HtmlValidate, StaticConfigLoader} from 'html-validate';
import {startChromium} from './chromium.mjs';
import {sizesOfPages} from './pdf.mjs';

const TIME = {timeout: 60000};
const file = join(resolve(process.argv[2]), 'index.html');
const A4 = '595 x 842'; // in points
let browser;

before(async () => { browser = await startChromium(); });
after(() => browser?.close());

/** Opens the report from disk; what it asks for or complains about is collected. */
async function open(options, act) {
  const context = await browser.newContext({bypassCSP: false, ...options});
  const page = await context.newPage();
  const noticed = [];
  page.on('console', (message) => noticed.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => noticed.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(file).href) && request.url() !== 'data:,') {
      noticed.push(`asked for ${request.url()}`);
    }
  });
  try {
    await page.goto(pathToFileURL(file).href);
    await act(page);
    assert.deepEqual(noticed, []);
  } finally {
    await context.close();
  }
}

describe('the report of reach', () => {
  for (const width of [320, 768, 1280]) {
    for (const colorScheme of ['light', 'dark']) {
      test(`fits and is accessible, ${width} ${colorScheme}`, TIME, () =>
        open({viewport: {width, height: 800}, colorScheme}, async (page) => {
          const room = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(room <= 0, `${room} px too wide`);
          await page.evaluate(axe.source);
          const {violations} = await page.evaluate(() => globalThis.axe.run());
          assert.deepEqual(violations.map(({id, nodes}) => `${id}: ${nodes[0].html}`), []);
        }));
    }
  }

  test('needs no script', TIME, () => open({javaScriptEnabled: false}, async (page) => {
    assert.match(await page.locator('h1').innerText(), /./);
  }));

  test('has tables with captions and headers, and pictures with names', TIME, () => open({}, async (page) => {
    const wrong = await page.evaluate(() => [
      ...[...document.querySelectorAll('table')].filter((table) =>
          !table.caption?.textContent.trim() || !table.querySelector('thead th[scope=col]') ||
          [...table.tBodies[0].rows].some((row) => !row.querySelector('th[scope=row]'))),
      ...[...document.querySelectorAll('svg')].filter((svg) => svg.getAttribute('role') !== 'img' ||
          !(svg.getAttribute('aria-label') || svg.querySelector('title')?.textContent.trim())),
    ].map((element) => element.outerHTML.slice(0, 80)));
    assert.deepEqual(wrong, []);
    assert.ok(await page.locator('table').count() > 2);
  }));

  test('keeps to its policy, which bites', TIME, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const refused = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { display: none }';
      document.head.append(style);
    });
    assert.ok(refused.some((text) => /style-src/.test(text)), refused.join('\n'));
    await context.close();
  });

  test('prints on A4, and in black on white at night too', TIME, () => open({colorScheme: 'dark'}, async (page) => {
    const sizes = sizesOfPages(await page.pdf({preferCSSPageSize: true}));
    assert.ok(sizes.length > 0 && sizes.every((size) => size === A4), sizes.join(', '));
    await page.emulateMedia({media: 'print'});
    const colours = await page.evaluate(() => {
      const {color, backgroundColor} = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  }));

  test('is correct HTML', TIME, async () => {
    const validator = new HtmlValidate(new StaticConfigLoader({
      root: true,
      extends: ['html-validate:recommended', 'html-validate:standard', 'html-validate:a11y',
        'html-validate:document'],
      // Off as in tests/validate/html.mjs.
      rules: {'doctype-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off'},
    }));
    const report = await validator.validateString(readFileSync(file, 'utf8'), file);
    assert.deepEqual(report.results.flatMap(({messages}) =>
        messages.map(({line, message, ruleId}) => `${line}: ${message} [${ruleId}]`)), []);
  });
});
