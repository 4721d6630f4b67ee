// What rendering asks of the site's widgets: all of it lies in options and the theme's files.
import type { WidgetFacts } from '../../rendering/widgets/types.ts';
import type { Site } from '../site.ts';
import { decodedInstance, jsonOf } from './instance.ts';
import { placedWidgets, sidebarOf } from './placed.ts';
import { parseWidgetId, widgetSettings } from './settings.ts';
import { registeredSidebars } from './sidebars.ts';
import { widgetTypesOf } from './types.ts';

export function widgetFacts(site: Site): WidgetFacts {
  const types = widgetTypesOf(site);
  return {
    type: (idBase) => types.get(idBase),
    widget: (id) => {
      const { idBase, number } = parseWidgetId(id);
      const type = types.get(idBase);
      if (!type || number === undefined) return undefined;
      return { type, number, instance: jsonOf(widgetSettings(site, idBase).get(number)) };
    },
    sidebar: (id) => registeredSidebars(site).get(id),
    sidebarOf: (id) => sidebarOf(placedWidgets(site), id),
    signed: (encoded, hash) => jsonOf(decodedInstance(site, encoded, hash)),
  };
}
