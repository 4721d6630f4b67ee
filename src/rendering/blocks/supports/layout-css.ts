// The CSS of layouts: rules of a container and of what its parent's layout places, for a page's head. Where there are none, blocks get
// no class for them. Reproduces wp_get_layout_style and wp_get_child_layout_style_rules.
import { safeCss } from '../../formatting/css.ts';
import { phpText } from '../casts.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from '../json.ts';
import type { PageRule } from '../page-styles.ts';
import { spacingValue } from './gap-values.ts';
import { blockStyles } from './style-engine.ts';

export interface Gaps {
  readonly gap: Json;
  readonly fallback: Json;
  readonly isSupported: boolean;
  readonly isSkipped: boolean;
}

/** What holds in small windows: what is named there alone is declared. */
export interface View {
  readonly values: JsonObject;
  /** Has it a gap of its own? */
  readonly hasGap?: boolean;
}

/** A layout as it is read in a window. */
interface Used {
  readonly layout: JsonObject;
  readonly base: JsonObject;
  readonly view: View | undefined;
  /** Is any of these declared there? */
  readonly names: (...keys: readonly string[]) => boolean;
  readonly showsGap: boolean;
}

function usedIn(base: JsonObject, view: View | undefined): Used {
  const names = (...keys: readonly string[]) => !view || keys.some((key) => Object.hasOwn(view.values, key));
  const layout = view ? { ...base, ...view.values } : base;
  return { layout, base, view, names, showsGap: !view || view.hasGap === true };
}

/** As PHP makes it a part of a text. */
const asText = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? 'Array' : phpText(value);
};

/** A value that is a declaration as it is: numbers are none. */
const ifText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const cssValue = (value: Json | undefined): string => spacingValue(asText(value));

const isSet = (value: Json | undefined): boolean => value !== undefined && value !== null;

/** Rules of a container; in small windows those of `view`. */
export function containerRules(selector: string, base: JsonObject, gaps: Gaps, spacing: Json, view?: View): PageRule[] {
  const used = usedIn(base, view);
  const type = base.type ?? 'default';
  if (type === 'default') return flowRules(selector, used, gaps);
  if (type === 'constrained') return [...constrainedRules(selector, used, spacing), ...flowRules(selector, used, gaps)];
  if (type === 'flex') return flexRules(selector, used, gaps);
  return type === 'grid' ? gridRules(selector, used, gaps) : [];
}

function flowRules(selector: string, { showsGap }: Used, { gap, isSupported, isSkipped }: Gaps): PageRule[] {
  const top = isObject(gap) || Array.isArray(gap) ? at(gap, 'top') : gap;
  if (!isSupported || !showsGap || isSkipped || !isSet(top)) return [];
  const below = (value: string) =>
    [
      ['margin-block-start', value],
      ['margin-block-end', '0'],
    ] as const;
  return [
    { selector: `${selector} > *`, declarations: below('0') },
    { selector: `${selector} > * + *`, declarations: below(cssValue(ifText(top))) },
  ];
}

function constrainedRules(selector: string, { layout, view, names }: Used, spacing: Json): PageRule[] {
  const { contentSize, wideSize } = layout;
  const justify = layout.justifyContent ?? 'center';
  const children = `${selector} > :where(:not(.alignleft):not(.alignright):not(.alignfull))`;
  const isNamed = (key: string) => view !== undefined && names(key);
  const showsSizes = names('contentSize', 'wideSize');
  const resets = (isNamed('contentSize') && isEmpty(contentSize)) || (isNamed('wideSize') && isEmpty(wideSize));
  const margin = (side: string) => [`margin-${side}`, justify === side ? '0 !important' : 'auto !important'] as const;
  const margins = [margin('left'), margin('right')];
  const rules: PageRule[] = [];
  if (showsSizes && (!isEmpty(contentSize) || !isEmpty(wideSize) || resets)) {
    const size = (own: Json | undefined, other: Json | undefined, key: string, usual: string): string => {
      const value = !isEmpty(own) ? own : !isEmpty(other) && !isNamed(key) ? other : usual;
      return safeCss(asText(value).split(';', 1)[0] ?? '');
    };
    const all = size(contentSize, wideSize, 'contentSize', 'var(--wp--style--global--content-size, none)');
    const wide = size(wideSize, contentSize, 'wideSize', 'var(--wp--style--global--wide-size, none)');
    rules.push(
      { selector: children, declarations: [['max-width', all], ...(names('justifyContent') ? margins : [])] },
      { selector: `${selector} > .alignwide`, declarations: [['max-width', wide]] },
      { selector: `${selector} .alignfull`, declarations: [['max-width', 'none']] },
    );
  }
  if (!view) {
    for (const side of ['right', 'left']) {
      const padding = paddingOf(spacing, side);
      if (padding === '') continue;
      const value = `calc(${padding === '0' ? '0px' : padding} * -1)`;
      rules.push({ selector: `${selector} > .alignfull`, declarations: [[`margin-${side}`, value]] });
    }
    if (justify === 'left' || justify === 'right')
      rules.push({ selector: children, declarations: [[`margin-${justify}`, '0 !important']] });
  } else if (names('justifyContent') && !showsSizes) rules.push({ selector: children, declarations: margins });
  return rules;
}

