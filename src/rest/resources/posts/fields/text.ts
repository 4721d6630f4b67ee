// Title, content and excerpt of a post: stored text for editors, rendered HTML for everybody.
// Their arguments are neither validated nor sanitised by the schema: a string or an object with `raw` is taken, anything
// else passes unnoticed, as in WordPress.

import { hookedIntoPost, ignoredKey, isHookedType } from '../../../../content/block-hooks/posts.ts';
import { hasPassword } from '../../../../content/posts/password.ts';
import {
  hasBlocks,
  hasExcerptPictures,
  isContentHidden,
  renderedContent,
  renderedExcerpt,
  renderedTitle,
} from '../../../../content/texts/texts.ts';
import { phpJson } from '../../../../rendering/blocks/json.ts';
import { isEmpty, isScalar, toText } from '../../../engine/php.ts';
import type { PostItem } from '../item.ts';
import type { PostField } from './field.ts';
import { editOnly, everywhere, viewAndEdit } from './field.ts';

const unchecked = { sanitize: 'none', validate: undefined };

/** The text of a `title`, `content` or `excerpt` argument; undefined where it says nothing. */
export function rawText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('raw' in value)) return undefined;
  const { raw } = value;
  return isScalar(raw) ? toText(raw) : undefined;
}

export const titleField: PostField = {
  schema: {
    description: 'Title of the post.',
    type: 'object',
    context: everywhere,
    properties: {
      raw: { description: 'The title as stored.', type: 'string', context: editOnly },
      rendered: { description: 'The title as HTML.', type: 'string', context: everywhere, readonly: true },
    },
  },
  readsContext: true,
  read: (item) => {
    const rendered = renderedTitle(item);
    return item.view.context === 'edit' ? { raw: item.row.post_title, rendered } : { rendered };
  },
  needs: ['imported'],
  argument: unchecked,
  write: ({ draft }, value) => {
    const text = rawText(value);
    // An object with an empty `raw` changes nothing; the empty string does.
    if (text !== undefined && (typeof value === 'string' || (text !== '' && text !== '0'))) draft.title = text;
  },
};

/** The stored content as WordPress shows it to editors: with what is hooked in; its blocks are written anew in any case. */
export function editedContent({ row, view, hooked }: PostItem): string {
  const { post_content: content, post_type } = row;
  if (!isHookedType(post_type) || content === '' || content === '0') return content;
  if (hooked) return hooked.edited.content;
  return content.includes('<!--') ? hookedIntoPost(view.site, row, content, undefined).content : content;
}

/** Adds what is hooked in at the outermost level to a post's meta, which has no field for it. */
export function addIgnored(data: Record<string, unknown>, { row, hooked }: PostItem): void {
  const { content, meta } = data;
  if (!hooked || !isHookedType(row.post_type) || typeof content !== 'object' || content === null) return;
  if (!('raw' in content) || isEmpty(content.raw) || hooked.edited.ignored === undefined) return;
  const known = typeof meta === 'object' && meta !== null && !Array.isArray(meta) ? meta : {};
  data.meta = { ...known, [ignoredKey]: phpJson(hooked.edited.ignored) };
}

export const contentField: PostField = {
  schema: {
    description: 'Content of the post.',
    type: 'object',
    context: viewAndEdit,
    properties: {
      raw: { description: 'The content as stored.', type: 'string', context: editOnly },
      rendered: { description: 'The content as HTML.', type: 'string', context: viewAndEdit, readonly: true },
      block_version: {
        description: 'Version of the block format: 1, or 0 for text without blocks.',
        type: 'integer',
        context: editOnly,
        readonly: true,
      },
      protected: { description: 'Does a password protect it?', type: 'boolean', context: everywhere, readonly: true },
    },
  },
  readsContext: true,
  read: (item) => {
    const { row, view } = item;
    const rendered = isContentHidden(item) ? '' : renderedContent(item);
    const locked = hasPassword(row);
    if (view.context !== 'edit') return { rendered, protected: locked };
    return {
      raw: editedContent(item),
      rendered,
      protected: locked,
      block_version: hasBlocks(row.post_content) ? 1 : 0,
    };
  },
  needs: ['imported', 'subjects', 'texts'],
  argument: unchecked,
  write: ({ draft }, value) => {
    const text = rawText(value);
    if (text !== undefined) draft.content = text;
  },
};

export const excerptField: PostField = {
  schema: {
    description: 'Excerpt of the post.',
    type: 'object',
    context: everywhere,
    properties: {
      raw: { description: 'The excerpt as stored.', type: 'string', context: editOnly },
      rendered: { description: 'The excerpt as HTML.', type: 'string', context: everywhere, readonly: true },
      protected: { description: 'Does a password protect it?', type: 'boolean', context: everywhere, readonly: true },
    },
  },
  readsContext: true,
  read: (item) => {
    const isHidden = isContentHidden(item);
    // Pictures in a hidden excerpt count all the same.
    const rendered = !isHidden || hasExcerptPictures(item.row) ? renderedExcerpt(item) : '';
    return shownExcerpt(item, isHidden ? '' : rendered);
  },
  needs: ['imported', 'subjects', 'texts'],
  argument: unchecked,
  write: ({ draft }, value) => {
    const text = rawText(value);
    if (text !== undefined) draft.excerpt = text;
  },
};

function shownExcerpt({ row, view }: PostItem, rendered: string): Record<string, unknown> {
  const locked = hasPassword(row);
  if (view.context !== 'edit') return { rendered, protected: locked };
  return { raw: row.post_excerpt, rendered, protected: locked };
}
