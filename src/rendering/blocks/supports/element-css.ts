// Styles of links, buttons and headings inside of a block, for a page's head. Reproduces wp_render_elements_support_styles.
import { type BlockType, skipsSerialization } from '../block-type.ts';
import { at, isObject, type Json } from '../json.ts';
import type { PageRule } from '../page-styles.ts';
import { rawDeclarations } from './style-engine.ts';

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const link = 'a:where(:not(.wp-element-button))';

/** Rules for the block that has the class. */
export function elementRules(selector: string, elements: Json, type: BlockType): PageRule[] {
  const rules: PageRule[] = [];
  const add = (places: readonly string[], style: Json | undefined) => {
    if (!isObject(style)) return;
    const declarations = [...rawDeclarations(style)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
    if (declarations.length > 0)
      rules.push({ selector: places.map((one) => `${selector} ${one}`).join(', '), declarations });
  };
  if (!skipsSerialization(type, 'color', 'button'))
    add(['.wp-element-button', '.wp-block-button__link'], at(elements, 'button'));
  if (!skipsSerialization(type, 'color', 'link')) {
    add([link], at(elements, 'link'));
    add([`${link}:hover`], at(elements, 'link', ':hover'));
  }
  if (!skipsSerialization(type, 'color', 'heading')) {
    add(headings, at(elements, 'heading'));
    for (const name of headings) add([name], at(elements, name));
  }
  return rules;
}
