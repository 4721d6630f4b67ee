// Links of a feed and of its entries by their relation. Reproduces SimplePie's get_links: Atom's links, the first link of RSS,
// a guid that says that it is one; relations by their short names or the registry's addresses.
import { addressText } from './construct.ts';
import { namespaces } from './namespaces.ts';
import type { Tags } from './places.ts';
import { attributeOf, type XmlElement } from './xml-tree.ts';

const { atom10, atom03, rss10, rss090, rss20 } = namespaces;

const registry = 'http://www.iana.org/assignments/relation/';

/** The first link of a relation, escaped; null where there is none. */
export type Links = (relation: string) => string | null;

interface Kind {
  /** Of an entry: its guid counts. */
  readonly isEntry?: true;
  /** A `Link` header, which comes first. */
  readonly linkHeader?: string | undefined;
}

/** `baseOf` answers what relative addresses start from, by the links that were read so far. */
export function linksOf(tags: Tags, baseOf: (known: Links) => string, { isEntry, linkHeader }: Kind): Links {
  const found = new Map<string, string>();
  const named = linkHeader === undefined ? new Map<string, string>() : headerLinks(linkHeader);
  const known: Links = (relation) => named.get(relation) ?? found.get(relation) ?? null;
  const add = (relation: string, text: string, element: XmlElement) => {
    if (!found.has(relation)) found.set(relation, addressText(text, element.base ?? baseOf(known)));
  };
  for (const namespace of [atom10, atom03]) {
    for (const link of tags(namespace, 'link')) {
      const href = attributeOf(link, 'href');
      if (href !== undefined) add(attributeOf(link, 'rel') ?? 'alternate', href, link);
    }
  }
  for (const namespace of [rss10, rss090, rss20]) {
    const [link] = tags(namespace, 'link');
    if (link) add('alternate', link.text, link);
  }
  const [guid] = isEntry ? tags(rss20, 'guid') : [];
  const isLink = guid && (attributeOf(guid, 'isPermaLink') ?? 'true').trim().toLowerCase() === 'true';
  if (isLink) add('alternate', guid.text, guid);
  return (relation) => known(relation) ?? found.get(registry + relation) ?? null;
}

/** Addresses of a `Link` header whose first parameter is a relation, and the only one. */
function headerLinks(header: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of header.slice(0, 8192).split(',')) {
    const [, address, , relation] =
      /^[^<]*<([^>]+)>\s{0,9};\s{0,9}rel\s{0,9}=\s{0,9}("?)([^"]*)\2\s{0,9}$/i.exec(part) ?? [];
    if (address !== undefined && relation !== undefined && !found.has(relation)) found.set(relation, address);
  }
  return found;
}
