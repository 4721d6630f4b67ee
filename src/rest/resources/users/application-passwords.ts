// /wp/v2/users/ID/application-passwords. Reproduces WP_REST_Application_Passwords_Controller.
import { type Account, findAccount } from '../../../access/account.ts';
import {
  type ApplicationPassword,
  applicationPasswordsOf,
  createApplicationPassword,
  deleteAllApplicationPasswords,
  deleteApplicationPassword,
  renameApplicationPassword,
} from '../../../access/application-passwords.ts';
import { applicationPasswordsAvailable } from '../../../access/authenticate.ts';
import { SiteError } from '../../../base/error.ts';
import { Registry } from '../../../extend/registry.ts';
import { sanitizeTextField } from '../../../rendering/formatting/sanitize-text.ts';
import { forbidden } from '../../engine/errors.ts';
import { toInteger, toText } from '../../engine/php.ts';
import type { Field, Resource } from '../../engine/resource.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema, writeArguments } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, Method, Route } from '../../engine/types.ts';
import { noSuchUser } from './access.ts';
import { usersRoute } from './resource.ts';

interface PasswordItem {
  readonly userId: number;
  readonly item: ApplicationPassword;
  /** In the answer to its creation alone. */
  readonly secret?: string;
}
interface PasswordDraft {
  name?: string;
  appId?: string;
}
type PasswordField = Field<PasswordItem, PasswordDraft>;

const everywhere = ['view', 'edit', 'embed'] as const;
const viewAndEdit = ['view', 'edit'] as const;

function date(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}

const fields: Record<string, PasswordField> = {
  uuid: {
    schema: { description: 'Its number.', type: 'string', format: 'uuid', context: everywhere, readonly: true },
    read: ({ item }) => item.uuid,
  },
  app_id: {
    schema: {
      description: 'UUID that the application gave itself.',
      type: 'string',
      oneOf: [
        { type: 'string', format: 'uuid' },
        { type: 'string', enum: [''] },
      ],
      context: everywhere,
    },
    read: ({ item }) => (item.app_id === '0' ? '' : item.app_id),
    write: (draft, value) => {
      draft.appId = toText(value);
    },
  },
  name: {
    schema: {
      description: 'Name of the application.',
      type: 'string',
      required: true,
      context: everywhere,
      minLength: 1,
      pattern: '.*\\S.*',
    },
    read: ({ item }) => item.name,
    write: (draft, value) => {
      draft.name = toText(value);
    },
  },
  password: {
    schema: { description: 'The password, once.', type: 'string', context: ['edit'], readonly: true },
    read: ({ secret }) => secret?.replace(/(.{4})(?=.)/g, '$1 '),
  },
  created: {
    schema: {
      description: 'When it was made, in UTC.',
      type: 'string',
      format: 'date-time',
      context: viewAndEdit,
      readonly: true,
    },
    read: ({ item }) => date(item.created),
  },
  last_used: {
    schema: {
      description: 'When it was last used, in UTC.',
      type: ['string', 'null'],
      format: 'date-time',
      context: viewAndEdit,
      readonly: true,
    },
    read: ({ item }) => (item.last_used ? date(item.last_used) : null),
  },
  last_ip: {
    schema: {
      description: 'Where it was last used from.',
      type: ['string', 'null'],
      format: 'ip',
      context: viewAndEdit,
      readonly: true,
    },
    read: ({ item }) => item.last_ip || null,
  },
};

const resource: Resource<PasswordItem, PasswordDraft> = {
  title: 'application-password',
  fields,
  order: ['uuid', 'app_id', 'name', 'created', 'last_used', 'last_ip', 'password'],
  loaders: {},
  links: {
    read: ({ userId, item }, call) => ({
      self: [{ href: call.url(`${usersRoute}/${userId}/application-passwords/${item.uuid}`), allow: everyMethod }],
    }),
  },
};
/** Who may see a password may do everything with it: all rights follow from editing the user. */
const everyMethod: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The account whose passwords the request is about. */
async function wantedAccount(call: Call): Promise<Account> {
  const { user_id: wanted } = call.params;
  const { connection } = call.request;
  if (connection && !applicationPasswordsAvailable(call.site, connection)) {
    throw new SiteError('application_passwords_disabled', 'Application passwords need a secure connection.', 501);
  }
  if (wanted === 'me' && call.viewer.id === 0) {
    throw new SiteError('rest_not_logged_in', 'Nobody is logged in.', 401);
  }
  const id = wanted === 'me' ? call.viewer.id : toInteger(wanted);
  const account = id > 0 ? await findAccount(call.site, 'id', id) : null;
  if (!account) throw noSuchUser();
  return account;
}

/** A check that the viewer may edit the user, with the code of its endpoint. */
function demand(capability: string, code: string): (call: Call) => Promise<void> {
  return async (call) => {
    const { user } = await wantedAccount(call);
    if (call.viewer.can(capability, { kind: 'user', id: user.ID })) return;
    throw forbidden(call.viewer, code, 'You may not do this with the application passwords of this user.');
  };
}

