// A listening application over a few routes, for tests: it counts answers, collects the log, and sends raw bytes.
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { SiteError } from '../base/error.ts';
import type { Site } from '../content/site.ts';
import { respond } from '../rest/engine/response.ts';
import { engineSite } from '../rest/engine/testing.ts';
import type { Endpoint, Route } from '../rest/engine/types.ts';
import { type App, createApp } from './app.ts';
import { createLog } from './log.ts';

export interface TestApp {
  readonly app: App;
  readonly site: Site;
  readonly routes: readonly Route[];
  readonly url: string;
  /** How often a route answered. */
  answered: number;
  /** Lets the slow route answer; set while a request waits there. */
  release: (() => void) | undefined;
  readonly logged: string[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends bytes as they are and reads all that comes back. */
  raw(text: string): Promise<string>;
  close(): Promise<void>;
}

function testRoutes(state: Pick<TestApp, 'answered' | 'release'>): Route[] {
  const endpoint = (methods: Endpoint['methods'], handle: Endpoint['handle']): Endpoint => ({
    methods,
    args: {},
    handle: (call) => {
      state.answered++;
      return handle(call);
    },
  });
  return [
    {
      namespace: 'test/v1',
      pattern: '/test/v1/echo',
      endpoints: [
        endpoint(['GET'], ({ params }) => respond({ ...params }, { headers: { 'X-WP-Total': 3 } })),
        endpoint(['POST', 'PUT', 'DELETE'], (call) => respond({ ...call.params, method: call.request.method })),
      ],
    },
    {
      namespace: 'test/v1',
      pattern: '/test/v1/slow',
      endpoints: [
        endpoint(['GET'], async () => {
          await new Promise<void>((resolve) => {
            state.release = resolve;
          });
          return respond({ done: true });
        }),
      ],
    },
    {
      namespace: 'test/v1',
      pattern: '/test/v1/broken',
      endpoints: [
        endpoint(['GET'], () => {
          throw new Error('secret text');
        }),
        endpoint(['POST'], () => {
          throw new SiteError('test_refused', 'Refused.', { status: 409, extra: [1] });
        }),
      ],
    },
  ];
}

export async function testApp(): Promise<TestApp> {
  const { site, database } = await engineSite();
  const logged: string[] = [];
  const log = createLog(
    'info',
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged.push(chunk.toString());
        done();
      },
    }),
  );
  const state: Pick<TestApp, 'answered' | 'release'> = { answered: 0, release: undefined };
  const routes = testRoutes(state);
  const app = createApp(site, routes, { log, bodyLimit: 10_000 });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return Object.assign(state, {
    app,
    site,
    routes,
    url,
    logged,
    get: (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers }),
    raw: (text: string) => raw(Number(new URL(url).port), text),
    close: async () => {
      state.release?.();
      await app.close();
      await database.close();
    },
  });
}

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let received = '';
    socket.on('data', (bytes) => {
      received += bytes.toString();
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
    setTimeout(() => socket.end(), 300);
  });
}
