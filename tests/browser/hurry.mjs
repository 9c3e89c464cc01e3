// Somebody needs to call, now, with a phone in one hand.
import {show} from './visit.mjs';

const PHONE = {width: 390, height: 844, scheme: 'dark'};

/**
 * From an opened page to a number in two taps, without looking for it: "Hulp nu" stands on the first
 * screen, and where it leads, a number can be tapped at once. Gives what is wrong.
 */
export async function toTheNumber(page) {
  await show(page, PHONE);
  await page.evaluate(() => window.scrollTo(0, 0));
  const [now] = await page.evaluate(canBeTapped, 'header a[href="#hulp_nu"]');
  if (!now) return ['no way to help on the first screen'];
  await page.mouse.click(now.x, now.y);
  const numbers = await page.evaluate(canBeTapped, 'a[href^="tel:"]');
  return numbers.length ? [] : ['no number on the screen after a tap on the way to help'];
}

// The places of what can be tapped without scrolling: wholly on the screen, big enough for a thumb
// (44 px, WCAG 2.5.5) and under nothing else.
function canBeTapped(selector) {
  return [...document.querySelectorAll(selector)].flatMap((element) => {
    const {left, right, top, bottom, width, height} = element.getBoundingClientRect();
    const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    const [x, y] = [left + width / 2, top + height / 2];
    if (!inside || width < 44 || height < 44 || !element.contains(document.elementFromPoint(x, y))) return [];
    return [{x, y}];
  });
}