/** Padding on one side as the style engine has it; '' for none. */
function paddingOf(spacing: Json, side: string): string {
  const padding = at(spacing, 'padding');
  if (!isObject(padding)) return '';
  const { css } = blockStyles({ spacing: { padding: { [side]: padding[side] ?? null } } });
  return /^padding-[a-z]+:(.*?);?$/.exec(css)?.[1] ?? '';
}

/** Sides of a container → where a flexible box puts its children. */
export const placesAcross: Readonly<Record<string, string>> = {
  left: 'flex-start',
  right: 'flex-end',
  center: 'center',
};
const placesDown: Readonly<Record<string, string>> = { top: 'flex-start', center: 'center', bottom: 'flex-end' };

function flexRules(selector: string, { layout, names, showsGap }: Used, gaps: Gaps): PageRule[] {
  const declarations: [string, string][] = [];
  if (names('flexWrap') && layout.flexWrap === 'nowrap') declarations.push(['flex-wrap', 'nowrap']);
  const gap = showsGap ? combinedGap(gaps) : undefined;
  if (gap !== undefined && !gaps.isSkipped) declarations.push(['gap', gap]);
  const isAcross = (layout.orientation ?? 'horizontal') === 'horizontal';
  const across = { ...placesAcross, ...(isAcross ? { 'space-between': 'space-between' } : { stretch: 'stretch' }) };
  const down = { ...placesDown, ...(isAcross ? { stretch: 'stretch' } : { 'space-between': 'space-between' }) };
  const justify = placeIn(across, layout.justifyContent) ?? (isAcross ? undefined : 'flex-start');
  const align = placeIn(down, layout.verticalAlignment);
  if (!isAcross && names('orientation')) declarations.push(['flex-direction', 'column']);
  if (justify !== undefined && names('justifyContent', 'orientation'))
    declarations.push([isAcross ? 'justify-content' : 'align-items', justify]);
  if (align !== undefined && names('verticalAlignment', 'orientation'))
    declarations.push([isAcross ? 'align-items' : 'justify-content', align]);
  return declarations.length === 0 ? [] : [{ selector, declarations }];
}

export const placeIn = (places: Readonly<Record<string, string>>, value: Json | undefined): string | undefined =>
  typeof value === 'string' && Object.hasOwn(places, value) ? places[value] : undefined;

const usualGap = (fallback: JsonObject, side: string): Json | undefined => fallback[side] ?? Object.values(fallback)[0];

/** The gap, where each side may have its own; undefined for none. */
function combinedGap({ gap, fallback, isSupported }: Gaps): string | undefined {
  if (!isSupported || !isSet(gap)) return undefined;
  if (!isObject(gap) && !Array.isArray(gap)) return cssValue(gap).trim();
  const usual = (side: string) => (isObject(fallback) ? usualGap(fallback, side) : fallback);
  return ['top', 'left']
    .map((side) => cssValue(at(gap, side) ?? usual(side)))
    .join(' ')
    .trim();
}

function gridRules(selector: string, { layout, base, view, names, showsGap }: Used, gaps: Gaps): PageRule[] {
  const { columnCount, minimumColumnWidth, rowCount, autoFit } = layout;
  const gap = combinedGap(gaps);
  const hasCount = !isEmpty(columnCount);
  const hasWidth = !isEmpty(minimumColumnWidth);
  const between = gap ?? asText(isObject(gaps.fallback) ? usualGap(gaps.fallback, 'left') : gaps.fallback);
  const space = between === '0' ? '0px' : between;
  const fill = isEmpty(autoFit) ? 'auto-fill' : 'auto-fit';
  const columns = asText(columnCount);
  const least = hasWidth ? asText(minimumColumnWidth) : '12rem';
  const declarations: [string, string][] = [];
  if (names('minimumColumnWidth', 'columnCount', 'autoFit') || (view?.hasGap === true && hasCount && hasWidth)) {
    const share = `max(min(${least}, 100%), (100% - (${space} * (${columns} - 1))) /${columns})`;
    const shares = hasCount && hasWidth ? `minmax(${share}, 1fr)` : `minmax(min(${least}, 100%), 1fr)`;
    const made = hasCount && !hasWidth ? `repeat(${columns}, minmax(0, 1fr))` : `repeat(${fill}, ${shares})`;
    declarations.push(['grid-template-columns', made]);
    const isContainer = isEmpty(base.columnCount) || !isEmpty(base.minimumColumnWidth);
    if ((!hasCount || hasWidth) && (!view || !isContainer)) declarations.push(['container-type', 'inline-size']);
  }
  if (names('rowCount') && hasCount && !isEmpty(rowCount))
    declarations.push(['grid-template-rows', `repeat(${asText(rowCount)}, minmax(1rem, auto))`]);
  if (showsGap && gap !== undefined && !gaps.isSkipped) declarations.push(['gap', gap]);
  return declarations.length === 0 ? [] : [{ selector, declarations }];
}

