// Bulk comparison with WordPress 7.1: wordpress-answers.json holds inputs of our own making (random pieces, hostile ones
// among them) with what WordPress's functions answered. Rows are the arguments and, last, the answer.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allowedTypes } from '../../base/mime-types.ts';
import { removeAccents } from './accents.ts';
import { autop } from './autop/autop.ts';
import { balanceTags } from './balance-tags.ts';
import { capitalP, convertCharacters, convertInvalidEntities } from './characters.ts';
import { makeClickable } from './clickable.ts';
import { safeCss } from './css.ts';
import { renderComment, renderCommentAuthor, renderTermDescription, renderTermName } from './display.ts';
import { isEmail, sanitizeEmail } from './email.ts';
import { decodeSpecialCharacters, escapeHtml, escapeTextarea } from './escape.ts';
import { kses } from './kses.ts';
import { cleanOneAttribute } from './kses-attributes.ts';
import { relNofollow, relUgc } from './rel.ts';
import { sanitizeFileName } from './sanitize-file-name.ts';
import * as text from './sanitize-text.ts';
import { sanitizeTitle, sanitizeTitleWithDashes } from './sanitize-title.ts';
import {
  saveComment,
  saveContent,
  saveEmail,
  saveExcerpt,
  saveName,
  saveTermDescription,
  saveTitle,
  saveUrl,
  saveUserDescription,
} from './save-filters.ts';
import { parseShortcodeAttributes } from './shortcode-attributes.ts';
import { coreShortcodes, doShortcode, type ShortcodeHandler, shortcodeUnautop, stripShortcodes } from './shortcodes.ts';
import { convertSmilies } from './smilies.ts';
import { stripAllTags, stripTags } from './strip-tags.ts';
import { texturize } from './texturize.ts';
import { renderTitle } from './title.ts';
import { escapeUrl, sanitizeTrackbackUrls, sanitizeUrl } from './url.ts';
import { htmlExcerpt, trimWords } from './words.ts';

