// Functions of rendering that are one of WordPress's functions each, by name. Their twins are in functions.php.

import { allowedTypes } from '../../src/base/mime-types.ts';
import { linksIn } from '../../src/content/enclosures/links.ts';
import { builtInBlocks } from '../../src/content/themes/theme-data.ts';
import type { PostRow } from '../../src/database/schema.ts';
import { twentyTwentyFive } from '../../src/rendering/blocks/block-theme.ts';
import { rewriteBlocks } from '../../src/rendering/blocks/rewrite.ts';
import type { SiteFacts } from '../../src/rendering/blocks/site-facts.ts';
import { noIds, renderContent } from '../../src/rendering/content.ts';
import { excerptHtml, madeExcerpt } from '../../src/rendering/excerpt.ts';
import { makeClickable } from '../../src/rendering/formatting/clickable.ts';
import { renderComment, renderTermDescription, renderTermName } from '../../src/rendering/formatting/display.ts';
import { kses } from '../../src/rendering/formatting/kses.ts';
import { cleanOneAttribute } from '../../src/rendering/formatting/kses-attributes.ts';
import { wpDate } from '../../src/rendering/formatting/php-date.ts';
import { relNofollow, relUgc } from '../../src/rendering/formatting/rel.ts';
import { sanitizeFileName } from '../../src/rendering/formatting/sanitize-file-name.ts';
import { sanitizeUser } from '../../src/rendering/formatting/sanitize-text.ts';
import { sanitizeTitleWithDashes } from '../../src/rendering/formatting/sanitize-title.ts';
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
} from '../../src/rendering/formatting/save-filters.ts';
import { coreShortcodes, runShortcodes, type ShortcodeHandler } from '../../src/rendering/formatting/shortcodes.ts';
import { convertSmilies } from '../../src/rendering/formatting/smilies.ts';
import { stripAllTags } from '../../src/rendering/formatting/strip-tags.ts';
import { texturize } from '../../src/rendering/formatting/texturize.ts';
import { renderTitle } from '../../src/rendering/formatting/title.ts';
import type { WordCount } from '../../src/rendering/formatting/words.ts';
import { textFunctions } from '../../src/rendering/hostile/functions.testing.ts';
import { english, type Language } from '../../src/rendering/language.ts';
import { safeStyles } from '../../src/rendering/theme/json/safe.ts';
import { appended, scoped } from '../../src/rendering/theme/json/selectors.ts';
import { globalStylesheet } from '../../src/rendering/theme/json/stylesheet.ts';
import { mergedThemeJson, readThemeJson, type ThemeJson } from '../../src/rendering/theme/json/theme-json.ts';
import { isTree, type Value } from '../../src/rendering/theme/json/tree.ts';
import type { ContentContext } from '../../src/rendering/types.ts';
import { feedTitle } from '../../src/web/feeds/titles.ts';
import { numbered } from '../../src/web/feeds/xml.ts';

const names = [
  ...[
    'texturize',
    'autop',
    'autop without breaks',
    'kses, data',
    'kses, strip',
    'kses, user description',
    'kses, comment',
  ],
  ...[
    'safeCss',
    'withoutBadProtocol',
    'parseShortcodeAttributes',
    'stripShortcodes',
    'shortcodeUnautop',
    'convertCharacters',
  ],
  ...['convertInvalidEntities', 'capitalP', 'balanceTags', 'stripTags', 'stripAllTags', 'trimWords', 'htmlExcerpt'],
  ...['normalizeEntities', 'escapeHtml', 'escapeTextarea', 'decodeSpecialCharacters', 'escapeUrl', 'sanitizeUrl'],
  ...[
    'sanitizeTrackbackUrls',
    'isEmail',
    'sanitizeEmail',
    'removeAccents',
    'sanitizeTitle',
    'uriEncodeUtf8',
    'sanitizeTextField',
  ],
  ...[
    'sanitizeTextareaField',
    'sanitizeKey',
    'sanitizeHtmlClass',
    'sanitizeUser',
    'normalizeWhitespace',
    'renderTermName',
  ],
  ...['renderTermDescription', 'renderTitle', 'parse and serialize', 'toKebabCase', 'withoutCustomCss'],
] as const;

/** A post's text without anything that it needs from the database, on a new site at that address. */
const context = (home: string, language = english): ContentContext => ({
  language,
  home,
  locale: 'en_US',
  useSmilies: true,
  theme: twentyTwentyFive,
  uploads: `${home}/wp-content/uploads`,
  data: {},
  post: { id: 1, type: 'post' },
  // Of a site's facts these texts ask for no others.
  site: { stylesheet: 'twentytwentyfive', hasHtml5: () => true } as Partial<SiteFacts> as SiteFacts,
});

