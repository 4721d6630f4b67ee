// What dynamic blocks speak of, put straight into the databases of both sides: posts over years by several authors, nested
// pages and terms, pictures, comments in threads, menus, patterns, and settings that a seed draws (time zone, first day of
// the week, forms of dates, how comments are shown). Ids are fixed, so that texts can name them (`ids`).
import { serialize } from '../../src/database/php-serialize.ts';
import { Random } from '../../src/rest/fuzz/random.testing.ts';
import { storeMedia } from './media.ts';
import { commentRow, postRow, type Row, type Store } from './store.ts';

const range = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);

/** What texts may name. */
export const ids = {
  posts: range(201, 40),
  pages: range(301, 12),
  menus: [401, 402, 403],
  patterns: [411, 412, 413],
  categories: range(21, 6),
  tags: range(31, 8),
  users: [1, 2, 3, 4, 5],
} as const;

const zones: readonly Record<string, string>[] = [
  { timezone_string: 'UTC', gmt_offset: '0' },
  { timezone_string: 'Europe/Berlin', gmt_offset: '0' },
  { timezone_string: '', gmt_offset: '-9.5' },
  { timezone_string: 'Pacific/Auckland', gmt_offset: '0' },
  { timezone_string: 'America/New_York', gmt_offset: '0' },
  { timezone_string: '', gmt_offset: '5.75' },
];

function settings(random: Random): Record<string, string> {
  return {
    ...random.pick(zones),
    ...{ start_of_week: random.pick(['0', '1', '3', '6']), date_format: random.pick(['F j, Y', 'd.m.Y', 'Y-m-d', '']) },
    ...{ time_format: random.pick(['g:i a', 'H:i']), blogdescription: random.pick(['', 'News & "tides"']) },
    ...{ page_comments: random.pick(['0', '1']), comments_per_page: random.pick(['3', '50']) },
    ...{ comment_order: random.pick(['asc', 'desc']), default_comments_page: random.pick(['newest', 'oldest']) },
    ...{ thread_comments: random.pick(['1', '1', '0']), thread_comments_depth: random.pick(['2', '5']) },
    ...{ comment_registration: random.pick(['0', '0', '1']), show_avatars: random.pick(['1', '1', '0']) },
    ...{ posts_per_page: random.pick(['2', '10']), show_comments_cookies_opt_in: random.pick(['0', '1']) },
    ...{ permalink_structure: random.pick(['/%year%/%monthnum%/%day%/%postname%/', '/%postname%/', '']) },
  };
}

/** Settings that few sites change; a seed changes some of them. */
function rareSettings(random: Random): Record<string, string> {
  const front = { show_on_front: 'page', page_on_front: '301', page_for_posts: random.pick(['302', '0']) };
  const closing = { close_comments_for_old_posts: '1', close_comments_days_old: random.pick(['14', '1700', '']) };
  const sizes = { medium_size_w: '420', medium_size_h: '0', large_size_w: '640', thumbnail_crop: '0' };
  const avatars = {
    avatar_default: random.pick(['blank', 'gravatar_default', 'identicon', 'retro', 'odd "one"']),
    avatar_rating: random.pick(['PG', 'X']),
  };
  const all: readonly Record<string, string>[] = [
    ...[front, closing, sizes, avatars, { use_smilies: '0' }, { upload_url_path: 'https://cdn.example/files' }],
    ...[{ category_base: '/topics', tag_base: 'label' }, { site_icon: '101' }, { default_category: '22' }],
    ...[{ blogname: 'Harbour &amp; "tides"' }, { require_name_email: '0' }, { comment_moderation: '1' }],
    { permalink_structure: random.pick(['/archives/%post_id%', '/%category%/%postname%/', '/index.php/%postname%/']) },
    { permalink_structure: '/%author%/%monthnum%/%postname%' },
  ];
  return Object.assign({}, ...random.some(all, random.between(0, 5)));
}

const contents: readonly string[] = [
  '<!-- wp:paragraph -->\n<p>The ferry is "late" -- again... It’s <strong>slow</strong> &amp; old.</p>\n<!-- /wp:paragraph -->',
  'A classic text.\n\nWith <em>two</em> paragraphs :) and [gallery ids="101,102"]\n<!--more-->The rest.',
  '<!-- wp:heading --><h2 class="wp-block-heading">Part</h2><!-- /wp:heading --><!-- wp:image {"id":101} --><figure class="wp-block-image"><img src="http://127.0.0.1:8143/wp-content/uploads/2024/01/harbour.jpg" class="wp-image-101" alt="x"/></figure><!-- /wp:image -->',
  '',
  `<!-- wp:paragraph --><p>${'word '.repeat(80)}end.</p><!-- /wp:paragraph --><!-- wp:more --><!--more--><!-- /wp:more --><!-- wp:quote --><blockquote class="wp-block-quote"><!-- wp:paragraph --><p>Said.</p><!-- /wp:paragraph --></blockquote><!-- /wp:quote -->`,
  '<!-- wp:paragraph --><p>A note<sup data-fn="f1" class="fn"><a href="#f1" id="f1-link">1</a></sup>.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->',
  '<p>漁港の船が来た。 ميناء السفن</p>',
];
const titles: readonly string[] = [
  ...['Harbour & "tides"', "It’s 5 -- o'clock", '<em>Bold</em> claim', '', 'Ωμέγα 漁港', 'Plain', 'A [note] (c) 10x5'],
  ...['100% sure', 'x < y', 'WordPress Wordpress'],
];

