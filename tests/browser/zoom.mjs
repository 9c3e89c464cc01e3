// Pages in letters of twice the size, and what can no longer be read then.

/** Opens a page with letters twice as large; gives what makes them normal again. */
export async function enlargeLetters(page, address, how) {
  if (how === 'in the settings') return enlargeInSettings(page, address);
  await page.goto(address);
  await page.evaluate(() => {
    const {fontSize} = getComputedStyle(document.documentElement);
    document.documentElement.style.fontSize = `${2 * parseFloat(fontSize)}px`;
  });
  return async () => {};
}

// The size that the visitor chose for all sites; media queries in rem see it too.
async function enlargeInSettings(page, address) {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', {fontSizes: {standard: 32, fixed: 26}});
  await page.goto(address);
  return async () => {
    await session.send('Page.setFontSizes', {fontSizes: {standard: 16, fixed: 13}});
    await session.detach();
  };
}

/**
 * In the browser: texts that cannot be read, because they lie beside the screen, are clipped by
 * something around them, or have another text over them.
 */
export function cutOff() {
  const {clientWidth, scrollWidth} = document.documentElement;
  const wrong = scrollWidth > clientWidth ? [`${scrollWidth} px wide on ${clientWidth}`] : [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [];
  const range = document.createRange();
  const clips = (element) => ['overflowX', 'overflowY'].some((one) =>
      ['hidden', 'clip'].includes(getComputedStyle(element)[one]));

  const EVERYWHERE = {left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity};

  // The nearest box that cuts off what does not fit; inside one that scrolls, all can be reached.
  function clipAround(element) {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const {overflowX} = getComputedStyle(box);
      if (['auto', 'scroll'].includes(overflowX)) return EVERYWHERE;
      if (clips(box)) return box.getBoundingClientRect();
    }
    return {left: 0, right: clientWidth, top: -scrollY, bottom: Infinity};
  }

  while (texts.nextNode()) {
    const text = texts.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility() || element.closest('.skip, svg')) continue;
    const clip = clipAround(element);
    range.selectNodeContents(text);
    for (const {left, right, top, bottom, width} of range.getClientRects()) {
      if (width < 1) continue;
      const line = {left, right, top, bottom, element, text: text.data.trim().slice(0, 60)};
      lines.push(line);
      const outside = left < clip.left - 1 || right > clip.right + 1 || top < clip.top - 1 || bottom > clip.bottom + 1;
      if (outside) wrong.push(`cut off: ${line.text}`);
    }
  }

  // Letters fill about half of the height of their line; only those may not meet.
  const core = ({top, bottom}) => [top + (bottom - top) / 4, bottom - (bottom - top) / 4];
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, i) => {
    const [, end] = core(a);
    for (const b of lines.slice(i + 1)) {
      if (b.top > a.bottom) break;
      const [begin] = core(b);
      const beside = a.right <= b.left + 1 || b.right <= a.left + 1;
      if (!beside && begin < end && core(b)[1] > core(a)[0]) wrong.push(`"${a.text}" over "${b.text}"`);
    }
  });
  return wrong.slice(0, 5);
}