/** What differs by the language of the site. */
export function languagePairs(
  home: string,
  language: Language,
  wordCount: WordCount = 'words',
): Record<string, (text: string) => unknown> {
  const around = { ...context(home, language), wordCount };
  const { typography } = language;
  return {
    texturize: (text) => texturize(text, coreShortcodes, typography),
    wpDate: (text) => wpDate(text, { wall: 1_709_628_245_000, offset: 0, zone: 'UTC' }, language),
    renderTitle: (text) => renderTitle(text, coreShortcodes, typography),
    renderTermName: (text) => renderTermName(text, { language }),
    renderTermDescription: (text) => renderTermDescription(text, { language }),
    renderComment: (text) => renderComment(text, around),
    renderContent: (text) => renderContent(text, around).html,
    madeExcerpt: (text) => madeExcerpt(text, 55, around, noIds).html,
    excerptHtml: (text) => excerptHtml(text, around, noIds).html,
  };
}

/** Shortcodes that tell what they are given. */
const told = new Map(
  ['b', 'b-c', 'gallery', 'caption', 'embed', 'audio'].map((name): [string, ShortcodeHandler] => [
    name,
    (attributes, content, tag) => `(${tag} ${Object.keys(attributes).length} ${content ?? ''})`,
  ]),
);

/** Name → function, for a site at that address. */
export function pairs(home: string): Record<string, (text: string) => unknown> {
  const host = new URL(home).hostname;
  const author = { unfilteredHtml: false, uploadsHost: host, balance: true };
  const plain = Object.fromEntries(names.map((name) => [name, textFunctions[name] ?? missing(name)]));
  return {
    ...plain,
    'kses, post': (text) => kses(text, 'post', { uploadsHost: host }),
    shortcodes: (text) => runShortcodes(text, told, false),
    'shortcodes outside of tags': (text) => runShortcodes(text, told, true),
    'blocks rewritten': (text) => rewriteBlocks(text),
    convertSmilies: (text) => convertSmilies(text, { home, useSmilies: true }),
    makeClickable: (text) => makeClickable(text, { host }),
    ...languagePairs(home, english),
    'feeds, references': numbered,
    'feeds, title': (title) =>
      feedTitle({ post_title: title, post_password: '', post_status: 'publish' } as PostRow, english),
    linksIn,
    cleanOneAttribute: (text) => cleanOneAttribute(text, 'a', { uploadsHost: host }),
    sanitizeFileName: (text) => sanitizeFileName(text, allowedTypes(false)),
    sanitizeTitleWithDashes: (text) => sanitizeTitleWithDashes(text),
    'sanitizeUser, strict': (text) => sanitizeUser(text, true),
    'stripAllTags, breaks too': (text) => stripAllTags(text, true),
    saveTitle: (text) => saveTitle(text, author),
    saveContent: (text) => saveContent(text, author),
    saveExcerpt: (text) => saveExcerpt(text, author),
    saveName,
    saveUrl,
    saveComment: (text) => saveComment(text, 'comment', host, author),
    saveTermDescription,
    saveUserDescription,
    saveEmail,
    'selectors, scoped': (text) => scoped('.a', text),
    'selectors, appended': (text) => appended(text, ' b'),
    relUgc: (text) => relUgc(text, host),
    relNofollow: (text) => relNofollow(text, host),
  };
}

const known = builtInBlocks();

/** What is made of a design that stands there as JSON; null where none does. */
const designed =
  (make: (tree: Value) => Value) =>
  (text: string): Value => {
    try {
      const tree: Value = JSON.parse(text);
      return isTree(tree) ? make(tree) : null;
    } catch {
      return null;
    }
  };

const merged = (layers: Value): ThemeJson => {
  const [theme, own] = isTree(layers) ? Object.values(layers) : [];
  return mergedThemeJson(readThemeJson(theme, 'theme', known), readThemeJson(own, 'custom', known));
};

/** The same for functions on a theme's design and a site's own. */
export const layerPairs: Record<string, (text: string) => unknown> = {
  'layers of design, stylesheet': designed((layers) => globalStylesheet(merged(layers))),
  'layers of design, data': designed(merged),
};

/** The same for functions on designs. */
export const designPairs: Record<string, (text: string) => unknown> = {
  'design, stylesheet': designed((tree) => globalStylesheet(readThemeJson(tree, 'custom', known))),
  'design, safe': designed((tree) => safeStyles(tree, known)),
};

function missing(name: string): never {
  throw new Error(`no function ${name} in functions.testing.ts`);
}