type Row = readonly (string | number | boolean | readonly string[] | null)[];
// The file is ours: a table of rows for each name.
const answers = JSON.parse(readFileSync(new URL('wordpress-answers.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly Row[]>
>;

const locales = ['de_DE', 'da_DK', 'ca', 'sr_RS', 'en_US'];
const site = { home: 'http://127.0.0.1:8085', locale: 'en_US', useSmilies: true };
const reader = { unfilteredHtml: false, uploadsHost: '127.0.0.1:8085' };
const echo: ShortcodeHandler = (attributes, content, tag) => {
  const list = Object.entries(attributes).map(([name, value]) => `${name}=${value}`);
  return `{${tag} ${list.join(',')}|${doShortcode(content ?? '', echoing)}}`;
};
const echoing = { shortcodes: { foo: echo, 'foo-bar': echo, code: echo, 'foo.x': echo } };
const quotes = (value: unknown): 'none' | 'double' | 'both' =>
  value === 'both' || value === 'double' ? value : 'none';
const list = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.map(String) : undefined);
const contexts = { post: 'post', data: 'data', strip: 'strip', user_description: 'user_description' } as const;
const cleaned = (a: string, context: unknown): string =>
  kses(a, contexts[String(context) as keyof typeof contexts] ?? 'pre_comment_content', reader);

/** How each table's rows are computed here; `a` is the first argument, `b` and `c` the others. */
const computed: Readonly<Record<string, (a: string, b: Row[number], c: Row[number]) => unknown>> = {
  sanitize_title: (a) => sanitizeTitle(a),
  sanitize_title_query: (a) => sanitizeTitle(a, '', 'query'),
  'sanitize_title long': (a) => sanitizeTitle(a),
  dashes: (a) => sanitizeTitleWithDashes(a),
  remove_accents: (a, b) =>
    removeAccents(
      a,
      locales.find((locale) => locale === b),
    ),
  sanitize_key: (a) => text.sanitizeKey(a),
  sanitize_text_field: (a) => text.sanitizeTextField(a),
  sanitize_textarea_field: (a) => text.sanitizeTextareaField(a),
  sanitize_user: (a, b) => text.sanitizeUser(a, b === true),
  html_class: (a) => text.sanitizeHtmlClass(a),
  email: (a) => sanitizeEmail(a),
  is_email: (a) => (isEmail(a) ? a : false),
  file: (a) => sanitizeFileName(a, allowedTypes(false)),
  esc_html: (a) => escapeHtml(a),
  esc_textarea: (a) => escapeTextarea(a),
  decode: (a, b) => decodeSpecialCharacters(a, quotes(b)),
  strip_tags: (a) => stripTags(a),
  strip_all: (a, b) => stripAllTags(a, b === true),
  esc_url: (a) => escapeUrl(a),
  esc_url3: (a) => escapeUrl(a),
  sanitize_url: (a) => sanitizeUrl(a),
  'sanitize_url p': (a, b) => sanitizeUrl(a, list(b)),
  trim_words: (a, b) => trimWords(a, Number(b)),
  html_excerpt: (a, b) => htmlExcerpt(a, Number(b), '…'),
  norm_ws: (a) => text.normalizeWhitespace(a),
  lessthan: (a) => text.escapeLoneLessThan(a),
  trackback: (a) => sanitizeTrackbackUrls(a),
  texturize: (a, b) => texturize(a, b === 'own' ? Object.keys(echoing.shortcodes) : coreShortcodes),
  'texturize-long': (a) => texturize(a, coreShortcodes),
  'texturize-own': (a) => texturize(a, Object.keys(echoing.shortcodes)),
  convert_chars: (a) => convertCharacters(a),
  invalid: (a) => convertInvalidEntities(a),
  smilies: (a) => convertSmilies(a, site),
  capitalP: (a) => capitalP(a),
  wpautop: (a) => autop(a),
  'wpautop-nobr': (a) => autop(a, false),
  'wpautop-long': (a) => autop(a),
  'kses-post': cleaned,
  'kses-post-long': cleaned,
  'kses-data': cleaned,
  'kses-strip': cleaned,
  'kses-desc': cleaned,
  'kses-comment': cleaned,
  'kses-blocks': cleaned,
  attr: cleaned,
  css: (a) => safeCss(a),
  css2: (a) => safeCss(a),
  one_attr: (a, b) => cleanOneAttribute(a, String(b), reader),
  do_shortcode: (a) => doShortcode(a, echoing),
  strip: (a) => stripShortcodes(a, echoing),
  unautop: (a) => shortcodeUnautop(a, echoing),
  atts: (a) => parseShortcodeAttributes(a),
  caption: (a) => doShortcode(a, {}),
  clickable: (a) => makeClickable(a, { host: '127.0.0.1' }),
  balance: (a) => balanceTags(a),
  ugc: (a) => relUgc(a, '127.0.0.1'),
  nofollow: (a) => relNofollow(a, '127.0.0.1'),
  title_save: (_, b) => saveTitle(String(b), reader),
  content_save: (_, b) => saveContent(String(b), reader),
  excerpt_save: (_, b) => saveExcerpt(String(b), reader),
  term_name: (_, b) => saveName(String(b)),
  term_desc: (_, b) => saveTermDescription(String(b)),
  user_desc: (_, b) => saveUserDescription(String(b)),
  user_url: (_, b) => saveUrl(String(b)),
  user_email: (_, b) => saveEmail(String(b)),
  comment: (_, b) => saveComment(String(b), 'comment', '127.0.0.1', reader),
  the_title: (_, b) => renderTitle(String(b), coreShortcodes),
  term_name_d: (_, b) => renderTermName(String(b), {}),
  term_description_d: (_, b) => renderTermDescription(String(b), {}),
  comment_text: (_, b) => renderComment(String(b), site),
  comment_author: (_, b) => renderCommentAuthor(String(b), {}),
};

describe('answers as WordPress gives them', () => {
  test.each(Object.keys(answers))('%s', (name) => {
    const compute = computed[name];
    if (!compute) throw new Error(`Nothing computes ${name}`);
    for (const row of answers[name] ?? []) {
      const [a = '', b = null, c = null] = row.slice(0, -1);
      const expected = row.at(-1);
      const answer = compute(String(a), b, c);
      const given = JSON.stringify(row.slice(0, -1));
      if (name === 'atts') expect(answer, given).toEqual(JSON.parse(String(expected)));
      else expect(answer, given).toBe(expected);
    }
  });
});

test('brackets that close nothing are no part of an address, nor are those behind them', () => {
  const link = (address: string) => `<a href="${address}" rel="nofollow">${address}</a>`;
  expect(makeClickable('http://a.b/c)8)(', { host: 'x' })).toBe(`${link('http://a.b/c')})8)(`);
  expect(makeClickable('http://a.b/(c)d)', { host: 'x' })).toBe(`${link('http://a.b/(c)d')})`);
});

describe('hostile input takes linear time', () => {
  const size = 1 << 18;
  const shapes = [
    '<',
    '<p>',
    '<div',
    '<script',
    '[foo',
    '[foo]',
    '"',
    "'",
    '&lt;',
    ' ',
    '<!-- ',
    '<p><li',
    '1,',
    '\\"',
    '<b ',
  ];
  const functions: Readonly<Record<string, (input: string) => string>> = {
    texturize: (input) => texturize(input, ['foo']),
    autop: (input) => autop(input),
    kses: (input) => kses(input, 'post'),
    doShortcode: (input) => doShortcode(input, echoing),
    shortcodeUnautop: (input) => shortcodeUnautop(input, echoing),
    stripAllTags: (input) => stripAllTags(input),
    sanitizeUser: (input) => text.sanitizeUser(input),
    balanceTags: (input) => balanceTags(input),
    makeClickable: (input) => makeClickable(input, { host: 'a' }),
    safeCss: (input) => safeCss(input),
  };
  test.each(Object.entries(functions))('%s', (_, run) => {
    for (const shape of shapes) {
      const start = process.cpuUsage().user;
      run(shape.repeat(size / shape.length));
      // A quarter of a megabyte takes some 100 ms at worst; time with the square of it would take minutes.
      expect((process.cpuUsage().user - start) / 1000, shape).toBeLessThan(3000);
    }
  });
});
