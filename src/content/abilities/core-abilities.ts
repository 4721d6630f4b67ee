// The abilities that every WordPress has: what the site is called, who asks, and where it all runs.
import { type Ability, type AbilityCategory, type AbilityContext, defineAbility } from '../../extend/abilities.ts';
import type { JsonSchema } from '../../extend/types.ts';
import type { Site } from '../site.ts';
import { getUser, loadUsers } from '../users/load.ts';

/** The WordPress whose answers are given here. */
export const wordPressVersion = '7.1';

export const coreAbilityCategories: readonly AbilityCategory[] = [
  { slug: 'site', label: 'Site', description: 'What can be known of the site or changed about it.' },
  { slug: 'user', label: 'User', description: 'What can be known of users or changed about them.' },
];

type Properties = Readonly<Record<string, JsonSchema>>;
const text = (title: string, description: string): JsonSchema => ({ type: 'string', title, description });

/** An ability that reads some of the fields in `properties`: all, or those that `fields` names. */
function reader(
  name: string,
  about: Pick<Ability, 'label' | 'description' | 'category' | 'permission'>,
  properties: Properties,
  read: (context: AbilityContext) => Promise<Record<string, unknown>>,
  inAskedOrder: boolean,
): Ability {
  const all = Object.keys(properties);
  const fields = { type: 'array', items: { type: 'string', enum: all }, description: 'Only these fields.' } as const;
  return defineAbility({
    name,
    ...about,
    inputSchema: { type: 'object', properties: { fields }, additionalProperties: false, default: {} },
    outputSchema: { type: 'object', properties, additionalProperties: false },
    annotations: { readonly: true, destructive: false, idempotent: true },
    public: true,
    execute: async (input, context) => {
      const asked = askedFields(input, all);
      const values = await read(context);
      const order = inAskedOrder ? asked : all.filter((field) => asked.includes(field));
      return Object.fromEntries(order.map((field) => [field, values[field]]));
    },
  });
}

function askedFields(input: unknown, all: readonly string[]): readonly string[] {
  const fields = typeof input === 'object' && input !== null && 'fields' in input ? input.fields : undefined;
  const named = Array.isArray(fields) ? fields.map(String) : [];
  return named.length > 0 ? named : all;
}

/** Abilities of content/ run in the site that content/ knows. */
const siteOf = ({ running }: AbilityContext): Site => running as Site;
const mayManage: Ability['permission'] = (_input, { viewer }) => viewer.can('manage_options');
const localeOf = ({ options }: Site): string => options.text('WPLANG') || 'en_US';

const siteInfo = reader(
  'core/get-site-info',
  {
    label: 'Read about the site',
    description: 'What the site is called, where it is and in which language it is written.',
    category: 'site',
    permission: mayManage,
  },
  {
    name: text('Site title', 'Name of the site.'),
    description: text('Tagline', 'What the site is about, in a few words.'),
    url: text('Site address', 'Where readers find the site.'),
    wpurl: text('Program address', 'Where the login and the newsroom are.'),
    admin_email: text('Address for mail', 'Where mail about the site goes.'),
    charset: text('Character encoding', 'How its text is encoded.'),
    language: text('Language', 'Its language, as en-US.'),
    version: text('Version', 'Version of WordPress whose answers the site gives.'),
  },
  async (context) => {
    const site = siteOf(context);
    const { options } = site;
    return {
      name: options.text('blogname'),
      description: options.text('blogdescription'),
      url: options.home,
      wpurl: options.siteUrl,
      admin_email: options.text('admin_email'),
      charset: options.text('blog_charset') || 'UTF-8',
      language: localeOf(site).replaceAll('_', '-'),
      version: wordPressVersion,
    };
  },
  true,
);

const userInfo = reader(
  'core/get-user-info',
  {
    label: 'Read about the user',
    description: 'The profile of the user who asks.',
    category: 'user',
    permission: (_input, { viewer }) => viewer.id > 0,
  },
  {
    id: { type: 'integer', title: 'Number', description: 'Number of the user.' },
    display_name: text('Public name', 'Name that readers see.'),
    user_nicename: text('Slug', 'Name in addresses.'),
    user_login: text('Login', 'Name to log in with.'),
    roles: { type: 'array', title: 'Roles', description: 'Roles of the user.', items: { type: 'string' } },
    locale: text('Language', 'Language of the user, as en_US.'),
    first_name: text('First name', 'Given name.'),
    last_name: text('Last name', 'Family name.'),
    nickname: text('Nickname', 'Informal name.'),
    description: text('Biography', 'What the user says of themselves.'),
    user_url: text('Website', 'Address of the user’s own site.'),
  },
  async (context) => {
    const site = siteOf(context);
    const row = await getUser(site, context.viewer.id);
    const [user] = row ? await loadUsers(site, [row]) : [];
    if (!user) return {};
    const meta = (key: string) => user.meta.get(key)?.[0] ?? '';
    return {
      id: user.row.ID,
      display_name: user.row.display_name,
      user_nicename: user.row.user_nicename,
      user_login: user.row.user_login,
      roles: [...user.grants.roles],
      locale: meta('locale') || localeOf(site),
      first_name: meta('first_name'),
      last_name: meta('last_name'),
      nickname: meta('nickname'),
      description: meta('description'),
      user_url: user.row.user_url,
    };
  },
  false,
);

const environments = ['production', 'staging', 'development', 'local'] as const;

const environmentInfo = reader(
  'core/get-environment-info',
  {
    label: 'Read about the surroundings',
    description: 'What the site runs on: kind of place, program, database.',
    category: 'site',
    permission: mayManage,
  },
  {
    environment: { ...text('Kind of place', 'What the site is used for.'), enum: environments },
    php_version: text('Runtime', 'What runs the program: Node.js stands where PHP would.'),
    db_server_info: text('Database server', 'Version of the database.'),
    wp_version: text('Version', 'Version of WordPress whose answers the site gives.'),
  },
  async (context) => {
    const { settings, database } = siteOf(context);
    const kind = environments.find((name) => name === settings.defines.WP_ENVIRONMENT_TYPE) ?? 'production';
    return {
      environment: kind,
      php_version: `Node.js ${process.versions.node}`,
      db_server_info: await database.dialect.version(database),
      wp_version: wordPressVersion,
    };
  },
  false,
);

export const coreAbilities: readonly Ability[] = [siteInfo, userInfo, environmentInfo];