function passwordOf(account: Account, uuid: unknown): PasswordItem {
  const item = applicationPasswordsOf(account).find((one) => one.uuid === uuid);
  if (!item) throw new SiteError('rest_application_password_not_found', 'There is no such application password.', 404);
  return { userId: account.user.ID, item };
}

/** `name` and `app_id` of the request; a name is one line of text. */
function draftOf(call: Call): PasswordDraft & { name: string } {
  const { name, app_id } = call.params;
  return { name: sanitizeTextField(toText(name)), appId: toText(app_id) };
}

async function answer(call: Call, item: PasswordItem) {
  const { data, links } = await readItem(resource, item, call);
  return respond(data, { links });
}

export function applicationPasswordRoutes(): Route[] {
  const base = `${usersRoute}/(?P<user_id>(?:[\\d]+|me))/application-passwords`;
  const registry = new Registry();
  const schema = () => itemSchema(resource, registry);
  const context = { context: contextArgument(resource, registry, 'view') };
  const namespace = 'wp/v2';
  return [
    {
      namespace,
      pattern: base,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: context,
          permission: demand('list_app_passwords', 'rest_cannot_list_application_passwords'),
          handle: listPasswords,
        },
        {
          methods: ['POST'],
          args: writeArguments(resource, registry, 'create'),
          permission: demand('create_app_password', 'rest_cannot_create_application_passwords'),
          handle: createPassword,
        },
        {
          methods: ['DELETE'],
          answers: 'count',
          args: {},
          permission: demand('delete_app_passwords', 'rest_cannot_delete_application_passwords'),
          handle: async (call) => {
            const { user } = await wantedAccount(call);
            const count = await deleteAllApplicationPasswords(call.site, user.ID);
            return respond({ deleted: true, count });
          },
        },
      ],
    },
    {
      namespace,
      pattern: `${base}/introspect`,
      schema,
      endpoints: [{ methods: ['GET'], args: context, permission: mayIntrospect, handle: introspect }],
    },
    {
      namespace,
      pattern: `${base}/(?P<uuid>[\\w\\-]+)`,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: context,
          permission: demand('read_app_password', 'rest_cannot_read_application_password'),
          handle: async (call) => answer(call, passwordOf(await wantedAccount(call), call.params.uuid)),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: writeArguments(resource, registry, 'update'),
          permission: demand('edit_app_password', 'rest_cannot_edit_application_password'),
          handle: renamePassword,
        },
        {
          methods: ['DELETE'],
          args: {},
          permission: demand('delete_app_password', 'rest_cannot_delete_application_password'),
          handle: revokePassword,
        },
      ],
    },
  ];
}

async function listPasswords(call: Call) {
  const account = await wantedAccount(call);
  const items = applicationPasswordsOf(account).map((item) => ({ userId: account.user.ID, item }));
  return respond(await readCollection(resource, items, call));
}

async function createPassword(call: Call) {
  const { user } = await wantedAccount(call);
  const { name, appId } = draftOf(call);
  const made = await createApplicationPassword(call.site, user.ID, { name, ...(appId ? { appId } : {}) });
  call.params.context = 'edit';
  const { data, links } = await readItem(resource, { userId: user.ID, item: made.item, secret: made.password }, call);
  // WordPress takes the address from the links, which `_fields` can leave out.
  const address = links ? call.url(`${usersRoute}/${user.ID}/application-passwords/${made.item.uuid}`) : '';
  return respond(data, { status: 201, headers: { Location: address }, links });
}

async function renamePassword(call: Call) {
  const account = await wantedAccount(call);
  const { item } = passwordOf(account, call.params.uuid);
  await renameApplicationPassword(call.site, account.user.ID, item.uuid, draftOf(call).name);
  call.params.context = 'edit';
  return answer(call, passwordOf(await wantedAccount(call), item.uuid));
}

async function revokePassword(call: Call) {
  const account = await wantedAccount(call);
  const found = passwordOf(account, call.params.uuid);
  call.params.context = 'edit';
  const { data: previous } = await readItem(resource, found, call);
  await deleteApplicationPassword(call.site, account.user.ID, found.item.uuid);
  return respond({ deleted: true, previous });
}

async function mayIntrospect(call: Call): Promise<void> {
  const { user } = await wantedAccount(call);
  if (user.ID === call.viewer.id) return;
  const code = 'rest_cannot_introspect_app_password_for_non_authenticated_user';
  throw forbidden(call.viewer, code, 'Only your own application password can be looked at.');
}

async function introspect(call: Call) {
  const uuid = call.viewer.applicationPassword;
  if (!uuid) {
    throw new SiteError('rest_no_authenticated_app_password', 'This request uses no application password.', 404);
  }
  return answer(call, passwordOf(await wantedAccount(call), uuid));
}
