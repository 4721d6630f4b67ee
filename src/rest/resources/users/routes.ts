// /wp/v2/users, one user, and the viewer as a user. Reproduces WP_REST_Users_Controller's routes.
import { SiteError } from '../../../base/error.ts';
import type { Site } from '../../../content/site.ts';
import { toInteger } from '../../engine/php.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, writeArguments } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Arguments, Call, RestResponse, Route } from '../../engine/types.ts';
import {
  demandReadable,
  mayCreate,
  mayDelete,
  mayList,
  mayRead,
  mayUpdate,
  noSuchUser,
  ownUser,
  wantedUser,
} from './access.ts';
import { applicationPasswordRoutes } from './application-passwords.ts';
import { userItem } from './item.ts';
import { knownAuthors } from './known.ts';
import { listArguments, listUsers } from './list.ts';
import { type UserResource, userResource, userSchema, usersRoute } from './resource.ts';
import { deleteArguments, postUser, putUser, removeUser } from './write.ts';

/** Routes of users and of their application passwords. */
export function userRoutes(site: Site): Route[] {
  const { registry } = site;
  const resource = userResource(site);
  const context = { context: contextArgument(resource, registry, 'view') };
  const create = writeArguments(resource, registry, 'create');
  const update = writeArguments(resource, registry, 'update');
  const id: Arguments = { id: { description: 'Number of the user.', type: 'integer' } };
  const namespace = 'wp/v2';
  return [
    {
      namespace,
      pattern: usersRoute,
      allowBatch: true,
      schema: userSchema,
      endpoints: [
        {
          methods: ['GET'],
          args: listArguments(site, resource),
          permission: mayList,
          handle: (call) => listUsers(call, resource),
        },
        { methods: ['POST'], args: create, permission: mayCreate, handle: (call) => postUser(call, resource) },
      ],
    },
    {
      namespace,
      pattern: `${usersRoute}/(?P<id>[\\d]+)`,
      allowBatch: true,
      schema: userSchema,
      endpoints: [
        {
          methods: ['GET'],
          args: { ...id, ...context },
          permission: mayRead,
          handle: async (call) => readOne(call, resource, await wantedUser(call)),
          handleMany: (calls) => readMany(calls, resource),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: { ...id, ...update },
          permission: (call) => mayUpdate(call, wantedUser),
          handle: async (call) => putUser(call, resource, await wantedUser(call)),
        },
        {
          methods: ['DELETE'],
          args: { ...id, ...deleteArguments },
          permission: (call) => mayDelete(call, wantedUser),
          handle: async (call) => removeUser(call, resource, await wantedUser(call)),
        },
      ],
    },
    {
      namespace,
      pattern: `${usersRoute}/me`,
      schema: userSchema,
      endpoints: [
        {
          methods: ['GET'],
          args: context,
          handle: (call) => readMyself(call, resource),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: update,
          permission: (call) => mayUpdate(call, ownUser),
          handle: async (call) => putUser(call, resource, await ownUser(call)),
        },
        {
          methods: ['DELETE'],
          args: deleteArguments,
          permission: (call) => mayDelete(call, ownUser),
          handle: async (call) => removeUser(call, resource, await ownUser(call)),
        },
      ],
    },
    ...applicationPasswordRoutes(),
  ];
}

async function readOne(call: Call, resource: UserResource, user: Parameters<typeof userItem>[0]) {
  const { data, links } = await readItem(resource, userItem(user), call);
  return respond(data, { links });
}

async function readMyself(call: Call, resource: UserResource): Promise<RestResponse> {
  if (call.viewer.id === 0) throw new SiteError('rest_not_logged_in', 'Nobody is logged in.', 401);
  return readOne(call, resource, await ownUser(call));
}

/** Users that others embed (authors): one statement for all. */
async function readMany(calls: readonly Call[], resource: UserResource): Promise<(RestResponse | SiteError)[]> {
  const [first] = calls;
  if (!first) return [];
  const ids = [...new Set(calls.map((call) => toInteger(call.params.id)))];
  const authors = await knownAuthors(first, ids);
  const answers: (RestResponse | SiteError)[] = [];
  for (const call of calls) {
    const author = authors.get(toInteger(call.params.id));
    try {
      if (!author) throw noSuchUser();
      await demandReadable(call, author.row, async () => author.hasPosts);
      const item = { row: author.row, loaded: author, hasPosts: author.hasPosts };
      // As in a list, with its links inside, so that it is written once for all that embed it.
      const [data] = await readCollection(loadedAlready(resource), [item], call);
      answers.push(respond(data));
    } catch (error) {
      if (!(error instanceof SiteError)) throw error;
      answers.push(error);
    }
  }
  return answers;
}

/** The resource for items whose data is there: reading them loads nothing more. Kept, so that plans are kept with it. */
const loaded = new WeakMap<UserResource, UserResource>();
function loadedAlready(resource: UserResource): UserResource {
  const known = loaded.get(resource) ?? { ...resource, loaders: {} };
  loaded.set(resource, known);
  return known;
}
