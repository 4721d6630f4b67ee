// Asks the posts API in tests the way a client does: parsed request in, finished answer out.
import { accountViewer, findAccount } from '../../../access/account.ts';
import { anonymous } from '../../../access/make-viewer.ts';
import type { NewPostRow } from '../../../database/schema.ts';
import type { TestSite } from '../../../testing.ts';
import { dispatch, finish } from '../../engine/dispatch.ts';
import { parseQuery } from '../../engine/query.ts';
import { parseEmbed, responseData } from '../../engine/render.ts';
import { createRestServer } from '../../engine/server.ts';
import { emptyParams } from '../../engine/sources.ts';
import type { Method, Params, Route } from '../../engine/types.ts';
import { postRoutes } from './routes.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | number>;
  /** As a client sees it, read back from its JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly data: any;
}

export type Ask = (method: Method, path: string, more?: { as?: string; body?: Params }) => Promise<Answer>;

/** `ask('GET', '/wp/v2/posts/1?context=edit', { as: 'editor' })`. */
export function postsApi(site: TestSite, further: readonly Route[] = []): Ask {
  const server = createRestServer(site, [...postRoutes(site), ...further]);
  return async (method, path, { as, body } = {}) => {
    const [route = '', query = ''] = path.split('?');
    const account = as === undefined ? null : await findAccount(site, 'login', as);
    const viewer = account ? accountViewer(site, account, { method: 'application-password' }) : anonymous();
    const request = {
      method,
      route,
      query: parseQuery(query),
      form: emptyParams(),
      json: body ?? null,
      headers: {},
    };
    const response = await finish(await dispatch(server, request, viewer), request);
    if (response.failure) throw response.failure;
    const data = await responseData(server, response, viewer, parseEmbed(request.query._embed));
    return { status: response.status, headers: response.headers, data: JSON.parse(JSON.stringify(data ?? null)) };
  };
}

/** Puts a post into the table as it is given, and into the terms with these ids of term_taxonomy. Answers its id. */
export async function storedPost(site: TestSite, row: Partial<NewPostRow> = {}, terms: number[] = []): Promise<number> {
  const date = row.post_date ?? '2025-01-02 10:00:00';
  const { insertId } = await site.database.kysely
    .insertInto('posts')
    .values({
      post_author: 1,
      post_date: date,
      post_date_gmt: date,
      post_modified: date,
      post_modified_gmt: date,
      post_title: 'A post',
      post_content: '<p>Text</p>',
      post_excerpt: 'Short',
      post_name: 'a-post',
      to_ping: '',
      pinged: '',
      post_content_filtered: '',
      post_status: 'publish',
      post_type: 'post',
      ...row,
    })
    .executeTakeFirstOrThrow();
  const id = Number(insertId);
  for (const term of terms) {
    await site.database.kysely
      .insertInto('term_relationships')
      .values({ object_id: id, term_taxonomy_id: term })
      .execute();
  }
  site.caches.changed();
  return id;
}

/** Puts a meta row into the table. */
export async function storedMeta(site: TestSite, id: number, key: string, value: string): Promise<void> {
  await site.database.kysely.insertInto('postmeta').values({ post_id: id, meta_key: key, meta_value: value }).execute();
  site.caches.changed();
}

/** Makes a term; answers its id (of both tables). */
export async function storedTerm(site: TestSite, taxonomy: string, name: string, slug: string): Promise<number> {
  const { kysely } = site.database;
  const { insertId } = await kysely.insertInto('terms').values({ name, slug }).executeTakeFirstOrThrow();
  const id = Number(insertId);
  await kysely
    .insertInto('term_taxonomy')
    .values({ term_id: id, term_taxonomy_id: id, taxonomy, description: '' })
    .execute();
  site.caches.changed();
  return id;
}
