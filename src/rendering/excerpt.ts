// The excerpt of a post: its own, or one made of its content. Reproduces wp_trim_excerpt, the part of get_the_content that
// counts there (first page, before "more"), excerpt_remove_blocks, excerpt_remove_footnotes and the_excerpt's filters.
import { affordable } from './blocks/affordable.ts';
import { mayNameRecordings } from './blocks/embeds.ts';
import { type Block, parseBlocks } from './blocks/parse.ts';
import { prepareText } from './blocks/prepare.ts';
import { renderBlocks } from './blocks/render.ts';
import { RenderState } from './blocks/render-state.ts';
import { withPlayers } from './content.ts';
import { isWordless, mostSigns, SignCount, startWithWords } from './excerpt-start.ts';
import { autop } from './formatting/autop/autop.ts';
import { capitalP, convertTexturized } from './formatting/characters.ts';
import { doShortcode, shortcodeNames, shortcodeUnautop, stripShortcodes } from './formatting/shortcodes.ts';
import { convertSmilies } from './formatting/smilies.ts';
import { texturize } from './formatting/texturize.ts';
import { cutAfterWords, trimWords } from './formatting/words.ts';
import { filterContentTags } from './images.ts';
import { typographyIn } from './language.ts';
import { teaserOf } from './teaser.ts';
import type { ContentContext, IdCounts } from './types.ts';

const leaves = new Set<string | null>([
  ...[null, 'core/freeform', 'core/heading', 'core/html', 'core/list', 'core/media-text', 'core/paragraph'],
  ...['core/preformatted', 'core/pullquote', 'core/quote', 'core/table', 'core/verse'],
]);
const footnoteLink = /<sup data-fn="[^"]+" class="[^"]+">\s*<a href="[^"]+" id="[^"]+">\d+<\/a>\s*<\/sup>/g;
const wrappers = new Set<string | null>(['core/columns', 'core/column', 'core/group']);

/** HTML of an excerpt, whether stored or made. Its pictures count among those of the request. */
export function excerptHtml(text: string, context: ContentContext, ids: IdCounts): { html: string; ids: IdCounts } {
  const typography = typographyIn(context);
  const texturized = convertSmilies(texturize(text, shortcodeNames(context), typography), context);
  const html = shortcodeUnautop(autop(convertTexturized(text, texturized, typography)), context);
  if (!html.includes('<i')) return { html, ids };
  const state = new RenderState(context, ids);
  return { html: filterContentTags(html, state), ids: state.ids };
}

/** An excerpt of the content, `count` words long (characters in some languages). */
export function madeExcerpt(
  content: string,
  count: number,
  context: ContentContext,
  ids: IdCounts,
  more = ' [&hellip;]',
): { html: string; ids: IdCounts } {
  const state = new RenderState(context, ids);
  state.allowance.addText(content.length);
  let text = stripShortcodes(teaserOf(content), context);
  const isWhole = count < 0;
  const cut = isWhole ? (all: string) => all : startOfMany;
  text = text.includes('<!-- wp:') ? allowedBlocks(text, state, isWhole) : cut(text);
  if (text.includes('data-fn=')) text = text.replace(footnoteLink, '');
  const mayShorten = context.post?.prepended === undefined && !counts(text);
  if (mayShorten && !isWhole && isWordless(text)) return { html: '', ids: state.ids };
  const start = mayShorten ? startOf(text, count, context) : undefined;
  const words = start === undefined ? undefined : cutAfterWords(formatted(start, state, cut), count, more);
  const html = words ?? trimWords(formatted(text, state, cut), count, more, context.wordCount);
  return { html, ids: state.ids };
}

/** May formatting number galleries or players, wherever they stand? Shortcodes that are left stand in tags. */
const counts = (text: string): boolean => text.includes('[') || mayNameRecordings(text);

/** What stands before as many signs as are looked at. */
function startOfMany(text: string): string {
  const end = text.length > mostSigns ? new SignCount().endIn(text) : -1;
  return end === -1 ? text : text.slice(0, end);
}

/** Smilies that are pictures are no words any more. */
const spare = 10;

/** As much of a text as is enough; undefined where that may be all of it. */
function startOf(text: string, count: number, { wordCount = 'words' }: ContentContext): string | undefined {
  // What is left of blocks is written anew as a whole.
  if (count < 1 || wordCount !== 'words' || text.includes('<!--')) return undefined;
  return startWithWords(text, count + spare);
}

/** What the filters of contents make of an excerpt's text, blocks apart; `cut` takes as much of it as is looked at. */
function formatted(given: string, state: RenderState, cut: (text: string) => string): string {
  const { context } = state;
  // Blocks that are left open, in what blocks rendered to, repeat what follows them.
  const text = cut(prepareText(given, context));
  let html = shortcodeUnautop(autop(texturize(text, shortcodeNames(context), typographyIn(context))), context);
  if (context.post?.prepended !== undefined) html = `${context.post.prepended}\n${html}`;
  html = capitalP(html, false, typographyIn(context));
  return convertSmilies(doShortcode(html, withPlayers(context, state)), context).replaceAll(']]>', ']]&gt;');
}

/** The blocks that excerpts take over, rendered: as many as are looked at. */
function allowedBlocks(text: string, state: RenderState, isWhole: boolean): string {
  let html = '';
  const signs = new SignCount();
  const blocks = affordable(parseBlocks(text), text.length, state.context.theme);
  for (const part of allowedParts(blocks, state)) {
    const end = isWhole ? -1 : signs.endIn(part);
    if (end !== -1) return html + part.slice(0, end);
    html += part;
  }
  return html;
}

function* allowedParts(blocks: readonly Block[], state: RenderState): Generator<string> {
  for (const block of blocks) {
    if (isHidden(block) || !(leaves.has(block.name) || wrappers.has(block.name))) continue;
    if (block.inner.length > 0 && wrappers.has(block.name)) yield* allowedInside(block, state);
    else if (block.inner.every((inner) => leaves.has(inner.name) && inner.inner.length === 0)) {
      yield renderBlocks([block], state);
    }
  }
}

/** Keeps its own stack, so depth is no danger. */
function* allowedInside(wrapper: Block, state: RenderState): Generator<string> {
  const stack = [...wrapper.inner].reverse();
  for (let block = stack.pop(); block; block = stack.pop()) {
    if (isHidden(block) || !(leaves.has(block.name) || wrappers.has(block.name))) continue;
    if (block.inner.length === 0) yield renderBlocks([block], state);
    else for (const inner of block.inner.toReversed()) stack.push(inner);
  }
}

function isHidden({ attributes }: Block): boolean {
  const metadata = attributes?.metadata;
  return (
    typeof metadata === 'object' &&
    metadata !== null &&
    'blockVisibility' in metadata &&
    metadata.blockVisibility === false
  );
}
