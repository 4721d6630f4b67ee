// Rules that the blocks of a page need beside those of the theme: of their layout, of colours of elements in them. Collected
// while they are rendered, written into the page's head. Reproduces the store `block-supports` of WP_Style_Engine.
import { inStyleElement, safeCss } from '../formatting/css.ts';
import { stripAllTags } from '../formatting/strip-tags.ts';
import { filterSvg } from './duotones.ts';

/** Properties and values, in order. */
export type Declarations = readonly (readonly [property: string, value: string])[];

export interface PageRule {
  readonly selector: string;
  readonly declarations: Declarations;
  /** Media query around it. */
  readonly media?: string;
}

/** A filter of pictures, under a class of its own. */
export interface PictureFilter {
  readonly id: string;
  readonly selector: string;
  readonly value: string;
  /** Absent where it needs no SVG. */
  readonly colors?: readonly string[];
  /** Absent where it is none of the theme's. */
  readonly preset?: string;
}

interface Rule {
  readonly media: string;
  readonly selector: string;
  readonly declarations: Map<string, string>;
}

export class PageStyles {
  /** By media query and selector, in the order of their first declarations. */
  #rules = new Map<string, Rule>();
  #known = new Set<string>();
  /** Rules of pictures in two colours, which come last. */
  #filtered = new Map<string, Map<string, string>>();
  #variations: string[] = [];
  #own = new Set<string>();
  /** Filter → its colours, and the preset that it is. */
  #filters = new Map<string, { readonly colors: readonly string[]; readonly preset?: string }>();

  /** Takes the rules of a class; `make` is asked once a page for each. */
  add(name: string, make: () => readonly PageRule[]): void {
    if (this.#known.has(name)) return;
    this.#known.add(name);
    for (const { selector, declarations, media = '' } of make()) {
      for (const [property, value] of declarations) {
        const safe = safeValue(property, value);
        if (safe !== '') this.#of(media, selector).set(property, safe);
      }
    }
  }

  /** Takes the rules of a block in a style of its type's; '' where it has none. */
  addVariation(css: string): void {
    if (css !== '') this.#variations.push(css);
  }

  /** Takes own CSS of a block, once. */
  addOwn(css: string): void {
    if (css !== '') this.#own.add(css);
  }

  /** Takes a filter of pictures. */
  addFilter({ id, selector, value, colors, preset }: PictureFilter): void {
    const scoped = selector.split(',').map((part) => `.${id}${part.trim()}`);
    const safe = safeValue('filter', value);
    if (safe !== '') this.#filtered.set(scoped.join(', '), new Map([['filter', safe]]));
    if (colors) this.#filters.set(id, { colors, ...(preset === undefined ? {} : { preset }) });
  }

  #of(media: string, selector: string): Map<string, string> {
    const key = `${media} ${selector}`;
    const known = this.#rules.get(key);
    if (known) return known.declarations;
    const declarations = new Map<string, string>();
    this.#rules.set(key, { media, selector, declarations });
    return declarations;
  }

  /** Forgets everything: what was rendered before was for looking alone. */
  clear(): void {
    this.#rules = new Map();
    this.#known = new Set();
    this.#filtered = new Map();
    this.#variations = [];
    this.#own = new Set();
    this.#filters = new Map();
  }

  /** The rules as CSS; nothing in it closes a style element. */
  css(): string {
    const filtered = [...this.#filtered].map(([selector, declarations]) => ({ media: '', selector, declarations }));
    let css = '';
    for (const { media, selector, declarations } of [...this.#rules.values(), ...filtered]) {
      const rule = `${selector}{${[...declarations].map(([name, value]) => `${name}:${value};`).join('')}}`;
      css += media === '' ? rule : `${media}{${rule}}`;
    }
    return inStyleElement(css);
  }

  /** Rules of styles of single blocks. */
  variations(): string {
    return inStyleElement(this.#variations.join('\n'));
  }

  /** Own CSS of blocks. */
  own(): string {
    return inStyleElement([...this.#own].join('\n'));
  }

  /** Variables of the theme's filters in use. */
  presets(): string {
    const used = [...this.#filters].flatMap(([id, { preset }]) =>
      preset === undefined ? [] : [`--wp--preset--duotone--${preset}:url(#${id});`],
    );
    return used.length === 0 ? '' : `:root{${used.join('')}}`;
  }

  /** SVG of all filters in use. */
  filters(): string {
    return [...this.#filters].map(([id, { colors }]) => filterSvg(id, colors)).join('');
  }
}

/** Does anything of a rule stay when it is made safe? */
export const hasDeclarations = ({ declarations }: PageRule): boolean =>
  declarations.some(([property, value]) => safeValue(property, value) !== '');

/** A value that may stand in styles; '' for others. */
function safeValue(property: string, value: string): string {
  const text = stripAllTags(value.trim(), true);
  const safe = text === '' ? '' : safeCss(`${property}:${text}`);
  return safe === '' ? '' : safe.slice(safe.indexOf(':') + 1).trim();
}
