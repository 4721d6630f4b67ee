// Block tree -> stored text, as WordPress `serialize_block()` writes it: attributes as PHP encodes them, escaped so that
// they cannot end the comment they stand in.
import type { JsonObject } from './json.ts';
import type { Block } from './parse.ts';
import { writtenAttributes } from './read-attributes.ts';

const shortName = (name: string): string => (name.startsWith('core/') ? name.slice(5) : name);
const opener = (name: string, attributes: JsonObject | null): string =>
  `<!-- wp:${shortName(name)} ${writtenAttributes(attributes)}-->`;

/** WordPress `get_comment_delimited_block_content()`: the block's comments around its content. */
export function delimited(name: string | null, attributes: JsonObject | null, content: string): string {
  if (name === null) return content;
  if (content === '' || content === '0') return `<!-- wp:${shortName(name)} ${writtenAttributes(attributes)}/-->`;
  return `${opener(name, attributes)}${content}<!-- /wp:${shortName(name)} -->`;
}

const isEmptyBlock = (block: Block): boolean => {
  if (block.inner.length > 0) return false;
  const content = block.content.join('');
  return content === '' || content === '0';
};

/** WordPress `serialize_blocks()`. Keeps its own stack, so depth is no danger. */
export function serializeBlocks(blocks: readonly Block[]): string {
  const parts: string[] = [];
  const stack = blocks.map((block) => ({ block, chunk: 0, inner: 0 })).reverse();
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { block } = top;
    const { name, attributes, content, inner } = block;
    if (top.chunk === 0) {
      if (name !== null && isEmptyBlock(block)) {
        parts.push(delimited(name, attributes, ''));
        stack.pop();
        continue;
      }
      if (name !== null) parts.push(opener(name, attributes));
    }
    const chunk = content[top.chunk++];
    if (chunk === undefined) {
      if (name !== null) parts.push(`<!-- /wp:${shortName(name)} -->`);
      stack.pop();
    } else if (chunk !== null) parts.push(chunk);
    else {
      const child = inner[top.inner++];
      if (child) stack.push({ block: child, chunk: 0, inner: 0 });
    }
  }
  return parts.join('');
}
