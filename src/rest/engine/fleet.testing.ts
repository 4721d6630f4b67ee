// A few routes for tests of the engine: a resource with contexts, loaders and links, and one that answers many calls.
import { SiteError } from '../../base/error.ts';
import type { Site } from '../../content/site.ts';
import { respondList } from './collection.ts';
import type { Resource } from './resource.ts';
import { readCollection, readItem } from './resource-read.ts';
import { contextArgument, itemSchema, writeArguments } from './resource-schema.ts';
import { fillDraft } from './resource-write.ts';
import { respond } from './response.ts';
import type { Call, Route } from './types.ts';

interface Boat {
  id: number;
  name: string;
  crew: string;
}
interface BoatDraft {
  name?: string;
}

const boats: Boat[] = [1, 2, 3].map((id) => ({ id, name: `Boat ${id}`, crew: 'secret' }));

function boatResource(ran: string[]): Resource<Boat, BoatDraft> {
  return {
    title: 'boat',
    fields: {
      id: { schema: { type: 'integer', context: ['view', 'edit', 'embed'], readonly: true }, read: ({ id }) => id },
      name: {
        schema: {
          type: 'object',
          context: ['view', 'edit', 'embed'],
          properties: {
            raw: { type: 'string', context: ['edit'] },
            rendered: { type: 'string', context: ['view', 'edit', 'embed'], readonly: true },
          },
        },
        read: ({ name }) => ({ raw: name, rendered: `<b>${name}</b>` }),
        needs: ['names'],
        argument: { sanitize: 'none' },
        write: (draft, value) => {
          draft.name = String(value);
        },
      },
      length: { schema: { type: 'integer', context: ['view', 'edit'], minimum: 1, default: 5, required: true } },
      crew: { schema: { type: 'string', context: ['edit'] }, read: ({ crew }) => crew },
    },
    loaders: {
      names: async () => {
        ran.push('names');
      },
    },
    links: {
      read: ({ id }, call) => ({
        self: [{ href: call.url(`/fleet/v1/boats/${id}`) }],
        'https://api.w.org/owner': [{ href: call.url(`/fleet/v1/owners/${id % 2}`), embeddable: true, kind: 'x' }],
        harbour: [{ href: call.url('/fleet/v1/nowhere'), embeddable: true }],
      }),
    },
  };
}

/** Routes of boats and their owners; `ran` gets a line for each loader and each answer to many calls. */
export function fleet(site: Site, ran: string[]): Route[] {
  const resource = boatResource(ran);
  const { registry } = site;
  const boat = (call: Call) => {
    const found = boats.find(({ id }) => id === call.params.id);
    if (!found) throw new SiteError('fleet_no_boat', 'No such boat.', 404);
    return found;
  };
  const id = { id: { type: 'integer' } } as const;
  return [
    {
      namespace: 'fleet/v1',
      pattern: '/fleet/v1/boats',
      schema: () => itemSchema(resource, registry),
      endpoints: [
        {
          methods: ['GET'],
          args: {
            context: contextArgument(resource, registry, 'view'),
            page: { type: 'integer', default: 1, minimum: 1, validate: 'schema', sanitize: 'schema' },
            ids: { type: 'array', items: { type: 'integer' } },
          },
          permission: ({ params }) => params.context !== 'edit',
          handle: async (call) => {
            const page = Number(call.params.page);
            const data = await readCollection(resource, boats.slice(page * 2 - 2, page * 2), call);
            return respondList(call, data, { route: '/fleet/v1/boats', total: 3, page, perPage: 2 });
          },
        },
        {
          methods: ['POST'],
          args: writeArguments(resource, registry, 'create'),
          allowBatch: true,
          permission: ({ params }) => {
            if (params.length === 13) throw new SiteError('fleet_unlucky', 'No.', 403);
          },
          handle: async (call) => {
            const draft: BoatDraft = {};
            await fillDraft(resource, draft, call);
            return respond({ ...draft, length: call.params.length, sent: call.has('length') }, { status: 201 });
          },
        },
      ],
    },
    {
      namespace: 'fleet/v1',
      pattern: '/fleet/v1/boats/(?P<id>[\\d]+)',
      endpoints: [
        {
          methods: ['GET'],
          args: { ...id, context: contextArgument(resource, registry, 'view') },
          handle: async (call) => {
            const { data, links } = await readItem(resource, boat(call), call);
            return respond(data, { links });
          },
        },
        { methods: ['DELETE'], args: id, permission: () => false, handle: () => respond(null) },
        {
          methods: ['PUT'],
          args: id,
          handle: () => {
            throw new Error('the password is 1234');
          },
        },
      ],
    },
    {
      namespace: 'fleet/v1',
      pattern: '/fleet/v1/owners/(?P<id>[\\d]+)',
      endpoints: [
        {
          methods: ['GET'],
          args: { ...id, context: { default: 'view' } },
          handle: () => respond({ unreached: true }),
          handleMany: async (calls) => {
            ran.push(`owners ${calls.map(({ params }) => params.id).join()} ${calls[0]?.context}`);
            return calls.map(({ params }) =>
              params.id === 0 ? new SiteError('fleet_no_owner', 'None.', 404) : respond({ id: params.id }),
            );
          },
        },
      ],
    },
  ];
}
