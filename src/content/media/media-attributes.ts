// Attributes of `[gallery]` and `[playlist]` that say what they show, and how. Nothing else that stands in one changes anything.
const names = [
  'artists',
  'captiontag',
  'columns',
  'exclude',
  'icontag',
  'id',
  'ids',
  'images',
  'include',
  'itemtag',
  'link',
  'order',
  'orderby',
  'size',
  'style',
  'tracklist',
  'tracknumbers',
  'type',
] as const;

type Name = (typeof names)[number];

export type MediaAttributes = { readonly [name in Name]?: string };

/** Those of a shortcode's attributes. */
export function mediaAttributes(all: Readonly<Record<string, string>>): MediaAttributes {
  const known: { [name in Name]?: string } = {};
  for (const name of names) if (all[name] !== undefined) known[name] = all[name];
  return known;
}
