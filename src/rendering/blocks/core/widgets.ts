// `core/legacy-widget`: a widget as a block, one of a side bar by its id or one of its own with signed settings; and
// `core/widget-group`: blocks under the title of a widget.
import { escapeHtml } from '../../formatting/escape.ts';
import { placeOf, previewPlace } from '../../widgets/place.ts';
import { at } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { Inner, LiveBlock, RenderState } from '../render-state.ts';
import { within } from '../surroundings.ts';
import { isSet, text } from './helpers.ts';

export function legacyWidget(block: LiveBlock, state: RenderState): string {
  const { id, idBase, instance } = preparedAttributes(block);
  if (id !== undefined && id !== null) return widgetHtml(text(id), undefined, state);
  const type = state.context.site?.widgets.type(text(idBase));
  if (!type) return '';
  const encoded = at(instance, 'encoded');
  const hash = at(instance, 'hash');
  let settings: unknown = [];
  if (encoded !== undefined && encoded !== null && hash !== undefined && hash !== null) {
    settings = state.context.site?.widgets.signed(text(encoded), text(hash));
    if (settings === undefined) return '';
  }
  return type.render({ number: -1, instance: settings }, previewPlace(type), state);
}

/** Widgets that stand nowhere have nothing around them. */
const noPlace = { beforeWidget: '', afterWidget: '', beforeTitle: '', afterTitle: '' };

/** `wp_render_widget`: a widget in the HTML of its side bar (`sidebar`, or where it is); '' where either is not there. */
export function widgetHtml(id: string, sidebar: string | undefined, state: RenderState): string {
  const widgets = state.context.site?.widgets;
  const widget = widgets?.widget(id);
  const name = sidebar ?? widgets?.sidebarOf(id) ?? '';
  const found = name === 'wp_inactive_widgets' ? noPlace : widgets?.sidebar(name);
  if (!widget || !found || widget.instance === undefined || widget.instance === null) return '';
  // A widget that shows itself ends here.
  if (state.around.widgets.has(id)) return '';
  return within(state.around.widgets, id, () => widget.type.render(widget, placeOf(found, id, widget.type), state));
}

export function widgetGroup(block: LiveBlock, state: RenderState, inner: Inner): string {
  const { title } = preparedAttributes(block);
  const head = isSet(title) ? `<h2 class="widget-title">${escapeHtml(text(title))}</h2>` : '';
  const blocks = state.twice(block.source, () => inner.each(block.source.inner));
  return `${head}<div class="wp-widget-group__inner-blocks">${blocks.join('')}</div>`;
}