interface Meta {
  readonly post_id: number;
  readonly meta_key: string;
  readonly meta_value: string;
}

function posts(random: Random): { posts: Row[]; meta: Meta[] } {
  const rows: Row[] = [];
  const meta: Meta[] = [];
  const add = (id: number, key: string, value: string) => meta.push({ post_id: id, meta_key: key, meta_value: value });
  ids.posts.forEach((id, index) => {
    // Every post has a moment of its own: nothing in a list is left to the database.
    const month = 3 + Math.floor(index * 0.9);
    const at = new Date(Date.UTC(2021, month, random.between(1, 28), random.between(0, 23), random.between(0, 59)));
    const date = at.toISOString().slice(0, 19).replace('T', ' ');
    rows.push(
      postRow(id, {
        ...{ post_date: date, post_date_gmt: date, post_author: random.pick(ids.users) },
        ...{ post_modified: random.chance(0.3) ? '2025-02-03 04:05:06' : date, post_name: `story-${id}` },
        ...{ post_content: random.pick(contents), post_title: `${random.pick(titles)} ${id}`, comment_status: 'open' },
        ...{ post_excerpt: random.chance(0.3) ? 'Said "by hand" -- &amp; <b>short</b>' : '' },
        ...{ post_password: index % 13 === 7 ? 'secret' : '', post_status: index % 17 === 11 ? 'private' : 'publish' },
        ...(index % 9 === 4 ? { comment_status: 'closed' } : {}),
      }),
    );
    if (random.chance(0.5)) add(id, '_thumbnail_id', String(random.pick([101, 102, 103, 104, 109, 110, 999])));
    if (index % 7 === 5) add(id, 'footnotes', JSON.stringify([{ id: 'f1', content: 'A <em>note</em> -- "here"' }]));
  });
  ids.pages.forEach((id, index) => {
    const parent = [0, 0, 301, 301, 303, 305, 0, 307, 302, 309, 306, 0][index] ?? 0;
    rows.push(
      postRow(id, {
        ...{ post_type: 'page', post_parent: parent, post_name: `page-${id}`, post_title: `Page ${id} "&" more` },
        ...{ menu_order: index % 4, post_status: index === 7 ? 'draft' : 'publish', comment_status: 'closed' },
      }),
    );
  });
  const links =
    '<!-- wp:navigation-link {"label":"First","url":"/first","kind":"custom"} /--><!-- wp:navigation-submenu {"label":"Below","url":"#"} --><!-- wp:navigation-link {"label":"Page","type":"page","id":301,"url":"http://x.example/","kind":"post-type"} /--><!-- /wp:navigation-submenu --><!-- wp:page-list /-->';
  const menu = (id: number, post_content: string, date: string) =>
    postRow(id, {
      post_type: 'wp_navigation',
      post_content,
      post_title: `Menu ${id}`,
      post_date: date,
      post_date_gmt: date,
    });
  rows.push(menu(401, links, '2023-01-01 00:00:00'));
  rows.push(menu(402, '<!-- wp:home-link {"label":"Home"} /--><!-- wp:site-title /-->', '2022-01-01 00:00:00'));
  rows.push(menu(403, '', '2021-01-01 00:00:00'));
  const pattern = (id: number, post_content: string) =>
    postRow(id, { post_type: 'wp_block', post_content, post_title: `Pattern ${id}` });
  const overrides = '{"metadata":{"name":"Words","bindings":{"__default":{"source":"core/pattern-overrides"}}}}';
  rows.push(
    pattern(411, `<!-- wp:paragraph ${overrides} --><p>Words</p><!-- /wp:paragraph --><!-- wp:latest-posts /-->`),
  );
  rows.push(
    pattern(412, '<!-- wp:group --><div class="wp-block-group"><!-- wp:post-title /--></div><!-- /wp:group -->'),
  );
  rows.push(pattern(413, '<!-- wp:block {"ref":413} /-->'));
  return { posts: rows, meta };
}

