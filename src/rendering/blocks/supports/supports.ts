// The block supports in their order: what a block's attributes make of its HTML.
import { at, isEmpty, isObject } from '../json.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import {
  applyAspectRatio,
  applyBackground,
  applyDuotone,
  applyFitText,
  applyPosition,
  applyVisibility,
} from './boxes.ts';
import { applyCustomCssClass, applyElementsClass, applySettingsClass, applyVariationClass } from './class-names.ts';
import { applyFluidText } from './fluid-text.ts';
import { applyLayout, applyPlacement } from './layout.ts';
import { withoutNoteMarkers } from './notes.ts';
import { applyStates } from './states.ts';

/**
 * A block's HTML, up to its first inner block and the rest of it, with its supports. These change the first tags: where they stand
 * before all inner blocks, what is behind them is not looked at, as it would be once for each block around it. Needs to know of the
 * state whether there are notes.
 */
export function applySupports(head: string, rest: string, live: LiveBlock, state: RenderState): string {
  if (rest === '') return changed(head, live, state) ?? head;
  if (!state.hasNotes && !looksFurther(live) && (!looksAtFirst(live, state) || new Tags(head).next())) {
    const made = changed(head, live, state, true);
    if (made !== undefined) return made + rest;
  }
  const html = head + rest;
  return changed(html, live, state) ?? html;
}

/** Does a support look for more than the first tags? */
const looksFurther = ({ attributes: { style, metadata } }: LiveBlock): boolean =>
  at(style, 'typography', 'fontSize') !== undefined || at(metadata, 'blockVisibility') !== undefined;

/** Does one look for the first tag, besides layout, which tells where it finds none? */
const looksAtFirst = ({ name, attributes }: LiveBlock, { context }: RenderState): boolean =>
  isObject(attributes.style) ||
  (attributes.className !== undefined && attributes.className !== '') ||
  (attributes.fitText ?? attributes.settings ?? attributes.minHeight) !== undefined ||
  Object.hasOwn(context.theme.blockDuotones, name);

/** HTML with the supports; of a head alone undefined where that does not have all that they look for. */
function changed(html: string, live: LiveBlock, state: RenderState, isHead = false): string | undefined {
  const { attributes, type } = live;
  let out = html;
  const styled = isObject(attributes.style);
  const { className } = attributes;
  const classes = typeof className === 'string' ? className : '';
  if (!isEmpty(attributes.fitText)) out = applyFitText(out, live);
  else if (styled) out = applyFluidText(out, live, state);
  if (state.hasNotes) out = withoutNoteMarkers(out);
  if (attributes.settings !== undefined) out = applySettingsClass(out, live);
  if (classes !== '') out = applyElementsClass(out, classes);
  if (styled) out = applyPlacement(out, live, state);
  if (type?.supports?.layout !== undefined || type?.supports?.__experimentalLayout !== undefined) {
    const laidOut = applyLayout(out, live, state);
    if (laidOut === undefined && isHead) return undefined;
    out = laidOut ?? out;
  }
  if (styled) out = applyPosition(out, live, state);
  if (styled || attributes.minHeight !== undefined) out = applyAspectRatio(out, live);
  if (styled || Object.hasOwn(state.context.theme.blockDuotones, live.name)) out = applyDuotone(out, live, state);
  if (styled) out = applyBackground(out, live);
  if (classes !== '') out = applyVariationClass(out, classes);
  if (attributes.metadata !== undefined) out = applyVisibility(out, live, state);
  if (classes !== '') out = applyCustomCssClass(out, classes);
  return styled ? applyStates(out, live, state) : out;
}
