import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { definePlugin } from '../../extend/plugin.ts';
import { openTestSite } from '../../testing.ts';
import { createRestServer } from '../engine/server.ts';
import { ask } from '../engine/testing.ts';
import { allRoutes } from '../routes.ts';
import { pathTemplate } from './path.ts';
import { openApiSchema } from './schema.ts';

async function documentOf(options: Parameters<typeof openTestSite>[0] = {}) {
  const site = await openTestSite(options);
  const server = createRestServer(site, allRoutes(site));
  const { data } = await ask(server, 'GET /broadsheet/v1/openapi.json');
  const index = await ask(server, 'GET /');
  await site.database.close();
  // As it goes over the wire.
  return { document: JSON.parse(JSON.stringify(data)), index: JSON.parse(JSON.stringify(index.data)) };
}

test('the document is valid OpenAPI 3.1 and has every route of the index with its methods', async () => {
  const { document, index } = await documentOf();
  const validator = new Validator();
  const result = await validator.validate(document);
  expect(result.errors ?? []).toEqual([]);
  expect([result.valid, validator.version]).toEqual([true, '3.1']);
  for (const [pattern, route] of Object.entries<{ methods: string[] }>(index.routes)) {
    // What differs in its expression alone (icons of a collection, and an icon) is one path to OpenAPI.
    const shape = (path: string) => path.replace(/\{\w+\}/g, '{}');
    const wanted = shape(pathTemplate(pattern).path);
    const path = Object.keys(document.paths).find((one) => shape(one) === wanted) ?? '';
    const methods = Object.keys(document.paths[path] ?? {}).map((name) => name.toUpperCase());
    expect([pattern, methods.sort()]).toEqual([pattern, [...new Set(route.methods)].sort()]);
  }
  expect(Object.keys(index.routes)).not.toContain('/broadsheet/v1/openapi.json');
});

test('every reference leads somewhere and every operation has a name of its own', async () => {
  const { document } = await documentOf();
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(100);
  for (const [, kind = '', name = ''] of references) expect(document.components[kind]).toHaveProperty(name);
  const names = [...JSON.stringify(document.paths).matchAll(/"operationId":"(\w+)"/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('DELETE says what comes back', async () => {
  const { document } = await documentOf();
  const answerOf = (path: string) => document.paths[path].delete.responses['2XX'].content['application/json'].schema;
  const deleted = (name: string) => ({
    type: 'object',
    properties: {
      deleted: { type: 'boolean', enum: [true] },
      previous: { $ref: `#/components/schemas/${name}` },
    },
    required: ['deleted', 'previous'],
  });
  for (const [path, name] of [
    ['/wp/v2/posts/{id}', 'Post'],
    ['/wp/v2/comments/{id}', 'Comment'],
    ['/wp/v2/widgets/{id}', 'Widget'],
  ] as const) {
    expect(answerOf(path)).toEqual({ anyOf: [{ $ref: `#/components/schemas/${name}` }, deleted(name)] });
  }
  expect(answerOf('/wp/v2/media/{id}')).toEqual(deleted('Attachment'));
  expect(answerOf('/wp/v2/users/{id}')).toEqual(deleted('User'));
  expect(answerOf('/wp/v2/categories/{id}')).toEqual(deleted('Category'));
  expect(answerOf('/wp/v2/users/{user_id}/application-passwords').required).toEqual(['deleted', 'count']);
  for (const [path, operations] of Object.entries<Record<string, unknown>>(document.paths)) {
    if (operations.delete && !path.startsWith('/wp-abilities/')) expect([path, answerOf(path)]).not.toEqual([path, {}]);
  }
});

test('what extensions register is in it', async () => {
  const plugin = definePlugin({
    name: 'mood',
    version: '1.0.0',
    register: ({ registry }) => {
      const schema = { type: 'string', context: ['view'] } as const;
      registry.addField({ kind: 'post', objectType: 'post', name: 'mood', schema, read: () => 'calm' });
    },
  });
  const { document } = await documentOf({ plugins: [plugin] });
  expect(document.components.schemas.Post.properties.mood).toEqual({ type: 'string', 'x-context': ['view'] });
});

test('expressions become placeholders, whatever they hold', () => {
  const { path, names } = pathTemplate(
    '/wp/v2/templates/(?P<id>([^\\/:<>\\*\\?"\\|]+(?:\\/[^)]+)?)[\\/\\w%-]+)/x/(?P<b>[\\d]+)',
  );
  expect([path, names]).toEqual(['/wp/v2/templates/{id}/x/{b}', ['id', 'b']]);
  expect(pathTemplate('/a/v1/openapi\\.json').path).toBe('/a/v1/openapi.json');
});

test('draft 4 becomes 2020-12', () => {
  const schema = openApiSchema({
    type: 'object',
    properties: {
      a: { type: 'integer', minimum: 1, exclusiveMinimum: true, required: true, readonly: true },
      b: { enum: [] },
    },
  });
  expect(schema).toEqual({
    type: 'object',
    properties: { a: { type: 'integer', exclusiveMinimum: 1, readOnly: true }, b: {} },
    required: ['a'],
  });
});
