// Where things stand on a page, seen from the side where its language begins to read.

/**
 * In the browser: how far from the beginning of the line the first one of each thing stands (from the
 * left in French, from the right in Arabic), and borders and pictures that are on the wrong side.
 */
export function edges() {
  const {lang: language, dir: direction, clientWidth} = document.documentElement;
  const right = direction === 'rtl';
  const begin = right ? 'Right' : 'Left';
  const end = right ? 'Left' : 'Right';
  const wrong = [];
  const starts = {};
  document.querySelector('.skip').focus();
  const start = ({left, right: other}) => (right ? clientWidth - other : left);

  const BOXES = ['.skip', '.mark', '.mark img', 'h1', '.lead', '.crumbs', '.help li', '.help li p', '.number',
    '.card', '.card .button', '.alert', '.alert-title', '.alert li', '.notice', '.toc', '.steps li', '.foot p'];
  for (const selector of BOXES) {
    const element = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
    if (element) starts[selector] = start(element.getBoundingClientRect());
  }

  // The way to help stands at the end of the line of the mark, or begins the next one.
  const [mark, now] = ['.mark', '.now'].map((one) => document.querySelector(one).getBoundingClientRect());
  const beside = now.top < mark.bottom;
  starts[`.now ${beside ? 'beside' : 'below'} .mark`] = beside === right ? now.left : clientWidth - now.right;

  // Marks before the entries of lists stand at an edge of their own.
  for (const selector of ['.alert.tip li', '.alert.warning li', '.steps li']) {
    const element = document.querySelector(selector);
    if (element) starts[`${selector}::before`] = parseFloat(getComputedStyle(element, '::before')[begin.toLowerCase()]);
  }

  // A border only on the side where the line begins.
  for (const element of document.querySelectorAll('.notice, .toc, .alert:not(.caution), blockquote')) {
    const style = getComputedStyle(element);
    const [thick, thin] = [begin, end].map((side) => parseFloat(style[`border${side}Width`]));
    if (!(thick > thin)) wrong.push(`border on the wrong side: ${element.outerHTML.slice(0, 60)}`);
  }

  // The door's light falls away from the beginning of the line; drawings of doors are turned round.
  const isTurned = (style) => new DOMMatrix(style.transform).a < 0;
  const light = getComputedStyle(document.querySelector('.help')).borderImageSource;
  if (!light.includes(right ? 'to left' : 'to right')) wrong.push(`light from the wrong side: ${light}`);
  const drawings = [...document.querySelectorAll('.scene')].map((one) => getComputedStyle(one));
  for (const one of document.querySelectorAll('main, .doors a, .home ol > li, .ladder > h2')) {
    drawings.push(getComputedStyle(one, '::before'));
  }
  if (drawings.some((style) => isTurned(style) !== right)) wrong.push('a drawing is not turned round');
  return {language, direction, starts, wrong};
}

/** In the browser: numbers of three digits or more whose digits do not go from left to right. */
export function digitsBackwards() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const wrong = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.parentElement.checkVisibility()) continue;
    for (const {0: number, index} of text.data.matchAll(/\+?\d[\d\s/().-]+\d/g)) {
      const places = [...number].flatMap((character, i) => {
        if (!/\d/.test(character)) return [];
        range.setStart(text, index + i);
        range.setEnd(text, index + i + 1);
        const {left, top} = range.getBoundingClientRect();
        return [{left, top}];
      });
      const back = places.some(({left, top}, i) => i > 0 && top === places[i - 1].top && left <= places[i - 1].left);
      if (back) wrong.push(`${number} reads backwards`);
    }
  }
  return wrong;
}
