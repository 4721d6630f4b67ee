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
import { isBlank } from '../../rendering/widgets/instance.ts';
import { registeredSizes } from '../media/sizes.ts';
import type { Site } from '../site.ts';
import { changeSettings, parseWidgetId, registeredWidgets, widgetSettings } from './settings.ts';
import { updatedInstance } from './update-rules.ts';

/** Fields as a form sends them: a PHP array (`widget-search` → number → settings). */
export async function saveForm(site: Site, viewer: Viewer, idBase: string, form: PhpValue): Promise<void> {
  if (!isBlank(phpItem(form, 'delete_widget'))) {
    const id = phpItem(form, 'the-widget-id');
    if (id !== undefined && id !== null) await deleteSettings(site, idBase, phpText(id));
    return;
  }
  const sent = phpItem(form, `widget-${idBase}`);
  let entry: readonly [string | number, unknown] | undefined;
  if (isPhpArray(sent)) entry = phpEntries(sent)[0];
  else if (phpItem(form, 'id_base') === idBase) {
    const multi = phpItem(form, 'multi_number');
    entry = [phpInteger(isBlank(multi) ? phpItem(form, 'widget_number') : multi), []];
  } else return;
  if (!entry) return changeSettings(site, idBase, () => {});
  const [number, given] = entry;
  const before = widgetSettings(site, idBase).get(phpKey(number)) ?? [];
  const instance = updatedFor(site, viewer, idBase, given, before);
  await changeSettings(site, idBase, (settings) => settings.set(phpKey(number), instance));
}

/** Settings of a widget after an update; not stored. Throws `rest_invalid_widget` for text where settings are expected. */
export function updatedFor(site: Site, viewer: Viewer, idBase: string, given: unknown, before: unknown): PhpValue {
  if (typeof given === 'string') throw new SiteError('rest_invalid_widget', 'These are no settings of a widget.', 400);
  const sizes = [...registeredSizes(site).keys()];
  return updatedInstance(idBase, given, before, { unfiltered: viewer.can('unfiltered_html'), sizes });
}

/** Takes a widget's settings away. */
export async function deleteSettings(site: Site, idBase: string, id: string): Promise<void> {
  const { idBase: own, number } = parseWidgetId(id);
  const isThere = own === idBase && number !== undefined && registeredWidgets(site).has(id);
  await changeSettings(site, idBase, (settings) => {
    if (isThere) settings.delete(number);
  });
}
