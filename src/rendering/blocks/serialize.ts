// Block tree -> stored text, as WordPress `serialize_block()` writes it: attributes as PHP encodes them, escaped so that
// they cannot end the comment they stand in.
import { Escaping, escapes, madeOf, runEnd } from '../formatting/escaping.ts';
import { isEmpty, type JsonObject, phpJson } from './json.ts';
import type { Block } from './parse.ts';

const ofMarkup = escapes({ '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' });
const backslash = madeOf('\\u005c');
const quote = madeOf('\\u0022');
const dashes = madeOf('\\u002d\\u002d');

/** WordPress `serialize_block_attributes()`. */
export function serializeAttributes(attributes: JsonObject): string {
  const json = phpJson(attributes, true);
  if (!/[<>&\\]|--/.test(json)) return json;
  const escaping = new Escaping(json);
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code > 92) continue;
    if (code === 92) {
      const next = json.charCodeAt(at + 1);
      if (next === 92) escaping.replace(at, ++at + 1, backslash);
      else if (next === 34) escaping.replace(at, ++at + 1, quote);
    } else if (code === 45) {
      if (json.charCodeAt(at + 1) === 45) escaping.replace(at, ++at + 1, dashes);
    } else {
      const made = ofMarkup[code];
      if (made === undefined) continue;
      const end = runEnd(json, at);
      escaping.replaceEach(at, end, made);
      at = end - 1;
    }
  }
  return escaping.finish();
}

const shortName = (name: string): string => (name.startsWith('core/') ? name.slice(5) : name);
const json = (attributes: JsonObject | null): string =>
  attributes === null || isEmpty(attributes) ? '' : `${serializeAttributes(attributes)} `;
const opener = (name: string, attributes: JsonObject | null): string =>
  `<!-- wp:${shortName(name)} ${json(attributes)}-->`;

/** WordPress `get_comment_delimited_block_content()`: the block's comments around its content. */
export function delimited(name: string | null, attributes: JsonObject | null, content: string): string {
  if (name === null) return content;
  if (content === '' || content === '0') return `<!-- wp:${shortName(name)} ${json(attributes)}/-->`;
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
