// What must hold in the tables whatever was asked of the API: the rows that WordPress would have written and can read.
// SQLite stores anything in any column, so types and lengths are checked too.
import { sql } from 'kysely';
import type { Site } from '../../content/site.ts';
import { unserialize } from '../../database/php-unserialize.ts';
import { phpEntries } from '../../database/php-values.ts';
import { tables } from '../../database/tables.ts';

const dateTime = "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]'";

function wellFormedDate(column: string): string {
  const none = `${column} = '0000-00-00 00:00:00'`;
  return `(${none} or (${column} glob ${dateTime} and datetime(${column}) is ${column}))`;
}

const orphan = (table: string, column: string, owners: string, id: string): [string, string] => [
  `orphans in ${table}`,
  `select * from ${table} where ${column} <> 0 and ${column} not in (select ${id} from ${owners})`,
];

/** Name → a query of the rows that break it. `wp_` is the prefix of test sites. */
const forbidden: readonly [string, string][] = [
  ...['post_date', 'post_date_gmt', 'post_modified', 'post_modified_gmt'].map((column): [string, string] => [
    `malformed ${column}`,
    `select ID, ${column} from wp_posts where not ${wellFormedDate(column)}`,
  ]),
  [
    'malformed comment dates',
    `select comment_ID, comment_date, comment_date_gmt from wp_comments where not ${wellFormedDate('comment_date')} or not ${wellFormedDate('comment_date_gmt')}`,
  ],
  orphan('wp_postmeta', 'post_id', 'wp_posts', 'ID'),
  orphan('wp_commentmeta', 'comment_id', 'wp_comments', 'comment_ID'),
  orphan('wp_termmeta', 'term_id', 'wp_terms', 'term_id'),
  orphan('wp_usermeta', 'user_id', 'wp_users', 'ID'),
  orphan('wp_comments', 'comment_post_ID', 'wp_posts', 'ID'),
  orphan('wp_term_relationships', 'object_id', 'wp_posts', 'ID'),
  orphan('wp_term_relationships', 'term_taxonomy_id', 'wp_term_taxonomy', 'term_taxonomy_id'),
  orphan('wp_term_taxonomy', 'term_id', 'wp_terms', 'term_id'),
  ['terms of no taxonomy', 'select * from wp_terms where term_id not in (select term_id from wp_term_taxonomy)'],
  [
    'orphaned revisions',
    "select ID, post_parent from wp_posts where post_type = 'revision' and post_parent not in (select ID from wp_posts)",
  ],
  [
    'parents of terms that are gone',
    'select * from wp_term_taxonomy where parent <> 0 and parent not in (select term_id from wp_term_taxonomy)',
  ],
  [
    'counts of terms',
    `select tt.term_taxonomy_id, tt.taxonomy, tt.count from wp_term_taxonomy tt where tt.taxonomy in ('category', 'post_tag') and tt.count <>
     (select count(*) from wp_term_relationships tr join wp_posts p on p.ID = tr.object_id
      where tr.term_taxonomy_id = tt.term_taxonomy_id and p.post_status = 'publish' and p.post_type = 'post')`,
  ],
  [
    'counts of comments',
    `select ID, comment_count from wp_posts where post_status <> 'trash' and comment_count <>
     (select count(*) from wp_comments where comment_post_ID = ID and comment_approved = '1' and comment_type <> 'note')`,
  ],
  [
    'slugs that repeat',
    `select post_type, post_name, count(*) from wp_posts where post_name <> '' and post_type in ('post', 'page')
     and post_status in ('publish', 'future', 'private') group by post_type, post_name, case post_type when 'page' then post_parent else 0 end having count(*) > 1`,
  ],
  [
    'names of terms that repeat',
    'select taxonomy, slug, count(*) from wp_terms join wp_term_taxonomy using (term_id) group by taxonomy, slug having count(*) > 1',
  ],
  [
    'logins or addresses that repeat',
    "select user_login from wp_users group by lower(user_login) having count(*) > 1 union select user_email from wp_users where user_email <> '' group by lower(user_email) having count(*) > 1",
  ],
  ['terms in a circle', 'select * from wp_term_taxonomy where parent = term_id'],
  ['pages in a circle', 'select ID from wp_posts where post_parent = ID'],
];

