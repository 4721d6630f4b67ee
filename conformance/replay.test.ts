// The recorded scenarios against Broadsheet on SQLite, over its HTTP application, without WordPress. Renewed by
// `npm run conformance -- --record`. Areas without a record are left to the live run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createApplicationPassword } from '../src/access/application-passwords.ts';
import { systemClock } from '../src/base/clock.ts';
import { allRoutes } from '../src/rest/routes.ts';
import { createApp } from '../src/server/app.ts';
import { openTestSite, testUsers } from '../src/testing.ts';
import { type Answered, Client, parseBody, type Reply, type RequestSpec, type Role, type Target } from './client.ts';
import { type Answer, comparedHeaders } from './compare.ts';
import { explained } from './explained.ts';
import { scenarioPlugins } from './plugins/all.ts';
import { compareWithRecord, readRecords, requestLine } from './records.ts';
import { scenarios } from './scenarios/all.ts';

const origin = 'http://127.0.0.1:8090';

/** As conformance/wordpress writes them: what is signed is the same on both sides. */
const salt = (name: string) => ({ key: `conformance-${name}_KEY`, salt: `conformance-${name}_SALT` });
const salts = {
  auth: salt('AUTH'),
  secure_auth: salt('SECURE_AUTH'),
  logged_in: salt('LOGGED_IN'),
  nonce: salt('NONCE'),
};

/** Broadsheet in this process, freshly installed, with an application password for each role. */
async function openTarget(
  theme: string | undefined,
  plugin: string | undefined,
): Promise<Target & { close(): Promise<void> }> {
  const uploads = mkdtempSync(join(tmpdir(), 'broadsheet-replay-'));
  const known = plugin === undefined ? undefined : scenarioPlugins[plugin];
  const plugins = known ? { plugins: [known] } : {};
  const settings = { uploads: { path: uploads }, salts, content: { path: import.meta.dirname } };
  const site = await openTestSite({ url: origin, now: Date.now() - 3_600_000, settings, ...plugins });
  // Scenarios speak of the present.
  Object.defineProperty(site, 'clock', { value: systemClock });
  await site.options.set('blogname', 'Oracle');
  for (const name of theme === undefined ? [] : ['stylesheet', 'template']) await site.options.set(name, theme);
  const logins = new Map<Role, string>();
  for (const role of ['administrator', 'editor', 'author', 'contributor', 'subscriber'] as const) {
    const { password } = await createApplicationPassword(site, testUsers[role], { name: 'replay' });
    logins.set(role, `${role === 'administrator' ? 'admin' : role}:${password}`);
  }
  const app = createApp(site, allRoutes, { logLevel: 'silent' });
  const send = async (request: RequestSpec): Promise<Answer> => {
    const host = `${request.host ?? '127.0.0.1'}:8090`;
    const headers: Record<string, string> = { host, 'user-agent': 'conformance', ...request.headers };
    const login = logins.get(request.role);
    if (login) headers.authorization = `Basic ${Buffer.from(login).toString('base64')}`;
    if (request.json !== undefined) headers['content-type'] ??= 'application/json';
    if (request.contentType) headers['content-type'] = request.contentType;
    const path = `${request.path.startsWith('?') ? '/' : '/wp-json'}${request.path}${request.query ? `?${request.query}` : ''}`;
    const body = request.body instanceof Uint8Array ? Buffer.from(request.body) : request.body;
    const payload = request.json === undefined ? body : JSON.stringify(request.json);
    const response = await app.fastify.inject({
      // Scenarios use methods that inject() knows.
      method: request.method as 'GET',
      url: path,
      headers,
      remoteAddress: '127.0.0.1',
      ...(payload === undefined ? {} : { payload }),
    });
    const kept: Record<string, string> = {};
    for (const name of comparedHeaders)
      if (response.headers[name] !== undefined) kept[name] = String(response.headers[name]);
    return { status: response.statusCode, headers: kept, body: parseBody(response.body) };
  };
  const close = async () => {
    await app.close();
    await site.database.close();
    rmSync(uploads, { recursive: true, force: true });
  };
  return { send, close };
}

/** A client whose expected side is the record. */
class ReplayClient extends Client {
  readonly found: string[] = [];
  readonly #records;
  readonly #target: Target;
  #next = 0;

  constructor(area: string, target: Target) {
    super(target, target, origin);
    this.area = area;
    this.#records = readRecords(area);
    this.#target = target;
  }

  override async send(request: RequestSpec): Promise<Reply> {
    const record = this.#records[this.#next++];
    if (record?.request !== requestLine(request)) {
      throw new Error(
        `step ${this.#next} of ${this.area} is not what was recorded (${record?.request}): record it anew`,
      );
    }
    const sent = await this.#target.send(request);
    const differing = compareWithRecord(record, this.clean(request, sent));
    const { status, headers, body } = record;
    const outcome = {
      area: this.area,
      scenario: this.scenario,
      step: this.#next,
      request,
      expected: { status, headers, body },
      found: differing,
    };
    if (differing.length > 0 && !explained(outcome))
      this.found.push(`${requestLine(request)}: ${differing.join('; ')}`);
    // Kept bodies are what scenarios read.
    return { status, headers, body: (body ?? {}) as Answered };
  }
}

describe('recorded answers of WordPress', () => {
  const areas = [...new Set(scenarios.map((scenario) => scenario.area))];
  test.each(areas.filter((area) => readRecords(area).length > 0))(
    '%s',
    async (area) => {
      const first = scenarios.find((one) => one.area === area);
      const target = await openTarget(first?.theme, first?.plugin);
      const client = new ReplayClient(area, target);
      for (const scenario of scenarios.filter((one) => one.area === area)) {
        client.scenario = scenario.name;
        await scenario.run(client);
      }
      await target.close();
      expect(client.found).toEqual([]);
    },
    // Uploads make pictures.
    240_000,
  );
});
