// `rel` of links people other than the author wrote: WordPress's wp_rel_ugc() and wp_rel_nofollow().

import { readAttributes } from './attribute-reader.ts';
import { encodeAttribute, escapeAttribute } from './escape.ts';
import { urlAttributes } from './kses-tables.ts';
import { asciiLower, trim } from './php-strings.ts';
import { allowedProtocols, withoutBadProtocol } from './protocols.ts';

/** WordPress `wp_rel_ugc()`: links get `nofollow ugc`, those to the site itself (`host`) only `ugc`. */
export const relUgc = (text: string, host: string): string => withRel(text, 'nofollow ugc', host);

/** WordPress `wp_rel_nofollow()`: links to other sites get `nofollow`. */
export const relNofollow = (text: string, host: string): string => withRel(text, 'nofollow', host);

function withRel(text: string, rel: string, host: string): string {
  if (!/<a /i.test(text)) return text;
  const end = text.lastIndexOf('>') + 1;
  return (
    text.slice(0, end).replace(/<a ([^\n]+?)>/gi, (_, source: string) => link(source, rel, host)) + text.slice(end)
  );
}

const isAsked = (name: string): boolean => name === 'href' || name === 'rel';

function link(source: string, wanted: string, host: string): string {
  // All attributes are written anew where one of them is `rel`; else its address alone matters.
  const asked = readAttributes(`${source}>`, isAsked);
  const present = asked.some(({ name }) => name === 'rel');
  const attributes = (present ? readAttributes(`${source}>`) : asked).map(({ name, value }) => ({
    name,
    value: value !== null && urlAttributes.has(name) ? withoutBadProtocol(value, allowedProtocols) : value,
  }));
  const find = (name: string): string | null => attributes.find((one) => one.name === name)?.value ?? null;
  let rel = isInternal(find('href'), host) ? trim(wanted.replaceAll('nofollow', '')) : wanted;
  let text = source;
  if (present) {
    rel = [
      ...new Set([
        ...encodeAttribute(find('rel') ?? '')
          .split(' ')
          .map(trim),
        ...rel.split(' '),
      ]),
    ].join(' ');
    text = attributes
      .filter(({ name }) => name !== 'rel')
      .map(({ name, value }) => (value === null ? name : `${name}="${escapeAttribute(encodeAttribute(value))}"`))
      .join(' ');
  }
  return `<a ${text}${rel === '' || rel === '0' ? '' : ` rel="${escapeAttribute(rel)}"`}>`;
}

function isInternal(href: string | null, host: string): boolean {
  const address = /^([a-z0-9+.-]+):\/\/(?:[^/?#]*@)?([^/?#:]*)/.exec(asciiLower(href ?? ''));
  return address !== null && allowedProtocols.has(address[1] ?? '') && address[2] === asciiLower(host);
}
