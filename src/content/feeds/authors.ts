// Who wrote an entry of a feed. Reproduces SimplePie's get_authors: those of the entry, of what it was taken from, of the feed.
// Only names are read; null stands for somebody who is known by an address alone.
import { constructText, plain } from './construct.ts';
import { namespaces } from './namespaces.ts';
import type { Tags } from './places.ts';
import { childrenOf, type XmlElement } from './xml-tree.ts';

const { atom10, atom03, rss20, dc10, dc11, itunes } = namespaces;

type Names = (string | null)[];

/** Those of a channel or a source, in order. */
export function authorsOf(tags: Tags): Names {
  return [...people(tags), ...creators(tags)];
}

export function entryAuthors(tags: Tags): Names {
  const written: Names = tags(rss20, 'author').length > 0 ? [null] : [];
  const own = [...people(tags), ...written, ...creators(tags)];
  const [source] = tags(atom10, 'source');
  if (own.length > 0 || !source) return own;
  return authorsOf((namespace, name) => childrenOf(source, namespace, name));
}

/** Atom's people: all of 1.0, the first of 0.3. */
function people(tags: Tags): Names {
  return [
    ...tags(atom10, 'author').flatMap((author) => personOf(author, atom10, 'uri')),
    ...tags(atom03, 'author')
      .slice(0, 1)
      .flatMap((author) => personOf(author, atom03, 'url')),
  ];
}

function personOf(author: XmlElement, namespace: string, address: string): Names {
  const [name] = childrenOf(author, namespace, 'name');
  if (name) return [constructText(name.text, plain)];
  return [address, 'email'].some((part) => childrenOf(author, namespace, part).length > 0) ? [null] : [];
}

const creators = (tags: Tags): Names =>
  [tags(dc11, 'creator'), tags(dc10, 'creator'), tags(itunes, 'author')]
    .flat()
    .map(({ text }) => constructText(text, plain));