async function terms(store: Store, random: Random): Promise<void> {
  const rows: Row[] = [];
  const taxonomies: Row[] = [];
  const related: Row[] = [];
  const counts = new Map<number, number>();
  const relate = (post: number, term: number) => {
    related.push({ object_id: post, term_taxonomy_id: term, term_order: 0 });
    if (ids.posts.indexOf(post) % 17 !== 11) counts.set(term, (counts.get(term) ?? 0) + 1);
  };
  for (const post of ids.posts) {
    for (const term of random.some(ids.categories.slice(0, 5), random.between(1, 2))) relate(post, term);
    // No two tags have as many posts as each other: clouds of the most used ones leave nothing to the database.
    for (const [index, term] of ids.tags.slice(0, 7).entries())
      if (ids.posts.indexOf(post) % 8 > index) relate(post, term);
    if (random.chance(0.1)) relate(post, 41);
  }
  const add = (id: number, taxonomy: string, name: string, slug: string, parent = 0) => {
    rows.push({ term_id: id, name, slug, term_group: 0 });
    const description = id % 3 === 0 ? `About "${slug}" -- &amp; more` : '';
    taxonomies.push({ term_taxonomy_id: id, term_id: id, taxonomy, description, parent, count: counts.get(id) ?? 0 });
  };
  ids.categories.forEach((id, index) => {
    const parent = [0, 21, 22, 0, 21, 24][index] ?? 0;
    add(
      id,
      'category',
      ['World', 'Europe & co', 'Berlin', 'Sport', '"Africa"', 'Empty'][index] ?? '',
      `cat-${id}`,
      parent,
    );
  });
  ids.tags.forEach((id, index) => {
    add(
      id,
      'post_tag',
      ['Élections', 'breaking', '10x5', 'a--b', 'Zebra', 'tide', '漁港', 'none'][index] ?? '',
      `tag-${id}`,
    );
  });
  add(41, 'post_format', 'post-format-aside', 'post-format-aside');
  await store.insert('terms', rows);
  await store.insert('term_taxonomy', taxonomies);
  await store.insert('term_relationships', related);
}

async function comments(store: Store, random: Random): Promise<void> {
  const rows: Row[] = [];
  const count = new Map<number, number>();
  for (let id = 501; id < 561; id++) {
    const at = new Date(Date.UTC(2024, 1, 1) + (id - 500) * 3_700_000).toISOString().slice(0, 19).replace('T', ' ');
    const earlier = rows.filter((row) => row.comment_approved === '1');
    const answered = random.chance(0.4) && earlier.length > 0 ? random.pick(earlier) : undefined;
    const post = Number(answered?.comment_post_ID ?? random.pick(ids.posts.slice(0, 8)));
    const user = random.chance(0.4) ? random.pick(ids.users) : 0;
    const approved = random.chance(0.1) ? '0' : '1';
    if (approved === '1') count.set(post, (count.get(post) ?? 0) + 1);
    rows.push(
      commentRow(id, post, {
        ...{ comment_date: at, comment_date_gmt: at, comment_parent: Number(answered?.comment_ID ?? 0), user_id: user },
        ...{ comment_approved: approved, comment_author: random.pick(['A reader', 'O\'Neil & "sons"', '', 'Ωμέγα']) },
        ...{ comment_author_url: random.pick(['', 'http://x.example/?a=1&b=2']) },
        ...{ comment_content: random.pick(['Said "so" -- and\n\nmore :)', '<b>Bold</b> http://x.example/', 'Short']) },
      }),
    );
  }
  await store.insert('comments', rows);
  for (const [post, of] of count) await store.run('update wp_posts set comment_count = ? where ID = ?', [of, post]);
}

/** Stores it all, as a seed draws it. */
export async function storeNewsroom(store: Store, seed: number): Promise<void> {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ 0x51ed270b);
  await storeMedia(store);
  const made = posts(random);
  await store.insert('posts', made.posts);
  await store.insert(
    'postmeta',
    made.meta.map((one) => ({ ...one })),
  );
  await terms(store, random);
  await comments(store, random);
  for (const [name, value] of Object.entries(settings(random))) {
    await store.run('update wp_options set option_value = ? where option_name = ?', [value, name]);
  }
  const option = (name: string, value: string) =>
    store.run("replace into wp_options (option_name, option_value, autoload) values (?, ?, 'on')", [name, value]);
  await option('sticky_posts', serialize(random.some(ids.posts, 3)));
  for (const [name, value] of Object.entries(rareSettings(random))) await option(name, value);
  if (random.chance(0.7)) await option('site_logo', random.pick(['109', '101', '999']));
  await option(
    'theme_mods_twentytwentyfive',
    serialize({ custom_css_post_id: -1, ...(random.chance(0.5) ? { custom_logo: 109 } : {}) }),
  );
  for (const user of ids.users) {
    await store.run('update wp_users set user_url = ? where ID = ?', [user % 2 === 0 ? 'http://x.example/' : '', user]);
    await store.run("update wp_usermeta set meta_value = ? where user_id = ? and meta_key = 'description'", [
      user % 2 === 0 ? 'Writes "much" -- &amp; <b>well</b>' : '',
      user,
    ]);
  }
}
