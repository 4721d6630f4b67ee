// Whether a layout yields any CSS: that decides whether a block gets its container class. The rules follow WordPress
// `wp_get_layout_style()` and `wp_get_child_layout_style_rules()`; the CSS itself is not needed for the HTML.
import { safeCss } from '../../formatting/css.ts';
import { stripAllTags } from '../../formatting/strip-tags.ts';
import { toKebabCase } from '../../theme/json/kebab-case.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from '../json.ts';

const unsafe = /[\\(&=}]|\/\*/;

/** WordPress `wp_sanitize_block_gap_value()`: values that could leave their declaration become null. */
export function sanitizeGap(gap: Json | undefined): Json {
  const clean = (value: Json | undefined): Json => {
    if (value === undefined || value === null || typeof value === 'object') return null;
    return !isEmpty(value) && unsafe.test(String(value)) ? null : value;
  };
  if (Array.isArray(gap)) return gap.map(clean);
  if (isObject(gap)) return Object.fromEntries(Object.entries(gap).map(([key, value]) => [key, clean(value)]));
  return clean(gap);
}

/** A gap or size as CSS has it: a reference to a preset of spacing as its variable. */
export const spacingValue = (text: string): string =>
  text.includes('var:preset|spacing|')
    ? `var(--wp--preset--spacing--${toKebabCase(text.slice(text.lastIndexOf('|') + 1))})`
    : text;

/** True when a value would pass WordPress's CSS filter (functions such as `var()` and `calc()` are let through). */
export function isSafeValue(value: Json | undefined): boolean {
  if (typeof value !== 'string') return typeof value === 'number' || value === true;
  let plain = value;
  for (let before = ''; before !== plain && plain.length < 1000; ) {
    before = plain;
    plain = plain.replace(/\b(?:var|calc|min|max|minmax|clamp|repeat)\([^()]*\)/g, '');
  }
  return value !== '' && !unsafe.test(plain);
}

const options: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  horizontal: [
    ['left', 'right', 'center', 'space-between'],
    ['top', 'center', 'bottom', 'stretch'],
  ],
  vertical: [
    ['left', 'right', 'center', 'stretch'],
    ['top', 'center', 'bottom', 'space-between'],
  ],
};
const among = (list: readonly string[], value: Json | undefined): boolean =>
  typeof value === 'string' && list.includes(value);

/** True when a container's layout yields CSS of its own. */
export function containerStyles(
  layout: JsonObject,
  hasGapSupport: boolean,
  gap: Json,
  skipsGap: boolean,
  spacing: Json,
): boolean {
  const type = layout.type ?? 'default';
  if (type === 'default' || type === 'constrained') {
    const top = isObject(gap) || Array.isArray(gap) ? at(gap, 'top') : gap;
    if (hasGapSupport && top !== undefined && top !== null && !skipsGap) return true;
    if (type === 'default') return false;
    if (!isEmpty(layout.contentSize) || !isEmpty(layout.wideSize)) return true;
    if (layout.justifyContent === 'left' || layout.justifyContent === 'right') return true;
    const padding = at(spacing, 'padding');
    if (typeof padding === 'string') return false;
    return (
      !isEmpty(at(padding, 'left')) || !isEmpty(at(padding, 'right')) || zero(at(padding, 'left'), at(padding, 'right'))
    );
  }
  if (type === 'flex') {
    if (layout.flexWrap === 'nowrap') return true;
    if (hasGapSupport && gap !== null && !skipsGap && gapIsSafe(gap)) return true;
    if (layout.orientation !== undefined && layout.orientation !== null && layout.orientation !== 'horizontal')
      return true;
    const [justify, vertical] = options.horizontal ?? [[], []];
    return among(justify, layout.justifyContent) || among(vertical, layout.verticalAlignment);
  }
  return type === 'grid';
}

const zero = (...values: readonly (Json | undefined)[]): boolean => values.includes('0');

function gapIsSafe(gap: Json): boolean {
  if (isObject(gap) || Array.isArray(gap))
    return [at(gap, 'top'), at(gap, 'left')].every((side) => side === undefined || side === null || isSafeValue(side));
  return isSafeValue(gap);
}

const keepsSize = (stretch: Json | undefined): boolean => stretch === 'fixed' || stretch === 'fixedNoShrink';
const isSet = (value: Json | undefined): boolean => value !== undefined && value !== null;

/**
 * True when a child's own placement in its parent's layout yields CSS. `override` is what a viewport says in place of `base`;
 * only what it names is declared there. `box-sizing` is declared as well, but no style sheet of WordPress's lets it through.
 */
export function childStyles(base: JsonObject, parent: JsonObject, override?: JsonObject): boolean {
  const layout = { ...base, ...override };
  const named = (...keys: readonly string[]) => !override || keys.some((key) => Object.hasOwn(override, key));
  const columns = [layout.columnStart, layout.columnSpan].some((value) => !isEmpty(value));
  // A responsive grid takes the columns away where it is narrow.
  if (!override && columns && (!isEmpty(parent.minimumColumnWidth) || isEmpty(parent.columnCount))) return true;
  if (named('columnStart', 'columnSpan') && gridLine(layout.columnStart, layout.columnSpan, 'grid-column')) return true;
  if (named('rowStart', 'rowSpan') && gridLine(layout.rowStart, layout.rowSpan, 'grid-row')) return true;
  if (!named('selfStretch', 'flexSize')) return false;
  const stretch = layout.selfStretch;
  if (stretch === 'fill') return true;
  if (override && stretch === 'fit' && keepsSize(base.selfStretch) && isSet(base.flexSize)) return true;
  if (!keepsSize(stretch) || !isSet(layout.flexSize)) return false;
  if (stretch === 'fixedNoShrink' || (override && base.selfStretch === 'fixedNoShrink')) return true;
  return declares('flex-basis', layout.flexSize);
}

function gridLine(start: Json | undefined, span: Json | undefined, property: string): boolean {
  const parts = [...(isEmpty(start) ? [] : [String(start)]), ...(isEmpty(span) ? [] : [`span ${span}`])];
  return declares(property, parts.join(' / '));
}

/** Does anything remain of a declaration when it is made safe? */
function declares(property: string, value: Json | undefined): boolean {
  const text = typeof value === 'string' ? stripAllTags(value.trim(), true) : '';
  return text !== '' && safeCss(`${property}:${text}`) !== '';
}
