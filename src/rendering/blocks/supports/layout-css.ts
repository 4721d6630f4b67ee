// The CSS of layouts for a page's head: rules of a container and of what its parent's layout places. Reproduces
// wp_get_layout_style and wp_get_child_layout_style_rules; whether there are any decides layout-styles.ts.
import { toKebabCase } from '../../theme/json/kebab-case.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from '../json.ts';
import type { PageRule } from '../page-styles.ts';
import { blockStyles } from './style-engine.ts';

export interface Gaps {
  readonly gap: Json;
  readonly fallback: Json;
  readonly isSupported: boolean;
  readonly isSkipped: boolean;
}

/** A value as CSS has it: references to presets as their variables. */
function cssValue(value: Json | undefined): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value);
  if (!text.includes('var:preset|spacing|')) return text;
  return `var(--wp--preset--spacing--${toKebabCase(text.slice(text.lastIndexOf('|') + 1))})`;
}

const isSet = (value: Json | undefined): boolean => value !== undefined && value !== null;

/** Rules of a container. */
export function containerRules(selector: string, layout: JsonObject, gaps: Gaps, spacing: Json): PageRule[] {
  const type = layout.type ?? 'default';
  if (type === 'default') return flowRules(selector, gaps);
  if (type === 'constrained') return [...constrainedRules(selector, layout, spacing), ...flowRules(selector, gaps)];
  if (type === 'flex') return flexRules(selector, layout, gaps);
  return type === 'grid' ? gridRules(selector, layout, gaps) : [];
}

function flowRules(selector: string, { gap, isSupported, isSkipped }: Gaps): PageRule[] {
  const top = isObject(gap) || Array.isArray(gap) ? at(gap, 'top') : gap;
  if (!isSupported || isSkipped || !isSet(top)) return [];
  const below = (value: string) =>
    [
      ['margin-block-start', value],
      ['margin-block-end', '0'],
    ] as const;
  return [
    { selector: `${selector} > *`, declarations: below('0') },
    { selector: `${selector} > * + *`, declarations: below(cssValue(top)) },
  ];
}

function constrainedRules(selector: string, layout: JsonObject, spacing: Json): PageRule[] {
  const { contentSize, wideSize, justifyContent } = layout;
  const children = `${selector} > :where(:not(.alignleft):not(.alignright):not(.alignfull))`;
  const first = (value: Json | undefined) => cssValue(value).split(';', 1)[0] ?? '';
  const rules: PageRule[] = [];
  if (!isEmpty(contentSize) || !isEmpty(wideSize)) {
    const all = first(isEmpty(contentSize) ? wideSize : contentSize);
    const wide = first(isEmpty(wideSize) ? contentSize : wideSize);
    const margin = (side: string) => (justifyContent === side ? '0 !important' : 'auto !important');
    rules.push(
      {
        selector: children,
        declarations: [
          ['max-width', all],
          ['margin-left', margin('left')],
          ['margin-right', margin('right')],
        ],
      },
      { selector: `${selector} > .alignwide`, declarations: [['max-width', wide]] },
      { selector: `${selector} .alignfull`, declarations: [['max-width', 'none']] },
    );
  }
  for (const side of ['right', 'left']) {
    const padding = paddingOf(spacing, side);
    if (padding === '') continue;
    const value = `calc(${padding === '0' ? '0px' : padding} * -1)`;
    rules.push({ selector: `${selector} > .alignfull`, declarations: [[`margin-${side}`, value]] });
  }
  if (justifyContent === 'left' || justifyContent === 'right') {
    rules.push({ selector: children, declarations: [[`margin-${justifyContent}`, '0 !important']] });
  }
  return rules;
}

/** Padding on one side as the style engine has it; '' for none. */
function paddingOf(spacing: Json, side: string): string {
  const padding = at(spacing, 'padding');
  if (!isObject(padding)) return '';
  const { css } = blockStyles({ spacing: { padding: { [side]: padding[side] ?? null } } });
  return /^padding-[a-z]+:(.*?);?$/.exec(css)?.[1] ?? '';
}

const placesAcross: Readonly<Record<string, string>> = { left: 'flex-start', right: 'flex-end', center: 'center' };
const placesDown: Readonly<Record<string, string>> = { top: 'flex-start', center: 'center', bottom: 'flex-end' };

function flexRules(selector: string, layout: JsonObject, gaps: Gaps): PageRule[] {
  const declarations: [string, string][] = [];
  if (layout.flexWrap === 'nowrap') declarations.push(['flex-wrap', 'nowrap']);
  const gap = combinedGap(gaps);
  if (gap !== '' && !gaps.isSkipped) declarations.push(['gap', gap]);
  const isAcross = (layout.orientation ?? 'horizontal') === 'horizontal';
  const across = { ...placesAcross, ...(isAcross ? { 'space-between': 'space-between' } : { stretch: 'stretch' }) };
  const down = { ...placesDown, ...(isAcross ? { stretch: 'stretch' } : { 'space-between': 'space-between' }) };
  const justify = placeIn(across, layout.justifyContent);
  const align = placeIn(down, layout.verticalAlignment);
  if (!isAcross) declarations.push(['flex-direction', 'column'], ['align-items', justify ?? 'flex-start']);
  else if (justify !== undefined) declarations.push(['justify-content', justify]);
  if (align !== undefined) declarations.push([isAcross ? 'align-items' : 'justify-content', align]);
  return declarations.length === 0 ? [] : [{ selector, declarations }];
}

