// Title, content and excerpt of a post: stored text for editors, rendered HTML for everybody.
// Their arguments are neither validated nor sanitised by the schema: a string or an object with `raw` is taken, anything
// else passes unnoticed, as in WordPress.

import { hasPassword } from '../../../../content/posts/password.ts';
import {
  hasBlocks,
  isContentHidden,
  renderedContent,
  renderedExcerpt,
  renderedTitle,
} from '../../../../content/texts/texts.ts';
import type { PostRow } from '../../../../database/schema.ts';
import { mended, rewritten } from '../../../../rendering/blocks/prepare.ts';
import { isScalar, toText } from '../../../engine/php.ts';
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

/** Types whose content WordPress puts hooked blocks into (`rest_block_hooks_post_types`). */
const hookedTypes = new Set(['post', 'page', 'wp_block', 'wp_navigation']);

/** The stored content as WordPress shows it to editors: with no block hooked in, its blocks are still written anew. */
export function hookedContent({ post_content: content, post_type }: PostRow): string {
  return hookedTypes.has(post_type) && content.includes('<!--') ? mended(content) : content;
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
      raw: hookedContent(row),
      rendered,
      protected: locked,
      block_version: hasBlocks(row.post_content) ? 1 : 0,
    };
  },
  needs: ['imported', 'subjects', 'texts'],
  argument: unchecked,
  write: ({ draft, stored }, value) => {
    const text = rawText(value);
    if (text !== undefined) draft.content = stored && hookedTypes.has(stored.post_type) ? rewritten(text) : text;
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
    const rendered = isContentHidden(item) ? '' : renderedExcerpt(item);
    const locked = hasPassword(item.row);
    if (item.view.context !== 'edit') return { rendered, protected: locked };
    return { raw: item.row.post_excerpt, rendered, protected: locked };
  },
  needs: ['imported', 'subjects', 'texts'],
  argument: unchecked,
  write: ({ draft }, value) => {
    const text = rawText(value);
    if (text !== undefined) draft.excerpt = text;
  },
};
