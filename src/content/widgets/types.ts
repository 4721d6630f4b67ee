// The kinds of widgets that a site has: WordPress's own, that of links where the site has a link manager.
import { widgetTypes, widgetTypesWithLinks } from '../../rendering/widgets/all.ts';
import { isBlank } from '../../rendering/widgets/instance.ts';
import type { WidgetType } from '../../rendering/widgets/types.ts';
import type { Site } from '../site.ts';

/** By what their ids begin with, in the order in which WordPress registers them. */
export const widgetTypesOf = ({ options }: Site): ReadonlyMap<string, WidgetType> =>
  isBlank(options.get('link_manager_enabled')) ? widgetTypes : widgetTypesWithLinks;
