// The core blocks that read facts while they render: a text without any of them needs no second look.
import { at, isEmpty, type JsonObject } from '../json.ts';

const names = `archives avatar block breadcrumbs calendar categories comments comment-template comments-pagination-next comments-pagination-numbers comments-title latest-comments
latest-posts legacy-widget loginout navigation navigation-link navigation-submenu page-list pattern post-author post-author-biography post-author-name post-comments-count post-comments post-comments-form
post-comments-link post-content post-date post-excerpt post-featured-image post-navigation-link post-terms post-time-to-read
post-template post-title query query-no-results query-pagination-next query-pagination-numbers query-title query-total read-more rss site-logo tag-cloud term-count term-description term-name term-template terms-query template-part`;

const factBlocks: ReadonlySet<string> = new Set(names.split(/\s+/).map((name) => `core/${name}`));

/** Does a block read facts? Some do with certain attributes alone; what is random must not be kept either. */
export function asksForFacts(name: string, attributes: JsonObject | null): boolean {
  if (factBlocks.has(name)) return true;
  if (!attributes) return false;
  if (!isEmpty(at(attributes.metadata, 'bindings'))) return true;
  const { useFeaturedImage, dynamicContent, randomOrder } = attributes;
  if (name === 'core/cover' || name === 'core/media-text') return !isEmpty(useFeaturedImage);
  return name === 'core/gallery' && !(isEmpty(dynamicContent) && isEmpty(randomOrder));
}
