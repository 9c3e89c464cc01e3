// HTML against the standard, accessibility rules and the promises of the site (rules.mjs).
// html-validate and not the Nu checker: the latter is 35 MB of Java and wants a Java machine of
// 200 MB more; this one is installed in seconds and takes rules of ours.
import {HtmlValidate, StaticConfigLoader} from 'html-validate';
import {plugin} from './rules.mjs';

const configuration = {
  root: true,
  plugins: [plugin],
  extends: [
    'html-validate:recommended',
    'html-validate:standard',
    'html-validate:a11y',
    'html-validate:document',
  ],
  rules: {
    'kier/no-third-party': 'error',
    'kier/no-inline-code': 'error',
    'kier/complete-head': 'error',

    // Off: the standard itself writes <!doctype html> in either case.
    'doctype-style': 'off',
    // Off: titles of scientific works are long, and 70 characters is a habit of search engines.
    'long-title': 'off',
    // Off: blanks at the end of a line come from template lines; no visitor sees them.
    'no-trailing-whitespace': 'off',
    // Off: sums for scripts of other hosts; kier/no-third-party refuses those altogether.
    'require-sri': 'off',
  },
};

const validator = new HtmlValidate(new StaticConfigLoader(configuration));

/** The mistakes in one page, as "file:line:column: message [rule]". */
export async function mistakesInPage(text, file) {
  const report = await validator.validateString(text, file);
  const found = report.results.flatMap((result) => result.messages);
  return [...found, ...mistakesInJsonLd(text)].map(({line, column, message, ruleId}) =>
      `${file}:${line}:${column}: ${message} [${ruleId}]`);
}

// Structured data that a search engine can read. (html-validate does not keep a script's text.)
function mistakesInJsonLd(text) {
  const scripts = text.matchAll(/<script type="?application\/ld\+json"?[^>]*>(.*?)<\/script>/gis);
  return [...scripts].flatMap((script) => {
    const message = mistakeInThing(script[1]);
    const before = text.slice(0, script.index).split('\n');
    const place = {line: before.length, column: before.at(-1).length + 1};
    return message ? [{...place, message, ruleId: 'kier/json-ld'}] : [];
  });
}

function mistakeInThing(json) {
  let thing;
  try {
    thing = JSON.parse(json);
  } catch (error) {
    return error.message;
  }
  if (thing['@context'] !== 'https://schema.org') return '@context is not https://schema.org';
  const things = thing['@graph'] ?? [thing];
  return things.every((one) => typeof one['@type'] === 'string') ? '' : 'no @type';
}
