// What a document only points at (author, terms, media, revisions, parent) stands as a placeholder under its own id until
// an import brings the thing itself. Placeholders are ordinary rows, so that WordPress reads them as well.

import { isDefaultPost } from '../../content/install/default-content.ts';
import { deletePost } from '../../content/posts/delete.ts';
import type { Site } from '../../content/site.ts';
import { noDate, type PostRow } from '../../database/schema.ts';
import type { PostDocument } from './shape.ts';

type ObjectType = 'post' | 'term' | 'user';

/** Marks a row as brought or stood in for by an import. */
export async function mark(
  site: Site,
  type: ObjectType,
  id: number,
  state: 'imported' | 'placeholder' | 'filler',
  hash = '',
): Promise<void> {
  const { kysely } = site.database;
  await kysely.deleteFrom('broadsheet_imports').where('object_type', '=', type).where('object_id', '=', id).execute();
  await kysely
    .insertInto('broadsheet_imports')
    .values({ object_type: type, object_id: id, state, document_hash: hash })
    .execute();
}

export async function markOf(site: Site, type: ObjectType, id: number) {
  return site.database.kysely
    .selectFrom('broadsheet_imports')
    .selectAll()
    .where('object_type', '=', type)
    .where('object_id', '=', id)
    .executeTakeFirst();
}

/** A posts row with every column set, as a base for rows that an import writes. */
export function emptyPost(type: string, date: string): Omit<PostRow, 'ID'> {
  return {
    post_author: 0,
    post_date: date,
    post_date_gmt: date,
    post_content: '',
    post_title: '',
    post_excerpt: '',
    post_status: 'inherit',
    comment_status: 'closed',
    ping_status: 'closed',
    post_password: '',
    post_name: '',
    to_ping: '',
    pinged: '',
    post_modified: date,
    post_modified_gmt: date === noDate ? noDate : date,
    post_content_filtered: '',
    post_parent: 0,
    guid: '',
    menu_order: 0,
    post_type: type,
    post_mime_type: '',
    comment_count: 0,
  };
}

/** A user under its id, without a usable password and without a role. Nothing where the user exists. */
export async function standInUser(site: Site, id: number): Promise<boolean> {
  if (id === 0) return false;
  const { kysely } = site.database;
  if (await kysely.selectFrom('users').select('ID').where('ID', '=', id).executeTakeFirst()) return false;
  const login = `author-${id}`;
  await kysely
    .insertInto('users')
    .values({
      ID: id,
      user_login: login,
      user_pass: '!',
      user_nicename: login,
      user_email: '',
      user_url: '',
      user_registered: noDate,
      user_activation_key: '',
      user_status: 0,
      display_name: login,
    })
    .execute();
  await mark(site, 'user', id, 'placeholder');
  return true;
}

/** A term of a taxonomy under its id. Nothing where that id is a term of the taxonomy already. */
export async function standInTerm(site: Site, id: number, taxonomy: string, slug: string): Promise<boolean> {
  const { kysely } = site.database;
  if (
    await kysely
      .selectFrom('term_taxonomy')
      .select('term_id')
      .where('term_id', '=', id)
      .where('taxonomy', '=', taxonomy)
      .executeTakeFirst()
  )
    return false;
  const name = slug.replace(/[-_]+/g, ' ').replace(/(^|\s)\p{Ll}/gu, (letters) => letters.toUpperCase());
  if (!(await kysely.selectFrom('terms').select('term_id').where('term_id', '=', id).executeTakeFirst())) {
    await kysely.insertInto('terms').values({ term_id: id, name, slug, term_group: 0 }).execute();
  }
  const taken = await kysely
    .selectFrom('term_taxonomy')
    .select('term_taxonomy_id')
    .where('term_taxonomy_id', '=', id)
    .executeTakeFirst();
  await kysely
    .insertInto('term_taxonomy')
    .values({ ...(taken ? {} : { term_taxonomy_id: id }), term_id: id, taxonomy, description: '', parent: 0, count: 0 })
    .execute();
  await mark(site, 'term', id, 'placeholder');
  return true;
}

