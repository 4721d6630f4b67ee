// Attributes of blocks in kses: WordPress's filter_block_content(). Every string in a block's attributes, and every key, is
// cleaned; the block comments are then written anew.
import { rewrittenAttributes } from '../blocks/read-attributes.ts';
import { rewriteBlocks } from '../blocks/rewrite.ts';
import { NextIndex } from './html-split.ts';
import type { AllowedHtml } from './kses-tables.ts';
import { Rewriting } from './rewriting.ts';

/** WordPress `filter_block_content()`. `clean` is kses of a plain value. */
export function filterBlockAttributes(text: string, allowed: AllowedHtml, clean: (value: string) => string): string {
  const other = { clean, tagNames: null };
  const template = { clean, tagNames: allowed };
  return rewriteBlocks(text, (name, json) =>
    rewrittenAttributes(json, name === 'core/template-part' ? template : other),
  );
}

/** Comments that end in more than two dashes get their normal end, so that they can hide no block. */
export function withPlainCommentEnds(text: string): string {
  if (!/--->/.test(text)) return text;
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
