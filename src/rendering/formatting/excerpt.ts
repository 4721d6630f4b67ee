// Excerpts: WordPress's wp_trim_excerpt() for posts without one of their own, and the filters of `the_excerpt`.
import { at } from '../blocks/json.ts';
import { type Block, parseBlocks } from '../blocks/parse.ts';
import type { RenderContext } from '../types.ts';
import { autop } from './autop.ts';
import { convertCharacters } from './characters.ts';
import { trim } from './php-strings.ts';
import { shortcodeNames, shortcodeUnautop, stripShortcodes } from './shortcodes.ts';
import { convertSmilies } from './smilies.ts';
import { texturize } from './texturize.ts';
import { trimWords } from './words.ts';

export interface ExcerptSource {
  /** HTML of one block, without the `the_content` filters (WordPress `render_block`). */
  readonly renderBlock: (block: Block) => string;
  /** The `the_content` filters but blocks and pictures, which WordPress takes out for excerpts. */
  readonly filterContent: (text: string) => string;
  /** Words (characters in some languages); WordPress's number for the locale where not given. */
  readonly length?: number;
  readonly more?: string;
}

/** WordPress's default for a locale (a string its translators set). */
export const excerptLength = (locale: string): number => (locale === 'ja' ? 110 : 55);

/** WordPress `wp_trim_excerpt()`: the post's own excerpt, else the start of its content as plain text. */
export function trimExcerpt(
  excerpt: string,
  content: string,
  context: Pick<RenderContext, 'locale' | 'shortcodes'>,
  source: ExcerptSource,
): string {
  if (trim(excerpt) !== '') return excerpt;
  let text = excerptBlocks(stripShortcodes(content, context), source.renderBlock);
  text = source.filterContent(withoutFootnotes(text)).replaceAll(']]>', ']]&gt;');
  return trimWords(text, source.length ?? excerptLength(context.locale), source.more ?? ' [&hellip;]', context.locale);
}

const textBlocks: ReadonlySet<string | null> = new Set([
  null,
  ...'freeform heading html list media-text paragraph preformatted pullquote quote table verse'
    .split(' ')
    .map((name) => `core/${name}`),
]);
const wrapperBlocks: ReadonlySet<string | null> = new Set(['core/columns', 'core/column', 'core/group']);
const isAllowed = (block: Block): boolean => textBlocks.has(block.name) || wrapperBlocks.has(block.name);
const isHidden = (block: Block): boolean => at(block.attributes ?? {}, 'metadata', 'blockVisibility') === false;

/** WordPress `excerpt_remove_blocks()`: HTML of the blocks whose text belongs in an excerpt. */
export function excerptBlocks(content: string, renderBlock: (block: Block) => string): string {
  if (!content.includes('<!-- wp:')) return content;
  let out = '';
  for (const block of parseBlocks(content)) {
    if (isHidden(block) || !isAllowed(block)) continue;
    if (block.inner.length > 0) {
      if (wrapperBlocks.has(block.name)) {
        out += wrapped(block, renderBlock);
        continue;
      }
      if (block.inner.some((inner) => !textBlocks.has(inner.name) || inner.inner.length > 0)) continue;
    }
    out += renderBlock(block);
  }
  return out;
}

/** The innermost allowed blocks of a wrapper, in order. Keeps its own stack, so depth is no danger. */
function wrapped(wrapper: Block, renderBlock: (block: Block) => string): string {
  let out = '';
  const pending = [...wrapper.inner].reverse();
  for (let block = pending.pop(); block; block = pending.pop()) {
    if (isHidden(block) || !isAllowed(block)) continue;
    if (block.inner.length === 0) out += renderBlock(block);
    else for (const inner of [...block.inner].reverse()) pending.push(inner);
  }
  return out;
}

/** WordPress `excerpt_remove_footnotes()`: without the numbers that lead to footnotes. */
export const withoutFootnotes = (text: string): string =>
  text.includes('data-fn=')
    ? text.replace(
        /<sup data-fn="[^"]+" class="[^"]+">[\t-\r ]*<a href="[^"]+" id="[^"]+">\d+<\/a>[\t-\r ]*<\/sup>/g,
        '',
      )
    : text;

/** WordPress filter `the_excerpt`, but for pictures and insecure addresses, which come after. */
export function renderExcerpt(text: string, context: RenderContext): string {
  if (text === '') return '';
  const typographic = texturize(text, shortcodeNames(context));
  return shortcodeUnautop(autop(convertCharacters(convertSmilies(typographic, context))), context);
}
