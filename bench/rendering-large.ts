// `npm run bench:large [-- --only NAME --over MILLISECONDS]`: each function of rendering on texts of one million characters,
// ordinary and hostile ones, in milliseconds of CPU time (the best of three). Prints the worst text of each function, and
// every one above `--over`.
import { parseArgs } from 'node:util';
import { twentyTwentyFive } from '../src/rendering/blocks/block-theme.ts';
import { parseBlocks } from '../src/rendering/blocks/parse.ts';
import { noIds, renderContent } from '../src/rendering/content.ts';
import { excerptHtml, madeExcerpt } from '../src/rendering/excerpt.ts';
import { autop } from '../src/rendering/formatting/autop.ts';
import { balanceTags } from '../src/rendering/formatting/balance-tags.ts';
import { convertCharacters } from '../src/rendering/formatting/characters.ts';
import { makeClickable } from '../src/rendering/formatting/clickable.ts';
import { kses } from '../src/rendering/formatting/kses.ts';
import {
  coreShortcodes,
  doShortcode,
  shortcodeUnautop,
  stripShortcodes,
} from '../src/rendering/formatting/shortcodes.ts';
import { convertSmilies } from '../src/rendering/formatting/smilies.ts';
import { stripAllTags } from '../src/rendering/formatting/strip-tags.ts';
import { texturize } from '../src/rendering/formatting/texturize.ts';
import { renderTitle } from '../src/rendering/formatting/title.ts';
import { trimWords } from '../src/rendering/formatting/words.ts';
import type { ContentContext } from '../src/rendering/types.ts';
import { generatePost } from './content.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    over: { type: 'string', default: '50' },
    size: { type: 'string', default: '1000000' },
  },
});
const size = Number(values.size);
const filled = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

const context: ContentContext = {
  home: 'http://news.example',
  locale: 'en_US',
  useSmilies: true,
  theme: twentyTwentyFive,
  uploads: 'http://news.example/wp-content/uploads',
  data: {},
  post: { id: 1, type: 'post' },
};
const reader = { unfilteredHtml: false, uploadsHost: 'news.example' };
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  texturize: (text) => texturize(text, coreShortcodes),
  autop: (text) => autop(text),
  kses: (text) => kses(text, 'post', reader),
  doShortcode: (text) => doShortcode(text, context),
  stripShortcodes: (text) => stripShortcodes(text),
  shortcodeUnautop: (text) => shortcodeUnautop(text),
  parseBlocks: (text) => parseBlocks(text),
  renderContent: (text) => renderContent(text, context).html,
  excerpt: (text) => excerptHtml(madeExcerpt(text, 55, context, noIds).html, context, noIds),
  makeClickable: (text) => makeClickable(text, { host: 'news.example', comment: true }),
  balanceTags: (text) => balanceTags(text),
  convertCharacters: (text) => convertCharacters(text),
  convertSmilies: (text) => convertSmilies(text, context),
  stripAllTags: (text) => stripAllTags(text),
  trimWords: (text) => trimWords(text, 55),
  renderTitle: (text) => renderTitle(text),
};

const posts = Array.from({ length: 200 }, (_, index) => generatePost(index, 200).content).join('\n\n');
const ordinary: Readonly<Record<string, string>> = {
  posts: posts.slice(0, size),
  'one post': filled(`${generatePost(0, 200).content}\n\n`),
  html: posts.replaceAll(/<!--.*?-->/g, '').slice(0, size),
  'plain text': posts.replaceAll(/<[^>]*>/g, '').slice(0, size),
  'no spaces': filled('a'),
};
const pieces = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '[',
    ']',
    '-',
    '--',
    '.',
    '...',
    '`',
    '(',
    '/',
    ' ',
    '\n',
    '\t ',
    '\n\n',
    'x',
    '1x',
    '9"',
  ],
  ...[
    "9'",
    "' ",
    "''",
    '" "',
    "'9",
    '<p>',
    '</p>',
    '<p><p>',
    '<div>',
    '</div>',
    '<br>',
    '<br/>\n',
    '<li>',
    '<p><li>',
    '<a',
  ],
  ...[
    '<a ',
    '<a href="',
    "<a href='x' ",
    '<pre>',
    '</pre>',
    '<code>',
    '<script>',
    '<style>',
    '<svg>',
    '<!--',
    '<!-- ',
    '-->',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<!-- wp:a {',
    '<!-- wp:a -->',
    '<!-- wp:a /-->',
    '<!-- /wp:a -->',
    '<!-- wp:a {"b":1} -->',
    '}',
  ],
  ...[
    '<!--more',
    '<!--nextpage-->',
    '[gallery',
    '[gallery]',
    '[caption]',
    '[/caption]',
    '[[caption]]',
    '[embed]',
    '[audio a="',
  ],
  ...[
    'http://',
    'http://a.b ',
    'http://a.b/(',
    'www.',
    'www.a.b ',
    'a@',
    'a@b.c ',
    'ftp://x ',
    ':',
    ':)',
    ':) ',
    '8O ',
  ],
  ...[
    '&#',
    '&#x',
    '&#1;',
    '&amp;',
    '&nbsp;',
    '&abcdefghi',
    '\u00a0',
    'é',
    '😀',
    '<o>',
    '<e>',
    '<img src="a">',
    '<img ',
  ],
  ...[
    '<option ',
    '<object>',
    '</object> ',
    '<source ',
    '<video>',
    '<figcaption',
    '<blockquote>',
    '<p><blockquote "',
    '<table>',
  ],
  ...[
    '<p>\n<a',
    '<font color=',
    '<a style="color:red;',
    '<p style="a:b;',
    '<a onclick=',
    '</',
    '</a',
    '</ a',
    '<?',
    '<!',
    '<a b=c ',
  ],
  ...[
    '<i>',
    '</i>',
    '<b><i></b></i>',
    'javascript:',
    '\0',
    '\r\n',
    '<mark class="wp-note">',
    "'tis ",
    '5\'10" ',
    ' (tm)',
  ],
  ...[
    '<p>http://a.b</p>\n',
    '\nhttp://a.b/\n',
    '<sup data-fn="',
    '<hr',
    '<hr />',
    '<p>a</div>',
    '<strong>a</strong> ',
    '{',
    '\\',
  ],
];
const texts: Record<string, string> = { ...ordinary };
for (const piece of pieces) texts[JSON.stringify(piece)] = filled(piece);
for (const piece of ['<', '"', "'", '[', '<p>', '<!-- wp:a {', '<a href="', '[caption]', '<div>', ' ', '<pre>'])
  texts[`${JSON.stringify(piece)}, closed`] = `${filled(piece)}-->"'>]</a>[/caption]</pre> --> x`;

function cost(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3 && (turn === 0 || best > 10); turn++) {
    const start = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

for (const [name, run] of Object.entries(functions)) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const found = Object.entries(texts).map(([label, text]) => ({ label, ms: cost(() => run(text)) }));
  found.sort((a, b) => b.ms - a.ms);
  const known = Object.keys(ordinary)
    .map((label) => `${label} ${found.find((one) => one.label === label)?.ms.toFixed(0)}`)
    .join(', ');
  console.log(`${name}: worst ${found[0]?.ms.toFixed(0)} ms (${found[0]?.label}); ${known}`);
  for (const { label, ms } of found.slice(0, 12))
    if (ms > Number(values.over)) console.log(`    ${ms.toFixed(0)}  ${label}`);
}
