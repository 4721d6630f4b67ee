// Users through the API, as a WordPress 7.1 answered and stored (users.facts.json: `status | Allow | rest`, in the order
// visitor, administrator, editor, author, contributor, subscriber; rows as `key=value` in their order).
import { expect, it } from 'vitest';
import { anonymous } from '../../../access/make-viewer.ts';
import type { Viewer } from '../../../access/viewer.ts';
import { viewerOf } from '../../../content/users/viewer.ts';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { dispatch, finish } from '../../engine/dispatch.ts';
import { parseQuery } from '../../engine/query.ts';
import { responseData } from '../../engine/render.ts';
import { createRestServer, type RestServer } from '../../engine/server.ts';
import { emptyParams } from '../../engine/sources.ts';
import type { Method, RestRequest } from '../../engine/types.ts';
import { userRoutes } from './routes.ts';
import facts from './users.facts.json' with { type: 'json' };

const names = ['none', 'admin', 'editor', 'author', 'contributor', 'subscriber'];

async function viewer(site: TestSite, name: string): Promise<Viewer> {
  return name === 'none' ? anonymous() : viewerOf(site, names.indexOf(name));
}

function request(method: string, address: string, body: unknown): RestRequest {
  const [path = '', query = ''] = address.split('?');
  const json = typeof body === 'object' && body !== null ? Object.assign(emptyParams(), body) : null;
  const route = `/wp/v2${path}`;
  return { method: method as Method, route, query: parseQuery(query), form: emptyParams(), json, headers: {} };
}

async function ask(server: RestServer, site: TestSite, name: string, method: string, address: string, body?: unknown) {
  const sent = request(method, address, body);
  const asking = await viewer(site, name);
  const response = await finish(await dispatch(server, sent, asking), sent);
  if (response.failure) throw response.failure;
  const data: unknown = await responseData(server, response, asking, false);
  return { response, data };
}

/** The answer in the form of the facts. */
function line({ response, data }: Awaited<ReturnType<typeof ask>>): string {
  const parts = [response.status, response.headers.Allow ?? '-'];
  const found: unknown = JSON.parse(JSON.stringify(data));
  if (Array.isArray(found)) {
    const total = `${response.headers['X-WP-Total']}/${response.headers['X-WP-TotalPages']}`;
    parts.push(`${total} ${found.map((item) => item.id).join()}`);
  } else if (isRecord(found) && typeof found.code === 'string') parts.push(errorLine(found.code, found.data));
  else if (isRecord(found)) parts.push(keys(found));
  return parts.join(' | ');
}

function errorLine(code: string, data: unknown): string {
  const { params, details } = isRecord(data) ? data : {};
  const named = Array.isArray(params) ? params : isRecord(params) ? Object.keys(params) : null;
  const codes = Object.values(isRecord(details) ? details : {}).map((one) => (isRecord(one) ? one.code : ''));
  return `${code}${named ? ` ${named.join()}` : ''}${details ? ` ${codes.join()}` : ''}`;
}

