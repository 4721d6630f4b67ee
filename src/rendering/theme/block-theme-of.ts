// What rendering of blocks reads of a theme's design: its gaps, layouts, positions, duotones, screens, fluid text. Pure:
// made of the merged theme.json, the site's own styles over it. Reproduces what WordPress's block supports ask
// wp_get_global_settings and wp_get_global_styles for.
import { type BlockTheme, builtInDuotones, duotoneSlug } from '../blocks/block-theme.ts';
import type { Json } from '../blocks/json.ts';
import type { FluidText } from '../blocks/supports/fluid-text.ts';
import { toKebabCase } from './json/kebab-case.ts';
import type { ThemeJson } from './json/theme-json.ts';
import { getAt, isEmpty, isTree, type Value } from './json/tree.ts';
import { variationRules } from './json/variation-rules.ts';
import { mediaQueries } from './json/viewport.ts';

export interface ThemeAbout {
  readonly hasThemeJson: boolean;
  /** False where the theme opts out of layout styles (`disable-layout-styles`). */
  readonly hasLayoutStyles: boolean;
  /** Block styles that the theme registers, by block. */
  readonly registered: ReadonlyMap<string, ReadonlySet<string>>;
}

// Trees are read from JSON.
const json = (value: Value): Json => (value ?? null) as Json;

/** The facts of a design. */
export function blockThemeOf(design: ThemeJson, { hasThemeJson, hasLayoutStyles, registered }: ThemeAbout): BlockTheme {
  const setting = (...path: string[]): Value => getAt(design, ['settings', ...path]);
  const blocks = Object.entries(mapAt(design, 'styles', 'blocks'));
  const gaps = blocks.flatMap(([name, styles]) => {
    const gap = getAt(styles, ['spacing', 'blockGap']);
    return gap === undefined ? [] : [[name, json(gap)] as const];
  });
  const fluid = fluidText(setting('typography', 'fluid'), setting('layout', 'wideSize'));
  const viewports = mediaQueries(setting('viewport'));
  return {
    hasThemeJson,
    hasLayoutStyles,
    hasBlockGap: setting('spacing', 'blockGap') !== undefined,
    rootPaddingAware: setting('useRootPaddingAwareAlignments') === true,
    positions: ['sticky', 'fixed'].filter((type) => setting('position', type) === true),
    blockGap: json(getAt(design, ['styles', 'spacing', 'blockGap'])),
    blockGaps: Object.fromEntries(gaps),
    galleryGaps: galleryGaps(design, viewports),
    styledVariations: styledVariations(blocks),
    ruleless: new Set(hasLayoutStyles ? [] : gapVariations(blocks)),
    variations: Object.fromEntries([...registered].map(([name, styles]) => [name, gapsOf(design, name, styles)])),
    duotones: duotonesOf(setting('color', 'duotone')),
    variationRules: rulesOfVariations(design),
    blockDuotones: Object.fromEntries(blocks.flatMap(([name, styles]) => duotoneOf(name, styles))),
    buttonWidths: Object.fromEntries(buttonWidths(design)),
    viewports,
    lightbox: json(getAt(design, ['settings', 'blocks', 'core/image', 'lightbox']) ?? setting('lightbox')),
    lightboxColors: lightboxColors(design, hasThemeJson),
    ...(fluid ? { fluid } : {}),
  };
}

function galleryGaps(design: ThemeJson, viewports: ReadonlyMap<string, string>): ReadonlyMap<string, Json> {
  const gaps = [...viewports.keys()].flatMap((name) => {
    const gap = getAt(design, ['styles', 'blocks', 'core/gallery', name, 'spacing', 'blockGap']);
    return gap === undefined ? [] : [[name, json(gap)] as const];
  });
  return new Map(gaps);
}

/** Each style's rules are made once; blocks differ in their class alone. */
function rulesOfVariations(design: ThemeJson): NonNullable<BlockTheme['variationRules']> {
  const kept = new Map<string, string>();
  return (block, variation, className) => {
    const key = `${block} ${variation}`;
    const made = kept.get(key) ?? variationRules(design, block, variation, standIn);
    kept.set(key, made);
    return made.replaceAll(standIn, () => className);
  };
}

/** A class that no rule has. */
const standIn = 'is-style-broadsheet--0';

const mapAt = (tree: Value, ...path: string[]): Readonly<Record<string, Value>> => {
  const found = getAt(tree, path);
  return isTree(found) && !Array.isArray(found) ? found : {};
};

