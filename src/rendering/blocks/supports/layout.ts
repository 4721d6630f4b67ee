// The layout support: `is-layout-…` classes on a block's inner wrapper, `wp-container-<block>-is-layout-<hash>` where the
// layout has styles of its own, `wp-container-content-<hash>` on children placed by their parent's layout
// (WordPress `wp_render_layout_support_flag()`). Pages get the styles themselves (layout-css.ts) in their head.
import { sanitizeTitle } from '../../formatting/sanitize-title.ts';
import type { BlockTheme } from '../block-theme.ts';
import { hasSupport, skipsSerialization } from '../block-type.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from '../json.ts';
import { isKept } from '../kept-attributes.ts';
import { hasDeclarations, type PageRule } from '../page-styles.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags, withClass } from '../tags.ts';
import { hashOf } from './class-names.ts';
import { sanitizeGap } from './gap-values.ts';
import { childRules, containerRules, type View } from './layout-css.ts';

const classOfType: Readonly<Record<string, string>> = {
  default: 'is-layout-flow',
  constrained: 'is-layout-constrained',
  flex: 'is-layout-flex',
  grid: 'is-layout-grid',
};
const childKeys = ['selfStretch', 'flexSize', 'columnStart', 'columnSpan', 'rowStart', 'rowSpan'];
const voidElements = new Set(
  'AREA BASE BASEFONT BGSOUND BR COL EMBED FRAME HR IMG INPUT KEYGEN LINK META PARAM SOURCE TRACK WBR'.split(' '),
);

const pick = (value: Json | undefined, keep: (key: string) => boolean): JsonObject =>
  isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => keep(key))) : {};
const childValues = (layout: Json | undefined): JsonObject => pick(layout, (key) => childKeys.includes(key));
const containerValues = (layout: Json | undefined): JsonObject => pick(layout, (key) => !childKeys.includes(key));

/** A value as PHP makes it text; of lists and maps nothing is made. */
const asText = (value: Json | undefined): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value === true ? '1' : '';
};

/** Class on a block its parent's layout places, if that yields styles. */
function childClass(
  block: LiveBlock,
  style: JsonObject,
  childLayout: Json | undefined,
  state: RenderState,
): string | undefined {
  if (!childLayout && isEmpty(style)) return undefined;
  const { context } = state;
  const base = childValues(childLayout);
  const parent = block.parentLayout ?? {};
  const views = [...context.theme.viewports.keys()].flatMap((name) => {
    const values = childValues(at(style, name, 'layout'));
    return isEmpty(values) ? [] : [[name, values] as const];
  });
  if (!childLayout && views.length === 0) return undefined;
  const input: JsonObject = {
    layout: base,
    parentLayout: pick(parent, (key) => key === 'minimumColumnWidth' || key === 'columnCount'),
    ...Object.fromEntries(views),
  };
  const rules = (selector: string) => childRules(selector, base, parent, views, context.theme.viewports);
  if (!rules('').some(hasDeclarations)) return undefined;
  const name = `wp-container-content-${hashOf(input)}`;
  state.styles?.add(name, () => rules(`.${name}`));
  return name;
}

/** Classes of a container, and the rules of the one that has styles of its own. */
interface Container {
  readonly theme: BlockTheme;
  readonly classes: readonly string[];
  readonly own?: string;
  readonly rules?: () => PageRule[];
}

/** Containers of blocks whose attributes are kept: by attributes, then by block. */
const containers = new WeakMap<JsonObject, Map<string, Container>>();

/** Classes that say which layout is in use, and the container class where it has styles of its own. */
function containerClasses(block: LiveBlock, style: JsonObject, state: RenderState): readonly string[] {
  const { theme } = state.context;
  const container = isKept(block.attributes) ? keptContainer(block, style, theme) : containerOf(block, style, theme);
  if (container.own !== undefined && container.rules) state.styles?.add(container.own, container.rules);
  return container.classes;
}

function keptContainer(block: LiveBlock, style: JsonObject, theme: BlockTheme): Container {
  const kept = containers.get(block.attributes) ?? new Map<string, Container>();
  const known = kept.get(block.name);
  if (known?.theme === theme) return known;
  const container = containerOf(block, style, theme);
  containers.set(block.attributes, kept.set(block.name, container));
  return container;
}

type Contained = Pick<LiveBlock, 'name' | 'type' | 'attributes'>;

/** The class of the styles that a block's layout has for itself; undefined where it has none. */
export function ownLayoutClass(block: Contained, theme: BlockTheme): string | undefined {
  const { style } = block.attributes;
  return containerOf(block, isObject(style) ? style : {}, theme).own;
}

