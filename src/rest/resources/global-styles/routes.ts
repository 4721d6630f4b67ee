// /wp/v2/global-styles: the site's own styles, the design of the active theme and its variations. Reproduces
// WP_REST_Global_Styles_Controller.
import { SiteError } from '../../../base/error.ts';
import { type StyleChanges, saveStyles } from '../../../content/global-styles/user-styles.ts';
import { getPost } from '../../../content/posts/get.ts';
import { loadSubjects, may } from '../../../content/posts/subjects.ts';
import type { Site } from '../../../content/site.ts';
import { activeTheme } from '../../../content/themes/theme.ts';
import { themeDesign } from '../../../content/themes/theme-data.ts';
import type { PostRow } from '../../../database/schema.ts';
import { isTree } from '../../../rendering/theme/json/tree.ts';
import { forbidden } from '../../engine/errors.ts';
import { compactLinks } from '../../engine/links.ts';
import { isEmpty, toInteger } from '../../engine/php.ts';
import { readItem } from '../../engine/resource-read.ts';
import { itemSchema, writeArguments } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Argument, Call, RestResponse, Route } from '../../engine/types.ts';
import { writeAddedFields } from '../../engine/write-added.ts';
import { rawText } from '../posts/fields/text.ts';
import { decodePlus } from '../themes/decode.ts';
import { mayEditSomething, stylesheetPattern } from '../themes/routes.ts';
import { fileLinks, stylesItem, stylesResource } from './resource.ts';

const base = '/wp/v2/global-styles';
const stylesheet: Argument = { description: 'Folder of the theme.', type: 'string' };

export function globalStylesRoutes(site: Site): Route[] {
  const shared = { namespace: 'wp/v2', allowBatch: false };
  return [
    {
      ...shared,
      pattern: `${base}/themes/(?P<stylesheet>[\\/\\s%\\w\\.\\(\\)\\[\\]\\@_\\-]+)/variations`,
      endpoints: [{ methods: ['GET'], args: { stylesheet }, permission: mayReadDesign, handle: listVariations }],
    },
    {
      ...shared,
      pattern: `${base}/themes/(?P<stylesheet>${stylesheetPattern})`,
      endpoints: [
        {
          methods: ['GET'],
          args: { stylesheet: { ...stylesheet, sanitize: (value) => decodePlus(String(value)) } },
          permission: mayReadDesign,
          handle: getDesign,
        },
      ],
    },
    {
      ...shared,
      pattern: `${base}/(?P<id>[\\/\\d+]+)`,
      schema: () => itemSchema(stylesResource, site.registry),
      endpoints: [
        {
          methods: ['GET'],
          args: { id: { description: 'Number of the post.', type: 'integer' } },
          permission: mayReadStyles,
          handle: getStyles,
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: writeArguments(stylesResource, site.registry, 'update'),
          permission: mayUpdateStyles,
          handle: updateStyles,
        },
      ],
    },
  ];
}

function mayReadDesign(call: Call): void {
  if (mayEditSomething(call) || call.viewer.can('edit_theme_options')) return;
  throw forbidden(call.viewer, 'rest_cannot_read_global_styles', 'You may not read the styles of this site.');
}

/** The post that the request is about. Throws `rest_global_styles_not_found`. */
export async function wantedStyles(call: Call, param = 'id'): Promise<PostRow> {
  const id = toInteger(call.params[param]);
  const row = id > 0 ? await call.once(`global styles ${id}`, () => getPost(call.site, id)) : undefined;
  if (row?.post_type === 'wp_global_styles') return row;
  throw new SiteError('rest_global_styles_not_found', 'There are no styles with this id.', 404);
}

async function mayReadStyles(call: Call): Promise<void> {
  const row = await wantedStyles(call);
  const subjects = await loadSubjects(call.site, [row]);
  if (call.context === 'edit' && !may(call.viewer, 'edit_post', row, subjects)) {
    throw forbidden(call.viewer, 'rest_forbidden_context', 'You may not edit these styles.');
  }
  const subject = subjects.get(row.ID);
  if (subject && call.viewer.can('read_post', subject)) return;
  throw forbidden(call.viewer, 'rest_cannot_view', 'You may not read these styles.');
}

async function mayUpdateStyles(call: Call): Promise<void> {
  const row = await wantedStyles(call);
  if (may(call.viewer, 'edit_post', row, await loadSubjects(call.site, [row]))) return;
  throw forbidden(call.viewer, 'rest_cannot_edit', 'You may not edit these styles.');
}

async function getStyles(call: Call): Promise<RestResponse> {
  const { data, links } = await readItem(stylesResource, stylesItem(call, await wantedStyles(call)), call);
  return respond(data, { links });
}

async function updateStyles(call: Call): Promise<RestResponse> {
  const before = await wantedStyles(call);
  const { title } = call.params;
  const name = rawText(title);
  const changes: StyleChanges = {
    ...(isTree(call.params.styles) ? { styles: call.params.styles } : {}),
    ...(isTree(call.params.settings) ? { settings: call.params.settings } : {}),
    ...(name === undefined || (typeof title !== 'string' && isEmpty(name)) ? {} : { title: name }),
  };
  const row = await call.site.transaction(async (inside) => {
    const saved = await saveStyles(inside, call.viewer, before, changes);
    await writeAddedFields(call, inside, { kind: 'post', objectType: 'wp_global_styles', row: saved });
    return saved;
  });
  call.params.context = 'edit';
  const whole = changes.styles !== undefined || changes.settings !== undefined;
  const { data, links } = await readItem(stylesResource, stylesItem(call, row, whole), call);
  return respond(data, { links });
}

function wantActive(call: Call): void {
  if (call.params.stylesheet === activeTheme(call.site).stylesheet) return;
  throw new SiteError('rest_theme_not_found', 'There is no such theme.', 404);
}

function getDesign(call: Call): RestResponse {
  wantActive(call);
  const { base: tree } = themeDesign(call.site);
  const shown = call.context !== 'embed';
  const data: Record<string, unknown> = {};
  if (shown && call.wants('settings')) data.settings = tree.settings ?? [];
  if (shown && call.wants('styles')) data.styles = tree.styles ?? [];
  const links = {
    self: [{ href: call.url(`${base}/themes/${String(call.params.stylesheet)}`) }],
    ...fileLinks(call, tree),
  };
  return respond(data, { links: call.wants('_links') || call.wants('_embedded') ? links : undefined });
}

function listVariations(call: Call): RestResponse {
  wantActive(call);
  const { siteVariations } = themeDesign(call.site);
  return respond(
    siteVariations.map((variation) => {
      const links = fileLinks(call, variation);
      return Object.keys(links).length === 0 ? variation : { ...variation, _links: compactLinks(links) };
    }),
  );
}