/** What an import may do away with. */
export interface ImportRules {
  /** Ids of a WordPress's default posts, where it holds nothing else; ours are known by their texts. */
  readonly defaults: ReadonlySet<number>;
  /** Texts without blocks become blocks, made of the HTML that the document has of them. */
  readonly toBlocks: boolean;
}

/** The post that has an id, after what an installation made and nobody changed has given way to an import. */
export async function heldPost(site: Site, id: number, rules: ImportRules): Promise<PostRow | undefined> {
  const held = await site.database.kysely.selectFrom('posts').selectAll().where('ID', '=', id).executeTakeFirst();
  const isDefault = held && (rules.defaults.has(id) || isDefaultPost(held));
  if (!isDefault || (await markOf(site, 'post', id))) return held;
  await deletePost(site, id);
  return undefined;
}

/** A post row (media, page, revision) under its id. Nothing where a post has that id. */
export async function standInPost(
  site: Site,
  id: number,
  values: Partial<PostRow> & { post_type: string },
  rules: ImportRules,
): Promise<boolean> {
  if (await heldPost(site, id, rules)) return false;
  await site.database.kysely
    .insertInto('posts')
    .values({ ...emptyPost(values.post_type, values.post_date ?? noDate), ...values, ID: id })
    .execute();
  await mark(site, 'post', id, 'placeholder');
  return true;
}

/**
 * The revisions a document counts: the latest under its id, the others, whose ids it does not say, under new ones.
 * Answers how many rows were made.
 */
export async function standInRevisions(site: Site, document: PostDocument, rules: ImportRules): Promise<number> {
  const { kysely } = site.database;
  const { count, latest } = document.revisions;
  const revision = (modified: string, modifiedGmt: string) => ({
    ...emptyPost('revision', modified),
    post_author: document.author,
    post_date_gmt: modifiedGmt,
    post_modified_gmt: modifiedGmt,
    post_name: `${document.id}-revision-v1`,
    post_parent: document.id,
  });
  const held = await kysely
    .selectFrom('posts')
    .select('ID')
    .where('post_parent', '=', document.id)
    .where('post_type', '=', 'revision')
    .execute();
  let missing = count - held.length;
  let made = 0;
  if (
    latest > 0 &&
    missing > 0 &&
    (await standInPost(site, latest, revision(document.modified, document.modifiedGmt), rules))
  ) {
    missing--;
    made++;
  }
  for (; missing > 0; missing--) {
    // Older than the latest, so that it stays the predecessor: revisions stand in order of date, then of id.
    const older = secondBefore([document.date, document.modified].sort()[0] ?? document.date);
    const { insertId } = await kysely.insertInto('posts').values(revision(older, older)).executeTakeFirstOrThrow();
    await mark(site, 'post', Number(insertId), 'filler');
    made++;
  }
  return made;
}

function secondBefore(date: string): string {
  const time = Date.parse(`${date.replace(' ', 'T')}Z`);
  return new Date(time - 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Makes room for an imported thing under `id`: a filler there moves to a new id. */
export async function moveFiller(site: Site, id: number): Promise<void> {
  const { kysely } = site.database;
  const row = await kysely.selectFrom('posts').selectAll().where('ID', '=', id).executeTakeFirst();
  if (!row) return;
  const { ID: _, ...values } = row;
  await kysely.deleteFrom('posts').where('ID', '=', id).execute();
  await kysely.deleteFrom('broadsheet_imports').where('object_type', '=', 'post').where('object_id', '=', id).execute();
  const { insertId } = await kysely.insertInto('posts').values(values).executeTakeFirstOrThrow();
  await mark(site, 'post', Number(insertId), 'filler');
}
