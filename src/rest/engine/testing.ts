// A site for tests of the engine: an empty SQLite database in memory with the options that addresses depend on.

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous } from '../../access/make-viewer.ts';
import { FixedClock } from '../../base/clock.ts';
import type { Site } from '../../content/site.ts';
import type { Database } from '../../database/database.ts';
import { openDatabase } from '../../database/open.ts';
import { createTables } from '../../database/testing.ts';
import { composeSite } from '../../site.ts';
import { dispatch, finish } from './dispatch.ts';
import { parseQuery } from './query.ts';
import { type Embedding, responseData } from './render.ts';
import type { RestServer } from './server.ts';
import { emptyParams } from './sources.ts';
import type { RestRequest, RestResponse } from './types.ts';

export interface EngineSite {
  readonly site: Site;
  readonly database: Database;
}

export async function engineSite(options: Readonly<Record<string, string>> = {}): Promise<EngineSite> {
  const database = await openDatabase({ url: ':memory:' });
  await createTables(database);
  const all = {
    home: 'https://example.org',
    siteurl: 'https://example.org',
    permalink_structure: '/%postname%/',
    blogname: 'Harbour News',
    ...options,
  };
  const rows = Object.entries(all).map(([option_name, option_value]) => ({ option_name, option_value }));
  await database.kysely.insertInto('options').values(rows).execute();
  const pair = { key: 'key', salt: 'salt' };
  const site = await composeSite(
    {
      salts: { auth: pair, secure_auth: pair, logged_in: pair, nonce: pair },
      uploads: { path: join(tmpdir(), 'broadsheet-engine-uploads') },
      data: 'data',
      defines: {},
    },
    database,
    { clock: new FixedClock(Date.UTC(2026, 0, 1)) },
  );
  return { site, database };
}

/** A request from within: method and address with its query (`GET /wp/v2/posts?page=2`), and more where it matters. */
export function request(line: string, more: Partial<RestRequest> = {}): RestRequest {
  const [method = 'GET', address = '/'] = line.split(' ');
  const [route = '/', query = ''] = address.split('?');
  return {
    // Tests write methods of their own.
    method: method as RestRequest['method'],
    route,
    query: parseQuery(query),
    form: emptyParams(),
    json: null,
    headers: {},
    ...more,
  };
}

/** Dispatches as nobody and finishes; the response with its whole data. */
export async function ask(
  server: RestServer,
  line: string,
  more: Partial<RestRequest> = {},
  embedding: Embedding = false,
): Promise<RestResponse> {
  const asked = request(line, more);
  const response = await finish(await dispatch(server, asked, anonymous()), asked);
  return { ...response, data: await responseData(server, response, anonymous(), embedding) };
}
