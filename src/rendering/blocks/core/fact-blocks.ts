// The core blocks that read facts while they render: a text without any of them needs no second look.
import { at, isEmpty, type JsonObject } from '../json.ts';

const names = `archives avatar block breadcrumbs calendar categories comments comment-template comments-pagination-next comments-pagination-numbers comments-title latest-comments
latest-posts legacy-widget loginout navigation navigation-link navigation-submenu page-list pattern post-author post-author-biography post-author-name post-comments-count post-comments post-comments-form
post-comments-link post-content post-date post-excerpt post-featured-image post-navigation-link post-terms post-time-to-read
post-template post-title query query-no-results query-pagination-next query-pagination-numbers query-title query-total read-more rss site-logo tag-cloud term-count term-description term-name term-template terms-query template-part`;

const factBlocks: ReadonlySet<string> = new Set(names.split(/\s+/).map((name) => `core/${name}`));

/** Blocks that do so with certain attributes alone. */
const asking: ReadonlySet<string> = new Set(['core/cover', 'core/media-text', 'core/gallery']);

/**
 * Does a block read facts? Some do with certain attributes alone; what is random must not be kept either. Without `mayBind` no
 * attribute is bound to anything.
 */
export function asksForFacts(name: string, attributes: () => JsonObject | null, mayBind: boolean): boolean {
  if (factBlocks.has(name)) return true;
  const choices = mayBind || asking.has(name) ? attributes() : null;
  if (!choices) return false;
  if (!isEmpty(at(choices.metadata, 'bindings'))) return true;
  const { useFeaturedImage, dynamicContent, randomOrder } = choices;
  if (name !== 'core/gallery') return asking.has(name) && !isEmpty(useFeaturedImage);
  return !(isEmpty(dynamicContent) && isEmpty(randomOrder));
}
