// Rules of ours for html-validate: what the site promises beyond correct HTML.
import {Rule} from 'html-validate';

// Elements that make the browser fetch something, and the attribute with its address.
const FETCHING = {
  script: ['src'], img: ['src', 'srcset'], source: ['src', 'srcset'], video: ['src', 'poster'],
  audio: ['src'], track: ['src'], iframe: ['src'], embed: ['src'], object: ['data'],
  input: ['src'], image: ['href', 'xlink:href'], use: ['href', 'xlink:href'], form: ['action'],
};
// <link rel=canonical> and its like name an address; these fetch it or open a connection.
const FETCHING_RELATIONS = [
  'stylesheet', 'icon', 'apple-touch-icon', 'mask-icon', 'manifest', 'preload', 'modulepreload',
  'prefetch', 'prerender', 'preconnect', 'dns-prefetch', 'search',
];
const DATA_SCRIPTS = ['application/ld+json', 'application/json', 'speculationrules'];

function leavesTheSite(addresses) {
  return addresses.split(',').some((part) => /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(part));
}

function value(element, name) {
  return element.getAttributeValue(name) ?? '';
}

/** Nothing is loaded from, or sent to, another host. */
class NoThirdParty extends Rule {
  setup() {
    this.on('dom:ready', ({document}) => {
      for (const [tag, names] of Object.entries(FETCHING)) {
        for (const element of document.querySelectorAll(tag)) {
          names.forEach((name) => this.check(element, name));
        }
      }
      for (const link of document.querySelectorAll('link')) {
        const relations = value(link, 'rel').toLowerCase().split(/\s+/);
        if (relations.some((word) => FETCHING_RELATIONS.includes(word))) this.check(link, 'href');
      }
    });
  }

  check(element, name) {
    const address = value(element, name);
    if (!leavesTheSite(address)) return;
    this.report({
      node: element,
      message: `<${element.tagName} ${name}> leaves the site: ${address}`,
    });
  }
}

/** What a Content-Security-Policy without 'unsafe-inline' would block. */
class NoInlineCode extends Rule {
  setup() {
    this.on('dom:ready', ({document}) => {
      for (const script of document.querySelectorAll('script')) {
        if (script.hasAttribute('src') || DATA_SCRIPTS.includes(value(script, 'type'))) continue;
        this.report({node: script, message: 'a script inside the page'});
      }
      for (const style of document.querySelectorAll('style')) {
        this.report({node: style, message: 'a style sheet inside the page'});
      }
    });
    this.on('attr', ({target, key, value: text}) => {
      const code = /^on/i.test(key) || /^\s*javascript:/i.test(String(text ?? ''));
      if (code) this.report({node: target, message: `code in the attribute ${key}`});
    });
  }
}

/** A page says its language, where it may be read and how it fits a small screen. */
class CompleteHead extends Rule {
  setup() {
    this.on('dom:ready', ({document}) => {
      const needed = ['head > meta[charset]', 'head > meta[name="viewport"]', 'html[lang]'];
      const [html] = document.querySelectorAll('html');
      for (const selector of needed) {
        if (document.querySelectorAll(selector).length === 1) continue;
        this.report({node: html ?? document.root, message: `not exactly one ${selector}`});
      }
    });
  }
}

export const plugin = {
  name: 'kier',
  rules: {
    'kier/no-third-party': NoThirdParty,
    'kier/no-inline-code': NoInlineCode,
    'kier/complete-head': CompleteHead,
  },
};
