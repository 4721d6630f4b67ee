// Rules that the blocks of a page need beside those of the theme: of their layout, of colours of elements in them. Collected
// while they are rendered, written into the page's head. Reproduces the store `block-supports` of WP_Style_Engine.
import { safeCss } from '../formatting/css.ts';
import { stripAllTags } from '../formatting/strip-tags.ts';

/** Properties and values, in order. */
export type Declarations = readonly (readonly [property: string, value: string])[];

export interface PageRule {
  readonly selector: string;
  readonly declarations: Declarations;
  /** Media query around it. */
  readonly media?: string;
}

export class PageStyles {
  /** Media query ('' for none) → selector → property → value. */
  #rules = new Map<string, Map<string, Map<string, string>>>();
  #known = new Set<string>();

  /** Takes the rules of a class; `make` is asked once a page for each. */
  add(name: string, make: () => readonly PageRule[]): void {
    if (this.#known.has(name)) return;
    this.#known.add(name);
    for (const { selector, declarations, media = '' } of make()) {
      for (const [property, value] of declarations) {
        const text = stripAllTags(value.trim(), true);
        const safe = text === '' ? '' : safeCss(`${property}:${text}`);
        if (safe !== '') this.#of(media, selector).set(property, safe.slice(safe.indexOf(':') + 1).trim());
      }
    }
  }

  #of(media: string, selector: string): Map<string, string> {
    const group = this.#rules.get(media) ?? new Map<string, Map<string, string>>();
    this.#rules.set(media, group);
    const rule = group.get(selector) ?? new Map<string, string>();
    group.set(selector, rule);
    return rule;
  }

  /** Forgets everything: what was rendered before was for looking alone. */
  clear(): void {
    this.#rules = new Map();
    this.#known = new Set();
  }

  /** The rules as CSS; nothing in it closes a style element. */
  css(): string {
    let css = '';
    for (const [media, group] of this.#rules) {
      let rules = '';
      for (const [selector, declarations] of group) {
        rules += `${selector}{${[...declarations].map(([name, value]) => `${name}:${value};`).join('')}}`;
      }
      css += media === '' ? rules : `${media}{${rules}}`;
    }
    return css.replaceAll('</', '<\\/');
  }
}
