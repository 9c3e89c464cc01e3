// Choosing among the services: what each choice leaves is worked out here a second time.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {pathsWhere} from './pages.mjs';
import {asVisitor, at, enter, TIME, TWO_AT_ONCE, www} from './stage.mjs';
import {openWithoutScripts} from './visit.mjs';

const LISTS = pathsWhere(www, ({main}) => /<form[^>]*id="filter"/.test(main));

// What the page says of every service, and whether it is to be seen.
const servicesOn = (page) => page.locator('main .entry').evaluateAll((all) => all.map((entry) => ({
  ...entry.dataset, name: entry.querySelector('a').textContent, visible: entry.checkVisibility(),
})));
const crisisOn = (page) => page.locator('main .cards').first().locator('li .card').evaluateAll((all) =>
    all.map((card) => [card.querySelector('a').textContent, card.checkVisibility()]));
const listed = (words, word) => words.trim().split(/\s+/).includes(word);

// Somebody in Ghent is helped by what is in Ghent, in Flanders and in Belgium, but not in Brussels.
const NEAR = {
  ghent: /^(ghent|flanders|belgium)$/, flanders: /^(flanders|belgium)$/, brussels: /^(brussels|belgium)$/,
};
const SUITS = {
  who: ({who}, wanted) => who.trim() === '' || listed(who, wanted),
  age: ({youngest, oldest}, wanted) => {
    const [from, to] = wanted.split('-').map(Number);
    return Array.from({length: to - from + 1}, (_, i) => from + i).some((age) => age >= youngest && age <= oldest);
  },
  how: ({how}, wanted) => listed(how, wanted),
  cost: ({cost}, wanted) => wanted === 'free' && cost === 'free',
  place: ({place}, wanted) => NEAR[wanted].test(place),
};

/** What must be seen after these choices ([[field, value]...]), and how many the page says there are. */
async function agrees(page, choices) {
  const services = await servicesOn(page);
  const wanted = services.filter((one) => choices.every(([field, value]) => SUITS[field](one, value)));
  const visible = services.filter((one) => one.visible).map(({name}) => name);
  const how = choices.map((choice) => choice.join(' ')).join(', ');
  assert.deepEqual(visible, wanted.map(({name}) => name), how);
  const empty = await page.locator('main section.tier:visible').evaluateAll((all) =>
      all.filter((tier) => ![...tier.querySelectorAll('.entry')].some((entry) => entry.checkVisibility())).length);
  assert.equal(empty, 0, `a heading without services: ${how}`);

  const crisis = await crisisOn(page);
  assert.ok(crisis.length >= 5 && crisis.every(([, shown]) => shown), `a crisis service went: ${how}`);
  const status = page.locator('form [role=status]');
  const said = (await status.textContent()).trim();
  if (!choices.length) assert.equal(said, '');
  else if (wanted.length) assert.equal(/\d+/.exec(said)?.[0], String(wanted.length), said);
  else assert.ok(said && !/\d/.test(said), said);
  return wanted.length;
}

describe('the filter of services', TWO_AT_ONCE, () => {
  for (const path of LISTS) {
    test(`each field of ${path} leaves what suits`, TIME, () => asVisitor(path, async (page) => {
      const all = await agrees(page, []);
      assert.ok(all > 10);
      const fields = await page.locator('form select').evaluateAll((selects) => selects.map((select) =>
          [select.dataset.asks, [...select.options].map(({value}) => value).filter(Boolean)]));
      assert.deepEqual(fields.map(([field]) => field), Object.keys(SUITS));
      for (const [field, values] of fields) {
        const counts = [];
        for (const value of values) {
          await page.locator(`#filter_${field}`).selectOption(value);
          counts.push(await agrees(page, [[field, value]]));
        }
        assert.ok(counts.some((count) => count > 0 && count < all), `${field} changes nothing`);
        await page.locator(`#filter_${field}`).selectOption('');
        await agrees(page, []);
      }
    }));

    test(`choices on ${path} add up, and can be taken back`, TIME, () => asVisitor(path, async (page) => {
      const choices = [];
      for (const choice of [['who', 'jongeren'], ['age', '12-17'], ['how', 'chat'], ['cost', 'free'], ['place', 'ghent']]) {
        choices.push(choice);
        await page.locator(`#filter_${choice[0]}`).selectOption(choice[1]);
        await agrees(page, choices);
      }
      await page.locator('#filter_age').selectOption('0-11');
      await page.locator('#filter_place').selectOption('brussels');
      await agrees(page, [['who', 'jongeren'], ['age', '0-11'], ['how', 'chat'], ['cost', 'free'], ['place', 'brussels']]);
      await page.locator('#filter button').click();
      await page.waitForFunction(() => document.querySelector('#filter_count').textContent === '');
      await agrees(page, []);
      assert.equal(page.url(), at(path), 'a choice stands in the address');
      assert.equal(await page.evaluate(() => history.length), 2, 'a choice stands in the history');
    }));

    test(`without scripts ${path} lists everything`, TIME, async () => {
      const {page, noticed, leave} = await enter();
      try {
        await openWithoutScripts(page, at(path));
        const services = await servicesOn(page);
        assert.ok(services.length > 10 && services.every(({visible}) => visible));
        assert.equal(await page.locator('form:visible, select:visible').count(), 0, 'a form that does nothing');
        assert.deepEqual(noticed, []);
      } finally {
        await leave();
      }
    });
  }
});

test('there is a filter in each language with a list of services', () => assert.equal(LISTS.length, 2));
