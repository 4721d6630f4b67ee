// Spacing sizes that a scale makes. Reproduces compute_spacing_sizes and merge_spacing_sizes.
import { isNumericText } from '../../../base/numeric.ts';
import { sanitizeTitle } from '../../formatting/sanitize-title.ts';
import { isTree, type Value } from './tree.ts';

export interface SpacingSize {
  readonly name: string;
  readonly slug: string;
  readonly size: string;
}

/** Most steps of a scale. */
const mostSteps = 1000;
const isNumeric = (value: Value): boolean =>
  typeof value === 'number' || (typeof value === 'string' && isNumericText(value));
const rounded = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;

/** Sizes below and above the medium one; none where the scale is not whole. */
export function spacingSizes(scale: Value): SpacingSize[] {
  if (!isTree(scale)) return [];
  const { steps: asked, mediumStep, unit, operator, increment: by } = scale;
  if (![asked, mediumStep, by].every(isNumeric) || asked === 0 || unit == null) return [];
  if (operator !== '+' && operator !== '*') return [];
  const steps = Math.min(Number(asked), mostSteps);
  const increment = Number(by);
  const suffix = unit === '%' ? '%' : sanitizeTitle(String(unit));
  const middle = Math.round(steps / 2);
  const { sizes: below, remainder } = belowMedium(steps, middle, Number(mediumStep), operator, increment, suffix);
  const sizes = [...below, { name: 'Medium', slug: '50', size: `${String(mediumStep)}${suffix}` }];
  let step = Number(mediumStep);
  const above = steps - middle + remainder;
  for (let count = 0; count < above; count++) {
    step = operator === '+' ? step + increment : increment >= 1 ? step * increment : step / increment;
    const name = count === 0 ? 'Large' : `${count === 1 ? '' : count}X-Large`;
    sizes.push({ name, slug: String(60 + count * 10), size: `${rounded(step)}${suffix}` });
  }
  return sizes;
}

function belowMedium(
  steps: number,
  middle: number,
  medium: number,
  operator: '+' | '*',
  increment: number,
  suffix: string,
): { sizes: SpacingSize[]; remainder: number } {
  const sizes: SpacingSize[] = [];
  let step = medium;
  let slug = 40;
  for (let count = middle - 1; steps > 1 && slug > 0 && count > 0; count--) {
    if (operator === '+') step -= increment;
    else if (increment > 1) step /= increment;
    else step *= increment;
    if (step <= 0) return { sizes: sizes.reverse(), remainder: count };
    const small = middle - 1 - count;
    const name = small === 0 ? 'Small' : `${small === 1 ? '' : small}X-Small`;
    sizes.push({ name, slug: String(slug), size: `${rounded(step)}${suffix}` });
    slug -= 10;
  }
  return { sizes: sizes.reverse(), remainder: 0 };
}

/** Both, by slug; `incoming` counts. */
export function mergedSizes(base: readonly Value[], incoming: Value): Value {
  if (base.length === 0) return incoming;
  const bySlug = new Map<string, Value>();
  for (const item of [...base, ...(isTree(incoming) ? Object.values(incoming) : [])]) {
    bySlug.set(isTree(item) ? String(item.slug) : '', item);
  }
  return [...bySlug]
    .sort(([a], [b]) => (Number.parseFloat(a) || 0) - (Number.parseFloat(b) || 0))
    .map(([, item]) => item);
}
