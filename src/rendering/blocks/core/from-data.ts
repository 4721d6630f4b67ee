// Dynamic blocks whose HTML needs the database. They are rendered by whoever loads their data: `collectNeeds()` lists them,
// `ContentData.block` answers with their HTML. One without an answer renders to nothing.

import type { JsonObject } from '../json.ts';
import { phpJson } from '../json.ts';
import type { Block } from '../parse.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';

/** Core blocks served through `ContentData.block`. */
export const dataBlocks: readonly string[] = [
  'archives',
  'avatar',
  'breadcrumbs',
  'calendar',
  'categories',
  'comments',
  'home-link',
  'icon',
  'latest-comments',
  'latest-posts',
  'loginout',
  'navigation',
  'page-list',
  'pattern',
  'playlist',
  'post-author',
  'post-author-biography',
  'post-author-name',
  'post-comments-count',
  'post-comments-form',
  'post-comments-link',
  'post-date',
  'post-excerpt',
  'post-featured-image',
  'post-navigation-link',
  'post-terms',
  'post-time-to-read',
  'post-title',
  'query',
  'query-title',
  'read-more',
  'rss',
  'search',
  'site-logo',
  'site-tagline',
  'site-title',
  'social-link',
  'tag-cloud',
  'template-part',
  'term-count',
  'term-description',
  'term-name',
  'terms-query',
].map((name) => `core/${name}`);

/** Key of a dynamic block's data: equal blocks share it. */
export const dataKey = (name: string, attributes: JsonObject): string => `${name} ${phpJson(attributes, true)}`;

const answered = {
  whole: (block: LiveBlock, state: RenderState, render: (blocks: readonly Block[]) => string): string => {
    const answer = state.context.data.block;
    if (!answer) return '';
    return answer(dataKey(block.name, block.source.attributes ?? {}), render(block.source.inner)) ?? '';
  },
};

export const fromData = Object.fromEntries(dataBlocks.map((name) => [name, answered] as const));
