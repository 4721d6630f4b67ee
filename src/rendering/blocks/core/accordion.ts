// `core/accordion` and its items: the hooks their script works on. The initial state is written as the server resolves it.
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { setOnImages } from './text.ts';

const isOn = (value: unknown): boolean => value !== undefined && value !== null && value !== false && value !== '';

/** `core/accordion` */
export function accordion(html: string, block: LiveBlock): string {
  const tags = new Tags(html);
  if (!tags.nextWithClass('wp-block-accordion')) return html;
  tags.set('data-wp-interactive', 'core/accordion');
  tags.set('data-wp-context', `{ "autoclose": ${isOn(block.attributes.autoclose)}, "accordionItems": [] }`);
  return tags.html();
}

/** `core/accordion-item` */
export function accordionItem(html: string, block: LiveBlock, state: RenderState): string {
  if (html === '') return html;
  const id = `accordion-item-${state.nextId('')}`;
  const open = isOn(block.attributes.openByDefault);
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

/** `core/accordion`, last: the state its directives give at first, as the server evaluates them. */
export function accordionState(html: string): string {
  if (!html.includes('data-wp-bind--aria-expanded')) return html;
  const tags = new Tags(html);
  let open = false;
  while (tags.next()) {
    if (tags.attribute('data-wp-class--is-open') === 'state.isOpen') {
      open = String(tags.attribute('data-wp-context')).includes('"openByDefault": true');
      if (open) tags.addClass('is-open');
    }
    if (tags.attribute('data-wp-bind--aria-expanded') === 'state.isOpen') tags.set('aria-expanded', String(open));
  }
  return tags.html();
}