function keys(data: Record<string, unknown>): string {
  const nested = ['previous', '_links'];
  return Object.entries(data)
    .map(([key, value]) => (nested.includes(key) && isRecord(value) ? `${key}(${Object.keys(value).join()})` : key))
    .join();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describeEachSite('/wp/v2/users', (open) => {
  async function start() {
    const site = await open();
    return { site, server: createRestServer(site, userRoutes(site)) };
  }

  it('answers every reader as WordPress does', async () => {
    const { site, server } = await start();
    for (const [address, expected] of Object.entries<string | string[]>(facts.reads)) {
      for (const [index, name] of names.entries()) {
        const wanted = Array.isArray(expected) ? (expected[index] ?? expected[1]) : expected;
        expect(`${name} ${address}: ${line(await ask(server, site, name, 'GET', address))}`).toBe(
          `${name} ${address}: ${wanted}`,
        );
      }
    }
  });

  it('shows users key by key as WordPress does', async () => {
    const { site, server } = await start();
    const dated = (value: unknown) =>
      JSON.stringify(value).replace(/"registered_date":"[^"]*"/, '"registered_date":""');
    for (const [asked, document] of Object.entries(facts.documents)) {
      const [name = '', address = ''] = asked.split(' ');
      const { data } = await ask(server, site, name, 'GET', address);
      expect(dated(data)).toBe(dated(document));
    }
  });

  it('writes what WordPress writes', async () => {
    const { site, server } = await start();
    for (const [name, method, address, body, expected] of facts.writes) {
      const asked = `${name} ${method} ${address} ${JSON.stringify(body)}`;
      const answer = await ask(server, site, String(name), String(method), String(address), body);
      // A mistake of the sender that WordPress answers with 500 is a 400 here.
      expect(`${asked}: ${line(answer)}`).toBe(`${asked}: ${String(expected).replace(/^500/, '400')}`);
    }
    const { kysely } = site.database;
    const rows: Record<string, string[]> = {};
    for (const user of await kysely.selectFrom('users').selectAll().orderBy('ID').execute()) {
      if (user.ID !== 3 && user.ID <= 5) continue;
      const meta = await kysely
        .selectFrom('usermeta')
        .selectAll()
        .where('user_id', '=', user.ID)
        .orderBy('umeta_id')
        .execute();
      const { user_login, user_nicename, user_email, user_url, user_activation_key, user_status, display_name } = user;
      const row = [user_login, user_nicename, user_email, user_url, user_activation_key, user_status, display_name];
      rows[user.ID] = [row.join('|'), ...meta.map((one) => `${one.meta_key}=${one.meta_value}`)];
      expect(user.user_pass).toMatch(/^\$wp\$2y\$10\$/);
    }
    expect(rows).toEqual(facts.rows);
    expect(site.options.get('user_count')).toBe(facts.userCount);
  });

  it('hands out an application password once, and lets its owner revoke it', async () => {
    const { site, server } = await start();
    const made = await ask(server, site, 'author', 'POST', '/users/me/application-passwords', { name: 'A <b>b</b>' });
    const item = isRecord(made.data) ? made.data : {};
    expect([made.response.status, item.name]).toEqual([201, 'A b']);
    expect(item.password).toMatch(/^(?:\w{4} ){5}\w{4}$/);
    expect(made.response.headers.Location).toBe(
      `http://example.test/wp-json/wp/v2/users/3/application-passwords/${item.uuid}`,
    );
    const { data: list } = await ask(server, site, 'author', 'GET', '/users/me/application-passwords');
    expect(Array.isArray(list) && list.map((one) => Object.keys(one).join())).toEqual([
      'uuid,app_id,name,created,last_used,last_ip,_links',
    ]);
    const other = await ask(server, site, 'editor', 'DELETE', `/users/3/application-passwords/${item.uuid}`);
    expect(line(other)).toBe('403 | - | rest_cannot_delete_application_password');
    const gone = await ask(server, site, 'author', 'DELETE', `/users/3/application-passwords/${item.uuid}`);
    expect(line(gone)).toContain('200');
    const { data: left } = await ask(server, site, 'author', 'GET', '/users/me/application-passwords');
    expect(left).toEqual([]);
  });

  it('asks the database as often for many users as for few', async () => {
    const { site, server } = await start();
    const counts: number[] = [];
    for (const perPage of [2, 100]) {
      await ask(server, site, 'admin', 'GET', `/users?per_page=${perPage}&page=1`);
      site.caches.changed();
      const asking = await viewer(site, 'admin');
      const before = site.database.queryCount;
      const sent = request('GET', `/users?per_page=${perPage}&context=edit`, null);
      await responseData(server, await finish(await dispatch(server, sent, asking), sent), asking, false);
      counts.push(site.database.queryCount - before);
    }
    // The page, its meta, and the total where the page is full.
    expect(counts).toEqual([3, 2]);
  });
});
