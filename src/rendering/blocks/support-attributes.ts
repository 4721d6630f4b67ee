// Attributes that a block's supports add to those of its block.json, in WordPress's order. Reproduces
// WP_Block_Supports::register_attributes and the `register_attribute` of each support.
import { hasSupport } from './block-type.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from './json.ts';

type Attributes = Record<string, JsonObject>;

const text: JsonObject = { type: 'string' };
const map: JsonObject = { type: 'object' };
const typography = [
  ...['__experimentalFontFamily', 'fontSize', '__experimentalFontStyle', '__experimentalFontWeight'],
  ...['__experimentalLetterSpacing', 'lineHeight', 'textAlign', 'textColumns', '__experimentalTextDecoration'],
  ...['__experimentalTextTransform', 'textIndent', '__experimentalWritingMode'],
];

/** Attributes of a registered block type: its own, `lock`, `metadata`, and those of its supports. */
export function withSupportAttributes(own: Readonly<Record<string, JsonObject>>, supports: JsonObject): Attributes {
  const attributes: Attributes = { ...own };
  const add = (name: string, schema: JsonObject) => {
    attributes[name] ??= schema;
  };
  const has = (path: readonly string[], otherwise = false) => hasSupport({ supports }, path, otherwise);
  const on = (...path: readonly string[]) => !isEmpty(at(supports, ...path));
  add('lock', map);
  add('metadata', map);
  if (has(['align'])) add('align', { type: 'string', enum: ['left', 'center', 'right', 'wide', 'full', ''] });
  if (has(['customClassName'], true)) add('className', text);
  addColors(supports.color, add);
  if (typography.some((feature) => on('typography', feature))) add('style', map);
  if (on('typography', 'fontSize')) add('fontSize', text);
  if (on('typography', '__experimentalFontFamily')) add('fontFamily', text);
  if (has(['__experimentalBorder'])) add('style', map);
  if (supports.__experimentalBorder === true || on('__experimentalBorder', 'color')) add('borderColor', text);
  if (has(['layout']) || has(['__experimentalLayout'])) add('layout', map);
  for (const support of ['position', 'spacing', 'dimensions']) if (has([support])) add('style', map);
  if (has(['filter', 'duotone'])) add('style', map);
  // The shadow support sets what is there already, and adds nothing.
  if (has(['shadow']))
    for (const [name, schema] of [['style', map] as const, ['shadow', text] as const]) {
      if (attributes[name]) attributes[name] = schema;
    }
  if (has(['background'])) add('style', map);
  if (has(['ariaLabel'])) add('ariaLabel', text);
  if (has(['anchor'])) add('anchor', text);
  if (has(['customCSS'], true)) add('style', map);
  return attributes;
}

function addColors(color: Json | undefined, add: (name: string, schema: JsonObject) => void): void {
  const listed = isObject(color) ? color : undefined;
  // Text and background are on unless a list of colour supports says otherwise.
  const on = (name: string) =>
    color === true || (listed !== undefined && (listed[name] ?? null) === null) || !isEmpty(listed?.[name]);
  const foreground = on('text');
  const background = on('background');
  const others = ['gradients', 'link', 'button', 'heading'].some((name) => !isEmpty(listed?.[name]));
  if (foreground || background || others) add('style', { type: 'object' });
  if (background) add('backgroundColor', text);
  if (foreground) add('textColor', text);
  if (!isEmpty(listed?.gradients)) add('gradient', text);
}
