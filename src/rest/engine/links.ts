// `_links` as they go out: attributes before `href`, `targetHints` of `self`, relations of WordPress's own shortened to
// `wp:` and moved to the end, the list of abbreviations last. WP_REST_Server::get_compact_response_links.
import { allowedMethods } from './allow.ts';
import { type Asking, matchCall } from './call.ts';
import type { RestServer } from './server.ts';
import type { Links, LinkTarget, Method } from './types.ts';
import { requestFromUrl } from './url.ts';

const ownPrefix = 'https://api.w.org/';
const curies = [{ name: 'wp', href: 'https://api.w.org/{rel}', templated: true }];

export type CompactLinks = Record<string, Record<string, unknown>[]>;

/** Links in their wire form, with the hints that `allow` gives; empty for no links. */
export function compactLinks(links: Links): CompactLinks {
  const compact: CompactLinks = {};
  const own: CompactLinks = {};
  for (const rel of Object.keys(links)) {
    const targets = (links[rel] ?? []).map((target) => wireTarget(target, rel === 'self'));
    const short = rel.length > ownPrefix.length && rel.startsWith(ownPrefix);
    if (short) own[`wp:${rel.slice(ownPrefix.length)}`] = targets;
    else compact[rel] = targets;
  }
  const ownNames = Object.keys(own);
  for (const rel of ownNames) compact[rel] = own[rel] ?? [];
  if (ownNames.length > 0) compact.curies = curies;
  return compact;
}

function wireTarget(target: LinkTarget, isSelf: boolean): Record<string, unknown> {
  const { href, allow, ...wire } = target;
  const whole: Record<string, unknown> = wire;
  whole.href = href;
  if (isSelf && allow && allow.length > 0) whole.targetHints = { allow };
  return whole;
}

/** Links with an `allow` on each `self`, asked of its route where the resource did not say (one check a method). */
export async function withHints(server: RestServer, links: Links, asking: Asking): Promise<Links> {
  const { self } = links;
  if (!self?.some((target) => target.allow === undefined && target.targetHints === undefined)) return links;
  const hinted: LinkTarget[] = [];
  for (const target of self) {
    if (target.allow !== undefined || target.targetHints !== undefined) hinted.push(target);
    else hinted.push({ ...target, allow: await hintsOf(server, target.href, asking) });
  }
  return { ...links, self: hinted };
}

async function hintsOf(server: RestServer, href: string, asking: Asking): Promise<Method[]> {
  const request = requestFromUrl(server.site, href);
  const call = request && matchCall(server, request, asking);
  if (!call || (await call.validate())) return [];
  return allowedMethods(call);
}
