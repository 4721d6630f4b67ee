// Creating, changing and deleting widgets. Reproduces create_item, update_item, delete_item and save_widget of
// WP_REST_Widgets_Controller; each in one transaction.
import { SiteError } from '../../../base/error.ts';
import type { Site } from '../../../content/site.ts';
import { phpOf } from '../../../content/widgets/instance.ts';
import { assigned, changePlaced, sidebarOf } from '../../../content/widgets/placed.ts';
import { placeNew, retrieveWidgets, storeRetrieved } from '../../../content/widgets/retrieve.ts';
import { deleteSettings, newFeed, saveForm } from '../../../content/widgets/save.ts';
import { nextNumber, parseWidgetId } from '../../../content/widgets/settings.ts';
import { inactive } from '../../../content/widgets/sidebars.ts';
import { widgetTypesOf } from '../../../content/widgets/types.ts';
import { type PhpValue, phpArray } from '../../../database/php-values.ts';
import type { KnownFeed } from '../../../rendering/blocks/feed-facts.ts';
import { isEmpty, isPhpArray } from '../../engine/php.ts';
import { readItem } from '../../engine/resource-read.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse } from '../../engine/types.ts';
import { signedInstance } from './encode.ts';
import { widgetResource } from './resource.ts';
import { answerWidget, wanted } from './routes.ts';

const refused = (message: string): SiteError => new SiteError('rest_invalid_widget', message, 400);

export async function createWidget(call: Call): Promise<RestResponse> {
  const sidebar = String(call.params.sidebar);
  const feed = await feedOf(call, sidebar);
  const id = await call.site.transaction(async (site) => {
    const saved = await save(site, call, sidebar, feed);
    await placeNew(site, saved, sidebar);
    return saved;
  });
  call.params.context = 'edit';
  return answerWidget(call, { id, sidebar }, { status: 201, isNew: true });
}

export async function updateWidget(call: Call): Promise<RestResponse> {
  const id = String(call.params.id);
  await storeRetrieved(call.site);
  const before = sidebarOf(retrieveWidgets(call.site), id);
  const isOfKind = widgetTypesOf(call.site).has(parseWidgetId(id).idBase);
  if (before === undefined && isOfKind) throw new SiteError('rest_widget_not_found', 'There is no such widget.', 404);
  const { sidebar } = call.params;
  const after = call.has('sidebar') && sidebar !== null ? String(sidebar) : before;
  const isSaved = call.has('instance') || call.has('form_data');
  const feed = isSaved ? await feedOf(call, before ?? '') : undefined;
  await call.site.transaction(async (site) => {
    if (isSaved) await save(site, call, before ?? '', feed);
    if (after !== undefined && after !== before) await changePlaced(site, (placed) => assigned(placed, id, after));
  });
  call.params.context = 'edit';
  return answerWidget(call, { id, sidebar: after ?? '' }, { isNew: isSaved });
}

/** Makes a widget inactive or, with `force`, takes it away. */
export async function removeWidget(call: Call): Promise<RestResponse> {
  const id = String(call.params.id);
  await storeRetrieved(call.site);
  const item = wanted(retrieveWidgets(call.site), id);
  call.params.context = 'edit';
  if (isEmpty(call.params.force)) {
    await call.site.transaction((site) => changePlaced(site, (placed) => assigned(placed, id, inactive)));
    return answerWidget(call, { id, sidebar: inactive });
  }
  const { data: previous, links } = await readItem(widgetResource, item, call);
  await call.site.transaction(async (site) => {
    const { idBase } = parseWidgetId(id);
    if (widgetTypesOf(site).has(idBase)) await deleteSettings(site, idBase, id);
    await changePlaced(site, (placed) => assigned(placed, id, ''));
  });
  return respond({ deleted: true, previous }, { links });
}

/** Stores the settings that came with a request; answers the widget's id. */
async function save(site: Site, call: Call, sidebar: string, feed: KnownFeed | undefined): Promise<string> {
  const { id, idBase, number } = idOf(site, call);
  await saveForm(site, call.viewer, idBase, formOf(call, idBase, number, sidebar), feed);
  return id;
}

/** The feed that a widget of feeds is to show from now on: asked for before anything is locked. */
async function feedOf(call: Call, sidebar: string): Promise<KnownFeed | undefined> {
  const { idBase, number } = idOf(call.site, call);
  return idBase === 'rss' ? newFeed(call.site, idBase, formOf(call, idBase, number, sidebar)) : undefined;
}

function idOf(site: Site, { params }: Call): { id: string; idBase: string; number: number | undefined } {
  let id: string;
  let idBase: string;
  let number: number | undefined;
  if (typeof params.id === 'string') {
    id = params.id;
    ({ idBase, number } = parseWidgetId(id));
  } else if (!isEmpty(params.id_base)) {
    idBase = String(params.id_base);
    number = widgetTypesOf(site).has(idBase) ? nextNumber(site, idBase) : undefined;
    id = number === undefined ? idBase : `${idBase}-${number}`;
  } else throw refused('The kind of the widget is missing.');
  if (!widgetTypesOf(site).has(idBase)) throw refused('There is no such kind of widget.');
  return { id, idBase, number };
}

function formOf(call: Call, idBase: string, number: number | undefined, sidebar: string): PhpValue {
  const { instance, form_data: form } = call.params;
  if (!isPhpArray(instance)) return isPhpArray(form) ? phpOf(form) : [];
  const { raw } = instance as Record<string, unknown>;
  const isRaw = raw !== undefined && raw !== null;
  if (isRaw && widgetTypesOf(call.site).get(idBase)?.hidesInstance) throw refused('These settings come encoded only.');
  const settings = isRaw ? phpOf(raw) : signedInstance(call);
  if (settings === undefined) throw refused('Settings come as `raw`, or as `encoded` with their `hash`.');
  const numbered: PhpValue = phpArray([[number ?? '', settings]]);
  return phpArray([
    [`widget-${idBase}`, numbered],
    ['sidebar', sidebar],
  ]);
}
