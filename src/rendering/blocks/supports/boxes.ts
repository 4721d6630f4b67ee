// Block supports that write styles or classes for the block's box onto its first tag: position, aspect ratio, background,
// duotone, fitted and fluid text, hidden blocks.
import { safeCss } from '../../formatting/css.ts';
import { stripAllTags } from '../../formatting/strip-tags.ts';
import { blockSelectors } from '../../theme/json/selectors.ts';
import { desktopQuery } from '../../theme/json/viewport.ts';
import { duotoneSlug } from '../block-theme.ts';
import { hasSupport, skipsSerialization } from '../block-type.ts';
import { phpText } from '../casts.ts';
import { at, isEmpty, isObject, type Json } from '../json.ts';
import type { PictureFilter } from '../page-styles.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags, withClass } from '../tags.ts';

/** A preset reference `var:preset|kind|slug` as the CSS variable it names; other values as they are. */
export function presetVariable(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return undefined;
  const parts = /^var:preset\|([\w-]+)\|([\w-]+)$/.exec(value);
  return parts ? `var(--wp--preset--${parts[1]}--${parts[2]})` : value;
}

function appendStyle(tags: Tags, css: string): void {
  const existing = tags.attribute('style');
  const before = typeof existing === 'string' && existing !== '' ? existing.replace(/;?$/, ';') : '';
  tags.set('style', before + css);
}

/** WordPress `WP_Style_Engine_CSS_Declarations`: what its filter of styles leaves of each declaration. */
function declarations(list: readonly (readonly [string, string | undefined])[]): string {
  let css = '';
  for (const [property, value = ''] of list) {
    const text = stripAllTags(value, true);
    const safe = text === '' ? '' : safeCss(`${property}:${text}`);
    if (safe !== '') css += `${safe};`;
  }
  return css;
}

/** WordPress `wp_render_position_support()`. */
export function applyPosition(html: string, block: LiveBlock, state: RenderState): string {
  const position = at(block.attributes.style, 'position');
  if (isEmpty(position) || !hasSupport(block.type, ['position'])) return html;
  const id = state.nextId('');
  const type = at(position, 'type');
  if (typeof type !== 'string' || !state.context.theme.positions.includes(type)) return html;
  const own = `wp-container-${id}`;
  state.styles?.add(own, () => [{ selector: `.${own}`, declarations: placed(type, position) }]);
  return withClass(html, own, `is-position-${type}`);
}

/** A block that stays in view stands at the edges that are given, above what passes below it. */
function placed(type: string, position: Json | undefined): [string, string][] {
  const sides = ['top', 'right', 'bottom', 'left'].flatMap((side): [string, string][] => {
    const value = at(position, side);
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const top = side === 'top' ? ' + var(--wp-admin--admin-bar--position-offset, 0px)' : '';
    return [[side, top === '' ? String(value) : `calc(${value === 0 || value === '0' ? '0px' : value}${top})`]];
  });
  return [...sides, ['position', type], ['z-index', '10']];
}

const isExplicitRatio = (ratio: Json | undefined): boolean =>
  (typeof ratio === 'string' || typeof ratio === 'number') &&
  !['', 'auto'].includes(String(ratio).trim().toLowerCase());

/** WordPress `wp_render_dimensions_support()`: the aspect ratio. */
export function applyAspectRatio(html: string, block: LiveBlock): string {
  const { type, attributes } = block;
  if (!hasSupport(type, ['dimensions', 'aspectRatio'])) return html;
  if (skipsSerialization(type, 'dimensions', 'aspectRatio')) return html;
  const ratio = at(attributes.style, 'dimensions', 'aspectRatio');
  const explicit = isExplicitRatio(ratio);
  const sized =
    at(attributes.style, 'dimensions', 'minHeight') !== undefined || at(attributes, 'minHeight') !== undefined;
  const css = explicit
    ? declarations([
        // Numbers are no declarations.
        ['aspect-ratio', typeof ratio === 'string' ? presetVariable(ratio) : ''],
        ['height', 'unset'],
        ['min-height', 'unset'],
      ])
    : declarations([['aspect-ratio', sized ? 'unset' : presetVariable(ratio)]]);
  if (css === '') return html;
  const tags = new Tags(html);
  if (!tags.next()) return html;
  appendStyle(tags, css);
  if (explicit && !isEmpty(ratio)) tags.addClass('has-aspect-ratio');
  return tags.html();
}

function backgroundImage(image: Json | undefined): string | undefined {
  const url = at(image, 'url');
  if (!isEmpty(url)) return `url('${phpText(url)}')`;
  return typeof image === 'string' && !isEmpty(image) ? presetVariable(image) : undefined;
}

/** What backgrounds say in numbers does not count. */
const textVariable = (value: Json | undefined): string | undefined =>
  typeof value === 'number' ? undefined : presetVariable(value);

