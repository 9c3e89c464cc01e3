// Lighthouse on three pages of a built site: node lighthouse_test.mjs site/www [--write FILE]
// The site stands at an example address, and its pages name that as their own (canonical). No audit
// minds: each only asks that the address is whole, and that pages do not name the home page in
// their place. Over http all is judged as safe, since the server is this machine.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {medianOf, startLighthouse} from './lighthouse.mjs';
import {onePageOfEachKind, pageAt} from './pages.mjs';
import {describePages, describePlace, writeBetweenMarkers} from './report.mjs';
import {serve} from './server.mjs';

const [www, option, report] = process.argv.slice(2);
const RUNS = 3;
const TIME = {timeout: 180000};
const tip = onePageOfEachKind(www).find((path) => /class="[^"]*\btip\b/.test(pageAt(www, path).main)
    && pageAt(www, path).language.startsWith('nl'));
const PATHS = ['/', '/hulp/', tip];
const measured = [];
let site;
let chrome;

before(async () => {
  site = await serve(www);
  chrome = await startLighthouse();
});
after(async () => {
  await chrome?.stop();
  site?.close();
  if (option !== '--write' || measured.length < PATHS.length) return;
  const place = describePlace({Chromium: chrome.version, Lighthouse: measured[0].lighthouseVersion});
  writeBetweenMarkers(report, `${place}\n${describePages(www, measured)}`);
});

for (const path of PATHS) {
  test(`Lighthouse on ${path}`, TIME, async () => {
    const runs = [];
    for (let i = 0; i < RUNS; i++) runs.push(await chrome.judge(site.address + path));
    const figures = {path, ...medianOf(runs), lighthouseVersion: runs[0].lighthouseVersion};
    measured.push(figures);
    for (const {wrong, ...scores} of runs) {
      for (const name of ['accessibility', 'best-practices', 'seo']) assert.equal(scores[name], 100, wrong.join('\n'));
    }
    // A measurement: a busy machine must not fail a test.
    const {performance} = figures;
    console.log(`${performance < 99 ? 'warning: ' : ''}performance ${performance} on ${path}`);
    if (performance < 99) console.log(runs.flatMap(({wrong}) => wrong).join('\n'));
  });
}
