// Where texts of feeds may stand, by namespace and name, and reading the first place that there is.
import { type Construct, constructText } from './construct.ts';
import type { XmlElement } from './xml-tree.ts';

/** Elements inside of a channel or an entry. */
export type Tags = (namespace: string, name: string) => readonly XmlElement[];

/** Namespace, name, and what the text there is. */
export type Place = readonly [
  namespace: string,
  name: string,
  construct: Construct | ((element: XmlElement) => Construct),
];

/** The first element of the first place that has one. */
export function firstOf(
  tags: Tags,
  places: readonly (readonly [namespace: string, name: string, ...rest: unknown[]])[],
): XmlElement | undefined {
  for (const [namespace, name] of places) {
    const [element] = tags(namespace, name);
    if (element) return element;
  }
  return undefined;
}

/** The text at a place, as it is handed out. */
export const placeText = (element: XmlElement, [, , construct]: Place): string =>
  constructText(element.text, typeof construct === 'function' ? construct(element) : construct);

/** The text of the first place that there is; null where there is none. */
export function textAt(tags: Tags, places: readonly Place[]): string | null {
  for (const place of places) {
    const [element] = tags(place[0], place[1]);
    if (element) return placeText(element, place);
  }
  return null;
}