/** Every value that does not fit the column that MySQL has for it. */
function misfits(): [string, string][] {
  const most: Record<string, number> = { tinytext: 255, text: 65_535, mediumtext: 16_777_215 };
  return tables
    .filter((table) => !table.own)
    .flatMap((table) =>
      table.columns.map(({ name, type, default: fallback }): [string, string] => {
        const wrong = fallback === null ? ['false'] : [`${name} is null`];
        const length = /^(?:varchar|exact)\((\d+)\)/.exec(type)?.[1];
        if (type === 'id' || type === 'reference') wrong.push(`${name} < 0`);
        if (type === 'int') wrong.push(`${name} > 2147483647 or ${name} < -2147483648`);
        const isNumber = type === 'id' || type === 'reference' || /int/.test(type);
        wrong.push(`typeof(${name}) not in ('${isNumber ? 'integer' : 'text'}', 'null')`);
        if (length !== undefined) wrong.push(`length(${name}) > ${length}`);
        const bytes = most[type];
        if (bytes !== undefined) wrong.push(`length(cast(${name} as blob)) > ${bytes}`);
        return [
          `${table.name}.${name}`,
          `select substr(${name}, 1, 100) as value from wp_${table.name} where ${wrong.join(' or ')}`,
        ];
      }),
    );
}

/** What is broken, one line each; empty where all holds. */
export async function brokenInvariants(site: Site): Promise<string[]> {
  const broken: string[] = [];
  const { kysely } = site.database;
  // MySQL itself holds types and lengths, and dates too.
  const onSqlite = site.database.dialect.name === 'sqlite';
  const asked = forbidden.filter(([name]) => onSqlite || !name.startsWith('malformed'));
  for (const [name, query] of [...asked, ...(onSqlite ? misfits() : [])]) {
    const { rows } = await sql.raw(query).execute(kysely);
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows.slice(0, 3)).slice(0, 400)}`);
  }
  const posts = await kysely.selectFrom('posts').select(['post_status', 'post_type']).distinct().execute();
  for (const { post_status, post_type } of posts) {
    if (!site.registry.statuses.has(post_status)) broken.push(`post_status ${JSON.stringify(post_status)}`);
    if (!site.registry.postTypes.has(post_type)) broken.push(`post_type ${JSON.stringify(post_type)}`);
  }
  broken.push(...(await brokenCapabilities(site)), ...(await brokenOptions(site)));
  return broken;
}

async function brokenCapabilities(site: Site): Promise<string[]> {
  const rows = await site.database.kysely
    .selectFrom('usermeta')
    .select(['user_id', 'meta_value'])
    .where('meta_key', '=', 'wp_capabilities')
    .execute();
  const wellFormed = (text: string): boolean => {
    const read = unserialize(text);
    return 'value' in read && phpEntries(read.value).every(([role, has]) => typeof role === 'string' && has === true);
  };
  const repeated = rows.length === new Set(rows.map(({ user_id }) => user_id)).size ? [] : ['capabilities twice'];
  return [
    ...repeated,
    ...rows
      .filter(({ meta_value }) => !meta_value?.startsWith('a:') || !wellFormed(meta_value))
      .map((row) => `capabilities: ${JSON.stringify(row)}`),
  ];
}

const numbers = [
  'posts_per_page',
  'default_category',
  'start_of_week',
  'use_smilies',
  'page_on_front',
  'page_for_posts',
  'site_logo',
  'site_icon',
  'user_count',
  'db_version',
];
const lists = ['sticky_posts', 'active_plugins', 'wp_user_roles'];

async function brokenOptions(site: Site): Promise<string[]> {
  const rows = await site.database.kysely.selectFrom('options').select(['option_name', 'option_value']).execute();
  return rows
    .filter(
      ({ option_name: name, option_value: value }) =>
        (numbers.includes(name) && !/^-?\d*$/.test(value)) || (lists.includes(name) && !value.startsWith('a:')),
    )
    .map((row) => `option ${row.option_name}: ${row.option_value.slice(0, 100)}`);
}
