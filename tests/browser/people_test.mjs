// What must be noticed for people with a keyboard, in danger, who see little, whom movement makes ill,
// who read from right to left or on paper: each mistake is put into a correct site.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {deflateSync} from 'node:zlib';
import {toTheNumber} from './hurry.mjs';
import {walk} from './keyboard.mjs';
import {digitsBackwards} from './mirror.mjs';
import {movement} from './motion.mjs';
import {sizesOfPages} from './pdf.mjs';
import {onSample, TIME} from './tryout.mjs';
import {cutOff, enlargeLetters} from './zoom.mjs';

const tip = 'www/tips/slaap/index.html';
const style = 'www/site.css';
const script = 'www/search.js';
const open = (path, changes, look) => onSample(changes, async ({page}, site) => {
  await page.goto(site.address + path);
  return look(page);
});
const walkOn = (path, ...changes) => open(path, changes, walk);
const matches = (wrong, expected) =>
    assert.ok(wrong.some((line) => expected.test(line)), wrong.join('\n') || 'nothing');

const BARRIERS = [
  // path, file, what is replaced, by what, what must be said
  ['/tips/slaap/', style, '2px solid', '0 solid', /^no focus seen: <a class="skip"/],
  ['/tips/slaap/', style, 'top: 0 }', 'top: -9rem }', /^focus hidden: <a class="skip"/],
  ['/tips/slaap/', tip, '</main>', '<a href="/en/" tabindex="1">x</a></main>', /^Tab goes to <a href="\/en\/" tab.* and not to/],
  ['/tips/slaap/', tip, '</main>', '<div class="lid"></div></main>', /^focus hidden: <a href="\/">/],
  ['/', 'www/index.html', '<main id="main">', '<main>', /^the first stop does not lead to the content/],
];
for (const [path, file, from, to, expected] of BARRIERS) {
  test(`${to} in ${file}: ${expected}`, TIME, async () => {
    const lid = {file: style, from: 'body {', to: '.lid { position: fixed; inset: 0 }\nbody {'};
    const wrong = await walkOn(path, {file, from, to}, ...(to.includes('lid') ? [lid] : []));
    matches(wrong, expected);
  });
}

test('a script that keeps the focus is a barrier', TIME, async () => {
  const trap = 'document.addEventListener("focusout", (event) => event.target.focus()); const';
  const wrong = await walkOn('/zoeken/', {file: script, from: 'const', to: trap});
  assert.match(wrong[0] ?? 'nothing', /^Tab goes to/);
});

test('a correct page can be walked through', TIME, async () => {
  assert.deepEqual(await walkOn('/zoeken/'), []);
  assert.deepEqual(await walkOn('/tips/slaap/'), []);
});

const HELP = '<p class="in"><a class="now" href="#hulp_nu">Hulp nu</a></p>';
const NUMBER = '<section id="hulp_nu"><h2>Hulp nu</h2><p><a class="number" href="tel:112">112</a></p></section></body>';
const BIG = '.now, .number { display: inline-block; min-width: 44px; line-height: 44px }';
const HURRY = [
  // what is added to the style, what must be said
  ['', undefined],
  ['.now { position: absolute; top: 900px }', /^no way to help/],
  ['header { position: relative } header::after { content: ""; position: absolute; inset: 0 }', /^no way to help/],
  ['.now { line-height: 20px; min-height: 0 !important }', /^no way to help/],
  ['.number { margin-left: 400px }', /^no number/],
  ['h2 { margin-bottom: 900px } section { padding-bottom: 900px }', /^no number/],
];
for (const [rule, expected] of HURRY) {
  test(`on the way to help: ${rule || 'nothing'} in the style`, TIME, async () => {
    const changes = [
      {file: tip, from: '</header>', to: `${HELP}</header>`}, {file: tip, from: '</body>', to: NUMBER},
      {file: style, from: '.skip {', to: `${BIG} ${rule}\n.skip {`},
    ];
    const wrong = await open('/tips/slaap/', changes, toTheNumber);
    if (expected) matches(wrong, expected);
    else assert.deepEqual(wrong, []);
  });
}

const IN_THE_BROWSER = [
  // what looks, a rule of style or an element, what must be said
  [cutOff, 'main { overflow: hidden; height: 2rem }', /^cut off: Elke dag/],
  [cutOff, 'p { margin-left: -3rem }', /^cut off: Elke dag/],
  [cutOff, 'h1 { margin-bottom: -3.5rem }', /over "/],
  [cutOff, 'p { white-space: nowrap; font-size: 4rem }', /px wide on 320/],
  [movement, 'p { transition: color .2s }', /^transition 0.2s: <p>/],
  [movement, '@keyframes a { to { opacity: 0 } } p { animation: a 9s }', /^runs: a/],
  [movement, 'html { scroll-behavior: smooth }', /^smooth scrolling/],
  [movement, '.absent { transition: color .2s }', /^rule \.absent/],
  [movement, '@view-transition { navigation: auto }', /^rule @view-transition/],
  [digitsBackwards, '<p dir="rtl">+32 9 123</p>', /reads backwards/],
  [digitsBackwards, '<p dir="rtl"><bdo dir="rtl">1813</bdo></p>', /^1813 reads backwards/],
];
for (const [look, mistake, expected] of IN_THE_BROWSER) {
  test(`${look.name} sees ${mistake}`, TIME, async () => {
    const change = mistake.startsWith('<') ? {file: tip, from: '</main>', to: `${mistake}</main>`}
      : {file: style, from: '.skip {', to: `${mistake}\n.skip {`};
    matches(await open('/tips/slaap/', [change], (page) => page.evaluate(look)), expected);
  });
}

test('nothing is wrong with a correct page', TIME, async () => {
  for (const look of [cutOff, movement, digitsBackwards]) {
    assert.deepEqual(await open('/tips/slaap/', [], (page) => page.evaluate(look)), []);
  }
});

test('letters become twice as large, and normal again', TIME, () => onSample([], async ({page}, site) => {
  const size = () => page.evaluate(() => getComputedStyle(document.querySelector('p')).fontSize);
  const address = `${site.address}/tips/slaap/`;
  for (const how of ['in the settings', 'by a style']) {
    const normal = await enlargeLetters(page, address, how);
    assert.equal(await size(), '32px', how);
    await normal();
    await page.goto(address);
    assert.equal(await size(), '16px', how);
  }
}));

test('pages of a PDF are counted, also those in packed streams', () => {
  const page = '<< /Type /Page /Parent 1 0 R /MediaBox [0 0 595.9 842.1] >>';
  const packed = deflateSync(Buffer.from(page)).toString('latin1');
  const file = `<< /Type /Pages /Count 2 >>\n${page}\n<< /Type /ObjStm /N 1 >>\nstream\n${packed}\nendstream`;
  assert.deepEqual(sizesOfPages(Buffer.from(file, 'latin1')), ['596 x 842', '596 x 842']);
});
