// CSS of a block's own (`style.css` among its attributes) is for those who may edit CSS: WordPress's
// wp_strip_custom_css_from_blocks(). Nothing else in the text changes by a byte.
import { isEmpty, isObject, type JsonObject } from '../blocks/json.ts';
import { BlockScanner, type BlockToken } from '../blocks/parse.ts';
import { serializeAttributes } from '../blocks/write-json.ts';

/** The text without the CSS of its blocks. */
export function withoutCustomCss(text: string): string {
  if (!text.includes('<!-- wp:') || !text.includes('"css"')) return text;
  const scanner = new BlockScanner(text);
  let out = '';
  let from = 0;
  for (let token = scanner.next(); token; token = scanner.next()) {
    const attributes = token.kind === 'closer' ? null : strippedAttributes(token);
    if (!attributes) continue;
    const start = text.indexOf('{', token.start);
    const end = text.lastIndexOf('}', token.end) + 1;
    const empty = isEmpty(attributes);
    out += text.slice(from, start) + (empty ? '' : serializeAttributes(attributes));
    from = empty ? end + 1 : end;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** The attributes without CSS; null where there is none. */
function strippedAttributes({ attributes }: BlockToken): JsonObject | null {
  const style = attributes?.style;
  if (!attributes || !isObject(style) || style.css === undefined || style.css === null) return null;
  const { css: _css, ...otherStyle } = style;
  const { style: _style, ...others } = attributes;
  if (isEmpty(otherStyle)) return others;
  return { ...attributes, style: otherStyle };
}
