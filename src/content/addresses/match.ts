// From a path to query variables: the first rule that fits it. Reproduces the matching of WP::parse_request.
import type { Site } from '../site.ts';
import { pageByPath } from './page-by-path.ts';
import type { QueryVars } from './query-vars.ts';
import { rulesOf } from './rules.ts';

/** Longer paths are nobody's. */
export const longestPath = 2000;

/** What a path below the site's address (without slashes around it) asks for; undefined where no rule fits. */
export async function matchAddress(site: Site, inside: string): Promise<QueryVars | undefined> {
  if (inside.length > longestPath) return undefined;
  for (const rule of rulesOf(site)) {
    const match = rule.pattern.exec(inside) ?? rule.pattern.exec(decoded(inside));
    if (!match) continue;
    if (rule.needsPage && !(await pageByPath(site, match[1] ?? ''))) continue;
    const given = rule.keys.flatMap((key, index) => (match[index + 1] ? [[key, match[index + 1]]] : []));
    return { ...rule.fixed, ...Object.fromEntries(given) };
  }
  return undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