const placeIn = (places: Readonly<Record<string, string>>, value: Json | undefined): string | undefined =>
  typeof value === 'string' && Object.hasOwn(places, value) ? places[value] : undefined;

/** The gap, where each side may have its own; '' for none. */
function combinedGap({ gap, fallback, isSupported }: Gaps): string {
  if (!isSupported || !isSet(gap)) return '';
  if (!isObject(gap) && !Array.isArray(gap)) return cssValue(gap);
  const usual = (side: string): Json | undefined =>
    isObject(fallback) ? (fallback[side] ?? Object.values(fallback)[0]) : fallback;
  return ['top', 'left'].map((side) => cssValue(at(gap, side) ?? usual(side))).join(' ');
}

function gridRules(selector: string, layout: JsonObject, gaps: Gaps): PageRule[] {
  const { columnCount, minimumColumnWidth, rowCount, autoFit } = layout;
  const gap = combinedGap(gaps);
  const usual = cssValue(isObject(gaps.fallback) ? (gaps.fallback.left ?? null) : gaps.fallback);
  const between = gap === '' ? usual : gap;
  const space = between === '0' ? '0px' : between;
  const fill = isEmpty(autoFit) ? 'auto-fill' : 'auto-fit';
  const columns = cssValue(columnCount);
  const least = isEmpty(minimumColumnWidth) ? '12rem' : cssValue(minimumColumnWidth);
  const declarations: [string, string][] = [];
  if (!isEmpty(columnCount) && !isEmpty(minimumColumnWidth)) {
    const share = `max(min(${least}, 100%), (100% - (${space} * (${columns} - 1))) /${columns})`;
    declarations.push(['grid-template-columns', `repeat(${fill}, minmax(${share}, 1fr))`]);
  } else if (isEmpty(columnCount)) {
    declarations.push(['grid-template-columns', `repeat(${fill}, minmax(min(${least}, 100%), 1fr))`]);
  } else declarations.push(['grid-template-columns', `repeat(${columns}, minmax(0, 1fr))`]);
  if (isEmpty(columnCount) || !isEmpty(minimumColumnWidth)) declarations.push(['container-type', 'inline-size']);
  if (!isEmpty(columnCount) && !isEmpty(rowCount)) {
    declarations.push(['grid-template-rows', `repeat(${cssValue(rowCount)}, minmax(1rem, auto))`]);
  }
  if (gap !== '' && !gaps.isSkipped) declarations.push(['gap', gap]);
  return [{ selector, declarations }];
}

/** Rules of what its parent's layout places; `views` say what holds in small windows. */
export function childRules(
  selector: string,
  base: JsonObject,
  parent: JsonObject,
  views: readonly (readonly [name: string, values: JsonObject])[],
  windows: ReadonlyMap<string, string>,
): PageRule[] {
  const own = placement(base);
  const rules: PageRule[] = own.length === 0 ? [] : [{ selector, declarations: own }];
  const spans = !isEmpty(base.columnSpan) || !isEmpty(base.columnStart);
  if (spans && (!isEmpty(parent.minimumColumnWidth) || isEmpty(parent.columnCount))) {
    rules.push({
      selector,
      declarations: [['grid-column', '1/-1']],
      media: `@container ${narrowerThan(base, parent)}`,
    });
  }
  for (const [name, values] of views) {
    const declarations = placement({ ...base, ...values });
    if (declarations.length > 0) rules.push({ selector, declarations, media: windows.get(name) ?? '' });
  }
  return rules;
}

function placement({
  selfStretch,
  flexSize,
  columnStart,
  columnSpan,
  rowStart,
  rowSpan,
}: JsonObject): [string, string][] {
  const declarations: [string, string][] = [];
  if ((selfStretch === 'fixed' || selfStretch === 'fixedNoShrink') && isSet(flexSize)) {
    declarations.push(['flex-basis', cssValue(flexSize)], ['box-sizing', 'border-box']);
    if (selfStretch === 'fixedNoShrink') declarations.push(['flex-shrink', '0']);
  } else if (selfStretch === 'fill') declarations.push(['flex-grow', '1']);
  for (const [property, start, span] of [
    ['grid-column', columnStart, columnSpan],
    ['grid-row', rowStart, rowSpan],
  ] as const) {
    const parts = [...(isEmpty(start) ? [] : [cssValue(start)]), ...(isEmpty(span) ? [] : [`span ${cssValue(span)}`])];
    if (parts.length > 0) declarations.push([property, parts.join(' / ')]);
  }
  return declarations;
}

/** Where as many columns as the child spans do not fit. */
function narrowerThan({ columnSpan, columnStart }: JsonObject, parent: JsonObject): string {
  const width = isEmpty(parent.minimumColumnWidth) ? '12rem' : cssValue(parent.minimumColumnWidth);
  const [, number = '12', unit = 'rem'] = /^([\d.]+)(px|rem|em)?/.exec(width) ?? [];
  const pixels = unit === 'px' ? Number(number) : Number(number) * 16;
  const columns = Math.max(Number(columnSpan) || 1, Number(columnStart) || 1);
  const size = columns * pixels + (columns - 1) * 24;
  return `(max-width: ${unit === 'px' ? size : size / 16}${unit === 'px' ? 'px' : unit})`;
}
