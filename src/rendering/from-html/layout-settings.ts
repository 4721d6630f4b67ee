// Settings of layouts that HTML does not name: it only has the hash of their rules, in a container's class. The values that
// editors offer and writers use are tried; the one whose hash is the same is it.
import type { BlockTheme } from '../blocks/block-theme.ts';
import { coreBlocks } from '../blocks/core-types.ts';
import { at, type Json } from '../blocks/json.ts';
import { ownLayoutClass } from '../blocks/supports/layout.ts';
import { mergedStyles } from './element-reader.ts';
import type { Attributes } from './plan.ts';

const gaps = [
  ...['20', '30', '40', '50', '60', '70', '80'].map((step) => `var:preset|spacing|${step}`),
  ...['0', '0px', '0.5rem', '1rem', '1.5rem', '2rem', '3rem', '0.5em', '1em', '10px', '20px'],
];
const grids: readonly Attributes[] = [
  ...[2, 3, 4, 5, 6].map((columnCount) => ({ columnCount })),
  ...['12rem', '15rem', '20rem', '250px', '300px'].map((minimumColumnWidth) => ({ minimumColumnWidth })),
  ...[2, 3, 4].map((columnCount) => ({ columnCount, minimumColumnWidth: '12rem' })),
];
const widths = ['480px', '500px', '600px', '650px', '700px', '720px', '750px', '800px'];

const withGap = (attributes: Attributes, gap: string): Attributes => {
  const { style } = attributes;
  const spacing = typeof style === 'object' && style !== null && 'spacing' in style ? style.spacing : undefined;
  const merged = mergedStyles(style, { spacing: { ...mergedStyles(spacing), blockGap: gap } });
  return merged === undefined ? attributes : { ...attributes, style: merged };
};

const reversed = ({ type: _, ...rest }: Attributes): Attributes => Object.fromEntries(Object.entries(rest).reverse());

/** The block's attributes with settings that may have been there, one at a time. */
function* guesses(attributes: Attributes, classes: ReadonlySet<string>): Generator<Attributes> {
  const layout: Json | undefined = attributes.layout;
  const known = mergedStyles(layout);
  const layouts: (readonly Attributes[] | undefined)[] = [
    classes.has('is-layout-grid') ? grids : undefined,
    classes.has('is-layout-constrained')
      ? [
          ...widths.map((contentSize) => ({ contentSize })),
          ...['left', 'right'].map((justifyContent) => ({ justifyContent })),
        ]
      : undefined,
    classes.has('is-layout-flex')
      ? ['top', 'center', 'bottom', 'stretch', 'space-between'].map((verticalAlignment) => ({ verticalAlignment }))
      : undefined,
  ];
  for (const more of layouts.flatMap((one) => one ?? [])) yield { ...attributes, layout: { ...known, ...more } };
  // The order in which settings were made counts as well.
  const turned = known && { ...attributes, layout: { type: known.type ?? 'default', ...reversed(known) } };
  if (turned) yield turned;
  for (const gap of gaps) {
    yield withGap(attributes, gap);
    if (turned) yield withGap(turned, gap);
  }
}

/** Finds settings by the class of the rules that they make. */
export class LayoutSettings {
  readonly #theme: BlockTheme;
  readonly #trying: () => boolean;
  /** Classes of all that is tried, by what they depend on: the place among what is tried. */
  readonly #tried = new Map<string, ReadonlyMap<string, number>>();

  /** `trying` is told when the values are tried, 0.6 ms; false where there shall be no more of it. */
  constructor(theme: BlockTheme, trying: () => boolean) {
    this.#theme = theme;
    this.#trying = trying;
  }

  /** The attributes of a block (without `core/`) with settings that make the class; undefined where none does that is tried. */
  find(block: string, attributes: Attributes, own: string, classes: ReadonlySet<string>): Attributes | undefined {
    const name = `core/${block}`;
    const type = coreBlocks.get(name)?.type;
    const classOf = (some: Attributes) => ownLayoutClass({ name, type, attributes: some }, this.#theme);
    if (classOf(attributes) === own) return attributes;
    const { layout, style, className } = attributes;
    const key = JSON.stringify([name, layout, at(style, 'spacing'), className, [...classes]]);
    let places = this.#tried.get(key);
    if (!places) {
      if (!this.#trying()) return undefined;
      const found = new Map<string, number>();
      [...guesses(attributes, classes)].forEach((some, place) => {
        const made = classOf(some);
        if (made !== undefined && !found.has(made)) found.set(made, place);
      });
      this.#tried.set(key, (places = found));
    }
    const place = places.get(own);
    return place === undefined ? undefined : [...guesses(attributes, classes)][place];
  }
}
