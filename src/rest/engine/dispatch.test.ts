// The engine over a few routes of its own; expected answers are WordPress 7.1's for its own routes of the same kind.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anonymous } from '../../access/make-viewer.ts';
import { dispatch } from './dispatch.ts';
import { fleet } from './fleet.testing.ts';
import { respond } from './response.ts';
import { createRestServer, type RestServer } from './server.ts';
import { ask, type EngineSite, engineSite, request } from './testing.ts';
import type { Call, Route } from './types.ts';

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

describe('finding the endpoint', () => {
  test.each([
    ['GET /fleet/v1/none', 404, 'rest_no_route'],
    ['PATCH /fleet/v1/boats', 404, 'rest_no_route'],
    ['GET /fleet/v1/boats//1', 404, 'rest_no_route'],
    ['GET /fleet/v1/boats/x', 404, 'rest_no_route'],
    ['DELETE /fleet/v1/boats/1', 401, 'rest_forbidden'],
    ['GET /fleet/v1/boats?context=edit', 401, 'rest_forbidden'],
    ['GET /fleet/v1/boats/9', 404, 'fleet_no_boat'],
  ])('%s answers %i %s', async (line, status, expected) => {
    const response = await ask(server, line);
    expect([response.status, code(response.data)]).toEqual([status, expected]);
  });

  test('methods: HEAD finds GET, Allow names what is permitted, paths ignore case', async () => {
    expect((await ask(server, 'HEAD /fleet/v1/boats/1')).headers.Allow).toBe('GET, PUT');
    expect((await ask(server, 'GET /FLEET/v1/BOATS/1')).status).toBe(200);
    expect((await ask(server, 'GET /fleet/v1/none')).headers.Allow).toBeUndefined();
  });

  test('Allow tells of the state after a write, and loads nothing twice for a read', async () => {
    let loads = 0;
    let exists = true;
    const permission = (call: Call) =>
      call.once('thing', () => {
        loads++;
        return exists;
      });
    const handle = () => respond({});
    const thing: Route = {
      namespace: 'things/v1',
      pattern: '/things/v1/thing',
      endpoints: [
        { methods: ['GET'], args: {}, permission, handle },
        {
          methods: ['DELETE'],
          args: {},
          permission,
          handle: () => {
            exists = false;
            return respond({});
          },
        },
      ],
    };
    const things = createRestServer(opened.site, [thing]);
    expect((await ask(things, 'GET /things/v1/thing')).headers.Allow).toBe('GET, DELETE');
    expect(loads).toBe(1);
    expect((await ask(things, 'DELETE /things/v1/thing')).headers.Allow).toBeUndefined();
  });

  test('what is unexpected becomes a bare 500', async () => {
    const response = await dispatch(server, request('PUT /fleet/v1/boats/1'), anonymous());
    expect(response.status).toBe(500);
    expect(JSON.stringify(response.data)).not.toContain('1234');
    expect(response.failure).toBeInstanceOf(Error);
  });
});

describe('parameters', () => {
  test('are refused with params and details', async () => {
    const { status, data } = await ask(server, 'GET /fleet/v1/boats?page=0&ids=a,2&context=foo');
    expect(status).toBe(400);
    expect(data).toMatchObject({
      code: 'rest_invalid_param',
      data: {
        status: 400,
        params: { context: expect.any(String), page: expect.any(String) },
        details: { page: { code: 'rest_out_of_bounds', data: null }, context: { code: 'rest_not_in_enum' } },
      },
    });
    const second = await ask(server, 'GET /fleet/v1/boats?ids=a,2');
    expect(second.data).toMatchObject({
      data: { details: { ids: { code: 'rest_invalid_type', data: { param: 'ids[0]' } } } },
    });
  });

  test('come from JSON before form before query; required ones are asked for; defaults count as not sent', async () => {
    const missing = await ask(server, 'POST /fleet/v1/boats', { json: { length: null } });
    // A default stands in for what is required; null is cast like any value.
    expect(missing.data).toMatchObject({ length: 0, sent: true });
    const sent = await ask(server, 'POST /fleet/v1/boats?length=7&name=query', {
      json: { length: '6' },
      form: { name: 'form' },
    });
    expect(sent).toMatchObject({ status: 201, data: { length: 6, name: 'form', sent: true } });
    expect((await ask(server, 'POST /fleet/v1/boats')).data).toEqual({ length: 5, sent: false });
  });

  test('JSON that cannot be read is refused', async () => {
    const response = await ask(server, 'POST /fleet/v1/boats', { jsonError: { code: 4, message: 'Syntax error' } });
    expect(response.data).toMatchObject({ code: 'rest_invalid_json', data: { status: 400, json_error_code: 4 } });
  });
});

describe('fields, contexts and links', () => {
  test('a context sees its own parts; links stand in order, own relations last', async () => {
    const { data } = await ask(server, 'GET /fleet/v1/boats/1');
    expect(data).toEqual({
      id: 1,
      name: { rendered: '<b>Boat 1</b>' },
      _links: {
        self: [{ href: 'https://example.org/wp-json/fleet/v1/boats/1', targetHints: { allow: ['GET', 'PUT'] } }],
        harbour: [{ embeddable: true, href: 'https://example.org/wp-json/fleet/v1/nowhere' }],
        'wp:owner': [{ embeddable: true, kind: 'x', href: 'https://example.org/wp-json/fleet/v1/owners/1' }],
        curies: [{ name: 'wp', href: 'https://api.w.org/{rel}', templated: true }],
      },
    });
    expect(Object.keys((data as { _links: object })._links)).toEqual(['self', 'harbour', 'wp:owner', 'curies']);
    expect((await ask(server, 'GET /fleet/v1/boats/1?context=edit')).data).toMatchObject({
      name: { raw: 'Boat 1', rendered: '<b>Boat 1</b>' },
      crew: 'secret',
    });
  });

  test('_fields leaves out the rest, in lists within links too, and nothing is loaded for it', async () => {
    expect((await ask(server, 'GET /fleet/v1/boats?_fields=id,name.raw')).data).toEqual([
      { id: 1, name: [] },
      { id: 2, name: [] },
    ]);
    ran.length = 0;
    expect((await ask(server, 'GET /fleet/v1/boats?_fields=id,_links.harbour')).data).toEqual(
      [1, 2].map((id) => ({
        id,
        _links: { harbour: [{ embeddable: true, href: 'https://example.org/wp-json/fleet/v1/nowhere' }] },
      })),
    );
    expect(ran).toEqual([]);
    expect((await ask(server, 'GET /fleet/v1/boats/1?_fields=none')).data).toEqual([]);
    expect((await ask(server, 'GET /fleet/v1/boats/9?_fields=id')).data).toMatchObject({ code: 'fleet_no_boat' });
  });

  test('lists carry totals and the pages around them, parameters and all', async () => {
    const { headers } = await ask(server, 'GET /fleet/v1/boats?x[a]=1&ids=3,4&_fields=id');
    expect(headers).toMatchObject({ 'X-WP-Total': 3, 'X-WP-TotalPages': 2, Allow: 'GET, POST' });
    expect(headers.Link).toBe(
      '<https://example.org/wp-json/fleet/v1/boats?x%5Ba%5D=1&ids%5B0%5D=3&ids%5B1%5D=4&_fields=id&page=2>; rel="next"',
    );
  });
});
