// Fluid typography: a custom font size becomes a `clamp()` that grows with the screen, where the theme asks for it
// (WordPress `wp_get_typography_font_size_value()` and `wp_render_typography_support()`). Numbers round as PHP's do.
import { at } from '../json.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';

/** Screen widths between which text grows, and the smallest text; lengths in px, rem or em. */
export interface FluidText {
  readonly minimumWidth: string;
  readonly maximumWidth: string;
  readonly minimumSize: string;
}

interface Length {
  readonly value: number;
  readonly unit: string;
}

const rootSize = 16;
const rounded = (value: number): number => Math.round((value + Number.EPSILON) * 1000) / 1000;

function length(raw: string | number, unit = ''): Length | undefined {
  const text = typeof raw === 'number' || /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(raw) ? `${raw}px` : raw;
  const found = /^(\d+(?:\.\d+)?|\.\d+)(rem|px|em)$/.exec(text);
  if (!found) return undefined;
  const value = Number(found[1]);
  const own = found[2] ?? 'px';
  const isRelative = own !== 'px';
  if (unit === 'px' && isRelative) return { value: rounded(value * rootSize), unit };
  if ((unit === 'em' || unit === 'rem') && !isRelative) return { value: rounded(value / rootSize), unit };
  return { value: rounded(value), unit: unit === '' ? own : unit };
}

/** The `clamp()` for a size, or the size itself where it is too small or no plain length. */
export function fluidSize(size: string | number, fluid: FluidText): string | number {
  const wanted = length(size);
  if (!wanted) return size;
  const floor = length(fluid.minimumSize, wanted.unit);
  if (floor && wanted.value <= floor.value) return size;
  const pixels = wanted.unit === 'px' ? wanted.value : wanted.value * rootSize;
  const factor = Math.min(0.75, Math.max(0.25, 1 - 0.075 * Math.log2(pixels)));
  const scaled = rounded(wanted.value * factor);
  const least = floor && scaled <= floor.value ? floor : { value: scaled, unit: wanted.unit };
  const leastText = `${least.value}${least.unit}`;
  const leastRem = length(leastText, 'rem');
  const narrow = length(fluid.minimumWidth, least.unit);
  const wide = length(fluid.maximumWidth, least.unit);
  if (!leastRem || !narrow || !wide || wide.value === narrow.value) return size;
  const slope = rounded((100 * (wanted.value - least.value)) / (wide.value - narrow.value)) || 1;
  const offset = `${rounded(narrow.value / 100)}${least.unit}`;
  return `clamp(${leastText}, ${leastRem.value}rem + ((1vw - ${offset}) * ${slope}), ${wanted.value}${wanted.unit})`;
}

/** Replaces the block's own font size in its HTML by the fluid one. */
export function applyFluidText(html: string, block: LiveBlock, state: RenderState): string {
  const { fluid } = state.context.theme;
  const size = at(block.attributes.style, 'typography', 'fontSize');
  if (!fluid || (typeof size !== 'string' && typeof size !== 'number')) return html;
  const value = fluidSize(size, fluid);
  if (value === size || size === '') return html;
  const pattern = new RegExp(`font-size\\s*:\\s*${String(size).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*;?`);
  return html.replace(pattern, () => `font-size:${value};`);
}
