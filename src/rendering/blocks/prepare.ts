// From stored text to the blocks WordPress would render: addresses alone on a line are embedded, and broken documents are
// mended as WordPress does on its way (it wraps the content in one block, parses and serializes it before rendering).
import type { ContentContext } from '../types.ts';
import { autoEmbed } from './embeds.ts';
import { type Block, parseDocument } from './parse.ts';
import { delimited, serializeBlocks } from './serialize.ts';

const isZero = ({ name, content }: Block): boolean => name === null && content[0] === '0';

export interface PreparedBlocks {
  readonly blocks: readonly Block[];
  /** What WordPress's `has_blocks()` says at this point: without blocks, paragraphs are made of lines later on. */
  readonly hasBlocks: boolean;
}

/** Attributes whose names count from 0 are a list to PHP: written anew they are none that its parser knows. */
const hasListedAttributes = (text: string): boolean => /<!--\s+wp:\S+\s+\{\s*"0"\s*:/.test(text);

/** Was the text in order as well before addresses were embedded in it? A shortcode may take delimiters away. */
const isSound = (text: string, embedded: string): boolean => text === embedded || parseDocument(text).balanced;

/** Blocks of a text, ready to render. */
export function prepareBlocks(text: string, context: ContentContext): PreparedBlocks {
  const embedded = autoEmbed(text, context);
  const { blocks, balanced } = parseDocument(embedded);
  if (balanced && isSound(text, embedded) && !hasListedAttributes(text)) {
    const hasBlocks = blocks.some(({ name }) => name !== null) || text.includes('<!-- wp:');
    // Between blocks a lone "0" counts as empty for WordPress's parser.
    return { blocks: hasBlocks ? blocks.filter((one) => !isZero(one)) : blocks, hasBlocks };
  }
  const whole = autoEmbed(mended(text), context);
  return { blocks: parseDocument(whole).blocks, hasBlocks: whole.includes('<!-- wp:') };
}

/** A text whose blocks have been rendered already, with its addresses embedded, mended as a whole text would be. */
export function prepareText(text: string, context: ContentContext): string {
  const embedded = autoEmbed(text, context);
  if (!text.includes('<!--') || (parseDocument(embedded).balanced && isSound(text, embedded))) return embedded;
  return autoEmbed(mended(text), context);
}

/**
 * A text as the inside of one block that is parsed and written anew. What WordPress stores on update, looking for blocks to
 * hook in where there are none (`update_ignored_hooked_blocks_postmeta`): a lone "0" is no content there.
 */
export function rewritten(content: string): string {
  if (content === '0') return '';
  if (!content.includes('<!--')) return content;
  const wrapped = serializeBlocks(parseDocument(delimited('core/post-content', {}, content)).blocks);
  const start = wrapped.indexOf('-->');
  const end = wrapped.lastIndexOf('<!--');
  return start === -1 ? wrapped : wrapped.slice(start + 3, Math.max(end, start + 3));
}

/** WordPress `apply_block_hooks_to_content_from_post_object()` without hooked blocks: what it leaves of a broken document. */
export function mended(text: string): string {
  const content = text.includes('<!-- wp:') ? text : delimited('core/freeform', {}, text);
  const inside = rewritten(content);
  return content === text ? inside : inside.replace(content, () => text);
}
