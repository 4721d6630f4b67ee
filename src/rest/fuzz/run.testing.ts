// Sends generated requests to a whole application, in-process, and judges each answer: no 500, no hang, always a
// WordPress error object or a body that its own schema allows.
import type { Logger } from 'pino';
import { createApplicationPassword } from '../../access/application-passwords.ts';
import type { JsonSchema } from '../../extend/types.ts';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { type TestSite, testUsers } from '../../testing.ts';
import { validateValue } from '../engine/schema/validate.ts';
import { allRoutes } from '../routes.ts';
import { brokenInvariants } from './invariants.testing.ts';
import type { Known } from './paths.testing.ts';
import { Random } from './random.testing.ts';
import { type FuzzRequest, makeRequest, type Role, roles } from './requests.testing.ts';
import { hostileMixture } from './values.testing.ts';

export interface FuzzReport {
  readonly requests: number;
  /** Status → how often. */
  readonly statuses: Record<number, number>;
  /** What is wrong, with the request that showed it. */
  readonly failures: string[];
  readonly slowest: { milliseconds: number; request: string };
}

/** Longest that one answer may take, in milliseconds; a machine with other work to do is given time. */
const longest = 2_000;
/** Requests to one site before its tables are looked at and the next one is made. */
const perSite = 500;

const names: Known['names'] = {
  type: ['post', 'page', 'attachment'],
  status: ['publish', 'draft', 'private', 'future'],
  taxonomy: ['category', 'post_tag'],
  uuid: ['00000000-0000-4000-8000-000000000000', 'introspect'],
  stylesheet: ['broadsheet', 'none'],
  namespace: ['core'],
  plugin: ['social/social', 'revive/revive'],
  '/wp/v2/templates/': ['broadsheet//index', 'broadsheet//single', 'index'],
  '/wp/v2/template-parts/': ['broadsheet//header', 'broadsheet//footer'],
  '/wp/v2/block-types/core/': ['paragraph', 'archives', 'template-part'],
  '/wp/v2/block-renderer/': ['core/archives', 'core/latest-posts', 'core/search', 'core/paragraph'],
  '/wp/v2/icon-collections/': ['core'],
  '/wp/v2/icons/': ['core', 'core/plus'],
  '/wp/v2/font-collections/': ['google-fonts'],
  '/wp-abilities/v1/categories/': ['site', 'user'],
  '/wp-abilities/v1/abilities/': ['core/get-site-info', 'core/get-user-info', 'core/get-environment-info'],
};

/** `open` gives a freshly installed site each time; whoever called closes them. */
export async function fuzz(seed: number, requests: number, open: () => Promise<TestSite>): Promise<FuzzReport> {
  const report: FuzzReport = { requests, statuses: {}, failures: [], slowest: { milliseconds: 0, request: '' } };
  for (let from = 0; from < requests; from += perSite) {
    await fuzzSite(new Random(seed + from), Math.min(perSite, requests - from), open, report);
  }
  return report;
}

async function fuzzSite(
  random: Random,
  requests: number,
  open: () => Promise<TestSite>,
  report: FuzzReport,
): Promise<void> {
  const site = await open();
  // What fails is kept in the answers' failures; nothing is printed.
  let logged: unknown;
  const log: Logger = createLog('silent');
  log.error = (line: unknown) => {
    logged = line;
  };
  const app = createApp(site, allRoutes, { log });
  const credentials = await allCredentials(site);
  const known: Known = { ids: [1, 1, 2, 3, 4, 5], names };
  const routes = app.rest.table.routes;
  for (let count = 0; count < requests; count++) {
    const request = makeRequest(routes, known, hostileMixture, random);
    keepUsers(request);
    logged = undefined;
    const started = performance.now();
    const answer = await app.fastify.inject({
      method: request.method as 'GET', // inject's type knows fewer methods than a server gets
      url: `/wp-json${request.path}`,
      headers: { ...credentials[request.role], ...request.headers },
      payload: request.body,
    });
    const milliseconds = performance.now() - started;
    report.statuses[answer.statusCode] = (report.statuses[answer.statusCode] ?? 0) + 1;
    if (milliseconds > report.slowest.milliseconds)
      Object.assign(report.slowest, { milliseconds, request: show(request) });
    const wrong = judge(site, request, answer);
    if (milliseconds > longest) wrong.push(`took ${Math.round(milliseconds)} ms`);
    for (const line of wrong) report.failures.push(`${line}${cause(logged)}\n    ${show(request)}`);
    learn(known, answer.payload);
  }
  for (const line of await brokenInvariants(site)) report.failures.push(`in the tables: ${line}`);
  await app.close();
}

