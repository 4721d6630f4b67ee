// Which feed a request asks for. Reproduces how WP_Query::parse_query and do_feed read `feed`, `withcomments` and
// `withoutcomments`.
import type { QueryVars } from '../../content/addresses/query-vars.ts';
import { isEmpty } from '../../rendering/blocks/json.ts';

export type FeedFormat = 'rss2' | 'rss' | 'rdf' | 'atom';
const formats: readonly FeedFormat[] = ['rss2', 'rss', 'rdf', 'atom'];

export interface AskedFeed {
  /** Undefined where there is no such feed. */
  readonly format: FeedFormat | undefined;
  /** As it was asked for. */
  readonly asked: string;
  /** The same, without what asks for comments. */
  readonly name: string;
  /** Of comments: those of one post, or of many. */
  readonly ofComments: boolean;
  /** Were comments asked for by name? */
  readonly withComments: boolean;
  /** Does the address stand for one post, found or not? */
  readonly isSingular: boolean;
  /** Is that a page? */
  readonly isPage: boolean;
}

export function askedFeed(vars: QueryVars, isHome: boolean): AskedFeed {
  const asked = vars.feed ?? '';
  const name = asked.replaceAll('comments-', '');
  const known = name.replace(/^_+/, '');
  const wanted = known === '' || known === 'feed' ? 'rss2' : known;
  const single = [vars.name, vars.p, vars.attachment, vars.attachment_id].some((value) => !isEmpty(value));
  const isPage = !single && [vars.page_id, vars.pagename].some((value) => !isEmpty(value));
  const isSingular = !isHome && (single || isPage);
  const withComments = asked.includes('comments-') || !isEmpty(vars.withcomments);
  return {
    format: formats.find((format) => format === wanted),
    asked,
    name,
    withComments,
    ofComments: withComments || (isSingular && isEmpty(vars.withoutcomments)),
    isSingular,
    isPage,
  };
}
