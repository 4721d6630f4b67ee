// The fields and links of a user. Reproduces WP_REST_Users_Controller's schema, prepare_item_for_response,
// prepare_item_for_database and prepare_links.
import { SiteError } from '../../../base/error.ts';
import { metaFields } from '../../../content/meta/fields.ts';
import { readMeta } from '../../../content/meta/read.ts';
import type { Site } from '../../../content/site.ts';
import { avatarUrls } from '../../../content/users/avatar.ts';
import { authorLink } from '../../../content/users/link.ts';
import { isUsername } from '../../../content/users/sanitize.ts';
import type { UserDraft } from '../../../content/users/types.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { sanitizeTextField } from '../../../rendering/formatting/sanitize-text.ts';
import { sanitizeTitle } from '../../../rendering/formatting/sanitize-title.ts';
import { toText } from '../../engine/php.ts';
import type { Field, Resource } from '../../engine/resource.ts';
import { itemSchema } from '../../engine/resource-schema.ts';
import type { Call } from '../../engine/types.ts';
import { schemaTools } from '../posts/schema-tools.ts';
import { avatarUrlsSchema } from './avatar-schema.ts';
import { allowedOnUser, type UserItem, userLoaders } from './item.ts';

export type UserResource = Resource<UserItem, UserDraft>;
type UserField = Field<UserItem, UserDraft>;

export const usersRoute = '/wp/v2/users';

const everywhere = ['embed', 'view', 'edit'] as const;
const editing = ['edit'] as const;
const cleaned = { sanitize: (value: unknown) => sanitizeTextField(toText(value)) };

/** The resource of users. */
export function userResource(site: Site): UserResource {
  return {
    title: 'user',
    fields: {
      ...nameFields,
      ...profileFields,
      ...rightsFields,
      avatar_urls: avatarField,
      meta: metaField(site),
    },
    order: [
      ...['id', 'username', 'name', 'first_name', 'last_name', 'email', 'url', 'description', 'link', 'locale'],
      ...['nickname', 'slug', 'roles', 'registered_date'],
    ],
    loaders: userLoaders,
    kept: { id: ({ row }) => row.ID, inputs: keptInputs(site) },
    links: {
      needs: ['visible'],
      read: (item, call) => ({
        self: [{ href: call.url(`${usersRoute}/${item.row.ID}`), allow: allowedOnUser(call, item) }],
        collection: [{ href: call.url(usersRoute) }],
      }),
    },
  };
}

/** What a user's answer to a stranger is made of: nothing that strangers are not shown some trace of. */
function keptInputs(site: Site): (item: UserItem) => unknown[] {
  const keys = ['description', ...metaFields(site, 'user', '').map(({ key }) => key)];
  return ({ row, loaded, hasPosts }) => {
    const { ID, display_name, user_login, user_nicename, user_url, user_email } = row;
    const inputs: unknown[] = [ID, display_name, user_login, user_nicename, user_url, user_email, hasPosts];
    for (const key of keys) inputs.push(key, ...(loaded?.meta.get(key) ?? []));
    return inputs;
  };
}

/** The schema that clients see: avatars are part of it while the site shows them. */
export function userSchema(site: Site): JsonSchema {
  const resource = userResource(site);
  if (!showsAvatars(site)) delete resource.fields.avatar_urls;
  return itemSchema(resource, site.registry);
}

function showsAvatars(site: Site): boolean {
  return site.options.number('show_avatars') !== 0;
}

/** A text field; `draft` takes what is written into the draft. */
function text(
  schema: JsonSchema,
  read: (item: UserItem, call: Call) => string,
  write?: (draft: UserDraft, value: string) => void,
  more: Partial<UserField> = {},
): UserField {
  const { description, ...rest } = schema;
  const field: UserField = { schema: { description, type: 'string', ...rest }, read, ...more };
  if (write) field.write = (draft, value) => write(draft, toText(value));
  return field;
}

const metaText =
  (key: string) =>
  ({ loaded }: UserItem): string =>
    loaded?.meta.get(key)?.[0] ?? '';
const withProfile = { needs: ['profile'] };

const nameFields: Record<string, UserField> = {
  id: {
    schema: { description: 'Number of the user.', type: 'integer', context: everywhere, readonly: true },
    read: ({ row }) => row.ID,
  },
  username: text(
    { description: 'Login name.', context: editing, required: true },
    ({ row }) => row.user_login,
    (draft, value) => {
      draft.login = value;
    },
    { argument: { sanitize: checkUsername } },
  ),
  name: text(
    { description: 'Name as shown to others.', context: everywhere },
    ({ row }) => row.display_name,
    (draft, value) => {
      draft.displayName = value;
    },
    { argument: cleaned },
  ),
  first_name: text(
    { description: 'First name.', context: editing },
    metaText('first_name'),
    (draft, value) => {
      draft.firstName = value;
    },
    { ...withProfile, argument: cleaned },
  ),
  last_name: text(
    { description: 'Last name.', context: editing },
    metaText('last_name'),
    (draft, value) => {
      draft.lastName = value;
    },
    { ...withProfile, argument: cleaned },
  ),
  email: text(
    { description: 'Email address.', format: 'email', context: editing, required: true },
    ({ row }) => row.user_email,
    (draft, value) => {
      draft.email = value;
    },
  ),
};

