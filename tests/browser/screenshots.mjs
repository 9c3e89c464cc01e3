// The ten most important pages as pictures: node screenshots.mjs site/www FOLDER
// On a phone, the half of them at night, and on a wide screen by day.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {startChromium} from './chromium.mjs';
import {pageAt} from './pages.mjs';
import {serve} from './server.mjs';

const [www, folder] = process.argv.slice(2);
const PAGES = {
  home: '/', ouders: '/ouders/', jongeren: '/jongeren/', professionals: '/professionals/', hulp: '/hulp/',
  'contact-houden': '/contact-houden/', 'stap-voor-stap': '/stap-voor-stap/',
  verhaal: '/verhalen/zondag-om-vier-uur/', tip: '/tips/na-een-ruzie/', literatuur: '/literatuur/',
};
const AT_NIGHT = ['home', 'jongeren', 'stap-voor-stap', 'verhaal', 'tip'];
const VIEWS = [{width: 390, height: 1700}, {width: 1280, height: 1600}];

const missing = Object.values(PAGES).filter((path) => !pageAt(www, path));
if (missing.length) throw new Error(`the site has no ${missing.join(', ')}`);
mkdirSync(folder, {recursive: true});
const site = await serve(www);
const browser = await startChromium();
const page = await browser.newPage();
for (const [name, path] of Object.entries(PAGES)) {
  for (const {width, height} of VIEWS) {
    const night = width < 1000 && AT_NIGHT.includes(name);
    await page.setViewportSize({width, height: 900});
    await page.emulateMedia({colorScheme: night ? 'dark' : 'light'});
    await page.goto(site.address + path);
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = {x: 0, y: 0, width, height: Math.min(height, whole)};
    await page.screenshot({path: join(folder, `${name}-${width}.png`), fullPage: true, clip});
  }
}
await browser.close();
site.close();
