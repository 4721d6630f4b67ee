// What a request asks for, as WordPress's query variables. Reproduces WP::parse_request: the first rule that fits the path
// gives some, the query gives or overrides others.
import { trimBoth } from '../base/trim.ts';
import { longestPath, matchAddress } from '../content/addresses/match.ts';
import { type QueryVar, type QueryVars, queryVars } from '../content/addresses/query-vars.ts';
import { structureRoot } from '../content/posts/permalink-structure.ts';
import type { Site } from '../content/site.ts';
import type { WebRequest } from './page.ts';

export interface Asked {
  readonly vars: QueryVars;
  /** Came with the query rather than the path. */
  readonly byQuery: ReadonlySet<QueryVar>;
  /** No rule fits the path. */
  readonly unknown: boolean;
  /** The path below the site's, without slashes around it. */
  readonly inside: string;
}

export async function askedFor(site: Site, request: WebRequest): Promise<Asked> {
  const inside = pathInside(site, request.path);
  const isPlain = isFront(site, inside) || site.options.text('permalink_structure') === '';
  const matched = isPlain ? {} : await matchAddress(site, inside);
  const vars: Partial<Record<QueryVar, string>> = { ...matched };
  // Words of a path are encoded once more than those of a query.
  if (vars.s !== undefined) vars.s = decoded(vars.s);
  const byQuery = new Set<QueryVar>();
  for (const name of queryVars) {
    const given = request.form?.[name] ?? request.query[name];
    // A list of texts to search for is none.
    const value = Array.isArray(given) ? (name === 's' ? '' : given[0]) : given;
    if (typeof value !== 'string' || (value === '' && name !== 's' && name !== 'embed')) continue;
    byQuery.add(name);
    vars[name] = value.slice(0, longestPath);
  }
  return { vars, byQuery, unknown: matched === undefined || request.form?.error === '404', inside };
}

/** Does a form say of something that is asked for what the address does not? */
export function contradictsItself({ query, form = {} }: WebRequest): boolean {
  return queryVars.some((name) => {
    const [here, there] = [query[name], form[name]];
    return here !== undefined && there !== undefined && JSON.stringify(here) !== JSON.stringify(there);
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function isFront(site: Site, inside: string): boolean {
  return inside === '' || inside === 'index.php' || `${inside}/` === structureRoot(site);
}

/** The path below the site's address. */
export function pathInside(site: Site, path: string): string {
  const { home } = site.options;
  const slash = home.indexOf('/', home.indexOf('://') + 3);
  const base = slash < 0 ? '' : home.slice(slash);
  const below = base !== '' && path.startsWith(base) ? path.slice(base.length) : path;
  return trimBoth(below, '/');
}
