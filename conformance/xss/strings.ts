// Strings that try to run a script where a text is shown, by technique. Each calls `alert` if it succeeds. `families` is
// what npm's tests and the comparison with WordPress go through; every string is tried in each context.
import { fragments } from './fragments.ts';

const run = 'alert(1)';

/** Elements that have events of their own, as they would stand. */
const carriers = [
  ...['<img src=x', '<svg', '<body', '<video src=x', '<audio src=x', '<input autofocus', '<details open', '<a href=#'],
  ...['<iframe', '<form', '<marquee', '<object data=x', '<embed src=x', '<math', '<div', '<p', '<button', '<select'],
];
const events = [
  ...['onerror', 'onload', 'onfocus', 'onblur', 'onclick', 'onmouseover', 'ontoggle', 'onstart', 'onscroll', 'oncut'],
  ...[
    'onanimationstart',
    'ontransitionend',
    'onpointerdown',
    'onpointerover',
    'onwheel',
    'onkeydown',
    'onbeforetoggle',
  ],
  ...['onsubmit', 'onformdata', 'oncanplay', 'onloadstart', 'onhashchange', 'onmessage', 'onpageshow', 'onauxclick'],
  ...['onfocusin', 'onsearch', 'ondrag', 'oncopy', 'onpaste', 'oncontentvisibilityautostatechange', 'onscrollend'],
];

/** Every carrier with some events, every event on some carrier, in ways to write an attribute. */
function handlers(): string[] {
  const forms = [
    (event: string) => ` ${event}=${run}>`,
    (event: string) => ` ${event}="${run}">`,
    (event: string) => ` ${event}='${run}' >x`,
    (event: string) => `/${event}=${run}//>`,
    (event: string) => `\n${event.toUpperCase()}\n=\n"${run}">`,
    (event: string) => `\t${event}\f=${run} x>x`,
  ];
  return events.flatMap((event, index) =>
    [0, 1, 2].map((step) => {
      const at = index * 3 + step;
      return `${carriers[at % carriers.length]}${forms[at % forms.length]?.(event)}`;
    }),
  );
}

/** `javascript:` and its like, disguised, in every attribute that takes an address. */
function protocols(): string[] {
  const schemes = [
    ...[
      'javascript:',
      'JaVaScRiPt:',
      'java\tscript:',
      'java\nscript:',
      'java\rscript:',
      ' javascript:',
      '\u0001javascript:',
    ],
    ...[
      'javascript\u0000:',
      'java&#0;script:',
      '&#106;avascript:',
      '&#x6A;avascript:',
      '&#0000106;avascript:',
      '&#106avascript:',
    ],
    ...[
      'javascript&colon;',
      'javascript&#58;',
      'javascript&#x3a;',
      'javascript&#58',
      'java&Tab;script:',
      'java&NewLine;script:',
    ],
    ...['javascript:javascript:', 'feed:javascript:', 'view-source:javascript:', 'vbscript:', 'livescript:', 'mocha:'],
    ...[
      'data:text/html,<script>',
      'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
      'data:image/svg+xml,<svg onload=',
    ],
    ...[
      'javascript://%0a',
      'javascript://example.org/%0d%0a',
      'jav&#x0A;ascript:',
      'j&#97v&#97script:',
      '\u00a0javascript:',
    ],
    ...[
      'javascript\u200b:',
      'ｊavascript:',
      'javascript：',
      '%6aavascript:',
      'javascript%3a',
      '\\u006aavascript:',
      'blob:',
      'jar:',
    ],
  ];
  const places = [
    (url: string) => `<a href="${url}">x</a>`,
    (url: string) => `<a href='${url}'>x</a>`,
    (url: string) => `<a href=${url}>x</a>`,
    (url: string) => `<img src="${url}">`,
    (url: string) => `<iframe src="${url}"></iframe>`,
    (url: string) => `<form action="${url}"><input type=submit></form>`,
    (url: string) => `<button formaction="${url}">x</button>`,
    (url: string) => `<object data="${url}"></object>`,
    (url: string) => `<video poster="${url}" src="${url}"></video>`,
    (url: string) => `<svg><a xlink:href="${url}"><text y=20>x</text></a></svg>`,
    (url: string) => `<blockquote cite="${url}">x</blockquote>`,
    (url: string) => `<img srcset="${url} 1x, ${url} 2x" longdesc="${url}">`,
    (url: string) => `<div style="background:url(${url})">x</div>`,
    (url: string) => `<area href="${url}"><base href="${url}"><link rel=stylesheet href="${url}">`,
  ];
  return schemes.flatMap((scheme, index) =>
    [0, 1, 2, 3].map((step) => places[(index * 4 + step) % places.length]?.(`${scheme}${run}`) ?? ''),
  );
}

/** Block attributes and delimiters that carry markup. */
function blocks(): string[] {
  const evil = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    'javascript:alert(1)',
  ];
  const escaped = (text: string) =>
    text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('"', '\\u0022');
  const forms = [
    (text: string) => `<!-- wp:paragraph {"content":"${text}"} --><p>x</p><!-- /wp:paragraph -->`,
    (text: string) => `<!-- wp:paragraph {"className":"${text}"} --><p>x</p><!-- /wp:paragraph -->`,
    (text: string) => `<!-- wp:group {"anchor":"${text}","style":{"css":"${text}"}} --><div>x</div><!-- /wp:group -->`,
    (text: string) => `<!-- wp:search {"label":"${text}","placeholder":"${text}","buttonText":"${text}"} /-->`,
    (text: string) => `<!-- wp:social-link {"url":"${text}","service":"wordpress","label":"${text}"} /-->`,
    (text: string) => `<!-- wp:read-more {"content":"${text}","linkTarget":"${text}"} /-->`,
    (text: string) => `<!-- wp:home-link {"label":"${text}","url":"${text}"} /-->`,
    (text: string) => `<!-- wp:latest-posts {"className":"${text}","postLayout":"${text}"} /-->`,
    (text: string) =>
      `<!-- wp:image {"data-id":"${text}","url":"${text}"} --><figure><img src="x"/></figure><!-- /wp:image -->`,
    (text: string) =>
      `<!-- wp:group {"style":{"background":{"backgroundImage":{"url":"${text}"}}}} --><div>x</div><!-- /wp:group -->`,
    (text: string) => `<!-- wp:site-title {"textAlign":"${text}","level":"${text}"} /-->`,
    (text: string) => `<!-- wp:post-title {"tagName":"${text}","isLink":true,"rel":"${text}"} /-->`,
  ];
  return forms.flatMap((form) => evil.flatMap((text) => [form(escaped(text)), form(text.replaceAll('"', "'"))]));
}

/** Family → strings. */
export const families: Readonly<Record<string, readonly string[]>> = {
  handlers: handlers(),
  protocols: protocols(),
  blocks: blocks(),
  ...fragments,
};

/** All of them, by a name of their own. */
export const strings: readonly { readonly name: string; readonly text: string }[] = Object.entries(families).flatMap(
  ([family, list]) => list.map((text, index) => ({ name: `${family} ${index}`, text })),
);
