// `broadsheet user`: creates users, lists them, makes application passwords.
import { createApplicationPassword } from '../access/application-passwords.ts';
import { randomPassword } from '../access/random-password.ts';
import { SiteError } from '../base/error.ts';
import type { Site } from '../content/site.ts';
import { createUser } from '../content/users/create.ts';
import { type Command, type Input, siteFlags, WrongUse } from './arguments.ts';
import { withSite } from './open-site.ts';
import { runSettings } from './settings.ts';

export const user: Command = {
  name: 'user',
  summary: 'Users: `create LOGIN`, `list`, `application-password LOGIN` (prints the password alone).',
  usage: 'create|list|application-password [LOGIN]',
  words: [1, 2],
  flags: {
    role: { value: 'ROLE', help: 'role of a new user (subscriber)' },
    email: { value: 'ADDRESS', help: 'e-mail address of a new user' },
    password: { value: 'TEXT', help: 'password of a new user; a random one is printed where it is not given' },
    name: { value: 'NAME', help: 'what the application password is for' },
    json: { help: 'print data as JSON' },
    ...siteFlags,
  },
  run: async (input) => {
    const [verb, login] = input.words;
    const run = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!run) throw new WrongUse(`user knows no ${JSON.stringify(verb)}`);
    if ((verb === 'list') !== (login === undefined))
      throw new WrongUse(verb === 'list' ? 'user list takes no LOGIN' : `user ${verb} needs a LOGIN`);
    await withSite(runSettings(input), (site) => run(site, input, login ?? ''));
    return 0;
  },
};

const verbs: Record<string, (site: Site, input: Input, login: string) => Promise<void>> = {
  create,
  list,
  'application-password': applicationPassword,
};

async function create(site: Site, input: Input, login: string): Promise<void> {
  const email = input.text('email');
  if (!email) throw new WrongUse('user create needs --email');
  const role = input.text('role') || 'subscriber';
  const known = Object.keys(Object(site.options.get(`${site.database.prefix}user_roles`)));
  if (!known.includes(role))
    throw new WrongUse(`no role ${JSON.stringify(role)}: one of ${known.join(', ')} was expected`);
  const given = input.text('password');
  const password = given ?? randomPassword(18, site.random);
  const row = await createUser(site, { login, email, password, roles: [role] });
  if (input.on('json'))
    input.output.print(
      JSON.stringify({ id: row.ID, login: row.user_login, role, ...(given === undefined ? { password } : {}) }),
    );
  else
    input.output.print(
      given === undefined ? `${row.user_login} (${row.ID})  password: ${password}` : `${row.user_login} (${row.ID})`,
    );
}

async function list(site: Site, input: Input): Promise<void> {
  const rows = await site.database.kysely
    .selectFrom('users')
    .select(['ID', 'user_login', 'user_email', 'display_name'])
    .orderBy('ID')
    .execute();
  if (input.on('json'))
    input.output.print(
      JSON.stringify(
        rows.map((row) => ({ id: row.ID, login: row.user_login, email: row.user_email, name: row.display_name })),
      ),
    );
  else for (const row of rows) input.output.print(`${row.ID}\t${row.user_login}\t${row.user_email}`);
}

async function applicationPassword(site: Site, input: Input, login: string): Promise<void> {
  const name = input.text('name')?.trim();
  if (!name) throw new WrongUse('user application-password needs --name');
  const row = await site.database.kysely
    .selectFrom('users')
    .select('ID')
    .where('user_login', '=', login)
    .executeTakeFirst();
  if (!row) throw new SiteError('user_missing', `There is no user ${JSON.stringify(login)}.`);
  const { password, item } = await createApplicationPassword(site, row.ID, { name });
  site.caches.changed();
  input.output.print(input.on('json') ? JSON.stringify({ user: row.ID, uuid: item.uuid, name, password }) : password);
}
