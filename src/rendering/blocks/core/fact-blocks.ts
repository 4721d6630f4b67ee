// Names of the core blocks that read facts while they render: a text without any of them needs no second look.

const names = `archives avatar breadcrumbs calendar categories comments comment-template comments-title latest-comments
latest-posts legacy-widget loginout navigation page-list post-author post-author-biography post-author-name post-comments-count post-comments-form
post-comments-link post-content post-date post-excerpt post-featured-image post-navigation-link post-terms post-time-to-read
post-template post-title query query-no-results query-pagination-next query-pagination-numbers query-title query-total read-more rss site-logo tag-cloud term-count term-description term-name term-template terms-query`;

export const factBlocks: ReadonlySet<string> = new Set(names.split(/\s+/).map((name) => `core/${name}`));
