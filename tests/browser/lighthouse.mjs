// What Lighthouse says of a page on a phone of the middle class on a slow line, its own default.
import {createServer} from 'node:http';
import lighthouse from 'lighthouse';
import {startChromium} from './chromium.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const MEASURES = {
  paint: 'first-contentful-paint', largest: 'largest-contentful-paint', blocked: 'total-blocking-time',
  shift: 'cumulative-layout-shift', bytes: 'total-byte-weight',
};

/** A Chromium that Lighthouse can steer; `judge` gives the figures of an address. */
export async function startLighthouse() {
  const port = await freePort();
  const browser = await startChromium(`--remote-debugging-port=${port}`);
  const options = {port, onlyCategories: CATEGORIES, logLevel: 'error'};
  const judge = async (address) => {
    // On a busy machine Lighthouse at times comes to no end; that says nothing of the page.
    for (let tries = 1; ; tries++) {
      const {lhr} = await lighthouse(address, options).catch((error) => ({lhr: {runtimeError: error}}));
      const error = lhr.runtimeError?.message
          ?? CATEGORIES.find((name) => lhr.categories[name].score === null);
      if (!error) return figuresOf(lhr);
      if (tries === 3) throw new Error(`Lighthouse could not judge ${address}: ${error}`);
    }
  };
  return {judge, version: browser.version(), stop: () => browser.close()};
}

function figuresOf({categories, audits, lighthouseVersion}) {
  const figures = {lighthouseVersion, wrong: []};
  for (const [name, {score, auditRefs}] of Object.entries(categories)) {
    figures[name] = Math.round(score * 100);
    const lost = auditRefs.filter(({id, weight}) => weight > 0 && audits[id].score !== null && audits[id].score < 1);
    figures.wrong.push(...lost.map(({id}) => `${name}: ${id}: ${audits[id].title} ${audits[id].displayValue ?? ''}`));
  }
  for (const [name, id] of Object.entries(MEASURES)) figures[name] = audits[id].numericValue;
  return figures;
}

// Chromium must be told which port it shall listen on.
function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => found(port));
    });
  });
}

/** The figures in the middle of those of several runs, each on its own. */
export function medianOf(runs) {
  const middle = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
  const names = Object.keys(runs[0]).filter((name) => typeof runs[0][name] === 'number');
  return Object.fromEntries(names.map((name) => [name, middle(runs.map((run) => run[name]))]));
}
