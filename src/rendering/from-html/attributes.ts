// Classes and styles of rendered HTML, read back into block attributes; and tags as the editor stores them, without the
// classes and attributes WordPress adds while rendering.
import type { Json } from '../blocks/json.ts';
import { Tags } from '../blocks/tags.ts';

/** Classes that only rendering adds. */
const added =
  /^(?:is-layout-[\w-]+|wp-block-[\w-]+-is-layout-[\w-]+|wp-container-[\w-]+|wp-elements-[\w-]+|has-global-padding|wp-block-gallery-\d+|wp-block-paragraph|is-content-justification-[\w-]+|is-style-\S+--\d+|is-position-[\w-]+|wp-duotone-\S+|has-custom-css|wp-custom-css-\w+|wp-lightbox-container)$/;
export const isAddedClass = (name: string): boolean => added.test(name);

/** Opening tag (or HTML beginning with one) as stored. */
export function stored(html: string, drop: readonly string[] = [], add: readonly string[] = []): string {
  const tags = new Tags(html);
  if (!tags.next()) return html;
  const classes = tags.attribute('class');
  for (const name of typeof classes === 'string' ? classes.split(/\s+/) : []) {
    if (name !== '' && (isAddedClass(name) || drop.includes(name))) tags.removeClass(name);
  }
  for (const name of add) tags.addClass(name);
  return tidy(tags.html());
}

/** The first tag without the spaces a removed attribute leaves. */
const tidy = (html: string): string =>
  html.replace(/^<[^<>]*>/, (tag) => tag.replace(/^(<[^\s>]+)\s+(?=\s)/, '$1').replace(/(?<!\s)\s+>$/, '>'));

/** HTML with its pictures as stored: what rendering adds again is taken off. */
export function storedPictures(html: string): string {
  if (!html.includes('<img')) return html;
  const tags = new Tags(html);
  while (tags.nextNamed('IMG')) {
    tags.remove('decoding');
    tags.remove('fetchpriority');
    if (tags.attribute('loading') === 'lazy') tags.remove('loading');
    if (/\bwp-image-\d+/.test(String(tags.attribute('class')))) {
      tags.remove('srcset');
      tags.remove('sizes');
    }
  }
  return tags.html().replace(/<img\b[^<>]*/g, (tag) => tag.replace(/\s{2,}/, ' '));
}

type Found = Record<string, Json>;
const alignments = new Set(['alignleft', 'alignright', 'aligncenter', 'alignwide', 'alignfull']);

/** Attributes every block may have, from its outer classes. `own` are classes the block makes by itself. */
export function supportAttributes(classes: readonly string[], own: readonly string[] = []): Found {
  const found: Found = {};
  const rest: string[] = [];
  for (const name of classes) {
    if (own.includes(name) || isAddedClass(name)) continue;
    const text = /^has-text-align-(left|center|right)$/.exec(name)?.[1];
    const size = /^has-([\w-]+)-font-size$/.exec(name)?.[1];
    const family = /^has-([\w-]+)-font-family$/.exec(name)?.[1];
    const gradient = /^has-([\w-]+)-gradient-background$/.exec(name)?.[1];
    const background = /^has-([\w-]+)-background-color$/.exec(name)?.[1];
    const border = /^has-([\w-]+)-border-color$/.exec(name)?.[1];
    const color = /^has-([\w-]+)-color$/.exec(name)?.[1];
    if (alignments.has(name)) found.align = name.slice(5);
    else if (text !== undefined) found.textAlign = text;
    else if (size !== undefined) found.fontSize = size;
    else if (family !== undefined) found.fontFamily = family;
    else if (gradient !== undefined) found.gradient = gradient;
    else if (background !== undefined) found.backgroundColor = background;
    else if (border !== undefined) found.borderColor = border;
    else if (color !== undefined && !['text', 'link', 'border'].includes(color)) found.textColor = color;
    else if (!/^has-(?:text-color|link-color|background|border-color)$/.test(name)) rest.push(name);
  }
  if (rest.length > 0) found.className = rest.join(' ');
  return found;
}

const stylePaths: Readonly<Record<string, readonly string[]>> = {
  color: ['color', 'text'],
  'background-color': ['color', 'background'],
  background: ['color', 'gradient'],
  'font-size': ['typography', 'fontSize'],
  'line-height': ['typography', 'lineHeight'],
  'font-weight': ['typography', 'fontWeight'],
  'font-style': ['typography', 'fontStyle'],
  'letter-spacing': ['typography', 'letterSpacing'],
  'text-transform': ['typography', 'textTransform'],
  'text-decoration': ['typography', 'textDecoration'],
  'border-radius': ['border', 'radius'],
  'border-width': ['border', 'width'],
  'border-style': ['border', 'style'],
  'border-color': ['border', 'color'],
  ...Object.fromEntries(
    ['margin', 'padding'].flatMap((box) =>
      ['top', 'right', 'bottom', 'left'].map((side) => [`${box}-${side}`, ['spacing', box, side]]),
    ),
  ),
};

interface Nested {
  [key: string]: string | Nested;
}

function put(style: Nested, path: readonly string[], value: string): void {
  const [step = '', ...rest] = path;
  if (rest.length === 0) {
    style[step] = value;
    return;
  }
  const before = style[step];
  const inner: Nested = typeof before === 'object' ? before : {};
  style[step] = inner;
  put(inner, rest, value);
}

/** The `style` attribute of a block from inline CSS, as far as block supports write it. */
export function styleAttribute(css: string | undefined): { style: Json } | Record<string, never> {
  if (!css) return {};
  const style: Nested = {};
  for (const declaration of css.split(';')) {
    const colon = declaration.indexOf(':');
    const path = colon === -1 ? undefined : stylePaths[declaration.slice(0, colon).trim()];
    if (!path) continue;
    const value = declaration
      .slice(colon + 1)
      .trim()
      .replace(/^var\(--wp--preset--([\w-]+?)--([\w-]+)\)$/, 'var:preset|$1|$2');
    put(style, path, value);
  }
  return Object.keys(style).length > 0 ? { style } : {};
}

/** The `layout` attribute from layout classes. */
export function layoutAttribute(classes: readonly string[], usual: string): { layout: Json } | Record<string, never> {
  const type = ['constrained', 'flex', 'grid', 'flow'].find((name) => classes.includes(`is-layout-${name}`)) ?? usual;
  const layout: Record<string, Json> = { type: type === 'flow' ? 'default' : type };
  if (classes.includes('is-vertical')) layout.orientation = 'vertical';
  if (classes.includes('is-nowrap')) layout.flexWrap = 'nowrap';
  const justify = classes.map((name) => /^is-content-justification-([\w-]+)$/.exec(name)?.[1]).find((one) => one);
  if (justify !== undefined) layout.justifyContent = justify;
  return type === usual && Object.keys(layout).length === 1 ? {} : { layout };
}
