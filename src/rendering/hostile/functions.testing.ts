// Every public function of rendering that takes a text, by name, as the speed tests and the benches call them. Each is given
// the text alone; what else it takes is fixed here.
import { jsonOf } from '../../base/php-json.ts';
import { discoveredIn } from '../../content/embeds/discover.ts';
import { blockTokens } from '../blocks/block-comments.ts';
import { twentyTwentyFive } from '../blocks/block-theme.ts';
import { embeddable } from '../blocks/embeds.ts';
import { resolveDirectives } from '../blocks/interactivity.ts';
import { collectNeeds } from '../blocks/needs.ts';
import { parseBlocks } from '../blocks/parse.ts';
import { prepareText, rewritten } from '../blocks/prepare.ts';
import { RenderState } from '../blocks/render-state.ts';
import { serializeBlocks } from '../blocks/serialize.ts';
import { Stores } from '../blocks/stores.ts';
import { withoutNoteMarkers } from '../blocks/supports/notes.ts';
import { Tags } from '../blocks/tags.ts';
import { serializeAttributes } from '../blocks/write-json.ts';
import { noIds, renderContent } from '../content.ts';
import { excerptHtml, madeExcerpt } from '../excerpt.ts';
import { removeAccents } from '../formatting/accents.ts';
import { readAttributes } from '../formatting/attribute-reader.ts';
import { autop } from '../formatting/autop/autop.ts';
import { balanceTags } from '../formatting/balance-tags.ts';
import { capitalP, convertCharacters, convertInvalidEntities } from '../formatting/characters.ts';
import { makeClickable } from '../formatting/clickable.ts';
import { safeCss } from '../formatting/css.ts';
import { withoutCustomCss } from '../formatting/custom-css.ts';
import { renderComment, renderTermDescription, renderTermName } from '../formatting/display.ts';
import { isEmail, sanitizeEmail } from '../formatting/email.ts';
import { normalizeEntities, withoutEntities } from '../formatting/entities.ts';
import { decodeSpecialCharacters, escapeHtml, escapeMarkup, escapeTextarea } from '../formatting/escape.ts';
import { kses } from '../formatting/kses.ts';
import { cleanOneAttribute } from '../formatting/kses-attributes.ts';
import { mentionClassesOnly } from '../formatting/mentions.ts';
import { plainText } from '../formatting/plain-text.ts';
import { withoutBadProtocol } from '../formatting/protocols.ts';
import { relNofollow, relUgc } from '../formatting/rel.ts';
import { sanitizeFileName } from '../formatting/sanitize-file-name.ts';
import {
  normalizeWhitespace,
  sanitizeHtmlClass,
  sanitizeKey,
  sanitizeTextareaField,
  sanitizeTextField,
  sanitizeUser,
} from '../formatting/sanitize-text.ts';
import { sanitizeTitle, uriEncodeUtf8 } from '../formatting/sanitize-title.ts';
import { saveComment, saveContent, saveExcerpt, saveName, saveTitle, saveUrl } from '../formatting/save-filters.ts';
import { parseShortcodeAttributes } from '../formatting/shortcode-attributes.ts';
import { coreShortcodes, doShortcode, shortcodeUnautop, stripShortcodes } from '../formatting/shortcodes.ts';
import { convertSmilies } from '../formatting/smilies.ts';
import { stripAllTags, stripTags } from '../formatting/strip-tags.ts';
import { texturize } from '../formatting/texturize.ts';
import { renderTitle } from '../formatting/title.ts';
import { escapeUrl, parseAddress, sanitizeTrackbackUrls, sanitizeUrl } from '../formatting/url.ts';
import { htmlExcerpt, trimWords } from '../formatting/words.ts';
import { htmlToBlocks } from '../from-html/from-html.ts';
import { filterContentTags } from '../images.ts';
import { lazyPictures } from '../lazy-pictures.ts';
import { withoutTheme, withPatterns, withTheme } from '../theme/block-tree.ts';
import { fileHeaders } from '../theme/header.ts';
import { toKebabCase } from '../theme/json/kebab-case.ts';
import { appended, scoped, splitSelectors } from '../theme/json/selectors.ts';
import { globalStylesheet } from '../theme/json/stylesheet.ts';
import { readThemeJson } from '../theme/json/theme-json.ts';
import type { ContentContext } from '../types.ts';

const context: ContentContext = {
  home: 'http://news.example',
  locale: 'en_US',
  useSmilies: true,
  theme: twentyTwentyFive,
  uploads: 'http://news.example/wp-content/uploads',
  data: {},
  post: { id: 1, type: 'post' },
};
const author = { unfilteredHtml: false, uploadsHost: 'news.example' };
const state = (): RenderState => new RenderState(context, noIds);

function withTags(text: string): string {
  const tags = new Tags(text);
  while (tags.next()) {
    tags.addClass('a');
    tags.removeClass('b');
    tags.set('title', 'x');
    tags.remove('style');
  }
  return tags.html();
}

/** The text as JSON of a theme where it is some, and as a string in all the places of one that hold strings. */
function themeStyles(text: string): string {
  const tree = jsonOf(text) ?? {
    version: 3,
    settings: {
      color: { palette: [{ slug: text, name: text, color: text }] },
      typography: { fontSizes: [{ slug: 'a', name: 'a', size: text, fluid: true }] },
      custom: { a: text, [text]: 'a' },
    },
    styles: {
      css: text,
      color: { background: text },
      spacing: { padding: { top: text } },
      blocks: { 'core/quote': { css: text } },
    },
  };
  return globalStylesheet(readThemeJson(tree, 'custom', { names: ['core/quote'], variations: new Map() }));
}

