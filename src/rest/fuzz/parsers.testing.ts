// Every hand-written reader of text from outside, by name, in the form text -> anything.
import { basicCredentials } from '../../access/authenticate.ts';
import { parseCookies, parseLoginCookie } from '../../access/cookies.ts';
import { sanitizeUser } from '../../access/names.ts';
import { parseRestDate } from '../../content/dates.ts';
import { discoveredIn } from '../../content/embeds/discover.ts';
import { handledHtml } from '../../content/embeds/handlers.ts';
import { providerOf } from '../../content/embeds/providers.ts';
import { embedHtml } from '../../content/embeds/to-html.ts';
import { oembedXml, readOembedXml } from '../../content/embeds/xml.ts';
import { parseSearch } from '../../content/posts/search-terms.ts';
import { absoluteUrl } from '../../content/url-details/absolute-url.ts';
import { parseUrlDetails } from '../../content/url-details/parse.ts';
import { maybeUnserialize } from '../../database/php-serialize.ts';
import { unserialize } from '../../database/php-unserialize.ts';
import { safeRedirect } from '../../newsroom/redirect.ts';
import { twentyTwentyFive } from '../../rendering/blocks/block-theme.ts';
import { parseBlocks } from '../../rendering/blocks/parse.ts';
import { serializeBlocks } from '../../rendering/blocks/serialize.ts';
import { renderContent } from '../../rendering/content.ts';
import { excerptHtml } from '../../rendering/excerpt.ts';
import { removeAccents } from '../../rendering/formatting/accents.ts';
import { autop } from '../../rendering/formatting/autop/autop.ts';
import { balanceTags } from '../../rendering/formatting/balance-tags.ts';
import { capitalP } from '../../rendering/formatting/characters.ts';
import { makeClickable } from '../../rendering/formatting/clickable.ts';
import { safeCss } from '../../rendering/formatting/css.ts';
import { renderComment } from '../../rendering/formatting/display.ts';
import { isEmail, sanitizeEmail } from '../../rendering/formatting/email.ts';
import { kses } from '../../rendering/formatting/kses.ts';
import { withoutBadProtocol } from '../../rendering/formatting/protocols.ts';
import { sanitizeTextareaField, sanitizeTextField } from '../../rendering/formatting/sanitize-text.ts';
import { sanitizeTitle } from '../../rendering/formatting/sanitize-title.ts';
import { saveComment, saveContent } from '../../rendering/formatting/save-filters.ts';
import { doShortcode, shortcodeUnautop, stripShortcodes } from '../../rendering/formatting/shortcodes.ts';
import { convertSmilies } from '../../rendering/formatting/smilies.ts';
import { stripAllTags, stripTags } from '../../rendering/formatting/strip-tags.ts';
import { texturize } from '../../rendering/formatting/texturize.ts';
import { sanitizeUrl } from '../../rendering/formatting/url.ts';
import { trimWords } from '../../rendering/formatting/words.ts';
import { htmlToBlocks } from '../../rendering/from-html/from-html.ts';
import type { ContentContext } from '../../rendering/types.ts';
import { matchesTag } from '../../server/entity-tag.ts';
import { parseJsonBody } from '../../server/json-body.ts';
import { jsonPathAt } from '../../transfer/documents/json-path.ts';
import { parseFields } from '../engine/fields.ts';
import { parseList } from '../engine/php.ts';
import { parseQuery } from '../engine/query.ts';
import { isIpAddress } from '../engine/schema/ip.ts';
import { matchesPattern } from '../engine/schema/pattern.ts';
import { isInteger } from '../engine/schema/types.ts';
import { addQueryArguments } from '../links.ts';

const context: ContentContext = {
  home: 'https://example.org',
  locale: 'en_US',
  useSmilies: true,
  theme: twentyTwentyFive,
  uploads: 'https://example.org/wp-content/uploads',
  data: { embed: () => undefined },
  shortcodes: { a: () => 'x', gallery: () => '', caption: (_attributes, content) => content ?? '' },
};
const shortcodes = Object.keys(context.shortcodes ?? {});
const random = (bytes: number) => new Uint8Array(bytes);
const limited = { unfilteredHtml: false, balance: true };

/** Name → reader. What it answers does not matter, only that it answers in time. */
export const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  parseQuery,
  'parseQuery of a name': (text) => parseQuery(`${text}=1&b[${text}]=2`),
  parseFields,
  parseList,
  parseJsonBody: (text) => parseJsonBody(Buffer.from(text)),
  isInteger,
  isIpAddress,
  'pattern of slugs': (text) => matchesPattern('^[a-z0-9-]+$', text),
  'pattern with nested repetition': (text) => matchesPattern('^(\\w+\\s?)*$', text),
  addQueryArguments: (text) => addQueryArguments(`https://example.org/${text}`, { a: text }),
  basicCredentials: (text) => basicCredentials(`Basic ${text}`),
  parseCookies,
  parseLoginCookie,
  matchesTag: (text) => matchesTag(text, '"abc"'),
  safeRedirect: (text) => safeRedirect(text, 'https://example.org', '/'),
  sanitizeUser: (text) => sanitizeUser(text, true),
  parseRestDate,
  parseSearch,
  unserialize,
  maybeUnserialize,
  jsonPathAt: (text) => jsonPathAt(text, text.length - 1),
  parseBlocks,
  'parse and serialize blocks': (text) => serializeBlocks(parseBlocks(text)),
  removeAccents,
  autop,
  balanceTags,
  capitalP,
  makeClickable: (text) => makeClickable(text, { host: 'example.org', comment: true }),
  safeCss,
  isEmail,
  sanitizeEmail,
  'kses of posts': (text) => kses(text, 'post'),
  'kses of comments': (text) => kses(text, 'pre_comment_content'),
  withoutBadProtocol,
  saveContent: (text) => saveContent(text, limited),
  saveComment: (text) => saveComment(text, 'comment', 'example.org', limited),
  sanitizeTextField,
  sanitizeTextareaField,
  sanitizeTitle,
  doShortcode: (text) => doShortcode(text, context),
  shortcodeUnautop: (text) => shortcodeUnautop(text, context),
  stripShortcodes: (text) => stripShortcodes(text, context),
  convertSmilies: (text) => convertSmilies(text, context),
  stripTags,
  stripAllTags,
  texturize: (text) => texturize(text, shortcodes),
  sanitizeUrl,
  trimWords,
  renderContent: (text) => renderContent(text, context),
  excerptHtml: (text) => excerptHtml(text, context, {}),
  renderComment: (text) => renderComment(text, context),
  htmlToBlocks,
  discoveredIn,
  'providerOf, handledHtml': (text) => [providerOf(text, ''), handledHtml(text, 1, 1)],
  'embedHtml of a stranger': (text) => embedHtml({ type: 'rich', html: text, title: text }, text, random, false),
  'embedHtml of a known provider': (text) => embedHtml({ type: 'video', html: text, title: '' }, text, random, true),
  'oembedXml, readOembedXml': (text) => [oembedXml({ text }), readOembedXml(text)],
  absoluteUrl: (text) => absoluteUrl(text, 'https://example.org/'),
  parseUrlDetails: (text) => parseUrlDetails(text, 'https://example.org/'),
};