async function allCredentials(site: TestSite): Promise<Record<Role, Record<string, string>>> {
  const all: Record<string, Record<string, string>> = {};
  for (const role of roles) {
    if (role === 'anonymous') continue;
    const { password } = await createApplicationPassword(site, testUsers[role], { name: 'fuzz' });
    const login = role === 'administrator' ? 'admin' : role;
    all[role] = { authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}` };
  }
  // One for each role.
  return { anonymous: {}, ...all } as Record<Role, Record<string, string>>;
}

/** The test users stay: a request that could delete or change one of them goes to another user. */
function keepUsers(request: FuzzRequest): void {
  if (
    /DELETE|PUT|PATCH|POST/i.test(request.method + (request.headers['x-http-method-override'] ?? '') + request.path)
  ) {
    request.path = request.path.replace(/^(\/wp\/v2\/users\/)(?:me|0*[1-5])(?=\/|\?|$)/, '$16');
  }
}

/** Ids that answers tell of are asked for later. */
function learn(known: Known, text: string): void {
  const id = Number(/^\{"id":(\d{1,6}),/.exec(text)?.[1] ?? 0);
  if (id > 0 && !known.ids.includes(id)) known.ids.push(id);
}

interface Answer {
  statusCode: number;
  headers: Record<string, unknown>;
  payload: string;
}

function judge(site: TestSite, request: FuzzRequest, { statusCode: status, headers, payload }: Answer): string[] {
  const wrong: string[] = [];
  // Answers to HEAD do not say which refusal it is.
  const isRefusal =
    refusals.has(payload.slice(0, payload.indexOf(','))) || (payload === '' && refusing.test(request.path));
  if (status >= 500 && !isRefusal) wrong.push(`status ${status}: ${payload.slice(0, 200)}`);
  for (const [name, value] of Object.entries(headers)) {
    if (/[\r\n\0]/.test(String(value))) wrong.push(`header ${name} with control characters`);
  }
  if ('x-injected' in headers) wrong.push('header injected');
  if (payload === '' || /^application\/(?:javascript|zip)/.test(String(headers['content-type']))) return wrong;
  let body: unknown;
  try {
    body = JSON.parse(payload);
  } catch {
    return [...wrong, `not JSON: ${payload.slice(0, 200)}`];
  }
  if (status >= 400) {
    if (!isErrorObject(body)) wrong.push(`no error object: ${payload.slice(0, 200)}`);
  } else wrong.push(...misfit(site, request, body));
  return wrong;
}

function isErrorObject(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  return (
    'code' in body &&
    typeof body.code === 'string' &&
    'message' in body &&
    typeof body.message === 'string' &&
    'data' in body
  );
}

/**
 * Answers of WordPress that stay: no trash for this thing; an option whose stored value does not fit its own schema;
 * directories and collections of others that are not asked.
 */
/** Routes that refuse with 500 by design. */
const refusing = /\/(?:block|pattern)-directory\/|\/font-collections\//;
const refusals = new Set(
  [
    ...['rest_trash_not_supported', 'rest_invalid_stored_value', 'http_request_not_executed', 'plugins_api_failed'],
    'font_collection_json_missing',
  ].map((code) => `{"code":"${code}"`),
);

/** Lists that are maps: name → item. */
const listsByName = /^\/wp\/v2[\\/]+(?:types|statuses|taxonomies|menu-locations)[\\/]*(?:[?#]|$)/;

/**
 * Where WordPress itself answers with a null that the schema does not have: meta, settings whose option is odd, and dates
 * of drafts that an autosave went into.
 */
const mayBeNull = (name: string, value: unknown, pattern: string): boolean =>
  name === 'meta' ||
  (value === null && name === 'origin' && pattern.includes('/template')) ||
  (value === null && (pattern === '/wp/v2/settings' || (name.startsWith('date') && pattern.includes('/autosaves'))));

/**
 * Where WordPress itself answers what its schema does not say: the sync status of patterns, the taxonomy as the type of a
 * term that was found, addresses of archives that are not there, the guid of a menu item's autosave, the status of versions
 * of templates.
 */
const isBeyondSchema = (name: string, value: unknown, pattern: string): boolean =>
  (name === 'wp_pattern_sync_status' && pattern.startsWith('/wp/v2/blocks')) ||
  (name === 'type' && pattern === '/wp/v2/search') ||
  (value === 'inherit' && name === 'status' && /\/template.*\/(?:revisions|autosaves)/.test(pattern)) ||
  (pattern.startsWith('/wp/v2/menu-items') && ((name === 'url' && value === false) || name === 'guid'));

/** The stored zero date as WordPress shows it, which none of its schemas allows. */
const zeroDate = '-0001-11-30T00:00:00';

/** Items of an answer in the view context against the schema of their route. */
function misfit(site: TestSite, { route, path, headers, body, method }: FuzzRequest, answered: unknown): string[] {
  const text = `${path}${Buffer.from(body ?? '').toString('latin1')}`;
  const plain = !/context|_envelope|rest_route|_fields|_method|force/.test(text) && !headers['x-http-method-override'];
  const schema = route.schema?.(site);
  if (!plain || !schema?.properties || method === 'OPTIONS' || method === 'DELETE') return [];
  // What an ability answers is no ability.
  if (route.pattern.endsWith('/run')) return [];
  const items = Array.isArray(answered) || listsByName.test(path) ? Object.values(Object(answered)) : [answered];
  return items.flatMap((item) => itemMisfit(schema.properties ?? {}, item, method === 'GET', route.pattern));
}

function itemMisfit(
  properties: Readonly<Record<string, JsonSchema>>,
  item: unknown,
  isView: boolean,
  pattern: string,
): string[] {
  if (typeof item !== 'object' || item === null) return [`no object: ${JSON.stringify(item).slice(0, 100)}`];
  const wrong: string[] = [];
  // The schema's list of statuses leaves out the one that posts in the trash have.
  if ('status' in item && item.status === 'trash') return [];
  for (const [name, value] of Object.entries(item)) {
    if (name === '_links' || name === '_embedded' || isBeyondSchema(name, value, pattern)) continue;
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!schema) wrong.push(`no such property in the schema: ${name}`);
    else if (isView && schema.context && !schema.context.includes('view'))
      wrong.push(`not for the view context: ${name}`);
    else {
      // An empty text stands for no address and no number, whatever their formats say.
      if (mayBeNull(name, value, pattern) || value === '' || value === zeroDate) continue;
      const refused = validateValue(value, schema, name);
      if (refused)
        wrong.push(`does not fit its schema (${refused.code}): ${name} = ${JSON.stringify(value).slice(0, 200)}`);
    }
  }
  return wrong;
}

function cause(logged: unknown): string {
  if (typeof logged !== 'object' || logged === null || !('err' in logged)) return '';
  const { err } = logged;
  return `\n    ${err instanceof Error ? err.stack?.split('\n').slice(0, 6).join('\n    ') : String(err)}`;
}

function show({ role, method, path, headers, body }: FuzzRequest): string {
  const cut = (text: string) => (text.length > 400 ? `${text.slice(0, 400)}… (${text.length})` : text);
  const given = Object.keys(headers).length > 0 ? ` ${cut(JSON.stringify(headers))}` : '';
  return `${role} ${method} ${cut(path)}${given}${body === undefined ? '' : ` ${cut(JSON.stringify(body.toString()))}`}`;
}
