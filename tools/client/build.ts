// `npm run client`: builds packages/client from the OpenAPI document of a fresh site, or of the site that is named:
//   npm run client [-- https://example.org]
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRestServer } from '../../src/rest/engine/server.ts';
import { openApiDocument } from '../../src/rest/openapi/document.ts';
import { allRoutes } from '../../src/rest/routes.ts';
import { openTestSite } from '../../src/testing.ts';
import { type Document, typesOf } from './types-of.ts';

const root = resolve(import.meta.dirname, '../..');
const index = `import { type Client, type ClientOptions, createClient as create } from './client.ts';
import type { Api } from './api.ts';

export { ApiError, type Answer, type ClientOptions } from './client.ts';
export type * from './api.ts';

/** A client of one site. */
export const createClient = (options: ClientOptions): Client<Api> => create<Api>(options);
`;

/** Writes sources to TARGET/source and compiles them to TARGET. */
export function buildClient(document: Document, target: string): void {
  const source = join(target, 'source');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  copyFileSync(join(root, 'packages/client/client.ts'), join(source, 'client.ts'));
  writeFileSync(join(source, 'api.ts'), typesOf(document));
  writeFileSync(join(source, 'index.ts'), index);
  const options = [
    '--target',
    'es2022',
    '--module',
    'nodenext',
    '--moduleResolution',
    'nodenext',
    '--lib',
    'es2022,dom',
  ];
  const strict = ['--strict', '--declaration', '--rewriteRelativeImportExtensions', '--skipLibCheck'];
  const compiler = join(root, 'node_modules/.bin/tsc');
  // Without a tsconfig.json of the house.
  const files = ['--ignoreConfig', '--rootDir', source, '--outDir', target, join(source, 'index.ts')];
  execFileSync(compiler, [...options, ...strict, ...files], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

async function freshDocument(): Promise<Document> {
  const site = await openTestSite();
  const document = openApiDocument(createRestServer(site, allRoutes(site)));
  await site.database.close();
  // As it goes over the wire.
  return JSON.parse(JSON.stringify(document));
}

async function documentOf(url: string): Promise<Document> {
  const response = await fetch(`${url.replace(/\/+$/, '')}/wp-json/broadsheet/v1/openapi.json`);
  if (!response.ok) throw new Error(`${url} answered with ${response.status}`);
  // The server's own document.
  return (await response.json()) as Document;
}

if (import.meta.main) {
  const url = process.argv[2];
  buildClient(url === undefined ? await freshDocument() : await documentOf(url), join(root, 'packages/client/dist'));
}
