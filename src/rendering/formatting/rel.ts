// `rel` of links people other than the author wrote: WordPress's wp_rel_ugc() and wp_rel_nofollow().
import { readAttributes } from './attribute-reader.ts';
import { encodeAttribute, escapeAttribute } from './escape.ts';
import { NextIndex } from './html-split.ts';
import { urlAttributes } from './kses-tables.ts';
import { asciiLower, trim } from './php-strings.ts';
import { allowedProtocols, withoutBadProtocol } from './protocols.ts';
import { Rewriting } from './rewriting.ts';
import { openAfter } from './scan.ts';

/** WordPress `wp_rel_ugc()`: links get `nofollow ugc`, those to the site itself (`host`) only `ugc`. */
export const relUgc = (text: string, host: string): string => withRel(text, 'nofollow ugc', host);

/** WordPress `wp_rel_nofollow()`: links to other sites get `nofollow`. */
export const relNofollow = (text: string, host: string): string => withRel(text, 'nofollow', host);

function withRel(text: string, rel: string, host: string): string {
  const external = relAttribute(rel);
  const internal = relAttribute(trim(rel.replaceAll('nofollow', '')));
  const ends = new NextIndex(text, '>');
  const lines = new NextIndex(text, '\n');
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf('<'); at !== -1; at = openAfter(text, at + 1)) {
    if ((text.charCodeAt(at + 1) | 32) !== 97 || text.charCodeAt(at + 2) !== 32) continue;
    const start = at + 3;
    // One character at least, of whatever kind, and all on one line.
    const end = ends.after(start + 1);
    if (end === -1) break;
    const line = lines.after(start);
    if (line !== -1 && line < end) continue;
    const tag = text.slice(start, end + 1);
    const asked = readAttributes(tag, isAsked);
    if (asked.some(({ name }) => name === 'rel')) rewriting.replace(at, end + 1, rewritten(tag, rel, host));
    else {
      if (text.charCodeAt(at + 1) === 65) rewriting.replace(at, start, '<a ');
      rewriting.replace(end, end, isInternal(address(asked[0]?.value), host) ? internal : external);
    }
    at = end;
  }
  return rewriting.finish();
}

const isAsked = (name: string): boolean => name === 'href' || name === 'rel';

/** A tag that has a `rel`: all its attributes are written anew. */
function rewritten(tag: string, wanted: string, host: string): string {
  const attributes = readAttributes(tag).map(({ name, value }) => ({
    name,
    value: value !== null && urlAttributes.has(name) ? withoutBadProtocol(value, allowedProtocols) : value,
  }));
  const find = (searched: string): string | null => attributes.find(({ name }) => name === searched)?.value ?? null;
  const added = isInternal(find('href'), host) ? trim(wanted.replaceAll('nofollow', '')) : wanted;
  const present = encodeAttribute(find('rel') ?? '')
    .split(' ')
    .map(trim);
  const rel = [...new Set([...present, ...added.split(' ')])].join(' ');
  const others = attributes
    .filter(({ name }) => name !== 'rel')
    .map(({ name, value }) => (value === null ? name : `${name}="${escapeAttribute(encodeAttribute(value))}"`))
    .join(' ');
  return `<a ${others}${relAttribute(rel)}>`;
}

const relAttribute = (rel: string): string => (rel === '' || rel === '0' ? '' : ` rel="${escapeAttribute(rel)}"`);

/** An address without what is no scheme that is allowed. One without a colon, or a reference that may be one, has no host. */
const address = (href: string | null | undefined): string | null =>
  href && (href.includes(':') || href.includes('&')) ? withoutBadProtocol(href, allowedProtocols) : null;

/** Does an address lead to the site itself? */
function isInternal(href: string | null, host: string): boolean {
  if (href === null) return false;
  const found = /^([a-z0-9+.-]+):\/\/(?:[^/?#]*@)?([^/?#:]*)/.exec(asciiLower(href));
  return found !== null && allowedProtocols.has(found[1] ?? '') && found[2] === asciiLower(host);
}
