// Style values of a block -> CSS declarations and class names. Reproduces WP_Style_Engine::parse_block_styles and the
// compiling of declarations (each filtered by safecss_filter_attr), for the supports that a block's wrapper carries.
import { safeCss } from '../../formatting/css.ts';
import { stripAllTags } from '../../formatting/strip-tags.ts';
import { toKebabCase } from '../../theme/json/kebab-case.ts';
import { phpText } from '../casts.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from '../json.ts';

interface Definition {
  readonly property?: string;
  readonly individual?: string;
  /** Preset kind whose slugs become a CSS variable, and which `classes` name. */
  readonly preset?: string;
  readonly always?: string;
  /** Class around the slug of a preset: before and after it. */
  readonly named?: readonly [string, string];
  /** A preset has a class, but no variable. */
  readonly classOnly?: true;
  readonly side?: string;
  /** The value may name a picture's address. */
  readonly url?: true;
}

const sides = ['top', 'right', 'bottom', 'left'];
const plain = (property: string): Definition => ({ property });
const dimension = (property: string): Definition => ({ property, preset: 'dimension' });
const fill = (property: string, preset: string, always: string, after: string): Definition => ({
  property,
  preset,
  always,
  named: ['has-', after],
});

/** In WordPress's order, which is the order of declarations and classes. */
const definitions: Readonly<Record<string, Readonly<Record<string, Definition>>>> = {
  background: {
    backgroundImage: { property: 'background-image', url: true },
    backgroundPosition: plain('background-position'),
    backgroundRepeat: plain('background-repeat'),
    backgroundSize: plain('background-size'),
    backgroundAttachment: plain('background-attachment'),
    gradient: { property: 'background-image', preset: 'gradient', always: 'has-background' },
  },
  color: {
    text: fill('color', 'color', 'has-text-color', '-color'),
    background: fill('background-color', 'color', 'has-background', '-background-color'),
    gradient: fill('background', 'gradient', 'has-background', '-gradient-background'),
  },
  border: {
    color: {
      property: 'border-color',
      individual: 'border-%s-color',
      always: 'has-border-color',
      preset: 'color',
      named: ['has-', '-border-color'],
      classOnly: true,
    },
    radius: { property: 'border-radius', individual: 'border-%s-radius', preset: 'border-radius' },
    style: { property: 'border-style', individual: 'border-%s-style' },
    width: { property: 'border-width', individual: 'border-%s-width' },
    ...Object.fromEntries(sides.map((side) => [side, { side }])),
  },
  shadow: { '': { property: 'box-shadow', preset: 'shadow' } },
  dimensions: {
    aspectRatio: { property: 'aspect-ratio', always: 'has-aspect-ratio' },
    height: dimension('height'),
    minHeight: dimension('min-height'),
    minWidth: dimension('min-width'),
    objectFit: plain('object-fit'),
    width: dimension('width'),
  },
  spacing: {
    padding: { property: 'padding', individual: 'padding-%s', preset: 'spacing' },
    margin: { property: 'margin', individual: 'margin-%s', preset: 'spacing' },
  },
  typography: {
    fontSize: { property: 'font-size', preset: 'font-size', named: ['has-', '-font-size'] },
    fontFamily: { property: 'font-family', preset: 'font-family', named: ['has-', '-font-family'] },
    fontStyle: plain('font-style'),
    fontWeight: plain('font-weight'),
    lineHeight: plain('line-height'),
    textColumns: plain('column-count'),
    textDecoration: plain('text-decoration'),
    textIndent: plain('text-indent'),
    textTransform: plain('text-transform'),
    letterSpacing: plain('letter-spacing'),
    writingMode: plain('writing-mode'),
  },
};

const isValid = (value: Json | undefined): value is Json => value === '0' || !isEmpty(value);

/** Slug of `var:preset|kind|slug`; '' for other values. */
function slugOf(value: Json, preset: string | undefined): string {
  if (typeof value !== 'string' || preset === undefined || !value.includes(`var:preset|${preset}|`)) return '';
  return toKebabCase(value.slice(value.lastIndexOf('|') + 1));
}

const variable = (value: Json, preset: string | undefined): string => {
  const slug = slugOf(value, preset);
  return slug === '' ? '' : `var(--wp--preset--${preset}--${slug})`;
};

export interface Styles {
  readonly css: string;
  readonly classes: readonly string[];
}

/**
 * Declarations and classes of style values grouped as in a block's `style` attribute. `asClasses`: presets become classes,
 * not variables.
 */
export function blockStyles(style: JsonObject, asClasses = false): Styles {
  const classes: string[] = [];
  let css = '';
  for (const [property, value] of rawDeclarations(style, asClasses, classes)) {
    // Numbers are no declarations.
    const text = typeof value === 'string' ? stripAllTags(value, true) : '';
    const safe = text === '' ? '' : safeCss(`${property}:${text}`);
    if (safe !== '') css += `${safe};`;
  }
  return { css, classes };
}

/** Declarations as they are given, before they are made safe; classes of the values are added to `classes`. */
export function rawDeclarations(style: JsonObject, asClasses = false, classes: string[] = []): Map<string, Json> {
  const declared = new Map<string, Json>();
  for (const [group, members] of Object.entries(definitions)) {
    if (isEmpty(style[group])) continue;
    for (const [key, definition] of Object.entries(members)) {
      const value = key === '' ? style[group] : at(style[group], key);
      if (!isValid(value)) continue;
      classes.push(...classesOf(value, definition));
      for (const [property, one] of declarationsOf(value, definition, asClasses)) declared.set(property, one);
    }
  }
  return declared;
}

function classesOf(value: Json, { always, named, preset }: Definition): string[] {
  if (isEmpty(value)) return [];
  const slug = named ? slugOf(value, preset) : '';
  return [
    ...(always === undefined ? [] : [always]),
    // A preset may be called '0', which no class is.
    ...(named && !isEmpty(slug) ? [`${named[0]}${slug}${named[1]}`] : []),
  ];
}

function declarationsOf(value: Json, definition: Definition, asClasses: boolean): (readonly [string, Json])[] {
  const { property = '', individual, side } = definition;
  const preset = definition.classOnly ? undefined : definition.preset;
  if (definition.url) {
    const url = at(value, 'url');
    if (!isEmpty(url)) return [[property, `url('${phpText(url)}')`]];
    return typeof value === 'string' ? [[property, value]] : [];
  }
  if (side !== undefined) return sideDeclarations(value, side, asClasses);
  if (typeof value === 'string' && value.includes('var:')) {
    const css = asClasses ? '' : variable(value, preset);
    return css === '' ? [] : [[property, css]];
  }
  if (typeof value !== 'object' || value === null) return [[property, value]];
  if (individual === undefined) return [];
  const found: [string, Json][] = [];
  for (const [key, one] of Object.entries(value)) {
    const isPreset = typeof one === 'string' && one.includes('var:') && !asClasses && preset !== undefined;
    const css = isPreset ? variable(one, preset) : one;
    if (isValid(css)) found.push([individual.replace('%s', toKebabCase(key)), css]);
  }
  return found;
}

function sideDeclarations(value: Json, side: string, asClasses: boolean): (readonly [string, Json])[] {
  if (!isObject(value)) return [];
  const found: [string, Json][] = [];
  for (const [key, one] of Object.entries(value)) {
    const individual = definitions.border?.[key]?.individual;
    if (isEmpty(one) || one === undefined || individual === undefined) continue;
    const isPreset = typeof one === 'string' && one.includes('var:') && !asClasses;
    found.push([individual.replace('%s', side), isPreset ? variable(one, 'color') : one]);
  }
  return found;
}
