// What a request asks for, as WordPress's query variables. Reproduces WP::parse_request: the first rule that fits the path
// gives some, the query gives or overrides others.
import { structureRoot } from '../content/posts/permalink-structure.ts';
import type { Site } from '../content/site.ts';
import { type QueryVar, type QueryVars, queryVars, type WebRequest } from './page.ts';
import { pageByPath } from './page-by-path.ts';
import { rulesOf } from './rules.ts';

export interface Asked {
  readonly vars: QueryVars;
  /** Came with the query rather than the path. */
  readonly byQuery: ReadonlySet<QueryVar>;
  /** No rule fits the path. */
  readonly unknown: boolean;
  /** The path below the site's, without slashes around it. */
  readonly inside: string;
}

/** Longer paths are nobody's. */
const longestPath = 2000;

export async function askedFor(site: Site, request: WebRequest): Promise<Asked> {
  const inside = pathInside(site, request.path);
  const vars: Partial<Record<QueryVar, string>> = {};
  let unknown = false;
  if (isFront(site, inside) || site.options.text('permalink_structure') === '') unknown = false;
  else if (inside.length > longestPath) unknown = true;
  else unknown = !(await applyRules(site, inside, vars));
  const byQuery = new Set<QueryVar>();
  for (const name of queryVars) {
    const given = request.query[name];
    // A list of texts to search for is none.
    const value = Array.isArray(given) ? (name === 's' ? '' : given[0]) : given;
    if (typeof value !== 'string' || (value === '' && name !== 's')) continue;
    byQuery.add(name);
    vars[name] = value.slice(0, longestPath);
  }
  return { vars, byQuery, unknown, inside };
}

async function applyRules(site: Site, inside: string, vars: Partial<Record<QueryVar, string>>): Promise<boolean> {
  for (const rule of rulesOf(site)) {
    const match = rule.pattern.exec(inside) ?? rule.pattern.exec(decoded(inside));
    if (!match) continue;
    if (rule.needsPage && !(await pageByPath(site, match[1] ?? ''))) continue;
    Object.assign(vars, rule.fixed);
    rule.keys.forEach((key, index) => {
      const value = match[index + 1];
      if (value) vars[key] = value;
    });
    return true;
  }
  return false;
}

function isFront(site: Site, inside: string): boolean {
  return inside === '' || inside === 'index.php' || `${inside}/` === structureRoot(site);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The path below the site's address. */
function pathInside(site: Site, path: string): string {
  const { home } = site.options;
  const slash = home.indexOf('/', home.indexOf('://') + 3);
  const base = slash < 0 ? '' : home.slice(slash);
  const below = base !== '' && path.startsWith(base) ? path.slice(base.length) : path;
  return below.replace(/^\/+|\/+$/g, '');
}
