// Widgets as HTML, a whole list of them at once: rendered until nothing is missing, in a fixed number of statements.
// Reproduces wp_render_widget and the_widget.
import type { Viewer } from '../../access/viewer.ts';
import { widgetHtml } from '../../rendering/blocks/core/widgets.ts';
import { RenderState } from '../../rendering/blocks/render-state.ts';
import { noIds } from '../../rendering/content.ts';
import type { ContentContext } from '../../rendering/types.ts';
import { textOf } from '../../rendering/widgets/instance.ts';
import { previewPlace } from '../../rendering/widgets/place.ts';
import type { LiveWidget, WidgetType } from '../../rendering/widgets/types.ts';
import type { Site } from '../site.ts';
import { keptTexts } from '../texts/context.ts';
import { loadTextNeeds } from '../texts/needs.ts';
import { widgetFacts } from './facts.ts';

/** HTML of widgets in their side bars, by their order; '' for those that show nothing. */
export async function renderWidgets(
  site: Site,
  viewer: Viewer,
  wanted: readonly { readonly id: string; readonly sidebar: string }[],
): Promise<string[]> {
  const facts = widgetFacts(site);
  const instances = wanted.map(({ id }) => facts.widget(id)?.instance);
  return rendered(site, viewer, instances, false, (state) =>
    wanted.map(({ id, sidebar }) => widgetHtml(id, sidebar, state)),
  );
}

/** HTML of a widget with these settings, in the HTML of previews. */
export async function renderPreview(site: Site, viewer: Viewer, type: WidgetType, widget: LiveWidget): Promise<string> {
  const place = previewPlace(type);
  const [html] = await rendered(site, viewer, [widget.instance], true, (state) => [type.render(widget, place, state)]);
  return html ?? '';
}

async function rendered(
  site: Site,
  viewer: Viewer,
  instances: readonly unknown[],
  waits: boolean,
  render: (state: RenderState) => string[],
): Promise<string[]> {
  const texts = instances.flatMap(textsOf);
  const loaded = await loadTextNeeds(site, viewer, texts, { waits });
  const embed = loaded.facts.sharedEmbed;
  const data = { ...loaded, embed };
  const context: ContentContext = { ...keptTexts(site).context, data };
  await loaded.facts.gather(() => void render(new RenderState(context, noIds)));
  return render(new RenderState(context, noIds));
}

/** Texts of a widget in which pictures and patterns may stand. */
function textsOf(instance: unknown): string[] {
  return ['content', 'text'].map((name) => textOf(instance, name)).filter((text) => text !== '');
}
