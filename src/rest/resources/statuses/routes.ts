// /wp/v2/statuses: the post statuses that the viewer may know of. Reproduces WP_REST_Post_Statuses_Controller.

import type { Viewer } from '../../../access/viewer.ts';
import { SiteError } from '../../../base/error.ts';
import { siteLanguage } from '../../../content/languages/site-language.ts';
import type { Site } from '../../../content/site.ts';
import type { PostStatus } from '../../../extend/types.ts';
import { forbidden } from '../../engine/errors.ts';
import type { Resource } from '../../engine/resource.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';
import { addQueryArguments } from '../../links.ts';
import { mayEditAnyType } from '../types/routes.ts';

const everywhere = ['embed', 'view', 'edit'] as const;
const viewAndEdit = ['view', 'edit'] as const;
const edit = ['edit'] as const;

const statusResource: Resource<PostStatus, never> = {
  title: 'status',
  fields: {
    name: {
      schema: { description: 'Name of the status.', type: 'string', context: everywhere, readonly: true },
      read: (status, { site }) => siteLanguage(site).say(status.label, 'post status'),
    },
    private: {
      schema: { description: 'Are its posts private?', type: 'boolean', context: edit, readonly: true },
      read: (status) => status.private,
    },
    protected: {
      schema: { description: 'Are its posts kept from readers?', type: 'boolean', context: edit, readonly: true },
      read: (status) => status.protected,
    },
    public: {
      schema: { description: 'Do readers see its posts?', type: 'boolean', context: viewAndEdit, readonly: true },
      read: (status) => status.public,
    },
    queryable: {
      schema: { description: 'Can readers ask for its posts?', type: 'boolean', context: viewAndEdit, readonly: true },
      read: (status) => status.publiclyQueryable,
    },
    show_in_list: {
      schema: { description: 'Do lists for editors have its posts?', type: 'boolean', context: edit, readonly: true },
      read: (status) => status.showInAdminAllList,
    },
    slug: {
      schema: { description: 'Identifier of the status.', type: 'string', context: everywhere, readonly: true },
      read: (status) => status.name,
    },
    date_floating: {
      schema: {
        description: 'Do its posts have no date of their own yet?',
        type: 'boolean',
        context: viewAndEdit,
        readonly: true,
      },
      read: (status) => status.dateFloating,
    },
  },
  loaders: {},
  links: {
    // Unlike other resources, a status keeps its links whatever `_fields` says.
    always: true,
    read: (status, call) => {
      const posts = call.url('/wp/v2/posts');
      const href = status.name === 'publish' ? posts : addQueryArguments(posts, { status: status.name });
      return { archives: [{ href }] };
    },
  },
};

export function statusRoutes(site: Site): Route[] {
  const schema = () => itemSchema(statusResource, site.registry);
  const context = contextArgument(statusResource, site.registry, 'view');
  return [
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/statuses',
      schema,
      endpoints: [{ methods: ['GET'], args: { context }, permission: mayList, handle: list, answers: 'map' }],
    },
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/statuses/(?P<status>[\\w-]+)',
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { status: { description: 'Identifier of the status.', type: 'string' }, context },
          permission: (call) => void readableStatus(call),
          handle: getOne,
        },
      ],
    },
  ];
}

/** Public statuses are known to all, others that are not internal (and the trash) to those who edit something. */
function mayKnow(site: Site, viewer: Viewer, status: PostStatus): boolean {
  if (status.public) return true;
  return (!status.internal || status.name === 'trash') && mayEditAnyType(site, viewer);
}

function mayList({ site, viewer, context }: Call): void {
  if (context !== 'edit' || mayEditAnyType(site, viewer)) return;
  throw forbidden(viewer, 'rest_cannot_view', 'You may not use post statuses.');
}

async function list(call: Call): Promise<RestResponse> {
  const { site, viewer } = call;
  const all = [...site.registry.statuses.values()];
  const open = all.filter((status) => !status.internal);
  const trash = all.filter((status) => status.name === 'trash');
  const statuses = [...open, ...trash].filter((status) => mayKnow(site, viewer, status));
  const read = await readCollection(statusResource, statuses, call);
  return respond(Object.fromEntries(statuses.map((status, index) => [status.name, read[index]])));
}

function readableStatus({ site, viewer, params }: Call): PostStatus {
  const status = site.registry.statuses.get(String(params.status));
  if (!status) throw new SiteError('rest_status_invalid', 'There is no such status.', 404);
  if (mayKnow(site, viewer, status)) return status;
  throw forbidden(viewer, 'rest_cannot_read_status', 'You may not read this status.');
}

async function getOne(call: Call): Promise<RestResponse> {
  const { data, links } = await readItem(statusResource, readableStatus(call), call);
  return respond(data, { links });
}
