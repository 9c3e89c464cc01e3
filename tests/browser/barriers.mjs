// What axe-core finds on an opened page.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The violations of the Web Content Accessibility Guidelines that a program can see, as lines. */
export async function barriers(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    // Only violations are asked for, so that axe need not describe everything that is right.
    const options = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']};
    const {violations} = await window.axe.run(options);
    return violations.map(({id, help, nodes}) => `axe ${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
  }, RULES);
}