/** Bytes that a text column of a site's tables holds. */
const textColumn = 65_535;

/**
 * Characters of the longest text that some functions can be given: comments and what is stored in columns of a bounded length
 * are refused beyond it, before they come here (content/comments/sanitize.ts, database/fits.ts).
 */
export const longestText: Readonly<Record<string, number>> = {
  'kses, comment': 65_525,
  makeClickable: textColumn,
  relUgc: 65_525,
  renderTitle: textColumn,
  renderTermName: 200,
  renderComment: textColumn,
  saveComment: 65_525,
};

/** Name → the function. What it returns tells all that it made of the text. */
export const textFunctions: Readonly<Record<string, (text: string) => unknown>> = {
  texturize: (text) => texturize(text, coreShortcodes),
  autop: (text) => autop(text),
  'autop without breaks': (text) => autop(text, false),
  'kses, post': (text) => kses(text, 'post', author),
  'kses, data': (text) => kses(text, 'data'),
  'kses, strip': (text) => kses(text, 'strip'),
  'kses, user description': (text) => kses(text, 'user_description'),
  'kses, comment': (text) => kses(text, 'pre_comment_content'),
  cleanOneAttribute: (text) => cleanOneAttribute(`title="${text}`, 'a'),
  readAttributes: (text) => readAttributes(`${text}>`),
  safeCss,
  'style attribute': (text) => kses(`<p style="${text.replaceAll('"', '')}">`, 'post'),
  withoutBadProtocol: (text) => withoutBadProtocol(text),
  doShortcode: (text) => doShortcode(text, context),
  stripShortcodes: (text) => stripShortcodes(text),
  shortcodeUnautop: (text) => shortcodeUnautop(text),
  parseShortcodeAttributes,
  makeClickable: (text) => makeClickable(text, { host: 'news.example', comment: true }),
  convertCharacters,
  convertInvalidEntities,
  convertSmilies: (text) => convertSmilies(text, context),
  capitalP: (text) => capitalP(text),
  balanceTags,
  stripTags: (text) => stripTags(text),
  stripAllTags: (text) => stripAllTags(text),
  trimWords: (text) => trimWords(text, 55),
  'trimWords, characters': (text) => trimWords(text, 110, '', 'characters_including_spaces'),
  htmlExcerpt: (text) => htmlExcerpt(text, 55),
  normalizeEntities,
  withoutEntities,
  escapeHtml,
  escapeMarkup,
  escapeTextarea,
  decodeSpecialCharacters: (text) => decodeSpecialCharacters(text, 'both'),
  escapeUrl: (text) => escapeUrl(text),
  sanitizeUrl: (text) => sanitizeUrl(text),
  sanitizeTrackbackUrls,
  parseAddress,
  relUgc: (text) => relUgc(text, 'news.example'),
  relNofollow: (text) => relNofollow(text, 'news.example'),
  mentionClassesOnly,
  plainText,
  isEmail,
  sanitizeEmail,
  removeAccents: (text) => removeAccents(text),
  sanitizeTitle: (text) => sanitizeTitle(text),
  uriEncodeUtf8: (text) => uriEncodeUtf8(text, 200),
  sanitizeFileName: (text) => sanitizeFileName(text, new Set(['jpg'])),
  sanitizeTextField,
  sanitizeTextareaField,
  sanitizeKey,
  sanitizeHtmlClass: (text) => sanitizeHtmlClass(text),
  sanitizeUser: (text) => sanitizeUser(text),
  normalizeWhitespace,
  renderTitle: (text) => renderTitle(text, coreShortcodes),
  renderTermName: (text) => renderTermName(text, context),
  renderTermDescription: (text) => renderTermDescription(text, context),
  renderComment: (text) => renderComment(text, context),
  saveTitle: (text) => saveTitle(text, author),
  saveContent: (text) => saveContent(text, { ...author, balance: true }),
  saveExcerpt: (text) => saveExcerpt(text, author),
  saveName,
  saveUrl,
  saveComment: (text) => saveComment(text, 'comment', 'news.example', author),
  withoutCustomCss,
  parseBlocks,
  blockTokens: (text) => blockTokens(text),
  'parse and serialize': (text) => serializeBlocks(parseBlocks(text)),
  serializeAttributes: (text) => serializeAttributes({ a: text, [text]: [text.slice(0, 9)] }),
  rewritten,
  prepareText: (text) => prepareText(text, context),
  embeddable,
  collectNeeds,
  renderContent: (text) => renderContent(text, context).html,
  madeExcerpt: (text) => madeExcerpt(text, 55, context, noIds).html,
  excerptHtml: (text) => excerptHtml(text, context, noIds).html,
  filterContentTags: (text) => filterContentTags(text, state()),
  lazyPictures,
  Tags: withTags,
  withoutNoteMarkers,
  resolveDirectives: (text) => resolveDirectives(text, new Stores()),
  htmlToBlocks: (text) => htmlToBlocks(text),
  withTheme: (text) => withTheme(text, 'a'),
  withoutTheme,
  withPatterns: (text) => withPatterns(text, () => undefined),
  fileHeaders: (text) => fileHeaders(text, ['Theme Name']),
  themeStyles,
  selectors: (text) => appended(scoped('.a', splitSelectors(text).join(',')), ' b').length,
  toKebabCase,
  discoveredIn: (text) => discoveredIn(text),
};