function containerOf(block: Contained, style: JsonObject, theme: BlockTheme): Container {
  const { name, type, attributes } = block;
  const preset = at(type?.supports, 'layout', 'default');
  const own = attributes.layout;
  let used: JsonObject = isObject(own) ? own : (own === undefined || own === null) && isObject(preset) ? preset : {};
  if (!isEmpty(used.inherit) || !isEmpty(used.contentSize)) used = { ...used, type: 'constrained' };
  const classes: string[] = [];
  if (theme.rootPaddingAware && used.type === 'constrained') classes.push('has-global-padding');
  const orientation = at(own, 'orientation');
  const justify = at(own, 'justifyContent');
  if (!isEmpty(orientation)) classes.push(`is-${sanitizeTitle(asText(orientation))}`);
  if (!isEmpty(justify)) classes.push(`is-content-justification-${sanitizeTitle(asText(justify))}`);
  if (at(own, 'flexWrap') === 'nowrap') classes.push('is-nowrap');
  const kind = used.type === undefined || used.type === null ? 'default' : String(used.type);
  const layoutClass = (Object.hasOwn(classOfType, kind) ? classOfType[kind] : undefined) ?? '';
  if (layoutClass !== '') classes.push(layoutClass);
  const ownClass = `wp-block-${name.startsWith('core/') ? name.slice(5) : name.replace('/', '-')}-${layoutClass}`;
  if (!theme.hasLayoutStyles) return { theme, classes: [...classes, ownClass] };

  const spacing = style.spacing ?? null;
  const gap = sanitizeGap(at(style.spacing, 'blockGap'));
  const skip = skipsSerialization(type, 'spacing', 'blockGap');
  const fallback =
    variationGap(block, theme) ??
    theme.blockGaps[name] ??
    theme.blockGap ??
    at(type?.supports, 'spacing', 'blockGap', '__experimentalDefault') ??
    '0.5em';
  const input: Json[] = [used, theme.hasBlockGap, gap, skip, fallback, spacing];
  const inViews: [media: string, view: View, gap: Json][] = [];
  for (const breakpoint of theme.viewports.keys()) {
    const view = style[breakpoint];
    if (!isObject(view)) continue;
    const layout = containerValues(view.layout);
    const viewGap = at(view.spacing, 'blockGap');
    if (!isEmpty(layout)) input.push({ breakpoint, layout });
    if (viewGap !== undefined && viewGap !== null) input.push({ breakpoint, blockGap: sanitizeGap(viewGap) });
    const hasGap = viewGap !== undefined && viewGap !== null;
    if (isEmpty(layout) && !hasGap) continue;
    inViews.push([
      theme.viewports.get(breakpoint) ?? '',
      { values: layout, hasGap },
      hasGap ? sanitizeGap(viewGap) : gap,
    ]);
  }
  const gaps = { gap, fallback, isSupported: theme.hasBlockGap, isSkipped: skip };
  const rules = (selector: string): PageRule[] => [
    ...containerRules(selector, used, gaps, spacing),
    ...inViews.flatMap(([media, view, viewGap]) =>
      containerRules(selector, used, { ...gaps, gap: viewGap }, null, view).map((rule) => ({ ...rule, media })),
    ),
  ];
  if (!rules('').some(hasDeclarations)) return { theme, classes: [...classes, ownClass] };
  const container = `wp-container-${sanitizeTitle(name)}-is-layout-${hashOf(input)}`;
  return { theme, classes: [...classes, container, ownClass], own: container, rules: () => rules(`.${container}`) };
}

function variationGap(block: Contained, theme: BlockTheme): Json | undefined {
  const { className } = block.attributes;
  if (typeof className !== 'string' || !className.includes('is-style-')) return undefined;
  const styles = theme.variations[block.name] ?? {};
  const names = className.split(' ').flatMap((one) => (one.startsWith('is-style-') ? [one.slice(9)] : []));
  const active = names.find((style) => style !== 'default' && Object.hasOwn(styles, style));
  return active === undefined ? undefined : styles[active];
}

/** The class attribute of the element that holds the inner blocks: the last one left open before the first of them. */
function wrapperClasses(content: readonly (string | null)[]): string | undefined {
  const first = content[0];
  if (typeof first !== 'string' || content.length < 2) return undefined;
  const stack: (string | true | null)[] = [];
  const tags = new Tags(first);
  while (tags.next(true)) {
    if (tags.isCloser) stack.pop();
    else if (!voidElements.has(tags.name)) stack.push(tags.attribute('class'));
  }
  return stack.findLast((value): value is string => typeof value === 'string' && value !== '' && value !== '0');
}

/** Puts the class on a block that its parent's layout, or its own place in it, asks for. */
export function applyPlacement(html: string, block: LiveBlock, state: RenderState): string {
  const style = isObject(block.attributes.style) ? block.attributes.style : {};
  const outer = childClass(block, style, isEmpty(style.layout) ? undefined : style.layout, state);
  return outer === undefined ? html : withClass(html, outer);
}

const hasLayout = ({ type }: LiveBlock): boolean =>
  hasSupport(type, ['layout']) || hasSupport(type, ['__experimentalLayout']);

/** Puts classes on the element that holds a rendered block's inner blocks; undefined where there is no such element. */
export function applyLayout(html: string, block: LiveBlock, state: RenderState): string | undefined {
  if (!hasLayout(block)) return html;
  const style = isObject(block.attributes.style) ? block.attributes.style : {};
  const tags = new Tags(html);
  if (!tags.next()) return undefined;
  const classes = containerClasses(block, style, state);
  const wrapper = wrapperClasses(block.source.content);
  if (wrapper !== undefined) {
    for (;;) {
      const value = tags.attribute('class');
      if (typeof value === 'string' && value.includes(wrapper)) break;
      if (!tags.next()) return undefined;
    }
  }
  for (const name of classes) tags.addClass(name);
  return tags.html();
}
