// Query strings put onto addresses of the API, in both permalink forms. Reproduces add_query_arg with urlencode_deep and
// build_query in their exact encoding, which clients see in `_links` and in `Link` headers.
import type { Site } from '../content/site.ts';
import { urlencode } from '../rendering/formatting/url-encode.ts';
import { restUrl } from './engine/url.ts';

/** A value of a query string: text, numbers, booleans, null, or lists and maps of them. */
export type QueryValue = unknown;

/**
 * Sets query arguments, as `add_query_arg(urlencode_deep($args), $url)`: existing ones keep their place, and are encoded
 * anew, new ones follow; an empty value loses its `=`. Empty lists vanish.
 */
export function addQueryArguments(url: string, args: Readonly<Record<string, QueryValue>>): string {
  const mark = url.indexOf('?');
  const base = mark < 0 ? url : url.slice(0, mark);
  const query = new Map<string, QueryValue>();
  for (const part of mark < 0 ? [] : url.slice(mark + 1).split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    query.set(equals < 0 ? part : part.slice(0, equals), equals < 0 ? '' : decode(part.slice(equals + 1)));
  }
  for (const [name, value] of Object.entries(args)) query.set(name, value);
  const parts: string[] = [];
  for (const [name, value] of query) append(parts, name, value);
  return parts.length === 0 ? base : `${base}?${parts.join('&')}`;
}

/** The part of an address before an id, where `argument=ID` is added to an API path: `…/comments?post=`. */
export function argumentPrefix(site: Site, path: string, argument: string): string {
  return addQueryArguments(restUrl(site, path), { [argument]: 'x' }).slice(0, -1);
}

function append(parts: string[], name: string, value: QueryValue): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) append(parts, `${name}%5B${key}%5D`, inner);
    return;
  }
  const text = value === true ? '1' : value === false || value === null || value === undefined ? '' : String(value);
  parts.push(text === '' ? name : `${name}=${urlencode(text)}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
