// A page on paper: a handout for somebody who has no screen at hand.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {onePageOfEachKind, pathsWhere} from './pages.mjs';
import {sizesOfPages} from './pdf.mjs';
import {at, lend, TIME, TWO_AT_ONCE, www} from './stage.mjs';
import {show} from './visit.mjs';

const A4 = '596 x 843'; // in points, as Chromium rounds it up
const HANDOUTS = pathsWhere(www, ({main}) => /<article class="[^"]*one-page/.test(main));
const inside = ({main}) => /<div class="text[\s\S]*/.exec(main)?.[0] ?? '';
const ARTICLES = onePageOfEachKind(www).filter((path) =>
    pathsWhere(www, (page) => / href="https?:/.test(inside(page)) || / href="\//.test(inside(page))).includes(path));

const paper = (page) => show(page, {width: 680, scheme: 'dark', media: 'print'});
const print = async (page) => sizesOfPages(await page.pdf({format: 'A4', preferCSSPageSize: true}));

describe('on paper', TWO_AT_ONCE, () => {
  for (const path of HANDOUTS) {
    test(`${path} fills one sheet and no more`, TIME, () => lend(async ({page, noticed}) => {
      await page.goto(at(path));
      await paper(page);
      assert.deepEqual(await print(page), [A4]);
      assert.deepEqual(noticed, []);
    }));
  }

  for (const path of ARTICLES) {
    test(`${path} can be handed on`, TIME, () => lend(async ({page, noticed}) => {
      await page.goto(at(path));
      await paper(page);
      noticed.push(...await page.evaluate(missing));
      const body = await page.locator('body').innerText();
      assert.match(body, new RegExp(`[a-z.]+${path}(\\s|$)`, 'm'), 'it does not say where it stands');
      assert.equal(await page.locator('nav:visible, form:visible, .exit:visible').count(), 0);
      const sizes = await print(page);
      assert.ok(sizes.length > 0 && sizes.every((size) => size === A4), sizes.join(', '));
      assert.deepEqual(noticed, []);
    }));
  }
});

// In the browser: what a reader of the sheet would look for in vain.
function missing() {
  const wrong = [];
  const {backgroundColor} = getComputedStyle(document.body);
  if (backgroundColor !== 'rgb(255, 255, 255)') wrong.push(`the paper is ${backgroundColor}`);
  for (const link of document.querySelectorAll('.text p:not(.name) > a[href], .text li > a[href]')) {
    const address = link.getAttribute('href');
    if (!/^(https?:|\/)/.test(address) || !link.checkVisibility()) continue;
    const {content} = getComputedStyle(link, '::after');
    if (!content.includes('attr(href)') && !content.includes(address)) wrong.push(`no address of ${link.textContent}`);
  }
  const numbers = [...document.querySelectorAll('#hulp_nu a[href^="tel:"]')];
  if (numbers.length < 5 || !numbers.every((one) => one.checkVisibility())) wrong.push('the help block is not there');
  return wrong;
}

test('there is a handout of one sheet in each language that has professionals', () => assert.equal(HANDOUTS.length, 2));
test('there are articles to print', () => assert.ok(ARTICLES.length > 5));
