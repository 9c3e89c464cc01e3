// A page as somebody meets it who has a keyboard and no mouse.

const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * Walks through an opened page with the Tab key and gives what is wrong: the first stop is no way to
 * the content, something is left out or the order is another, or one cannot see where one is.
 */
export async function walk(page) {
  const count = await page.evaluate(prepare, STOPS);
  // Chromium keeps the order of keys; waiting for each of them would take most of the time.
  const session = await page.context().newCDPSession(page);
  const keys = Array.from({length: 2 * count}, (_, i) => session.send('Input.dispatchKeyEvent', {
    type: i % 2 ? 'keyUp' : 'rawKeyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9,
  }));
  await Promise.all(keys);
  await session.detach();
  return [...await page.evaluate(() => window.walked()), ...await skip(page)];
}

// Lists the stops, and notes at each release of the Tab key what is wrong there.
function prepare(selector) {
  const stops = [...document.querySelectorAll(selector)].filter((element) =>
      element.tabIndex >= 0 && !element.disabled && element.checkVisibility());
  const name = (element) => element.outerHTML.slice(0, 120);
  const wrong = [];
  let count = 0;

  // WCAG 2.4.11: not all of it may lie outside the window or under something else.
  const isSeen = (element) => [...element.getClientRects()].some((box) => [0.1, 0.5, 0.9].some((part) => {
    const top = document.elementFromPoint(box.left + part * box.width, box.top + part * box.height);
    return top !== null && (element.contains(top) || top.contains(element)) && top !== document.body;
  }));

  function look(now, wanted) {
    if (now !== wanted) return [`Tab goes to ${name(now)} and not to ${name(wanted)}`];
    const {outlineStyle, outlineWidth} = getComputedStyle(now);
    const marked = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    return [
      ...(marked ? [] : [`no focus seen: ${name(now)}`]),
      ...(isSeen(now) ? [] : [`focus hidden: ${name(now)}`]),
    ];
  }
  const onRelease = ({key}) => {
    if (key === 'Tab') wrong.push(...look(document.activeElement, stops[count++]));
  };
  window.addEventListener('keyup', onRelease, true);
  window.walked = () => {
    window.removeEventListener('keyup', onRelease, true);
    return [...wrong.slice(0, 5), ...(count === stops.length ? [] : [`${count} keys of ${stops.length} arrived`])];
  };
  window.stops = stops;
  return stops.length;
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
