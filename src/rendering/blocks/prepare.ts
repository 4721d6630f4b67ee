// From stored text to the blocks WordPress would render: addresses alone on a line are embedded, and broken documents are
// mended as WordPress does on its way (it wraps the content in one block, parses and serializes it before rendering).
import type { ContentContext } from '../types.ts';
import { affordable } from './affordable.ts';
import { hasBlockComments, isBalanced, mayHaveBlocks } from './block-comments.ts';
import { BlockPlaces } from './block-places.ts';
import { autoEmbed, mayEmbed } from './embeds.ts';
import { withHookedInside, withTheme } from './hooked-blocks.ts';
import { type Block, type Document, parseDocument } from './parse.ts';
import { delimited } from './serialize.ts';

const isZero = ({ name, content }: Block): boolean => name === null && content[0] === '0';

export interface PreparedBlocks {
  readonly blocks: readonly Block[];
  /** What WordPress's `has_blocks()` says at this point: without blocks, paragraphs are made of lines later on. */
  readonly hasBlocks: boolean;
}

/** Attributes whose names count from 0 are a list to PHP: written anew they are none that its parser knows. */
const hasListedAttributes = (text: string): boolean => /<!--\s+wp:\S+\s+\{\s*"0"\s*:/.test(text);

/** May the text be taken with its addresses embedded? Shortcodes may hold parts of blocks, which are written anew before. */
const isSound = (text: string, embedded: string): boolean => text === embedded || !hasBlockComments(text);

const broken: Document = { blocks: [], balanced: false };
/** Characters of a text that is long. */
const long = 65_536;

/** Blocks of a text, ready to render: as many of them as may be. */
export function prepareBlocks(text: string, context: ContentContext): PreparedBlocks {
  const { blocks, hasBlocks } = soundBlocks(text, context);
  const prepared = { blocks: affordable(blocks, text.length, context.theme), hasBlocks };
  const theme = context.site?.stylesheet;
  if (theme === undefined || !text.includes('wp:template-part')) return prepared;
  return { ...prepared, blocks: themed(prepared.blocks, theme) };
}

/** Template parts that name no theme are those of the active one: their classes are made of their attributes. */
const themed = (blocks: readonly Block[], theme: string): readonly Block[] =>
  blocks.map((block) => {
    const own = withTheme(block, theme);
    return own.inner.length > 0 ? { ...own, inner: themed(own.inner, theme) } : own;
  });

function soundBlocks(text: string, context: ContentContext): PreparedBlocks {
  if (context.isHooked) {
    const whole = autoEmbed(text, context);
    return { blocks: parseDocument(whole).blocks, hasBlocks: whole.includes('<!-- wp:') };
  }
  // Longer texts are not read twice: it is found out beforehand whether they are broken, or would be embedded twice.
  const places = text.length >= long && hasBlockComments(text) ? new BlockPlaces(text) : undefined;
  const isMended = places !== undefined && (!places.isBalanced || mayEmbed(text));
  const embedded = isMended ? null : autoEmbed(text, context);
  const isWhole = embedded !== null && isSound(text, embedded);
  const known = places && embedded === text ? { places, from: 0, until: text.length } : undefined;
  const { blocks, balanced } = isWhole ? parseDocument(embedded, known) : broken;
  const mayHave = mayHaveBlocks(text);
  if (balanced && !(mayHave && hasListedAttributes(text))) {
    const hasBlocks = blocks.some(({ name }) => name !== null) || (mayHave && text.includes('<!-- wp:'));
    // Between blocks a lone "0" counts as empty for WordPress's parser.
    return { blocks: hasBlocks ? blocks.filter((one) => !isZero(one)) : blocks, hasBlocks };
  }
  const sound = mended(text, context.post?.type, context.site?.stylesheet, places);
  const whole = autoEmbed(sound, context);
  return { blocks: parseDocument(whole).blocks, hasBlocks: whole.includes('<!-- wp:') };
}

/** A text whose blocks have been rendered already, with its addresses embedded, mended as a whole text would be. */
export function prepareText(text: string, context: ContentContext): string {
  const embedded = autoEmbed(text, context);
  if (!hasBlockComments(text) || (isSound(text, embedded) && isBalanced(embedded))) return embedded;
  return autoEmbed(mended(text, undefined, context.site?.stylesheet), context);
}

/** The block around the content of a post of this type. */
export const wrapperOf = (type = 'post'): string =>
  type === 'wp_navigation' ? 'core/navigation' : type === 'wp_block' ? 'core/block' : 'core/post-content';

/** A text as the inside of one block that is parsed and written anew; to WordPress's parser a lone "0" is nothing. */
export function rewritten(content: string): string {
  if (content === '0') return '';
  return hasBlockComments(content)
    ? withHookedInside(content, wrapperOf(), undefined, undefined, 'insert').content
    : content;
}

/**
 * WordPress `apply_block_hooks_to_content_from_post_object()` without hooked blocks: what it leaves of a broken document. `theme` is
 * what template parts are told that name none, which gives them attributes that are no list. `found` are the places of its comments,
 * where they are known.
 */
export function mended(text: string, type?: string, theme?: string, found?: BlockPlaces): string {
  const content = text.includes('<!-- wp:') ? text : delimited('core/freeform', {}, text);
  const places = content === text ? found : undefined;
  const inside = withHookedInside(content, wrapperOf(type), undefined, undefined, 'insert', { theme, places }).content;
  return content === text ? inside : inside.replace(content, () => text);
}
