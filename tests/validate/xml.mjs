// Feeds and sitemaps: xmllint with grammars of ours, and what a grammar cannot say.
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const grammarOf = (name) => fileURLToPath(new URL(name, import.meta.url));

function xmllint(...words) {
  const ran = spawnSync('xmllint', ['--nonet', ...words], {encoding: 'utf8', timeout: 60000});
  if (ran.error) throw ran.error;
  return ran;
}

/** What XPath 1.0 says about a file, as text. */
function ask(expression, file) {
  return xmllint('--xpath', `string(${expression})`, file).stdout.trim();
}

/** The values of the attributes or texts that `expression` finds. */
function list(expression, file) {
  const found = xmllint('--xpath', `${expression}`, file).stdout.split('\n');
  return found.map((line) => line.trim()).filter(Boolean)
      .map((line) => line.replace(/^[a-z:]+="(.*)"$/, '$1').replaceAll('&amp;', '&'));
}

function grammarMistakes(file, grammar) {
  const ran = xmllint('--noout', '--relaxng', grammarOf(grammar), file);
  return ran.status === 0 ? [] : ran.stderr.trim().split('\n');
}

const named = (name) => `*[local-name()="${name}"]`;

/** The mistakes in an Atom feed (RFC 4287). */
export function mistakesInFeed(file) {
  const wrong = grammarMistakes(file, 'atom.rng');
  const entry = `//${named('entry')}`;
  const id = named('id');
  const rules = {
    [`${entry}[${id} = preceding::${named('entry')}/${id}]`]:
        'two entries with one id (4.1.1)',
    [`${entry}[not(${named('link')}[not(@rel) or @rel="alternate"]) and not(${named('content')})]`]:
        'an entry with neither content nor a link to its page (4.1.2)',
    [`/*[count(${named('link')}[@rel="self"]) != 1]`]:
        'the feed does not name its own address once (4.1.1)',
    '/*[not(@xml:lang)]': 'the feed does not say its language',
  };
  for (const [expression, message] of Object.entries(rules)) {
    if (ask(`count(${expression})`, file) !== '0') wrong.push(`${file}: ${message}`);
  }
  return wrong;
}

/** The mistakes in a sitemap. */
export function mistakesInSitemap(file) {
  const wrong = grammarMistakes(file, 'sitemap.rng');
  const addresses = sitemapAddresses(file);
  for (const address of addresses) {
    if (addresses.indexOf(address) !== addresses.lastIndexOf(address)) {
      wrong.push(`${file}: ${address} twice`);
    }
  }
  for (const address of list(`//${named('link')}/@href`, file)) {
    if (!addresses.includes(address)) wrong.push(`${file}: alternate ${address} is not listed`);
  }
  return wrong;
}

/** The addresses in a sitemap, in its order. */
export function sitemapAddresses(file) {
  return list(`//${named('url')}/${named('loc')}/text()`, file);
}

/** The addresses that a feed links to. */
export function feedAddresses(file) {
  return list(`//${named('link')}/@href`, file);
}

/** The name of the outermost element, or "" when the file is not XML. */
export function outermost(file) {
  if (!readFileSync(file, 'utf8').trimStart().startsWith('<')) return '';
  return ask('local-name(/*)', file);
}