const profileFields: Record<string, UserField> = {
  url: text(
    { description: 'Address of the user’s own site.', format: 'uri', context: everywhere },
    ({ row }) => row.user_url,
    (draft, value) => {
      draft.url = value;
    },
  ),
  description: text(
    { description: 'What the user says about themselves.', context: everywhere },
    metaText('description'),
    (draft, value) => {
      draft.description = value;
    },
    withProfile,
  ),
  link: text(
    { description: 'Address of the author’s page.', format: 'uri', context: everywhere, readonly: true },
    ({ row }, call) => authorLink(call.site, row),
  ),
  locale: text(
    { description: 'Language of the newsroom for this user.', enum: ['', 'en_US'], context: editing },
    (item, call) => metaText('locale')(item) || call.site.options.text('WPLANG') || 'en_US',
    (draft, value) => {
      draft.locale = value;
    },
    withProfile,
  ),
  nickname: text(
    { description: 'Nickname.', context: editing },
    metaText('nickname'),
    (draft, value) => {
      draft.nickname = value;
    },
    { ...withProfile, argument: cleaned },
  ),
  slug: text(
    { description: 'Name in addresses.', context: everywhere },
    ({ row }) => row.user_nicename,
    (draft, value) => {
      draft.slug = value;
    },
    { argument: { sanitize: (value: unknown) => sanitizeTitle(toText(value)) } },
  ),
  registered_date: text(
    { description: 'When the user was registered.', format: 'date-time', context: editing, readonly: true },
    ({ row }) =>
      row.user_registered.startsWith('0000')
        ? '-0001-11-30T00:00:00+00:00'
        : `${row.user_registered.replace(' ', 'T')}+00:00`,
  ),
};

const rightsFields: Record<string, UserField> = {
  roles: {
    schema: { description: 'Roles of the user.', type: 'array', items: { type: 'string' }, context: editing },
    read: ({ row, loaded }, { viewer }) =>
      viewer.can('list_users') || viewer.can('edit_user', { kind: 'user', id: row.ID })
        ? [...(loaded?.grants.roles ?? [])]
        : undefined,
    needs: ['profile'],
    write: (draft, value) => {
      draft.roles = Array.isArray(value) ? value.map(toText) : [];
    },
  },
  password: {
    schema: { description: 'Password; never shown.', type: 'string', context: [], required: true },
    write: (draft, value) => {
      draft.password = toText(value);
    },
    argument: { sanitize: checkPassword },
  },
  capabilities: {
    schema: { description: 'Everything the user may do.', type: 'object', context: editing, readonly: true },
    read: ({ loaded }) => loaded?.grants.capabilities ?? {},
    needs: ['profile'],
  },
  extra_capabilities: {
    schema: {
      description: 'What is granted to the user alone, roles included.',
      type: 'object',
      context: editing,
      readonly: true,
    },
    read: ({ loaded }) => loaded?.grants.own ?? {},
    needs: ['profile'],
  },
};

const avatarField: UserField = {
  schema: avatarUrlsSchema('Addresses of the avatar.', everywhere),
  read: ({ row }, { site }) =>
    showsAvatars(site) ? avatarUrls(site, row.user_email, row.display_name || row.user_login) : undefined,
};

function metaField(site: Site): UserField {
  const registered = metaFields(site, 'user', '');
  const properties: Record<string, JsonSchema> = {};
  for (const field of registered) properties[field.name] = field.fieldSchema;
  return {
    schema: {
      description: 'Meta fields.',
      type: 'object',
      context: ['view', 'edit'],
      // An empty PHP array is a list in JSON, in answers as in schemas.
      properties: registered.length > 0 ? properties : ([] as unknown as typeof properties),
    },
    read: ({ loaded }, { site, context }) => {
      const shown = registered.filter(({ fieldSchema }) => fieldSchema.context?.includes(context) ?? true);
      return shown.length > 0 ? readMeta(site, shown, loaded?.meta ?? new Map(), schemaTools) : [];
    },
    needs: ['profile'],
    argument: { sanitize: 'none', validate: (value: unknown) => typeof value === 'object' && value !== null },
  };
}

function checkUsername(value: unknown): string {
  const name = toText(value);
  if (isUsername(name)) return name;
  throw new SiteError('rest_user_invalid_username', 'The login name has characters that logins cannot have.', 400);
}

function checkPassword(value: unknown): string {
  const password = toText(value);
  if (password === '' || password === '0') {
    throw new SiteError('rest_user_invalid_password', 'The password cannot be empty.', 400);
  }
  if (password.includes('\\')) {
    throw new SiteError('rest_user_invalid_password', 'The password cannot have a backslash in it.', 400);
  }
  return password;
}
