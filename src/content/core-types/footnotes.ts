// What may be stored as a post's footnotes (JSON in the meta `footnotes`) by those who may not write unfiltered HTML:
// WordPress's _wp_filter_post_meta_footnotes. Everybody else's, and the system's, are stored as they come.
import type { Viewer } from '../../access/viewer.ts';
import { jsonOf } from '../../base/php-json.ts';
import { isEmpty, isObject, type Json, phpJson } from '../../rendering/blocks/json.ts';
import { kses } from '../../rendering/formatting/kses.ts';
import { sanitizeKey } from '../../rendering/formatting/sanitize-text.ts';

/** Footnotes with id and content, their HTML filtered; the empty text where the value is no JSON list or object. */
export function safeFootnotes(value: unknown, viewer: Viewer | null): unknown {
  if (typeof value !== 'string' || viewer === null || viewer.can('unfiltered_html')) return value;
  const notes = decoded(value);
  if (notes === null) return '';
  const safe = notes.filter(isObject).flatMap(({ id, content }) => {
    if (isEmpty(id) || isEmpty(content)) return [];
    return [{ id: sanitizeKey(text(id)), content: kses(text(content), 'post') }];
  });
  return phpJson(safe);
}

function decoded(source: string): readonly Json[] | null {
  const value = jsonOf(source);
  return typeof value === 'object' && value !== null ? Object.values<Json>(value as Record<string, Json>) : null;
}

/** Lists and objects, which PHP cannot filter either, are no text. */
function text(value: Json | undefined): string {
  if (value === true) return '1';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
