// CSS of a block's own (`style.css` among its attributes) is for those who may edit CSS: WordPress's
// wp_strip_custom_css_from_blocks(). Nothing else in the text changes by a byte.

import { BlockScanner } from '../blocks/block-comments.ts';
import { JsonTape, Kind } from '../blocks/json-tape.ts';
import { writtenTape } from '../blocks/write-tape.ts';

/** The text without the CSS of its blocks. */
export function withoutCustomCss(text: string): string {
  if (!text.includes('<!-- wp:') || !text.includes('"css"')) return text;
  const scanner = new BlockScanner(text);
  let out = '';
  let from = 0;
  for (let token = scanner.next(); token; token = scanner.next()) {
    const { kind, jsonStart, jsonEnd } = token;
    const json = kind === 'closer' ? null : strippedAttributes(text.slice(jsonStart, jsonEnd));
    if (json === null) continue;
    const isEmpty = json === '[]';
    out += text.slice(from, jsonStart) + (isEmpty ? '' : json);
    from = isEmpty ? jsonEnd + 1 : jsonEnd;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** The JSON of attributes without CSS; null where there is none. */
function strippedAttributes(json: string): string | null {
  const tape = json === '' ? null : JsonTape.read(json);
  const style = tape?.member(0, 'style') ?? -1;
  if (tape === null || style === -1 || tape.kind(style) !== Kind.object) return null;
  const css = tape.member(style, 'css');
  if (css === -1 || tape.source(css) === 'null') return null;
  return writtenTape(tape, null, tape.hasOnly(style, 'css') ? style : css);
}
