// Random requests, honest and slightly wrong, made from our own route table, to a real WordPress and to Broadsheet on a
// copy of its database: the whole answers must be equal, or with `--errors` only statuses and what refuses.
//   npm run conformance:random -- [--seed N]… [--requests N] [--port N] [--errors] [--only TEXT]
// `--requests` is a number for each seed; where no seed is given, one is drawn. `--only` takes routes that have TEXT in them.
import { parseArgs } from 'node:util';
import { createRestServer } from '../src/rest/engine/server.ts';
import type { Known } from '../src/rest/fuzz/paths.testing.ts';
import { Random } from '../src/rest/fuzz/random.testing.ts';
import { makeRequest } from '../src/rest/fuzz/requests.testing.ts';
import { plausibleMixture } from '../src/rest/fuzz/values.testing.ts';
import { allRoutes } from '../src/rest/routes.ts';
import { openTestSite } from '../src/testing.ts';
import { Client, type Outcome, type RequestSpec } from './client.ts';
import { explained } from './explained.ts';
import { resetDatabase, serveWordPressDatabase, startWordPress, target } from './servers.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', multiple: true },
    requests: { type: 'string', default: '300' },
    port: { type: 'string', default: '8090' },
    errors: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});

/** Requests to one database before both sides start anew, so that one difference does not lead to others for long. */
const perDatabase = 150;

const site = await openTestSite();
/** The indexes have scenarios of their own: they differ as long as routes are missing. */
const indexes = ['/', '/wp/v2'];
const routes = createRestServer(site, allRoutes(site)).table.routes.filter(
  ({ pattern }) => !indexes.includes(pattern) && pattern.includes(values.only),
);
await site.database.close();
const wordpress = startWordPress(Number(values.port));
const copy = `broadsheet_${wordpress.port}`;
const seeds = values.seed ?? [String(Math.floor(Math.random() * 2 ** 31))];

let passed = 0;
let failed = 0;
const total = Number(values.requests);
for (const seed of seeds) {
  console.log(`seed ${seed}`);
  for (let from = 0; from < total; from += perDatabase) {
    await compare(new Random(Number(seed) + from), Math.min(perDatabase, total - from));
  }
}
console.log(`random: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function compare(random: Random, requests: number): Promise<void> {
  resetDatabase(wordpress, wordpress.database);
  resetDatabase(wordpress, copy);
  const broadsheet = await serveWordPressDatabase(wordpress, copy);
  const client = new Client(target(wordpress.origin, wordpress), target(broadsheet.origin, wordpress));
  const known: Known = {
    ids: [1, 1, 2, 3, 4, 5],
    names: {
      type: ['post', 'page', 'attachment'],
      status: ['publish', 'draft', 'private', 'future'],
      taxonomy: ['category', 'post_tag'],
      uuid: ['00000000-0000-4000-8000-000000000000', 'introspect'],
    },
  };
  try {
    for (let count = 0; count < requests; count++) {
      const { method, path, headers, body, role } = makeRequest(routes, known, plausibleMixture, random);
      if (isUnsafe(method, path, body)) continue;
      const [address = '', query] = path.split('?');
      const request: RequestSpec = { method, path: address, role, headers, anyOrder: true };
      if (query !== undefined) request.query = query;
      if (body !== undefined) request.body = body.toString();
      const answer = await client.send(request);
      if (answer.status < 300 && typeof answer.body?.id === 'number') known.ids.push(answer.body.id);
      judge(client.outcomes.at(-1));
    }
  } finally {
    await broadsheet.stop();
  }
}

/** What would end the comparison: changing the address of the site, or the users that ask. fetch() sends no body with GET. */
function isUnsafe(method: string, path: string, body: unknown): boolean {
  if (body !== undefined && (method === 'GET' || method === 'HEAD')) return true;
  const writes = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
  const text = `${path} ${body}`;
  return (
    writes && (/^\/wp\/v2\/users\/(me|0*[1-5])\b/.test(path) || (path.includes('/settings') && /\burl\b/.test(text)))
  );
}

function judge(outcome: Outcome | undefined): void {
  if (!outcome) return;
  const { request, expected } = outcome;
  const found = outcome.found.filter(
    (line) => line.startsWith('status') || !values.errors || (expected.status >= 400 && line.startsWith('body')),
  );
  // An error page of PHP's is no answer to be equal to; that Broadsheet does not fail, too, its own tests see to.
  const crashed = expected.status === 500 && typeof expected.body === 'string';
  if (found.length === 0 || crashed || explained({ ...outcome, found })) {
    passed++;
    return;
  }
  failed++;
  const { role, method, path, query, body } = request;
  console.log(`✗ ${role} ${method} ${path}${query ? `?${query}` : ''}${body ? ` ${body}` : ''}`.slice(0, 700));
  for (const line of found.slice(0, 4)) console.log(`    ${line.slice(0, 300)}`);
}
