// /wp/v2/themes: the themes of the site. Reproduces WP_REST_Themes_Controller; reading the active theme makes the post of
// the site's own styles where it is not there yet, as WordPress does.
import { SiteError } from '../../../base/error.ts';
import { ensureUserStylesPost, userStylesPost } from '../../../content/global-styles/user-post.ts';
import type { Site } from '../../../content/site.ts';
import { themeSupports } from '../../../content/themes/supports.ts';
import { activeTheme, allThemes, findTheme, type Theme } from '../../../content/themes/theme.ts';
import { forbidden } from '../../engine/errors.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Argument, Call, RestResponse, Route } from '../../engine/types.ts';
import { decodePlus } from './decode.ts';
import { type ThemeItem, themeResource } from './resource.ts';

/** What a theme's folder looks like in an address. */
export const stylesheetPattern = '[^\\/:<>\\*\\?"\\|]+(?:\\/[^\\/:<>\\*\\?"\\|]+)?';

const status: Argument = {
  description: 'Only themes of these statuses.',
  type: 'array',
  items: { enum: ['active', 'inactive'], type: 'string' },
};

export function themeRoutes(site: Site): Route[] {
  const schema = () => itemSchema(themeResource, site.registry);
  return [
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/themes',
      schema,
      endpoints: [{ methods: ['GET'], args: { status }, permission: mayList, handle: listThemes }],
    },
    {
      namespace: 'wp/v2',
      pattern: `/wp/v2/themes/(?P<stylesheet>${stylesheetPattern})`,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: {
            stylesheet: {
              description: 'Folder of the theme.',
              type: 'string',
              sanitize: (value) => decodePlus(String(value)),
            },
          },
          permission: mayRead,
          handle: getTheme,
        },
      ],
    },
  ];
}

/** May the viewer edit posts of any type that the API shows? What reading the active theme's design takes. */
export function mayEditSomething({ viewer, site }: Pick<Call, 'viewer' | 'site'>): boolean {
  if (viewer.can('edit_posts')) return true;
  return [...site.registry.postTypes.values()].some(
    (type) => type.showInRest && viewer.can(type.caps.edit_posts ?? 'edit_posts'),
  );
}

function mayReadActive(call: Call): true {
  if (mayEditSomething(call)) return true;
  throw forbidden(call.viewer, 'rest_cannot_view_active_theme', 'You may not look at the active theme.');
}

function cannotView(call: Call): SiteError {
  return forbidden(call.viewer, 'rest_cannot_view_themes', 'You may not look at themes.');
}

function onlyActive(call: Call): boolean {
  const asked = call.params.status;
  return Array.isArray(asked) && asked.length === 1 && asked[0] === 'active';
}

function mayList(call: Call): true {
  if (call.viewer.can('switch_themes')) return true;
  if (onlyActive(call)) return mayReadActive(call);
  throw cannotView(call);
}

function mayRead(call: Call): true {
  if (call.viewer.can('switch_themes')) return true;
  if (call.params.stylesheet === activeTheme(call.site).stylesheet) return mayReadActive(call);
  throw cannotView(call);
}

async function itemOf(call: Call, theme: Theme, active: Theme): Promise<ThemeItem> {
  const isActive = theme.stylesheet === active.stylesheet;
  const wantsLink = call.wants('_links') || call.wants('_embedded');
  const styles = !wantsLink
    ? undefined
    : isActive
      ? await ensureUserStylesPost(call.site, call.viewer, theme.stylesheet)
      : await userStylesPost(call.site, theme.stylesheet);
  return {
    theme,
    active: isActive,
    supports: isActive ? themeSupports(call.site, theme) : new Map(),
    userStyles: styles?.ID ?? 0,
  };
}

async function listThemes(call: Call): Promise<RestResponse> {
  const active = activeTheme(call.site);
  const { status: asked } = call.params;
  const wanted = (theme: Theme) =>
    !Array.isArray(asked) || asked.includes(theme.stylesheet === active.stylesheet ? 'active' : 'inactive');
  const themes = onlyActive(call) ? [active] : allThemes(call.site).filter(wanted);
  const items: ThemeItem[] = [];
  for (const theme of themes) items.push(await itemOf(call, theme, active));
  const read = await readCollection(themeResource, items, call);
  return respond(read, { headers: { 'X-WP-Total': themes.length, 'X-WP-TotalPages': 1 } });
}

async function getTheme(call: Call): Promise<RestResponse> {
  const theme = findTheme(call.site, String(call.params.stylesheet));
  if (!theme) throw new SiteError('rest_theme_not_found', 'There is no such theme.', 404);
  const item = await itemOf(call, theme, activeTheme(call.site));
  const { data, links } = await readItem(themeResource, item, call);
  return respond(data, { links });
}
