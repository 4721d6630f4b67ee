// `core/footnotes`: the list of footnotes a post keeps in its meta.
import { jsonOf } from '../../../base/php-json.ts';
import { escapeAttribute } from '../../formatting/escape.ts';
import { kses } from '../../formatting/kses.ts';
import { isObject } from '../json.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { wrapperAttributes } from '../supports/wrapper.ts';
import { postIdOf } from './helpers.ts';

/** What the post around keeps; of another one than the text's own only where its password is not asked for. */
function storedOf(block: LiveBlock, state: RenderState): string {
  const own = state.context.post;
  const id = postIdOf(block);
  if (id === undefined) return '';
  if (id === own?.id) return own.footnotes ?? '';
  const post = state.context.data.facts?.post(id);
  return post && !post.locked ? post.footnotes : '';
}

/** The list, or nothing where the post around has no footnotes. */
export function footnotes(block: LiveBlock, state: RenderState): string {
  const stored = storedOf(block, state);
  if (stored === '') return '';
  const notes = jsonOf(stored);
  if (!Array.isArray(notes) || notes.length === 0) return '';
  const items = notes.map((note: unknown, index) => {
    const id = escapeAttribute(isObject(note) ? String(note.id ?? '') : '');
    const content = isObject(note) ? kses(String(note.content ?? ''), 'post') : '';
    const label = state.language.fill('Jump to footnote reference %1$d', index + 1);
    return `<li id="${id}">${content} <a href="#${id}-link" aria-label="${label}">↩︎</a></li>`;
  });
  return `<ol ${wrapperAttributes(block)}>${items.join('')}</ol>`;
}
