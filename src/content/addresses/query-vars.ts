// WordPress's query variables, as far as addresses here lead to them.

/** Query variables of WordPress that pages here understand, as texts. */
export type QueryVars = Readonly<Partial<Record<QueryVar, string>>>;
export const queryVars = [
  ...(['p', 'page_id', 'attachment_id', 'name', 'pagename', 'attachment', 'page', 'paged', 's', 'feed'] as const),
  ...(['cat', 'category_name', 'tag', 'taxonomy', 'term', 'author', 'author_name'] as const),
  ...([
    'm',
    'year',
    'monthnum',
    'day',
    'hour',
    'minute',
    'second',
    'robots',
    'preview',
    'embed',
    'cpage',
    'tb',
  ] as const),
  ...(['withcomments', 'withoutcomments', 'favicon', 'sitemap', 'sitemap-subtype', 'sitemap-stylesheet'] as const),
  ...(['post_type', 'order', 'orderby', 'exact', 'sentence'] as const),
] as const;
export type QueryVar = (typeof queryVars)[number];

/** A whole number of a query variable, as PHP's absint; 0 where there is none. */
export function numberVar(vars: QueryVars, name: QueryVar): number {
  const number = Number.parseInt(vars[name] ?? '', 10);
  return Number.isSafeInteger(number) ? Math.abs(number) : 0;
}
