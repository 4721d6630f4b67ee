// What rendering of blocks must know of the active theme: the parts of its merged theme.json that change HTML.
import type { Json } from './json.ts';
import type { FluidText } from './supports/fluid-text.ts';

export interface BlockTheme {
  /** False for classic themes, whose groups and aligned images keep an extra container. */
  readonly hasThemeJson: boolean;
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
  /** Style variations that carry styles: block name → variation names. */
  readonly styledVariations: Readonly<Record<string, readonly string[]>>;
  /** Block gap of style variations that set one: `block name/variation`. Only for registered block styles. */
  readonly variationGaps: Readonly<Record<string, Json>>;
  /** Styles that the theme registers for blocks, in order. */
  readonly blockStyles?: Readonly<Record<string, readonly { readonly name: string; readonly label: string }[]>>;
  /** Slugs of duotones that the theme has besides WordPress's own. */
  readonly duotones?: readonly string[];
  /** `settings.typography.fluid`, filled up with its defaults. */
  readonly fluid?: FluidText;
}

const sections = ['section-1', 'section-2', 'section-3', 'section-4', 'section-5'];
const sectionStyles = sections.map((name, index) => ({ name, label: `Style ${index + 1}` }));
const texts = ['text-display', 'text-subtitle', 'text-annotation'];

/** Twenty Twenty-Five without changes by the user. */
export const twentyTwentyFive: BlockTheme = {
  hasThemeJson: true,
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
  variationGaps: {},
  blockStyles: { 'core/column': sectionStyles, 'core/columns': sectionStyles, 'core/group': sectionStyles },
  fluid: { minimumWidth: '320px', maximumWidth: '1340px', minimumSize: '14px' },
};

/** A theme without theme.json. */
export const classicTheme: BlockTheme = {
  hasThemeJson: false,
  hasBlockGap: false,
  rootPaddingAware: false,
  positions: [],
  blockGap: null,
  blockGaps: {},
  styledVariations: { 'core/button': ['outline'], 'core/site-logo': ['rounded'] },
  variationGaps: {},
};