/** Rules of what its parent's layout places; `views` say what holds in small windows. */
export function childRules(
  selector: string,
  base: JsonObject,
  parent: JsonObject,
  views: readonly (readonly [name: string, values: JsonObject])[],
  windows: ReadonlyMap<string, string>,
): PageRule[] {
  const rules: PageRule[] = [{ selector, declarations: placement(usedIn(base, undefined)) }];
  const spans = !isEmpty(base.columnSpan) || !isEmpty(base.columnStart);
  if (spans && (!isEmpty(parent.minimumColumnWidth) || isEmpty(parent.columnCount))) {
    const isWide = !isEmpty(base.columnSpan) && isAboveOne(base.columnSpan);
    rules.push({
      selector,
      declarations: [
        ['grid-column', isWide ? '1/-1' : 'auto'],
        ['grid-row', 'auto'],
      ],
      media: `@container (max-width: ${narrowWidth(base, parent)} )`,
    });
  }
  for (const [name, values] of views)
    rules.push({ selector, declarations: placement(usedIn(base, { values })), media: windows.get(name) ?? '' });
  return rules;
}

const isFixed = (stretch: Json | undefined): boolean => stretch === 'fixed' || stretch === 'fixedNoShrink';

function placement({ layout, base, view, names }: Used): [string, string][] {
  const declarations: [string, string][] = [];
  const { selfStretch: stretch, flexSize } = layout;
  if (names('selfStretch', 'flexSize')) {
    const wasFixed = isFixed(base.selfStretch);
    if (view && (stretch === 'fit' || stretch === 'fill') && wasFixed && isSet(base.flexSize)) {
      declarations.push(['flex-basis', 'unset']);
      if (base.selfStretch === 'fixedNoShrink') declarations.push(['flex-shrink', 'unset']);
    }
    if (isFixed(stretch) && isSet(flexSize)) {
      declarations.push(['flex-basis', ifText(flexSize)]);
      if (stretch === 'fixedNoShrink') declarations.push(['flex-shrink', '0']);
      else if (view && base.selfStretch === 'fixedNoShrink') declarations.push(['flex-shrink', 'unset']);
      declarations.push(['box-sizing', 'border-box']);
    } else if (stretch === 'fill') declarations.push(['flex-grow', '1']);
  }
  for (const [property, line] of [
    ['grid-column', 'column'],
    ['grid-row', 'row'],
  ] as const) {
    const [start, span] = [layout[`${line}Start`], layout[`${line}Span`]];
    if (!names(`${line}Start`, `${line}Span`)) continue;
    const parts = [...(isEmpty(start) ? [] : [asText(start)]), ...(isEmpty(span) ? [] : [`span ${asText(span)}`])];
    if (parts.length > 0) declarations.push([property, parts.join(' / ')]);
  }
  return declarations;
}

const leadingNumber = (value: Json | undefined): number => Number.parseFloat(asText(value).trim()) || 0;

/** PHP's `> 1`: words are compared with it as words. */
const isAboveOne = (value: Json | undefined): boolean =>
  typeof value === 'string' && Number.isNaN(Number(value)) ? value > '1' : Number(value) > 1;

/** Below this width the columns that the child spans do not fit, or two where that is more. */
function narrowWidth({ columnSpan, columnStart }: JsonObject, { minimumColumnWidth }: JsonObject): string {
  const width = isEmpty(minimumColumnWidth) ? '12rem' : asText(minimumColumnWidth);
  const [span, start] = [leadingNumber(columnSpan), leadingNumber(columnStart)];
  const columns = span !== 0 && start !== 0 ? start + span - 1 : span !== 0 ? span : start;
  const number = leadingNumber(width);
  // What follows the number, up to where it stands again.
  const behind = width.split(String(number))[1];
  const unit = behind === 'px' || behind === 'em' ? behind : 'rem';
  const size = behind === undefined ? 12 : number;
  const gap = unit === 'px' ? 24 : 1.5;
  return `${Math.max(columns * size + (columns - 1) * gap, size * 2 + gap - 1)}${unit}`;
}
