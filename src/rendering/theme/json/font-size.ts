// Font sizes that grow with the screen. Reproduces wp_get_typography_font_size_value.
import { isNumericText } from '../../../base/numeric.ts';
import { getAt, isEmpty, isTree, type Tree, type Value } from './tree.ts';

interface Length {
  readonly value: number;
  readonly unit: string;
}

const rootSize = 16;
const rounded = (value: number): number => Math.round((value + Number.EPSILON) * 1000) / 1000;

function lengthOf(raw: Value, unit = ''): Length | undefined {
  if ((typeof raw !== 'string' && typeof raw !== 'number') || isEmpty(raw)) return undefined;
  const text = typeof raw === 'number' || isNumericText(raw) ? `${raw}px` : raw;
  const found = /^(\d+(?:\.\d+)?|\.\d+)(rem|px|em)$/.exec(text);
  if (!found) return undefined;
  const value = Number(found[1]);
  const own = found[2] ?? 'px';
  const relative = own !== 'px';
  if (unit === 'px' && relative) return { value: rounded(value * rootSize), unit };
  if (unit === 'em' || unit === 'rem') return { value: rounded(relative ? value : value / rootSize), unit };
  return { value: rounded(value), unit: own };
}

/** The value of a preset (`size`, `fluid`) or of a size alone, by the settings that hold where it is used. */
export function fontSizeValue(preset: Tree, settings: Value, global: Value): Value {
  const { size, fluid } = preset;
  if (size === undefined || size === null) return null;
  if (fluid === false || isEmpty(size)) return size;
  const here = (name: string): Value =>
    isTree(settings) && settings[name] != null ? settings[name] : getAt(global, [name]);
  const asked = getAt(here('typography'), ['fluid']);
  if (isEmpty(asked) && isEmpty(fluid)) return size;
  const wide = getAt(here('layout'), ['wideSize']);
  const setting = (name: string): Value => getAt(asked, [name]);
  const widest = setting('maxViewportWidth') ?? (lengthOf(wide) ? wide : '1600px');
  const narrowest = setting('minViewportWidth') ?? '320px';
  const floorSize = lengthOf(setting('minFontSize')) ? setting('minFontSize') : '14px';
  let least = getAt(fluid, ['min']);
  let most = getAt(fluid, ['max']);
  const wanted = lengthOf(size);
  if (!wanted) return size;
  const floor = lengthOf(floorSize, wanted.unit);
  if (floor && isEmpty(least) && isEmpty(most) && wanted.value <= floor.value) return size;
  if (isEmpty(most)) most = `${wanted.value}${wanted.unit}`;
  if (isEmpty(least)) {
    const pixels = wanted.unit === 'px' ? wanted.value : wanted.value * rootSize;
    const factor = Math.min(0.75, Math.max(0.25, 1 - 0.075 * Math.log2(pixels)));
    const smaller = rounded(wanted.value * factor);
    least = floor && smaller <= floor.value ? `${floor.value}${floor.unit}` : `${smaller}${wanted.unit}`;
  }
  return clamped(least, most, narrowest, widest) ?? size;
}

function clamped(least: Value, most: Value, narrowest: Value, widest: Value): string | undefined {
  const from = lengthOf(least);
  const unit = from?.unit ?? 'rem';
  const to = lengthOf(most, unit);
  const inRem = lengthOf(least, 'rem');
  const narrow = lengthOf(narrowest, unit);
  const wide = lengthOf(widest, unit);
  if (!from || !to || !inRem || !narrow || !wide || wide.value === narrow.value) return undefined;
  const offset = `${rounded(narrow.value / 100)}${unit}`;
  const slope = rounded((100 * (to.value - from.value)) / (wide.value - narrow.value)) || 1;
  return `clamp(${String(least)}, ${inRem.value}${inRem.unit} + ((1vw - ${offset}) * ${slope}), ${String(most)})`;
}
