// What moves on a page.

/** In the browser: animations that run, styles that let something move, and rules that could. */
export function movement() {
  const wrong = document.getAnimations().map((one) => `runs: ${one.animationName ?? one.transitionProperty ?? one}`);
  const name = (element) => element.outerHTML.slice(0, 80);
  for (const element of document.querySelectorAll('*')) {
    if (['MARQUEE', 'VIDEO', 'ANIMATE', 'ANIMATETRANSFORM', 'ANIMATEMOTION'].includes(element.nodeName.toUpperCase())) {
      wrong.push(`moves: ${name(element)}`);
    }
    for (const part of [null, '::before', '::after']) {
      const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(element, part);
      if (parseFloat(transitionDuration) > 0) wrong.push(`transition ${transitionDuration}: ${name(element)}`);
      if (animationName !== 'none') wrong.push(`animation ${animationName}: ${name(element)}`);
      if (scrollBehavior === 'smooth') wrong.push(`smooth scrolling: ${name(element)}`);
    }
  }
  // A rule that has nothing to apply to on this page, or only in a state that it is not in.
  const rules = (list) => [...list].flatMap((rule) => [rule, ...rules(rule.cssRules ?? [])]);
  for (const rule of [...document.styleSheets].flatMap((sheet) => rules(sheet.cssRules))) {
    const text = rule.cssText.slice(0, 80);
    if (/^@(keyframes|view-transition)/.test(text)) wrong.push(`rule ${text}`);
    const moves = ['transition-property', 'animation-name', 'scroll-behavior'].some((one) =>
        !['', 'none', 'auto'].includes(rule.style?.getPropertyValue(one) ?? ''));
    if (moves) wrong.push(`rule ${text}`);
  }
  return wrong.slice(0, 5);
}
