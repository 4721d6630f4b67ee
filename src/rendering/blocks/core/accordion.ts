// `core/accordion` and its items: the hooks their script works on, and which of them are open at first.
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { isSet } from './helpers.ts';
import { setOnImages } from './text.ts';

/** `core/accordion` */
export function accordion(html: string, block: LiveBlock): string {
  const tags = new Tags(html);
  if (!tags.nextWithClass('wp-block-accordion')) return html;
  tags.set('data-wp-interactive', 'core/accordion');
  tags.set('data-wp-context', `{ "autoclose": ${isSet(preparedAttributes(block).autoclose)}, "accordionItems": [] }`);
  return tags.html();
}

/** `core/accordion-item` */
export function accordionItem(html: string, block: LiveBlock, state: RenderState): string {
  if (html === '') return html;
  const id = `accordion-item-${state.nextId('')}`;
  const open = isSet(preparedAttributes(block).openByDefault);
  state.stores.set('core/accordion', {}, { isOpen: (context) => context('openByDefault') });
  const tags = new Tags(html);
  let out = html;
  if (tags.nextWithClass('wp-block-accordion-item')) {
    tags.set('data-wp-context', `{ "id": "${id}", "openByDefault": ${open} }`);
    tags.set('data-wp-class--is-open', 'state.isOpen');
    tags.set('data-wp-init', 'callbacks.initAccordionItems');
    tags.set('data-wp-on-window--hashchange', 'callbacks.hashChange');
    if (tags.nextWithClass('wp-block-accordion-heading__toggle')) {
      tags.set('data-wp-on--click', 'actions.toggle');
      tags.set('id', id);
      tags.set('aria-controls', `${id}-panel`);
      tags.set('data-wp-bind--aria-expanded', 'state.isOpen');
      if (tags.nextWithClass('wp-block-accordion-panel')) {
        tags.set('id', `${id}-panel`);
        tags.set('aria-labelledby', id);
        tags.set('data-wp-bind--hidden', 'state.isHidden');
        tags.set('data-wp-on--beforematch', 'actions.handleBeforeMatch');
        out = tags.html();
      }
    }
  }
  return open ? out : setOnImages(out, 'low');
}