/** WordPress `wp_render_background_support()`. */
export function applyBackground(html: string, block: LiveBlock): string {
  const background = at(block.attributes.style, 'background');
  if (background === undefined) return html;
  const { type } = block;
  const image =
    hasSupport(type, ['background', 'backgroundImage']) && !skipsSerialization(type, 'background', 'backgroundImage');
  const gradient = hasSupport(type, ['background', 'gradient']) && !skipsSerialization(type, 'background', 'gradient');
  const list: [string, string | undefined][] = [];
  const layers: string[] = [];
  if (gradient) {
    const value = presetVariable(at(background, 'gradient'));
    if (value !== undefined) layers.push(value);
  }
  if (image) {
    const picture = at(background, 'backgroundImage');
    const value = backgroundImage(picture);
    let size = at(background, 'backgroundSize');
    let position = at(background, 'backgroundPosition');
    if (value !== undefined) layers.push(value);
    if (!isEmpty(picture)) {
      size ??= 'cover';
      if (size === 'contain' && isEmpty(position)) position = '50% 50%';
    }
    list.push(['background-position', textVariable(position)]);
    list.push(['background-repeat', textVariable(at(background, 'backgroundRepeat'))]);
    list.push(['background-size', textVariable(size)]);
    list.push(['background-attachment', textVariable(at(background, 'backgroundAttachment'))]);
  }
  const css = declarations([['background-image', layers.join(', ')], ...list]);
  if (css === '') return html;
  const tags = new Tags(html);
  if (!tags.next()) return html;
  appendStyle(tags, css);
  tags.addClass('has-background');
  return tags.html();
}

const toKey = (text: string): string => text.toLowerCase().replace(/[^a-z0-9_-]/g, '');

/** WordPress `WP_Duotone::render_duotone_support()`: the block's own duotone, or the one of all blocks of its type. */
export function applyDuotone(html: string, block: LiveBlock, state: RenderState): string {
  if (!hasSupport(block.type, ['filter', 'duotone'])) return html;
  const { duotones, blockDuotones } = state.context.theme;
  const duotone = at(block.attributes.style, 'color', 'duotone');
  const none = duotone === undefined || duotone === null;
  const shared = Object.hasOwn(blockDuotones, block.name) ? blockDuotones[block.name] : undefined;
  const named = none ? (shared ?? '') : typeof duotone === 'string' ? duotoneSlug(duotone) : '';
  if (none ? named !== '' : duotones.has(named)) {
    const id = `wp-duotone-${named}`;
    const colors = duotones.get(named);
    if (colors) addFilter(block, state, { id, value: `var(--wp--preset--duotone--${named})`, colors, preset: named });
    return withClass(html, id);
  }
  if (none) return html;
  // A number or a truth value: WordPress adds a class without a name.
  if (typeof duotone !== 'string' && typeof duotone !== 'object') return withClass(html, '');
  const colors = typeof duotone === 'string' ? undefined : Object.values(duotone).map(phpText);
  const id = `wp-duotone-${toKey(`${colors?.join('-') ?? duotone}-`)}${state.nextId('')}`;
  const value = typeof duotone === 'string' ? duotone : `url(#${id})`;
  addFilter(block, state, { id, value, ...(colors ? { colors } : {}) });
  return withClass(html, id);
}

function addFilter({ name }: LiveBlock, state: RenderState, filter: Omit<PictureFilter, 'selector'>): void {
  const selectors = state.styles ? blockSelectors(name) : undefined;
  if (selectors) state.styles?.addFilter({ ...filter, selector: selectors.duotone ?? selectors.selector });
}

/** WordPress `wp_render_typography_support()`: text fitted to its box. */
export function applyFitText(html: string, block: LiveBlock): string {
  if (isEmpty(block.attributes.fitText)) return html;
  const tags = new Tags(html);
  if (!tags.next()) return html;
  if (tags.attribute('data-wp-interactive') === null) tags.set('data-wp-interactive', true);
  tags.set('data-wp-context---core-fit-text', 'core/fit-text::{"fontSize":""}');
  tags.set('data-wp-init---core-fit-text', 'core/fit-text::callbacks.init');
  tags.set('data-wp-style--font-size', 'core/fit-text::context.fontSize');
  return tags.html();
}

/** WordPress `wp_render_block_visibility_support()`: nothing for hidden blocks, classes for those hidden on some screens. */
export function applyVisibility(html: string, block: LiveBlock, state: RenderState): string {
  const metadata = block.attributes.metadata;
  const visibility = isObject(metadata) ? metadata.blockVisibility : undefined;
  if (!block.type || visibility === undefined) return html;
  if (visibility === false) return '';
  if (!hasSupport(block.type, ['visibility'], true)) return html;
  const view = at(visibility, 'viewport');
  const { viewports } = state.context.theme;
  const screens = ['desktop', ...[...viewports.keys()].map((name) => name.slice(1))];
  const hidden = screens.filter((name) => isObject(view) && view[name] === false);
  if (hidden.length === 0) return html;
  for (const name of hidden) {
    const media = name === 'desktop' ? desktopQuery(viewports) : (viewports.get(`@${name}`) ?? '');
    const declarations = [['display', 'none !important']] as const;
    state.styles?.add(`hidden-${name}`, () => [{ selector: `.wp-block-hidden-${name}`, declarations, media }]);
  }
  const tags = new Tags(html);
  if (!tags.next()) return html;
  tags.addClass(hidden.map((name) => `wp-block-hidden-${name}`).join(' '));
  do if (tags.name === 'IMG') tags.set('fetchpriority', 'auto');
  while (tags.next());
  return tags.html();
}
