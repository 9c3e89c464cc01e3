// Writes a log in the combined format that holds all that counting has rules for: people who come
// back, bots, phones whose name looks like one, equal lines, probes, walkers, visits around the
// change of clocks, the team's own, and lines that want to do harm. The same seed, the same bytes.
import {codes} from './campaign.mjs';

/** Numbers in [0, 1) that look like chance (mulberry32). */
function randomFrom(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const agents = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 Chrome/133.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
  'Mozilla/5.0 (iPhone) [FBAN/FBIOS;FBAV/480.0.0.30.109;FBDV/iPhone14,5]',
  'Mozilla/5.0 (X11) a \\"quote\\" \\\\ and \\xc3\\xa9',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'WhatsApp/2.24.20.89 A',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'curl/8.5.0', 'python-requests/2.32', '-', '',
];
const targets = [
  ...['', '', '', '', '', '/', '/', '/', '/discord', '/Discord/', '/hulp-nu', '/hulp-nu/index.html', '/elders',
    '/?fbclid=x', '#a', '/index.html', '/style.css', '/a/b'],
];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const twoDigits = (number) => String(number).padStart(2, '0');

/** The moment as a clock at `zone` hours from UTC shows it. */
function clfTime(second, zone) {
  const at = new Date((second + zone * 3600) * 1000);
  return `${twoDigits(at.getUTCDate())}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}:` +
      `${at.toISOString().slice(11, 19)} ${zone < 0 ? '-' : '+'}${twoDigits(Math.abs(zone))}00`;
}

const hostile = [
  '', '/k/', '\x1b[31m/k/7FQF/\x1b]0;title\x07', '=cmd|\'/k/7FQF/\'!A1', '<script>/k/7FQF/</script>',
  '192.0.2.1 - - [99/Mar/2026:10:00:00 +0100] "GET /op.een-kier/k/7FQF/ HTTP/1.1" 200 5 "-" "Mozilla/5.0 ("',
  '192.0.2.1 - - [27/Mar/2026:10:00:00 +0100] "\\x16\\x03\\x01/k/" 400 5 "-" "-"',
  '192.0.2.1 - - [27/Mar/2026:10:00:00 +0100] "GET /op.een-kier/k/7FQF/ HTTP/1.1" 200 5 "-" "Mozilla/5.0 (X',
  '192.0.2.1 - - [27/Mar/2026:10:00:00 +0100] "GET /op.een-kier/k/=1+1/ HTTP/1.1" 200 5 "-" "Mozilla/5.0 (X11)"',
  '192.0.2.1 - - [27/Mar/2026:10:00:00 +0100] "GET /opxeen-kier/k/7FQF/ HTTP/1.1" 200 5 "-" "Mozilla/5.0 (X11)"',
  '192.0.2.1 - - [27/Mar/2026:10:00:00 +0100] "GET /k/7FQF/ HTTP/1.1" 200 5 "-" "Mozilla/5.0 (X11)"',
  '192.0.2.1 - - [27/Mar/2026:10:00:00 +0100] "GET /op.een-kier/k/7FQF/ HTTP/1.1" 200 5',
  '192.0.2.1 - a [b [27/Mar/2026:10:00:00 +0100] "GET https://deur.be/op.een-kier/k/7fq-f HTTP/1.1" 200 5 "-" "Mozilla/5.0 (\xe9)"',
  '192.0.2.300 - - [27/Mar/2026:10:00:00 +0100] "GET /op.een-kier/k/7FQF/ HTTP/1.1" 304 5 "-" "Mozilla/5.0 (X11)" prefetch',
  '1::2::3 - - [27/Mar/2026:10:00:01 +0100] "GET /op.een-kier/k/7FQF/ HTTP/1.1" 304 5 "-" "Mozilla/5.0 (X11)" -',
  '192.0.2.9 deur.be - [27/Mar/2026:10:00:01 +0100] "GET /op.een-kier/k/o2b3/ HTTP/1.1" 302 5 "-" "Mozilla/5.0 (X11)"\r',
  'deur.be:443 192.0.2.9 - - [27/Mar/2026:10:00:02 +0100] "GET /op.een-kier/K/OZ83/ HTTP/1.1" 302 5 "-" "Mozilla/5.0 (X11)"',
  '#Fields: /k/7FQF/', 'x'.repeat(70000) + '/k/7FQF/',
];

/** `count` lines in the order of their time, as bytes; between 26 and 31 March 2026. */
export function makeLog(seed, count) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const begin = Date.UTC(2026, 2, 26) / 1000, days = 5;
  const addresses = [
    ...Array.from({length: 40}, (_, i) => `192.0.2.${i}`),
    ...Array.from({length: 10}, (_, i) => `2001:db8:1:${i % 4}::${i}`),
    '::ffff:192.0.2.5', '198.51.101.77', '2001:db8:8:1::7', '203.0.113.9', '2001:DB8:1:0:0:0:0:9',
  ];
  const lines = [];
  const add = (second, address, method, target, status, agent, zone = 1) => lines.push([second,
    `${address} - - [${clfTime(second, zone)}] "${method} ${target} HTTP/1.1" ${status} 5 "-" "${agent}"`]);
  while (lines.length < count) {
    const second = begin + Math.floor(random() * days * 86400);
    const code = random() < 0.03 ? 'XXXX' : pick(codes);
    const written = random() < 0.3 ? code.toLowerCase().replace('0', 'o').replace('1', 'l') : code;
    const target = random() < 0.3 ? '/op.een-kier/tips/' : `/op.een-kier/${pick(['k', 'K'])}/${written}${pick(targets)}`;
    const status = random() < 0.9 ? 200 : pick([302, 304, 404, 403, 500]);
    add(second, pick(addresses), random() < 0.95 ? 'GET' : pick(['HEAD', 'POST']), target, status, pick(agents),
      pick([0, 1, 2, -5]));
    if (random() < 0.1) lines.push([...lines.at(-1)]); // the same request, in two logs
    if (random() < 0.02) // somebody tries them all
      codes.forEach((each, i) => add(second + 600 * i, '192.0.2.250', 'GET', `/op.een-kier/k/${each}/`, 200, agents[0]));
  }
  const ordered = lines.sort(([a], [b]) => a - b).map(([, line]) => line);
  hostile.forEach((line, i) => ordered.splice(Math.floor((i + 1) * ordered.length / (hostile.length + 1)), 0, line));
  return Buffer.from(ordered.join('\n') + '\n', 'latin1');
}
