// Character references as PHP's html_entity_decode reads them with both quotes: HTML 4's names and numbers, with their
// semicolons; whatever else looks like one stays.
import { decodeAttribute } from '../blocks/tag-syntax.ts';
import { entityNames } from './entity-names.ts';

/** Names and what they stand for, made at the first use; HTML 4 knows no `apos`. */
let known: ReadonlyMap<string, string> | undefined;

export function namedEntities(): ReadonlyMap<string, string> {
  known ??= new Map(
    [...entityNames].filter((name) => name !== 'apos').map((name) => [name, decodeAttribute(`&${name};`)]),
  );
  return known;
}

/** What is decoded is not decoded again. Linear. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const names = namedEntities();
  return text.replace(
    /&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,7})|([a-zA-Z][a-zA-Z0-9]{1,8}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return names.get(name) ?? whole;
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      const allowed =
        [9, 10, 13].includes(point) || (point >= 0x20 && point <= 0x7e) || (point >= 0xa0 && point <= 0xd7ff);
      return allowed || (point >= 0xe000 && point <= 0x10ffff) ? String.fromCodePoint(point) : whole;
    },
  );
}
