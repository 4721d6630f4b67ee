// Writes one checked document: the post under its own id, its terms, meta and rendered HTML, and placeholders for what it
// points at. Runs inside the import's transaction; writes nothing where the same document is here already.
import { createHash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { SiteError } from '../../base/error.ts';
import { keepEmbeds } from '../../content/embeds/remember.ts';
import { isSticky, setSticky, unsetSticky } from '../../content/posts/sticky.ts';
import type { Site } from '../../content/site.ts';
import { recountTerms } from '../../content/terms/counts.ts';
import { maybeSerialize } from '../../database/php-serialize.ts';
import { noDate, type PostRow } from '../../database/schema.ts';
import { formatPath } from './json-path.ts';
import { mapAddress, originHome } from './origin.ts';
import {
  heldPost,
  type ImportRules,
  mark,
  markOf,
  moveFiller,
  standInPost,
  standInRevisions,
  standInTerm,
  standInUser,
} from './placeholders.ts';
import type { PostDocument } from './shape.ts';
import { type StoredText, sourceHash, storedText } from './store-text.ts';

export type Written = 'created' | 'filled' | 'updated' | 'unchanged' | 'kept';

export interface WriteResult {
  what: Written;
  /** Placeholder rows made for what the document points at. */
  placeholders: number;
  /** Things a person should know. */
  warnings: string[];
}

/** Writes a document. Throws SiteError `import_id_taken` where its id belongs to something else. */
export async function writeDocument(site: Site, document: PostDocument, rules: ImportRules): Promise<WriteResult> {
  const { kysely } = site.database;
  const where = (...path: (string | number)[]) => `${document.file}: ${formatPath([...document.path, ...path])}`;
  const hash = createHash('sha256').update(JSON.stringify(document.raw)).digest('hex');
  let held = await heldPost(site, document.id, rules);
  const held_mark = held ? await markOf(site, 'post', document.id) : undefined;
  if (held && held_mark?.state === 'filler') {
    await moveFiller(site, document.id);
    held = undefined;
  }
  const replaceable = held_mark?.state === 'placeholder';
  if (held && held.post_type !== document.type && !replaceable) {
    throw new SiteError(
      'import_id_taken',
      `${where('id')}: ${document.id} is a ${held.post_type} here, the document a ${document.type}`,
    );
  }
  if (held && held_mark?.state === 'imported') {
    if (held_mark.document_hash === hash) return { what: 'unchanged', placeholders: 0, warnings: [] };
    if (await editedSince(site, held))
      return { what: 'kept', placeholders: 0, warnings: [`${where()}: post ${held.ID} was edited here and stays`] };
  } else if (held && !replaceable) {
    throw new SiteError(
      'import_id_taken',
      `${where('id')}: post ${document.id} is here already and did not come from an import`,
    );
  }

  const warnings: string[] = [];
  const text = storedText(document, rules.toBlocks);
  const row = postRow(site, document, text, warnings, where);
  let placeholders = 0;
  if (await standInUser(site, document.author)) placeholders++;
  if (
    document.parent > 0 &&
    (await standInPost(
      site,
      document.parent,
      {
        post_type: document.type,
        post_status: 'draft',
        post_name: `${document.type}-${document.parent}`,
      },
      rules,
    ))
  )
    placeholders++;
  if (held) await kysely.updateTable('posts').set(row).where('ID', '=', document.id).execute();
  else
    await kysely
      .insertInto('posts')
      .values({ ...row, ID: document.id })
      .execute();
  if (
    document.featuredMedia > 0 &&
    (await standInPost(
      site,
      document.featuredMedia,
      {
        post_type: 'attachment',
        post_author: document.author,
        post_date: row.post_date,
        post_date_gmt: row.post_date_gmt,
        post_modified: row.post_date,
        post_modified_gmt: row.post_date_gmt,
        post_name: `media-${document.featuredMedia}`,
        comment_status: 'open',
      },
      rules,
    ))
  )
    placeholders++;
  placeholders += await standInRevisions(site, document, rules);
  placeholders += await writeTerms(site, document);
  await writeMeta(site, document, warnings, where);
  await keepEmbeds(site, document.id, text.content, text.embeds);
  await writeSticky(site, document);
  await kysely.deleteFrom('broadsheet_rendered').where('post_id', '=', document.id).execute();
  await kysely
    .insertInto('broadsheet_rendered')
    .values({
      post_id: document.id,
      source_hash: sourceHash(text),
      title: document.title.rendered,
      content: document.content.rendered,
      excerpt: document.excerpt.rendered,
    })
    .execute();
  await mark(site, 'post', document.id, 'imported', hash);
  site.caches.changed();
  return { what: !held ? 'created' : held_mark?.state === 'imported' ? 'updated' : 'filled', placeholders, warnings };
}

/** Was the post's text changed here since it was imported? */
async function editedSince(site: Site, post: PostRow): Promise<boolean> {
  const kept = await site.database.kysely
    .selectFrom('broadsheet_rendered')
    .select('source_hash')
    .where('post_id', '=', post.ID)
    .executeTakeFirst();
  return (
    kept?.source_hash !== sourceHash({ title: post.post_title, content: post.post_content, excerpt: post.post_excerpt })
  );
}

function postRow(
  site: Site,
  document: PostDocument,
  text: StoredText,
  warnings: string[],
  where: (...path: string[]) => string,
): Omit<PostRow, 'ID'> {
  const isProtected = document.content.protected || document.excerpt.protected;
  let password = typeof document.raw.password === 'string' ? document.raw.password : '';
  if (isProtected && password === '') {
    // The document does not say the password; without one the post would be open to all.
    password = randomBytes(12).toString('base64url');
    warnings.push(
      `${where('content', 'protected')}: post ${document.id} has a password that the document does not say; it got a new one`,
    );
  }
  return {
    post_author: document.author,
    post_date: document.date,
    post_date_gmt: document.dateGmt ?? noDate,
    post_content: text.content,
    post_title: text.title,
    post_excerpt: text.excerpt,
    post_status: document.status,
    comment_status: document.commentStatus,
    ping_status: document.pingStatus,
    post_password: password,
    post_name: document.slug,
    to_ping: '',
    pinged: '',
    post_modified: document.modified,
    post_modified_gmt: document.modifiedGmt,
    post_content_filtered: '',
    post_parent: document.parent,
    guid: mapAddress(document.guid, originHome(document), site.options.home),
    menu_order: document.menuOrder,
    post_type: document.type,
    post_mime_type: '',
    comment_count: 0,
  };
}

/** Replaces the post's terms by the document's; unknown ones become placeholders with the slugs its classes show. */
async function writeTerms(site: Site, document: PostDocument): Promise<number> {
  const { kysely } = site.database;
  let placeholders = 0;
  const attached: number[] = [];
  for (const taxonomy of site.registry.taxonomiesOf(document.type)) {
    const ids = document.terms[taxonomy.restBase] ?? [];
    const prefix = taxonomy.name === 'post_tag' ? 'tag-' : `${taxonomy.name}-`;
    const slugs = (document.classList?.list ?? [])
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length));
    for (const [index, id] of ids.entries()) {
      const slug = slugs.length === ids.length ? slugs[index] : undefined;
      if (await standInTerm(site, id, taxonomy.name, slug ?? `${taxonomy.name}-${id}`)) placeholders++;
    }
    if (ids.length > 0) {
      const rows = await kysely
        .selectFrom('term_taxonomy')
        .select('term_taxonomy_id')
        .where('taxonomy', '=', taxonomy.name)
        .where('term_id', 'in', ids)
        .execute();
      attached.push(...rows.map((row) => row.term_taxonomy_id));
    }
    if (taxonomy.name === 'post_format' && document.format !== 'standard' && document.format !== '')
      attached.push(await formatTerm(site, document.format));
  }
  const before = await kysely
    .selectFrom('term_relationships')
    .select('term_taxonomy_id')
    .where('object_id', '=', document.id)
    .execute();
  await kysely.deleteFrom('term_relationships').where('object_id', '=', document.id).execute();
  if (attached.length > 0) {
    await kysely
      .insertInto('term_relationships')
      .values([...new Set(attached)].map((id) => ({ object_id: document.id, term_taxonomy_id: id, term_order: 0 })))
      .execute();
  }
  const touched = [...new Set([...attached, ...before.map((row) => row.term_taxonomy_id)])];
  for (const taxonomy of site.registry.taxonomiesOf(document.type)) {
    if (touched.length === 0) break;
    const own = await kysely
      .selectFrom('term_taxonomy')
      .select('term_taxonomy_id')
      .where('taxonomy', '=', taxonomy.name)
      .where('term_taxonomy_id', 'in', touched)
      .execute();
    await recountTerms(
      site,
      own.map((row) => row.term_taxonomy_id),
      taxonomy,
    );
  }
  return placeholders;
}

