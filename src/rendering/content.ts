// `renderContent()`: a post's stored text -> the HTML WordPress's `the_content` filters make of it, in their order: embeds
// (8), blocks (9), typographic characters, paragraphs where there are no blocks, shortcodes apart from paragraphs, what
// precedes attachments (10), shortcodes (11), pictures (12), smilies (20). Pure: the same text, context and counters give
// the same HTML.

import { Allowance } from './blocks/allowance.ts';
import { prepareBlocks } from './blocks/prepare.ts';
import { renderBlocks } from './blocks/render.ts';
import { RenderState } from './blocks/render-state.ts';
import { autop } from './formatting/autop/autop.ts';
import { captionShortcode } from './formatting/caption.ts';
import { capitalP } from './formatting/characters.ts';
import type { ShortcodeAttributes } from './formatting/shortcode-attributes.ts';
import {
  doShortcode,
  type ShortcodeHandler,
  ShortcodeLimit,
  type Shortcodes,
  shortcodeNames,
  shortcodeUnautop,
} from './formatting/shortcodes.ts';
import { convertSmilies } from './formatting/smilies.ts';
import { texturize } from './formatting/texturize.ts';
import { filterContentTags } from './images.ts';
import { typographyIn } from './language.ts';
import { audioPlayer, videoPlayer } from './players.ts';
import type { AnswerCounters, ContentContext, IdCounts, RenderedContent } from './types.ts';

/** Counters at the start of a request. */
export const noIds: IdCounts = Object.freeze({});

/** At the start of an answer. Texts are rendered twice in it, for their excerpts as well: it may take twice as much as one rendering. */
export const newCounters = (): AnswerCounters => ({ ids: noIds, allowance: new Allowance(2) });

/** WordPress `apply_filters('the_content', text)` for a post in a REST request, or in a page's main loop. */
export function renderContent(text: string, given: ContentContext, counters: IdCounts = noIds): RenderedContent {
  const outer = given.filters;
  const context = outer
    ? given
    : { ...given, filters: { makesParagraphs: true }, allowance: allowanceFor(text, given) };
  const state = new RenderState(context, counters);
  const { blocks, hasBlocks } = prepareBlocks(text, context);
  let html = renderBlocks(blocks, state);
  const shortcodes = withPlayers(context, state);
  html = texturize(html, shortcodeNames(shortcodes), typographyIn(context));
  const makesParagraphs = !hasBlocks && (outer?.makesParagraphs ?? true);
  const late = makesParagraphs && isLate(html, context, state);
  if (makesParagraphs && !late) html = autop(html);
  html = shortcodeUnautop(html, shortcodes);
  if (context.post?.prepended !== undefined) html = `${context.post.prepended}\n${html}`;
  if (context.replaceInsecureHome) html = withSecureHome(html, context.home);
  if (late) html = autop(html);
  html = doShortcode(capitalP(html, false, typographyIn(context)), shortcodes);
  html = filterContentTags(html, state);
  if (outer) outer.makesParagraphs = true;
  return { html: convertSmilies(html, context), ids: state.ids, hasBlocks };
}

/** All blocks of the text itself may be rendered. */
function allowanceFor(text: string, { allowance = new Allowance() }: ContentContext): Allowance {
  allowance.addText(text.length);
  return allowance;
}

/** Counters for the next text of the same request. */
export const idsAfter = ({ ids, hasBlocks }: Pick<RenderedContent, 'ids' | 'hasBlocks'>): IdCounts =>
  hasBlocks && ids.blocks !== 1 ? { ...ids, blocks: 1 } : ids;

/**
 * Once a request has rendered a text with blocks, WordPress makes paragraphs of later texts last of what happens at priority
 * 10: it takes that filter out for the blocks and hangs it back in at the end. Shows only where the order matters.
 */
function isLate(html: string, context: ContentContext, state: RenderState): boolean {
  const matters = html.includes('[') || context.post?.prepended !== undefined || context.replaceInsecureHome === true;
  return matters && state.count('blocks') === 1;
}

/**
 * The site's shortcodes and WordPress's own. By the time these run, embeds have been made: an `[embed]` that is left renders
 * to nothing. So do galleries and playlists in texts that are rendered without facts, where nobody has looked them up.
 */
export function withPlayers(context: ContentContext, state: RenderState): Shortcodes {
  const unique = (name: string): string => {
    const number = state.nextId(`${name}-`);
    return number === 1 ? name : `${name}-${number}`;
  };
  const hasFigures = context.site?.hasHtml5('caption') ?? true;
  const caption: ShortcodeHandler = (attributes, content) =>
    captionShortcode(attributes, content ?? '', (inner) => doShortcode(inner, known), unique, hasFigures);
  const media = (tag: 'gallery' | 'playlist', attributes: ShortcodeAttributes): string => {
    const instance = state.nextId(tag);
    if (!state.allowance.mayMake) return '';
    const html = shortcodeHtml(tag, attributes, instance, context);
    state.allowance.made(html);
    return html;
  };
  const known = {
    limit: new ShortcodeLimit(),
    shortcodes: {
      wp_caption: caption,
      caption,
      gallery: (attributes: ShortcodeAttributes) => media('gallery', attributes),
      playlist: (attributes: ShortcodeAttributes) => media('playlist', attributes),
      embed: () => '',
      audio: (attributes: ShortcodeAttributes) => audioPlayer(attributes, state),
      video: (attributes: ShortcodeAttributes, content: string | null) => videoPlayer(attributes, content, state),
      ...context.shortcodes,
    },
  };
  return known;
}

function shortcodeHtml(
  tag: 'gallery' | 'playlist',
  attributes: ShortcodeAttributes,
  instance: number,
  { data, post }: ContentContext,
): string {
  return data.facts?.shortcodes(post?.id ?? 0, attributes)?.html(tag, instance) ?? '';
}

/** WordPress `wp_replace_insecure_home_url()`. */
function withSecureHome(html: string, home: string): string {
  const secure = home.replace(/^http:/, 'https:');
  const plain = home.replace(/^https:/, 'http:');
  return html.replaceAll(plain, secure).replaceAll(plain.replaceAll('/', '\\/'), secure.replaceAll('/', '\\/'));
}
