// Loads a WordPress export (WXR) into the databases of both sides as rows: posts of every type with their ids, meta, terms,
// menus and comments. Files of attachments are not there; their metadata is made up, the same on both sides.
import { readFileSync } from 'node:fs';
import { parseDocument } from 'htmlparser2';
import { serialize } from '../../src/database/php-serialize.ts';
import { metadataOf } from './media.ts';
import { commentRow, postRow, type Row, type Store } from './store.ts';

type Element = ReturnType<typeof parseDocument>['children'][number];

const childrenOf = (of: Element | undefined): Element[] => (of && 'children' in of ? of.children : []);
const named = (of: Element | undefined, name: string): Element[] =>
  childrenOf(of).filter((child) => 'name' in child && child.name === name);
/** The text of the first element of a name. */
function text(of: Element | undefined, name?: string): string {
  if (name !== undefined) return text(named(of, name)[0]);
  return of && 'data' in of
    ? of.data
    : childrenOf(of)
        .map((child) => text(child))
        .join('');
}
const number = (of: Element, name: string): number => Number(text(of, name)) || 0;

interface Term {
  id: number;
  taxonomy: string;
  slug: string;
  name: string;
  parent: string;
  description: string;
  count: number;
}

/** Terms by taxonomy and slug, those of the channel and those that only items name. */
function termsOf(channel: Element, items: readonly Element[]): Map<string, Term> {
  const terms = new Map<string, Term>();
  const add = (taxonomy: string, slug: string, name: string, parent = '', description = '') => {
    const key = `${taxonomy} ${slug}`;
    // The category that every site is born with stays.
    if (slug === '' || slug === 'uncategorized' || terms.has(key)) return;
    // The order of equal names is the database's own: none are equal here.
    const isTaken = [...terms.values()].some((one) => one.taxonomy === taxonomy && one.name === name);
    const own = isTaken ? `${name} (${slug})` : name;
    terms.set(key, { id: 5000 + terms.size, taxonomy, slug, name: own, parent, description, count: 0 });
  };
  for (const one of named(channel, 'wp:category')) {
    const parent = text(one, 'wp:category_parent');
    const description = text(one, 'wp:category_description');
    add('category', text(one, 'wp:category_nicename'), text(one, 'wp:cat_name'), parent, description);
  }
  for (const one of named(channel, 'wp:tag')) {
    add('post_tag', text(one, 'wp:tag_slug'), text(one, 'wp:tag_name'), '', text(one, 'wp:tag_description'));
  }
  for (const one of named(channel, 'wp:term')) {
    add(
      text(one, 'wp:term_taxonomy'),
      text(one, 'wp:term_slug'),
      text(one, 'wp:term_name'),
      text(one, 'wp:term_parent'),
    );
  }
  for (const item of items) {
    for (const one of named(item, 'category')) {
      if ('attribs' in one) add(one.attribs.domain ?? '', one.attribs.nicename ?? '', text(one));
    }
  }
  return terms;
}

/** Replaces everything both sites hold by what the file holds. */
export async function loadWxr(store: Store, path: string): Promise<void> {
  const root = parseDocument(readFileSync(path, 'utf8'), { xmlMode: true });
  const rss = root.children.find((child) => 'name' in child && child.name === 'rss');
  const [channel] = named(rss, 'channel');
  if (!channel) throw new Error(`${path} is no export`);
  const items = named(channel, 'item');
  for (const table of ['posts', 'postmeta', 'comments', 'commentmeta', 'term_relationships']) {
    await store.run(`delete from wp_${table}`);
  }
  const terms = termsOf(channel, items);
  const posts: Row[] = [];
  const meta: Row[] = [];
  const comments: Row[] = [];
  const relations: Row[] = [];
  const sticky: number[] = [];
  const used = new Set<number>();
  for (const item of items) {
    const own = number(item, 'wp:post_id');
    // Two items of one id: the later gets another, as it does when it is imported.
    const id = used.has(own) ? 100_000 + own : own;
    used.add(id);
    posts.push(postOf(item, id));
    if (text(item, 'wp:is_sticky') === '1') sticky.push(id);
    meta.push(...metaOf(item, id));
    for (const one of named(item, 'category')) {
      const term = 'attribs' in one ? terms.get(`${one.attribs.domain} ${one.attribs.nicename}`) : undefined;
      if (!term) continue;
      relations.push({ object_id: id, term_taxonomy_id: term.id, term_order: 0 });
      if (text(item, 'wp:status') === 'publish') term.count++;
    }
    comments.push(...named(item, 'wp:comment').map((comment) => commentOf(comment, id)));
  }
  await store.insert('posts', posts);
  await store.insert('postmeta', meta);
  await store.insert('comments', comments);
  await store.insert('term_relationships', relations);
  await storeTerms(store, [...terms.values()]);
  await store.run("update wp_options set option_value = ? where option_name = 'sticky_posts'", [serialize(sticky)]);
}

