// What tests of ActivityPub need: a site that is served on loopback with its jobs running when the test says so.
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { extensionSite } from '../../content/extensions/site.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import type { JobRunner } from '../../jobs/runner.ts';
import { allRoutes } from '../../rest/routes.ts';
import { createApp } from '../../server/app.ts';
import { siteJobs } from '../../server/due-work.ts';
import { createLog } from '../../server/log.ts';
import type { TestSite, TestSiteOptions } from '../../testing.ts';
import { activityPub } from './plugin.ts';

export interface ServedSite {
  readonly site: TestSite;
  readonly seen: ExtensionSite;
  readonly home: string;
  readonly jobs: JobRunner;
  /** Errors that jobs threw. */
  readonly errors: unknown[];
  get(path: string, accept?: string): Promise<Response>;
  close(): Promise<void>;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // it listens on a port
  await new Promise((done) => server.close(done));
  return port;
}

export const activityType = 'application/activity+json';

/** `peers`: `host:port` of servers on loopback that it may ask. */
export async function serveSite(
  open: (options?: TestSiteOptions) => Promise<TestSite>,
  peers: readonly string[],
  options: TestSiteOptions = {},
): Promise<ServedSite> {
  const port = await freePort();
  const home = `http://127.0.0.1:${port}`;
  const site = await open({
    url: home,
    plugins: [activityPub],
    settings: { mayAsk: peers },
    now: Date.now(),
    ...options,
  });
  const errors: unknown[] = [];
  const app = createApp(site, allRoutes, { log: createLog('silent') });
  await app.listen({ host: '127.0.0.1', port });
  return {
    site,
    seen: extensionSite(site),
    home,
    jobs: siteJobs(site, (error) => errors.push(error)),
    errors,
    get: (path, accept = activityType) => fetch(home + path, { headers: { accept }, redirect: 'manual' }),
    close: () => app.close(),
  };
}
