// Makes a fresh site in an empty database: the rows that a fresh WordPress 7.1 has (wp_install), in one transaction.
// What cannot be equal (the prose, rewrite rules, caches that WordPress keeps as transients) is WordPress's to make anew.
import { sql } from 'kysely';
import { hashPassword } from '../../access/passwords.ts';
import { SiteError } from '../../base/error.ts';
import type { Database } from '../../database/database.ts';
import { maybeSerialize } from '../../database/php-serialize.ts';
import { firstComment, firstMenu, firstPost, privacyPolicy, samplePage } from './default-content.ts';
import { defaultOptions } from './default-options.ts';
import { insertFirstUser } from './users.ts';

export interface InstallSettings {
  /** The site's address, without a trailing slash. */
  readonly url: string;
  readonly title: string;
  readonly admin: { readonly login: string; readonly email: string; readonly password?: string | undefined };
  /** Milliseconds. */
  readonly now: number;
  readonly random: (bytes: number) => Uint8Array;
  readonly public?: boolean | undefined;
}

export interface Installed {
  readonly adminId: number;
  /** The administrator's password in plain text where one was made: to be shown once. */
  readonly password: string | null;
}

/**
 * Installs a site. Throws `site_installed` where the database holds rows in tables of this prefix already.
 * MySQL commits after each `create table`: an installation that breaks off there leaves empty tables, which the next one
 * replaces; everything after the tables is one transaction.
 */
export async function installSite(database: Database, settings: InstallSettings): Promise<Installed> {
  const leftOver = await emptyTables(database);
  const password = settings.admin.password ? null : randomPassword(settings.random);
  const passwordHash = await hashPassword(settings.admin.password ?? password ?? '');
  // SQLite takes tables back with the rest when something fails.
  const adminId = await database.transaction(async (inside) => {
    for (const name of leftOver) await sql`drop table ${sql.table(name)}`.execute(inside.kysely);
    for (const statement of inside.dialect.createTables(inside.prefix)) await sql.raw(statement).execute(inside.kysely);
    return fillSite(inside, settings, passwordHash);
  });
  return { adminId, password };
}

/** Does any table of WordPress's or ours under this prefix hold a row? Answers the tables that stand, all empty, if not. */
async function emptyTables(database: Database): Promise<string[]> {
  const found = await database.dialect.existingTables(database);
  for (const name of found) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(database.kysely);
    if (rows.length > 0) {
      throw new SiteError('site_installed', `This database holds a site already (tables ${database.prefix}…).`);
    }
  }
  return found;
}

/** 18 characters out of 62: 107 bits. */
function randomPassword(random: (bytes: number) => Uint8Array): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  let password = '';
  while (password.length < 18) {
    // Bytes above the last whole multiple of 62 would favour some letters.
    for (const byte of random(32)) if (byte < 248 && password.length < 18) password += letters[byte % 62];
  }
  return password;
}

/** Writes the rows of a fresh site into empty tables and gives the administrator's id. Part of installSite. */
export async function fillSite(database: Database, settings: InstallSettings, passwordHash: string): Promise<number> {
  const { kysely } = database;
  const { url } = settings;
  const date = new Date(settings.now).toISOString().slice(0, 19).replace('T', ' ');
  const rows = defaultOptions({
    url,
    title: settings.title,
    email: settings.admin.email,
    prefix: database.prefix,
    now: Math.floor(settings.now / 1000),
    public: settings.public ?? true,
  });
  await kysely
    .insertInto('options')
    .values(
      rows.map(([option_name, value, autoload]) => ({
        option_name,
        option_value: maybeSerialize(value),
        autoload: autoload ?? 'on',
      })),
    )
    .execute();
  const adminId = await insertFirstUser(database, {
    login: settings.admin.login,
    passwordHash,
    email: settings.admin.email,
    url,
    role: 'administrator',
    registered: date,
  });
  await kysely.insertInto('terms').values({ term_id: 1, name: 'Uncategorized', slug: 'uncategorized' }).execute();
  await kysely
    .insertInto('term_taxonomy')
    .values({ term_taxonomy_id: 1, term_id: 1, taxonomy: 'category', description: '', parent: 0, count: 1 })
    .execute();
  await kysely.insertInto('term_relationships').values({ object_id: 1, term_taxonomy_id: 1 }).execute();
  const post = {
    post_author: adminId,
    post_date: date,
    post_date_gmt: date,
    post_excerpt: '',
    to_ping: '',
    pinged: '',
    post_modified: date,
    post_modified_gmt: date,
    post_content_filtered: '',
    post_status: 'publish',
    comment_status: 'closed',
    ping_status: 'open',
    comment_count: 0,
  };
  const page = { ...post, post_type: 'page' };
  const dayPath = date.slice(0, 10).replaceAll('-', '/');
  await kysely
    .insertInto('posts')
    .values([
      {
        ...post,
        ID: 1,
        post_title: 'Hello world!',
        post_name: 'hello-world',
        post_content: firstPost,
        post_type: 'post',
        guid: `${url}/?p=1`,
        comment_status: 'open',
        comment_count: 1,
      },
      {
        ...page,
        ID: 2,
        post_title: 'Sample Page',
        post_name: 'sample-page',
        post_content: samplePage(`${url}/wp-admin/`),
        guid: `${url}/?page_id=2`,
      },
      {
        ...page,
        ID: 3,
        post_title: 'Privacy Policy',
        post_name: 'privacy-policy',
        post_content: privacyPolicy(url),
        post_status: 'draft',
        guid: `${url}/?page_id=3`,
      },
      {
        ...post,
        ID: 4,
        post_author: 0,
        post_title: 'Navigation',
        post_name: 'navigation',
        post_content: firstMenu,
        post_type: 'wp_navigation',
        ping_status: 'closed',
        guid: `${url}/${dayPath}/navigation/`,
      },
    ])
    .execute();
  await kysely
    .insertInto('postmeta')
    .values([2, 3].map((post_id) => ({ post_id, meta_key: '_wp_page_template', meta_value: 'default' })))
    .execute();
  await kysely
    .insertInto('comments')
    .values({
      comment_post_ID: 1,
      comment_author: firstComment.author,
      comment_author_email: firstComment.email,
      comment_author_url: firstComment.url,
      comment_date: date,
      comment_date_gmt: date,
      comment_content: firstComment.content,
    })
    .execute();
  return adminId;
}
