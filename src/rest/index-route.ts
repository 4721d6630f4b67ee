// The index of the API (`/`): the site's name and settings, how to log in, and every route. WP_REST_Server::get_index.
import { applicationPasswordsAvailable } from '../access/authenticate.ts';
import type { Viewer } from '../access/viewer.ts';
import { siteTimeZone } from '../content/dates.ts';
import type { Site } from '../content/site.ts';
import { siteLogo } from '../content/themes/logo.ts';
import { includesField, parseFields } from './engine/fields.ts';
import { toText } from './engine/php.ts';
import { respond } from './engine/response.ts';
import type { RouteTable } from './engine/router.ts';
import type { Call, Links, RestResponse, Route } from './engine/types.ts';
import { restUrl } from './engine/url.ts';
import { imageEntries, siteIconUrl } from './index-images.ts';
import { describeAll } from './namespace-route.ts';

export function indexRoute(table: () => RouteTable): Route {
  return {
    namespace: '',
    pattern: '/',
    endpoints: [{ methods: ['GET'], args: { context: { default: 'view' } }, handle: (call) => index(table(), call) }],
  };
}

async function index(table: RouteTable, call: Call): Promise<RestResponse> {
  const { site } = call;
  const { options } = site;
  const data: Record<string, unknown> = {
    name: options.text('blogname'),
    description: options.text('blogdescription'),
    url: options.siteUrl,
    home: options.home,
    gmt_offset: offset(site),
    timezone_string: options.text('timezone_string'),
    page_for_posts: options.number('page_for_posts'),
    page_on_front: options.number('page_on_front'),
    show_on_front: options.text('show_on_front'),
    namespaces: table.namespaces,
    authentication: authentication(site, call),
    // A field nobody asked for is not made: this one is most of the answer.
    routes: call.wants('routes') ? describeAll(call, table.routes) : [],
    ...imageEntries(call),
  };
  const links: Links = {};
  const fields = parseFields(call.params._fields) ?? ['_links'];
  const embeds = call.request.query._embed !== undefined;
  const linked = includesField(fields, '_links') || embeds || includesField(fields, '_embedded');
  if (linked) {
    links.help = [{ href: 'https://developer.wordpress.org/rest-api/' }];
    if (seesTheme(site, call.viewer)) {
      const theme = restUrl(site, `wp/v2/themes/${options.text('stylesheet')}`);
      links['https://api.w.org/active-theme'] = [{ href: theme }];
    }
  }
  if (linked || includesField(fields, 'site_logo')) addImage(data, links, site, 'site_logo', siteLogo(site));
  if (linked || includesField(fields, 'site_icon') || includesField(fields, 'site_icon_url')) {
    addImage(data, links, site, 'site_icon', options.number('site_icon'));
    data.site_icon_url = await siteIconUrl(site);
  }
  return respond(data, { links });
}

/** Hours from GMT: worked out from the zone where the site names one, else as stored. */
function offset(site: Site): unknown {
  if (site.options.text('timezone_string') === '') return site.options.get('gmt_offset') ?? '';
  return Math.round(siteTimeZone(site).offset(site.clock.now()) / 36) / 100;
}

function authentication(site: Site, { request }: Call): unknown {
  const connection = request.connection ?? { secure: site.options.siteUrl.startsWith('https:'), remoteAddress: '' };
  if (!applicationPasswordsAvailable(site, connection)) return [];
  const authorization = `${site.options.siteUrl}/wp-admin/authorize-application.php`;
  return { 'application-passwords': { endpoints: { authorization } } };
}

function seesTheme(site: Site, viewer: Viewer): boolean {
  if (viewer.can('switch_themes') || viewer.can('manage_network_themes') || viewer.can('edit_posts')) return true;
  return [...site.registry.postTypes.values()].some(
    (type) => type.showInRest && viewer.can(type.caps.edit_posts ?? 'edit_posts'),
  );
}

function addImage(data: Record<string, unknown>, links: Links, site: Site, type: string, id: number): void {
  data[type] = id;
  if (id === 0) return;
  const rel = 'https://api.w.org/featuredmedia';
  const target = { embeddable: true, type, href: restUrl(site, `wp/v2/media/${toText(id)}`) };
  links[rel] = [...(links[rel] ?? []), target];
}
