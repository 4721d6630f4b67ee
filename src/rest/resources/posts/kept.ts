// What the answer of a post to a stranger is made of, so that lists can use it again while none of it changes: the row, its
// terms, meta, revisions and address. Addresses, settings and registered types are in the key that the engine adds.
import type { PermalinkData } from '../../../content/posts/permalink-data.ts';
import { isTextPure, passOverContent } from '../../../content/texts/texts.ts';
import type { KeptBy } from '../../engine/kept-items.ts';
import type { PostItem } from './item.ts';
import { itemLink } from './link.ts';

/** Do addresses follow from rows and settings alone? */
function standsAlone({ posts, authors, categories }: PermalinkData): boolean {
  return posts.size + authors.size + categories.size === 0;
}

export const keptPosts: KeptBy<PostItem> = {
  id: ({ row }) => row.ID,
  inputs: (item) => {
    const { view, imported, revisions, permalinkData } = item;
    const inputs: unknown[] = [view.password, view.excerptLength, item.featuredReadable];
    const row: Readonly<Record<string, unknown>> = item.row;
    for (const column in row) inputs.push(row[column]);
    inputs.push(view.isSticky(item.row.ID));
    if (permalinkData && !standsAlone(permalinkData)) {
      inputs.push(itemLink(item), permalinkData.posts.get(item.row.post_parent)?.post_type);
    }
    inputs.push(revisions?.count, revisions?.latestId, imported?.title, imported?.content, imported?.excerpt);
    for (const [taxonomy, terms] of item.terms) {
      inputs.push(taxonomy);
      for (const { term_id, slug } of terms) inputs.push(term_id, slug);
    }
    for (const [key, values] of item.meta) inputs.push(key, ...values);
    return inputs;
  },
  pure: isTextPure,
  reused: (item) => {
    if (item.view.context === 'view') passOverContent(item);
  },
};
