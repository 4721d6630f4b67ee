// The widget `custom_html`: HTML as it was written, with balanced tags. Reproduces WP_Widget_Custom_HTML.
import type { RenderState } from '../blocks/render-state.ts';
import { balanceTags } from '../formatting/balance-tags.ts';
import { escapeAttribute, escapeTextarea } from '../formatting/escape.ts';
import { Fields } from './forms.ts';
import { framed, titleHtml } from './frame.ts';
import { isArray, itemOf, textOf } from './instance.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const customHtmlWidget: WidgetType = {
  idBase: 'custom_html',
  name: 'Custom HTML',
  description: 'HTML of your own.',
  className: 'widget_custom_html',
  render,
  form: ({ number, instance }) => {
    const fields = new Fields('custom_html', number);
    return `		<input ${fields.both('title')} class="title sync-input" type="hidden" value="${escapeAttribute(textOf(instance, 'title'))}" />
		<textarea ${fields.both('content')} class="content sync-input" hidden>${escapeTextarea(textOf(instance, 'content'))}</textarea>
		`;
  },
};

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  // The class of text widgets goes before the own ones, where there is a `class`.
  const beforeWidget = place.beforeWidget.replace(/(\sclass=["'])/g, '$1widget_text ');
  const title = titleHtml(textOf(instance, 'title'), state);
  const content = `<div class="textwidget custom-html-widget">${balanced(contentOf(instance), state)}</div>`;
  return framed({ ...place, beforeWidget }, title, content);
}

/** PHP says of a list that it is one. */
const contentOf = (instance: unknown): string =>
  isArray(itemOf(instance, 'content')) ? 'Array' : textOf(instance, 'content');

/** The filter of `widget_text`: tags are balanced where the site asks for it. */
export const balanced = (text: string, { context }: RenderState): string =>
  context.site?.balancesTags ? balanceTags(text) : text;