async function storeTerms(store: Store, terms: readonly Term[]): Promise<void> {
  const idOf = ({ parent, taxonomy }: Term) =>
    terms.find((one) => parent !== '' && one.slug === parent && one.taxonomy === taxonomy)?.id ?? 0;
  await store.insert(
    'terms',
    terms.map(({ id, name, slug }) => ({ term_id: id, name, slug, term_group: 0 })),
  );
  await store.insert(
    'term_taxonomy',
    terms.map((term) => ({
      ...{ term_taxonomy_id: term.id, term_id: term.id, taxonomy: term.taxonomy, description: term.description },
      ...{ parent: idOf(term), count: term.count },
    })),
  );
}

/** Nothing random can be compared: galleries in random order get the order of their ids. */
const contentOf = (item: Element): string =>
  text(item, 'content:encoded').trimEnd().replaceAll('orderby="rand"', 'orderby="ID"');

function postOf(item: Element, id: number): Row {
  const date = text(item, 'wp:post_date');
  const isFile = text(item, 'wp:post_type') === 'attachment';
  return postRow(id, {
    ...{ post_author: text(item, 'dc:creator') === 'themedemos' ? 1 : 2, post_title: text(item, 'title') },
    ...{ post_content: contentOf(item), post_excerpt: text(item, 'excerpt:encoded') },
    ...{ post_date: date, post_date_gmt: text(item, 'wp:post_date_gmt'), guid: text(item, 'guid') },
    post_modified: text(item, 'wp:post_modified') || date,
    post_modified_gmt: text(item, 'wp:post_modified_gmt') || text(item, 'wp:post_date_gmt'),
    ...{ comment_status: text(item, 'wp:comment_status'), ping_status: text(item, 'wp:ping_status') },
    ...{ post_name: text(item, 'wp:post_name'), post_status: text(item, 'wp:status') },
    ...{ post_parent: number(item, 'wp:post_parent'), menu_order: number(item, 'wp:menu_order') },
    ...{ post_type: text(item, 'wp:post_type'), post_password: text(item, 'wp:post_password') },
    post_mime_type: isFile ? mimeOf(text(item, 'wp:attachment_url')) : '',
    comment_count: named(item, 'wp:comment').filter((one) => text(one, 'wp:comment_approved') === '1').length,
  });
}

const mimes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  mp3: 'audio/mpeg',
};
const mimeOf = (url: string): string => mimes[url.split('.').pop()?.toLowerCase() ?? ''] ?? 'video/mp4';

function metaOf(item: Element, id: number): Row[] {
  const rows: Row[] = named(item, 'wp:postmeta').map((one) => ({
    ...{ post_id: id, meta_key: text(one, 'wp:meta_key'), meta_value: text(one, 'wp:meta_value') },
  }));
  const file = /\/((?:\d{4}\/\d\d\/)?[^/]+)$/.exec(text(item, 'wp:attachment_url'))?.[1];
  if (file === undefined) return rows;
  rows.push({ post_id: id, meta_key: '_wp_attached_file', meta_value: file });
  if (mimeOf(file).startsWith('image/')) {
    rows.push({ post_id: id, meta_key: '_wp_attachment_metadata', meta_value: serialize(metadataOf(file, 1600, 900)) });
  }
  return rows;
}

function commentOf(comment: Element, post: number): Row {
  return commentRow(number(comment, 'wp:comment_id'), post, {
    ...{
      comment_author: text(comment, 'wp:comment_author'),
      comment_author_email: text(comment, 'wp:comment_author_email'),
    },
    ...{
      comment_author_url: text(comment, 'wp:comment_author_url'),
      comment_content: text(comment, 'wp:comment_content'),
    },
    ...{ comment_date: text(comment, 'wp:comment_date'), comment_date_gmt: text(comment, 'wp:comment_date_gmt') },
    ...{ comment_approved: text(comment, 'wp:comment_approved'), comment_parent: number(comment, 'wp:comment_parent') },
    comment_type: text(comment, 'wp:comment_type') || 'comment',
  });
}
