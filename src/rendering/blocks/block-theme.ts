// What rendering of blocks must know of the active theme: the parts of its merged theme.json that change HTML.

import { mediaQueries } from '../theme/json/viewport.ts';
import type { Json } from './json.ts';
import type { FluidText } from './supports/fluid-text.ts';

export interface BlockTheme {
  /** False for classic themes, whose groups and aligned images keep an extra container. */
  readonly hasThemeJson: boolean;
  /** False where the theme opts out of layout styles. */
  readonly hasLayoutStyles: boolean;
  /** `settings.spacing.blockGap` is not null. */
  readonly hasBlockGap: boolean;
  /** `settings.useRootPaddingAwareAlignments`. */
  readonly rootPaddingAware: boolean;
  /** Positions blocks may take, of `sticky` and `fixed`. */
  readonly positions: readonly string[];
  /** `styles.spacing.blockGap`. */
  readonly blockGap: Json;
  /** `styles.blocks[name].spacing.blockGap`. */
  readonly blockGaps: Readonly<Record<string, Json>>;
  /** Gaps of galleries in small windows: state (`@mobile`) → `styles.blocks['core/gallery'][state].spacing.blockGap`. */
  readonly galleryGaps: ReadonlyMap<string, Json>;
  /** Style variations that carry styles: block name → variation names. */
  readonly styledVariations: Readonly<Record<string, readonly string[]>>;
  /** Those of them that make no rules, and so no class, as `block name/variation`. */
  readonly ruleless: ReadonlySet<string>;
  /** Registered block styles: block name → style → its block gap, null for none. */
  readonly variations: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** Styles that the theme registers for blocks, in order. */
  readonly blockStyles?: Readonly<Record<string, readonly { readonly name: string; readonly label: string }[]>>;
  /** Duotones that can be chosen: slug → colours. */
  readonly duotones: ReadonlyMap<string, readonly string[]>;
  /** Rules of a block in a style of its type's, under a class of its own; absent where the design is not known. */
  readonly variationRules?: (block: string, variation: string, className: string) => string;
  /** Duotones of all blocks of a type: block name → slug. */
  readonly blockDuotones: Readonly<Record<string, string>>;
  /** Widths that the editor offers for buttons, by slug. */
  readonly buttonWidths: Readonly<Record<string, string>>;
  /** States of small windows (`@mobile`) → media query, in order. */
  readonly viewports: ReadonlyMap<string, string>;
  /** `settings.lightbox`, of pictures that do not say whether they open. */
  readonly lightbox: Json;
  readonly lightboxColors: { readonly background: string; readonly text: string };
  /** `settings.typography.fluid`, filled up with its defaults. */
  readonly fluid?: FluidText;
}

/** Duotones that WordPress has whatever the theme. */
export const builtInDuotones: readonly (readonly [slug: string, colors: readonly string[]])[] = [
  ['dark-grayscale', ['#000000', '#7f7f7f']],
  ['grayscale', ['#000000', '#ffffff']],
  ['purple-yellow', ['#8c00b7', '#fcff41']],
  ['blue-red', ['#000097', '#ff4747']],
  ['midnight', ['#000000', '#00a5ff']],
  ['magenta-yellow', ['#c7005a', '#fff278']],
  ['purple-green', ['#a60072', '#67ff66']],
  ['blue-orange', ['#1900d8', '#ffa96b']],
];

/** The preset that `var:preset|duotone|x` or its CSS variable names; '' for others. */
export function duotoneSlug(value: string): string {
  const found = /var:preset\|duotone\|(\S+)|var\(--wp--preset--duotone--(\S+)\)/.exec(value);
  return found?.[1] ?? found?.[2] ?? '';
}

const usual = {
  hasLayoutStyles: true,
  duotones: new Map(builtInDuotones),
  blockDuotones: {},
  ruleless: new Set<string>(),
  buttonWidths: { 25: '25%', 50: '50%', 75: '75%', 100: '100%' },
  viewports: mediaQueries(undefined),
  galleryGaps: new Map<string, Json>(),
  lightbox: null,
} as const;

const sections = ['section-1', 'section-2', 'section-3', 'section-4', 'section-5'];
const sectionStyles = sections.map((name, index) => ({ name, label: `Style ${index + 1}` }));
const texts = ['text-display', 'text-subtitle', 'text-annotation'];

/** Twenty Twenty-Five without changes by the user. */
export const twentyTwentyFive: BlockTheme = {
  ...usual,
  hasThemeJson: true,
  lightboxColors: { background: 'var(--wp--preset--color--base)', text: 'var(--wp--preset--color--contrast)' },
  hasBlockGap: true,
  rootPaddingAware: true,
  positions: ['sticky'],
  blockGap: '1.2rem',
  blockGaps: {
    'core/columns': 'var(--wp--preset--spacing--50)',
    'core/buttons': '16px',
    'core/quote': 'var(--wp--preset--spacing--30)',
  },
  styledVariations: {
    'core/button': ['outline'],
    'core/site-logo': ['rounded'],
    'core/columns': sections,
    'core/post-terms': ['post-terms-1'],
    'core/quote': ['plain'],
    'core/separator': ['wide'],
    'core/heading': texts,
    'core/paragraph': texts,
    'core/group': sections,
    'core/column': sections,
  },
  variations: {},
  blockStyles: { 'core/column': sectionStyles, 'core/columns': sectionStyles, 'core/group': sectionStyles },
  fluid: { minimumWidth: '320px', maximumWidth: '1340px', minimumSize: '14px' },
};

/** A theme without theme.json. */
export const classicTheme: BlockTheme = {
  ...usual,
  hasThemeJson: false,
  lightboxColors: { background: '#fff', text: '#000' },
  hasBlockGap: false,
  rootPaddingAware: false,
  positions: [],
  blockGap: null,
  blockGaps: {},
  styledVariations: { 'core/button': ['outline'], 'core/site-logo': ['rounded'] },
  variations: {},
};