/** term_taxonomy_id of a post format's term, made where it is missing. */
async function formatTerm(site: Site, format: string): Promise<number> {
  const { kysely } = site.database;
  const slug = `post-format-${format}`;
  const held = await kysely
    .selectFrom('term_taxonomy as tt')
    .innerJoin('terms as t', 't.term_id', 'tt.term_id')
    .select('tt.term_taxonomy_id')
    .where('tt.taxonomy', '=', 'post_format')
    .where('t.slug', '=', slug)
    .executeTakeFirst();
  if (held) return held.term_taxonomy_id;
  const term = await kysely.insertInto('terms').values({ name: slug, slug, term_group: 0 }).executeTakeFirstOrThrow();
  const made = await kysely
    .insertInto('term_taxonomy')
    .values({ term_id: Number(term.insertId), taxonomy: 'post_format', description: '', parent: 0, count: 0 })
    .executeTakeFirstOrThrow();
  return Number(made.insertId);
}

/** Stores meta that differs from its registered default; keys nobody registered are kept under their own names. */
async function writeMeta(
  site: Site,
  document: PostDocument,
  warnings: string[],
  where: (...path: string[]) => string,
): Promise<void> {
  const { kysely } = site.database;
  const registered = new Map(
    site.registry
      .metaOf('post', document.type)
      .map((meta) => [(meta.showInRest ? meta.showInRest.name : undefined) ?? meta.key, meta] as const),
  );
  const rows: { key: string; value: string }[] = [];
  for (const [name, value] of Object.entries(document.meta)) {
    const meta = registered.get(name);
    if (!meta)
      warnings.push(
        `${where('meta', name)}: no extension here knows this key; it is stored but does not show in answers`,
      );
    const fallback =
      typeof meta?.default === 'function'
        ? meta.default({ option: (key: string) => site.options.get(key), now: () => site.clock.now() })
        : meta?.default;
    if (value === null || isDeepStrictEqual(value, fallback) || (isEmpty(value) && isEmpty(fallback))) continue;
    const values = meta && !meta.single && Array.isArray(value) ? value : [value];
    for (const one of values) rows.push({ key: meta?.key ?? name, value: stored(one) });
  }
  if (document.featuredMedia > 0) rows.push({ key: '_thumbnail_id', value: String(document.featuredMedia) });
  if (document.template !== '') rows.push({ key: '_wp_page_template', value: document.template });
  const keys = [
    ...new Set([
      ...rows.map((row) => row.key),
      ...[...registered.values()].map((meta) => meta.key),
      '_thumbnail_id',
      '_wp_page_template',
    ]),
  ];
  await kysely.deleteFrom('postmeta').where('post_id', '=', document.id).where('meta_key', 'in', keys).execute();
  if (rows.length > 0) {
    await kysely
      .insertInto('postmeta')
      .values(rows.map((row) => ({ post_id: document.id, meta_key: row.key, meta_value: row.value })))
      .execute();
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** A value as WordPress stores meta: booleans as '1' and '', numbers as text, lists and maps serialized. */
function stored(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '';
  return maybeSerialize(value);
}

async function writeSticky(site: Site, document: PostDocument): Promise<void> {
  if (isSticky(site, document.id) === document.sticky) return;
  await (document.sticky ? setSticky : unsetSticky)(site, document.id);
}
