// A page as somebody meets it who has a keyboard and no mouse.

const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * Walks through an opened page with the Tab key and gives what is wrong: the first stop is no way to
 * the content, something is left out or the order is another, or one cannot see where one is.
 */
export async function walk(page) {
  const count = await page.evaluate((stops) => {
    window.stops = [...document.querySelectorAll(stops)].filter((element) =>
        element.tabIndex >= 0 && !element.disabled && element.checkVisibility());
    return window.stops.length;
  }, STOPS);
  const wrong = [];
  for (let i = 0; i < count && wrong.length < 5; i++) {
    await page.keyboard.press('Tab');
    wrong.push(...await page.evaluate(wrongAt, i));
  }
  return [...wrong, ...await skip(page)];
}

// What is wrong when the stop of this number should have the focus.
function wrongAt(i) {
  const wanted = window.stops[i];
  const name = (element) => element.outerHTML.slice(0, 120);
  const now = document.activeElement;
  if (now !== wanted) return [`Tab goes to ${name(now)} and not to ${name(wanted)}`];
  const wrong = [];
  const {outlineStyle, outlineWidth} = getComputedStyle(now);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) wrong.push(`no focus seen: ${name(now)}`);
  // WCAG 2.4.11: not all of it may lie outside the window or under something else.
  const seen = [...now.getClientRects()].some((box) => [0.1, 0.5, 0.9].some((part) => {
    const x = box.left + part * box.width;
    const y = box.top + part * box.height;
    const top = document.elementFromPoint(x, y);
    return top !== null && (now.contains(top) || top.contains(now)) && top !== document.body;
  }));
  if (!seen) wrong.push(`focus hidden: ${name(now)}`);
  return wrong;
}

// The first stop must lead past the menu: after it, Tab goes to something in the content.
async function skip(page) {
  await page.evaluate(() => {
    document.activeElement.blur();
    window.scrollTo(0, 0);
    window.stops[0]?.focus();
  });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const main = document.querySelector('main');
    const inMain = window.stops.find((element) => main.contains(element));
    const behind = window.stops.find((element) => main.compareDocumentPosition(element) & 4);
    const wanted = inMain ?? behind;
    if (!wanted || document.activeElement === wanted) return [];
    return [`the first stop does not lead to the content: ${window.stops[0].outerHTML.slice(0, 120)}`];
  });
}
