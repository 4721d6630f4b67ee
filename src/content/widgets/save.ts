// Writing widgets: what their forms send is merged into the settings of their kind. Reproduces WP_Widget::update_callback
// and what the API does around it. All of it inside the caller's transaction.
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import {
  isPhpArray,
  type PhpValue,
  phpEntries,
  phpInteger,
  phpItem,
  phpKey,
  phpText,
} from '../../database/php-values.ts';
import type { KnownFeed } from '../../rendering/blocks/feed-facts.ts';
import { isBlank } from '../../rendering/widgets/instance.ts';
import { feedNow } from '../feeds/load.ts';
import { registeredSizes } from '../media/sizes.ts';
import type { Site } from '../site.ts';
import { changeSettings, parseWidgetId, registeredWidgets, widgetSettings } from './settings.ts';
import { feedAddress, isNewFeed, updatedInstance } from './update-rules.ts';

/**
 * Fields as a form sends them: a PHP array (`widget-search` → number → settings). `feed`: what newFeed() answered, asked for
 * before the transaction.
 */
export async function saveForm(
  site: Site,
  viewer: Viewer,
  idBase: string,
  form: PhpValue,
  feed?: KnownFeed,
): Promise<void> {
  if (!isBlank(phpItem(form, 'delete_widget'))) {
    const id = phpItem(form, 'the-widget-id');
    if (id !== undefined && id !== null) await deleteSettings(site, idBase, phpText(id));
    return;
  }
  const sent = sentSettings(form, idBase);
  if (!sent) return;
  const [entry] = sent;
  if (!entry) return changeSettings(site, idBase, () => {});
  const [number, given] = entry;
  const before = widgetSettings(site, idBase).get(phpKey(number)) ?? [];
  const instance = updatedFor(site, viewer, idBase, given, before, feed);
  await changeSettings(site, idBase, (settings) => settings.set(phpKey(number), instance));
}

/** The number and the settings that a form sends, in a list that may be empty; undefined where it sends none. */
function sentSettings(
  form: PhpValue,
  idBase: string,
): readonly (readonly [number: string | number, given: unknown])[] | undefined {
  const sent = phpItem(form, `widget-${idBase}`);
  if (isPhpArray(sent)) return phpEntries(sent);
  if (phpItem(form, 'id_base') !== idBase) return undefined;
  const multi = phpItem(form, 'multi_number');
  return [[phpInteger(isBlank(multi) ? phpItem(form, 'widget_number') : multi), []]];
}

/** The feed that a form's settings name anew; undefined for other kinds of widgets. Asks the other site. */
export async function newFeed(site: Site, idBase: string, form: PhpValue): Promise<KnownFeed | undefined> {
  if (idBase !== 'rss') return undefined;
  const [entry] = sentSettings(form, idBase) ?? [];
  if (!entry) return undefined;
  return newFeedOf(site, entry[1], widgetSettings(site, idBase).get(phpKey(entry[0])));
}

/** The feed that settings name, where those before them named another one. */
export async function newFeedOf(site: Site, given: unknown, before: unknown): Promise<KnownFeed | undefined> {
  const url = isNewFeed(given, before) ? feedAddress(given) : '';
  return url === '' ? undefined : feedNow(site, url);
}

/** Settings of a widget after an update; not stored. Throws `rest_invalid_widget` for text where settings are expected. */
export function updatedFor(
  site: Site,
  viewer: Viewer,
  idBase: string,
  given: unknown,
  before: unknown,
  feed?: KnownFeed,
): PhpValue {
  if (typeof given === 'string') throw new SiteError('rest_invalid_widget', 'These are no settings of a widget.', 400);
  const sizes = [...registeredSizes(site).keys()];
  return updatedInstance(idBase, given, before, { unfiltered: viewer.can('unfiltered_html'), sizes, feed });
}

/** Takes a widget's settings away. */
export async function deleteSettings(site: Site, idBase: string, id: string): Promise<void> {
  const { idBase: own, number } = parseWidgetId(id);
  const isThere = own === idBase && number !== undefined && registeredWidgets(site).has(id);
  await changeSettings(site, idBase, (settings) => {
    if (isThere) settings.delete(number);
  });
}