/** Variations that say anything, by block. */
function styledVariations(blocks: readonly (readonly [string, Value])[]): Record<string, string[]> {
  const found = blocks.map(([name, styles]) => {
    const filled = Object.entries(mapAt(styles, 'variations')).filter(([, variation]) => !isEmpty(variation));
    return [name, filled.map(([variation]) => variation)] as const;
  });
  return Object.fromEntries(found.filter(([, names]) => names.length > 0).map(([name, names]) => [name, [...names]]));
}

/** Variations that set nothing but gaps, as `block name/variation`. */
function gapVariations(blocks: readonly (readonly [string, Value])[]): string[] {
  const says = (value: Value): boolean => (isTree(value) ? Object.entries(value).some(isSaid) : !isEmpty(value));
  const isSaid = ([key, value]: [string, Value]): boolean => key !== 'blockGap' && says(value);
  return blocks.flatMap(([name, styles]) =>
    Object.entries(mapAt(styles, 'variations')).flatMap(([variation, value]) =>
      says(value) ? [] : [`${name}/${variation}`],
    ),
  );
}

/** Styles that are registered for a block, with the gap that each sets. */
function gapsOf(design: ThemeJson, name: string, styles: ReadonlySet<string>): Record<string, Json> {
  const at = (style: string) => ['styles', 'blocks', name, 'variations', style, 'spacing', 'blockGap'];
  return Object.fromEntries([...styles].map((style) => [style, json(getAt(design, at(style)))]));
}

interface Preset {
  readonly slug: string;
  readonly size: Value;
  readonly colors: readonly string[];
}

/** Presets of all origins, the site's own first. */
function presets(byOrigin: Value): Preset[] {
  return ['custom', 'theme', 'default'].flatMap((origin) =>
    Object.values(mapOrList(getAt(byOrigin, [origin]))).flatMap((preset) => {
      const slug = getAt(preset, ['slug']);
      return typeof slug === 'string' || typeof slug === 'number'
        ? [{ slug: String(slug), size: getAt(preset, ['size']), colors: texts(getAt(preset, ['colors'])) }]
        : [];
    }),
  );
}

/** Colours by the preset's slug. A setting that is no map of presets leaves none, not even WordPress's. */
function duotonesOf(byOrigin: Value): BlockTheme['duotones'] {
  if (byOrigin !== undefined && byOrigin !== null && !isTree(byOrigin)) return new Map();
  const own = presets(byOrigin).reverse();
  return new Map([...builtInDuotones, ...own.map(({ slug, colors }) => [toKebabCase(slug), colors] as const)]);
}

const texts = (value: Value): string[] =>
  Object.values(mapOrList(value)).filter((one): one is string => typeof one === 'string');

const mapOrList = (value: Value): object => (isTree(value) ? value : {});

/** The preset that every block of a type is shown in. */
function duotoneOf(name: string, styles: Value): (readonly [string, string])[] {
  const filter = getAt(styles, ['filter', 'duotone']);
  const slug = typeof filter === 'string' ? duotoneSlug(filter) : '';
  return slug === '' ? [] : [[name, slug]];
}

/** Widths of buttons by slug; the site's own stand over the theme's. */
function buttonWidths(design: ThemeJson): (readonly [string, string])[] {
  const own = getAt(design, ['settings', 'blocks', 'core/button', 'dimensions', 'dimensionSizes']);
  return presets(own)
    .reverse()
    .flatMap(({ slug, size }) => (typeof size === 'string' ? [[slug, size] as const] : []));
}

function fluidText(fluid: Value, wideSize: Value): FluidText | undefined {
  if (isEmpty(fluid)) return undefined;
  const isLength = (value: Value): value is string =>
    typeof value === 'string' && /^(?:\d+(?:\.\d+)?|\.\d+)(?:px|rem|em)$/.test(value);
  const setting = (name: string): string | undefined => {
    const value = getAt(fluid, [name]);
    return typeof value === 'string' ? value : undefined;
  };
  const floor = setting('minFontSize');
  return {
    minimumWidth: setting('minViewportWidth') ?? '320px',
    maximumWidth: setting('maxViewportWidth') ?? (isLength(wideSize) ? wideSize : '1600px'),
    minimumSize: isLength(floor) ? floor : '14px',
  };
}

/** Colours of what lies behind an enlarged picture and of its buttons. */
function lightboxColors(design: ThemeJson, hasThemeJson: boolean): BlockTheme['lightboxColors'] {
  const color = (name: string, usual: string): string => {
    const value = hasThemeJson ? getAt(design, ['styles', 'color', name]) : undefined;
    return typeof value === 'string' && value !== '' && value !== '0' ? value : usual;
  };
  return { background: color('background', '#fff'), text: color('text', '#000') };
}
