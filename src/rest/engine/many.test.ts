// Requests that make others (embedding, batch), and the descriptions of routes; expected answers are WordPress 7.1's.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fleet } from './fleet.testing.ts';
import { createRestServer, type RestServer } from './server.ts';
import { ask, type EngineSite, engineSite } from './testing.ts';

let opened: EngineSite;
let server: RestServer;
/** How often loaders and batch answers ran. */
let ran: string[];

beforeEach(async () => {
  ran = [];
  opened = await engineSite();
  server = createRestServer(opened.site, fleet(opened.site, ran));
});
afterEach(() => opened.database.close());

const code = (data: unknown) => (data as { code: string }).code;

describe('embedding', () => {
  test('a list embeds each address once, those of one endpoint together', async () => {
    const { data } = await ask(server, 'GET /fleet/v1/boats', {}, true);
    expect(ran).toEqual(['names', 'owners 1,0 embed']);
    expect(data).toMatchObject([
      { _embedded: { 'wp:owner': [{ id: 1 }], harbour: [{ code: 'rest_no_route', data: { status: 404 } }] } },
      { _embedded: { 'wp:owner': [{ code: 'fleet_no_owner', data: { status: 404 } }] } },
    ]);
  });

  test('only what is named', async () => {
    const { data } = await ask(server, 'GET /fleet/v1/boats/2', {}, ['harbour']);
    expect(Object.keys((data as { _embedded: object })._embedded)).toEqual(['harbour']);
    expect(ran).toEqual(['names']);
  });
});

describe('OPTIONS and indexes', () => {
  test('a route is described with arguments, schema and permitted methods', async () => {
    const response = await ask(server, 'OPTIONS /fleet/v1/boats');
    expect(Object.keys(Object(response.data))).toEqual(['namespace', 'methods', 'endpoints', 'schema', '_links']);
    expect(response.headers.Allow).toBe('GET, POST');
    expect(response.data).toMatchObject({
      methods: ['GET', 'POST'],
      endpoints: [
        { methods: ['GET'], args: { ids: { type: 'array', items: { type: 'integer' }, required: false } } },
        {
          methods: ['POST'],
          allow_batch: { v1: true },
          args: { length: { default: 5, type: 'integer', minimum: 1, required: true } },
        },
      ],
      _links: { self: [{ href: 'https://example.org/wp-json/fleet/v1/boats' }] },
    });
    expect(JSON.stringify(response.data)).not.toContain('sanitize');
  });

  test('what is no route is described as an empty list', async () => {
    expect(await ask(server, 'OPTIONS /fleet/v1/none')).toMatchObject({ status: 200, data: [] });
  });

  test('the namespace and the whole API have an index', async () => {
    const { data } = await ask(server, 'GET /fleet/v1');
    expect(Object.keys((data as { routes: object }).routes)).toEqual([
      '/fleet/v1',
      '/fleet/v1/boats',
      '/fleet/v1/boats/(?P<id>[\\d]+)',
      '/fleet/v1/owners/(?P<id>[\\d]+)',
    ]);
    expect(data).toMatchObject({ _links: { up: [{ href: 'https://example.org/wp-json/' }] } });
    const index = await ask(server, 'GET /');
    expect(index.data).toMatchObject({ name: 'Harbour News', namespaces: ['fleet/v1'], page_on_front: 0 });
    expect((await ask(server, 'GET /?_fields=name')).data).toEqual({ name: 'Harbour News' });
  });
});

describe('batch', () => {
  const batch = (body: unknown) => ask(server, 'POST /batch/v1', { json: body as Record<string, unknown> });

  test('answers each request in its own envelope', async () => {
    const { status, data } = await batch({
      requests: [
        { path: '/fleet/v1/boats', body: { length: 4 } },
        { path: '/fleet/v1/boats?length=13' },
        { path: '/fleet/v1/boats/1', method: 'DELETE' },
        { path: '/nowhere' },
        { path: 'http:///x' },
      ],
    });
    expect(status).toBe(207);
    expect(data).toMatchObject({
      responses: [
        { body: { length: 4 }, status: 201, headers: { Allow: 'GET, POST' } },
        { body: { code: 'fleet_unlucky' }, status: 403, headers: { Allow: 'GET' } },
        { body: { code: 'rest_batch_not_allowed' }, status: 400, headers: { Allow: 'GET, PUT' } },
        { body: { code: 'rest_no_route' }, status: 404, headers: [] },
        { body: { code: 'parse_path_failed' }, status: 400, headers: [] },
      ],
    });
  });

  test('runs nothing where all have to be valid and one is not', async () => {
    const { status, data } = await batch({
      validation: 'require-all-validate',
      requests: [{ path: '/fleet/v1/boats' }, { path: '/fleet/v1/boats', body: { length: 0 } }],
    });
    expect(status).toBe(207);
    expect(data).toMatchObject({ failed: 'validation', responses: [null, { status: 400, headers: [] }] });
  });

  test('refuses reads and more than 25', async () => {
    expect(code((await batch({ requests: [{ path: '/x', method: 'GET' }] })).data)).toBe('rest_invalid_param');
    const many = await batch({ requests: Array(26).fill({ path: '/x' }) });
    expect(many.data).toMatchObject({ data: { details: { requests: { code: 'rest_too_many_items' } } } });
    expect(code((await batch({})).data)).toBe('rest_missing_callback_param');
  });
});
