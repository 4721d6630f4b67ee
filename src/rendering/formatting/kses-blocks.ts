// Attributes of blocks in kses: WordPress's filter_block_content(). Every string in a block's attributes, and every key, is
// cleaned; the block comments are then written anew.
import { isObject, type Json, type JsonObject } from '../blocks/json.ts';
import { rewriteBlocks } from '../blocks/rewrite.ts';
import { NextIndex } from './html-split.ts';
import type { AllowedHtml } from './kses-tables.ts';
import { Rewriting } from './rewriting.ts';

/** WordPress `filter_block_content()`. `clean` is kses of a plain value. */
export function filterBlockAttributes(text: string, allowed: AllowedHtml, clean: (value: string) => string): string {
  return rewriteBlocks(text, (name, attributes) => {
    const tagNames = name === 'core/template-part' ? allowed : null;
    return attributes && cleanObject(attributes, clean, tagNames);
  });
}

/** Comments that end in more than two dashes get their normal end, so that they can hide no block. */
export function withPlainCommentEnds(text: string): string {
  if (!text.includes('<!--') || !text.includes('--->')) return text;
  const ends = new NextIndex(text, '--->');
  const lines = new NextIndex(text, '\n');
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf('<!--'); at !== -1; ) {
    const end = ends.after(at + 4);
    if (end === -1) break;
    const line = lines.after(at + 4);
    if (line !== -1 && line < end) {
      at = text.indexOf('<!--', line);
      continue;
    }
    let start = end;
    while (start > at + 4 && text.charCodeAt(start - 1) === 45) start--;
    rewriting.replace(start, end + 4, '-->');
    at = text.indexOf('<!--', end + 4);
  }
  return rewriting.finish();
}

/** The object with cleaned keys and values; itself where they are clean. */
function cleanObject(value: JsonObject, clean: (value: string) => string, tagNames: AllowedHtml | null): JsonObject {
  let out: Record<string, Json | undefined> | null = null;
  for (const key of Object.keys(value)) {
    const inner = value[key];
    const cleanKey = clean(key);
    let cleaned = cleanValue(inner, clean, tagNames);
    if (tagNames && cleanKey === 'tagName' && typeof cleaned === 'string' && cleaned !== '' && !tagNames.has(cleaned)) {
      cleaned = '';
    }
    if (cleanKey === key && cleaned === inner) continue;
    out ??= { ...value };
    if (cleanKey !== key) delete out[key];
    out[cleanKey] = cleaned;
  }
  return out ?? value;
}

function cleanValue(
  value: Json | undefined,
  clean: (value: string) => string,
  tagNames: AllowedHtml | null,
): Json | undefined {
  if (typeof value === 'string') return clean(value);
  if (isObject(value)) return cleanObject(value, clean, tagNames);
  // Not an object: a list, where it is one at all.
  if (Array.isArray(value)) return value.map((one: Json) => cleanValue(one, clean, tagNames) ?? null);
  return value;
}
