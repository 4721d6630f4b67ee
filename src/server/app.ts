// The HTTP application of one site: the REST API under /wp-json and ?rest_route=, /healthz, /metrics, limits, the log,
// the response cache in front, and an orderly stop. Other rooms add their pages to the Fastify instance it gives.
// Guarantee: whatever comes in is answered; bad requests get WordPress's error objects, and the unexpected a bare 500.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { SiteError } from '../base/error.ts';
import { createServer, METHODS } from '../base/node-http.ts';
import type { Site } from '../content/site.ts';
import { createRestServer, type RestServer, serverOver } from '../rest/engine/server.ts';
import type { Route } from '../rest/engine/types.ts';
import { answerBrokenRequest, answerFrameworkError, errorAnswer } from './bad-request.ts';
import { blockAssetPath, serveBlockAsset } from './block-assets.ts';
import { addBodies, addFiles, toIncoming } from './bodies.ts';
import { bodyPieces } from './body.ts';
import { editorAssetPath, serveEditorAsset } from './editor-assets.ts';
import { matchesTag } from './entity-tag.ts';
import { identify } from './identity.ts';
import { restIncoming } from './incoming.ts';
import { keptAnswer } from './kept-answers.ts';
import { createLog, type LogLevel, loggableUrl } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { answerPage } from './pages.ts';
import { ReceivedBody } from './receive.ts';
import { askedFor, ResponseCache } from './response-cache.ts';
import { RunningWork } from './running.ts';
import { type HttpAnswer, serveRest } from './serve-rest.ts';
import { serveThemeAsset, themeAssetPath } from './theme-assets.ts';
import { serveUpload, uploadPath } from './uploads.ts';

export interface AppOptions {
  /** Keep whole answers in memory; on unless BROADSHEET_CACHE=off. */
  readonly cache?: boolean | undefined;
  /** Most bytes of a request's body. 64 MiB unless given. */
  readonly bodyLimit?: number | undefined;
  /** Most bytes of an upload by somebody who may upload. 1 GiB unless given. */
  readonly uploadLimit?: number | undefined;
  /** Believe X-Forwarded-Proto and X-Forwarded-For: only behind a proxy that sets them. */
  readonly trustProxy?: boolean | undefined;
  readonly logLevel?: LogLevel | undefined;
  readonly log?: Logger | undefined;
  /** How often others' writes to the database are looked for, in milliseconds. */
  readonly refreshEvery?: number | undefined;
}

export interface App {
  readonly fastify: FastifyInstance;
  readonly rest: RestServer;
  readonly log: Logger;
  /** Starts to listen; the address. Throws one clear line where it cannot. */
  listen(at: { host: string; port: number }): Promise<string>;
  /** Refuses new connections, finishes requests in flight, and lets go of everything but the database. */
  close(): Promise<void>;
}

const defaultBodyLimit = 64 * 1024 * 1024;
const defaultUploadLimit = 1024 * 1024 * 1024;

/** Nothing is validated or written by Fastify's schemas here. */
const noSchemas = (): never => {
  throw new Error('routes with a schema need its compilers');
};

/** `routes` as a list, or as what makes it for a site (rest/routes.ts). */
export function createApp(
  site: Site,
  routes: readonly Route[] | ((site: Site) => readonly Route[]),
  options: AppOptions = {},
): App {
  const log = options.log ?? createLog(options.logLevel ?? 'info');
  const rest = currentRest(site, typeof routes === 'function' ? routes : () => routes);
  const cache = options.cache === false || !site.caches.enabled ? null : new ResponseCache(site.caches, site.clock);
  const metrics = createMetrics(site.database, cache);
  const app = fastify({
    bodyLimit: options.bodyLimit ?? defaultBodyLimit,
    trustProxy: options.trustProxy ?? false,
    forceCloseConnections: 'idle',
    frameworkErrors: answerFrameworkError,
    genReqId: () => randomUUID(),
    // What would compile schemas takes a tenth of a second to load.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    // An address that cannot be decoded is still answered as WordPress answers it: the API reads the original one.
    rewriteUrl: (request) => readableUrl(request.url ?? '/'),
    serverFactory: (handler) => {
      const server = createServer((request, response) => {
        if (cache?.serve(request, response)) return;
        handler(request, response);
      });
      server.on('clientError', answerBrokenRequest);
      // What Fastify would set on a server of its own: time for a whole request, against slow senders.
      server.requestTimeout = 120_000;
      return server;
    },
  });
  const running = new RunningWork();
  const refresh = setInterval(() => {
    running.add(
      site.refresh().catch((error: unknown) => log.error({ err: error }, 'cannot look for changes in the database')),
    );
  }, options.refreshEvery ?? 250).unref();
  app.addHook('onClose', async () => clearInterval(refresh));
  addMethods(app);
  addBodies(app);
  addFiles(app, site, {
    body: options.bodyLimit ?? defaultBodyLimit,
    upload: options.uploadLimit ?? defaultUploadLimit,
  });
  addMonitoring(app, site, metrics);
  addRest(app, { site, rest, cache, metrics, log, running });
  return {
    fastify: app,
    get rest() {
      return rest();
    },
    log,
    listen: (at) => listen(app, at),
    close: () => close(app, running),
  };
}

/** Connections that are kept alive are closed as soon as their request is answered: nobody waits for them to time out. */
async function close(app: FastifyInstance, running: RunningWork): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 25);
  try {
    await app.close();
    await running.settled();
  } finally {
    clearInterval(idle);
  }
}

/** The API of the extensions that run now: made anew when the site was composed with others. */
function currentRest(site: Site, routes: (site: Site) => readonly Route[]): () => RestServer {
  let made = { revision: site.registry.revision, server: createRestServer(site, routes(site)) };
  return () => {
    const { revision } = site.registry;
    if (made.revision !== revision) made = { revision, server: createRestServer(site, routes(site)) };
    return made.server;
  };
}

/** Fastify refuses paths with broken percent-encoding before any hook runs; it gets one that it can decode. */
function readableUrl(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replace(/%/g, '%25') + url.slice(path.length);
  }
}

async function listen(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reasons: Record<string, string> = {
      EADDRINUSE: 'something else listens there already',
      EACCES: 'this account may not use that port',
      EADDRNOTAVAIL: 'this machine has no such address',
      ENOTFOUND: 'there is no such host',
    };
    const reason = reasons[code] ?? (code || String(error));
    throw new SiteError('listen_failed', `cannot listen on ${host}:${port}: ${reason}`);
  }
}

/** WordPress reads bodies of GET, too, and answers methods that it does not know as it does unknown routes. */
function addMethods(app: FastifyInstance): void {
  for (const method of METHODS) {
    if (method === 'CONNECT') continue;
    app.addHttpMethod(method, { hasBody: method !== 'HEAD' && method !== 'TRACE', overrideExisting: true });
  }
}

function addMonitoring(app: FastifyInstance, site: Site, metrics: Metrics): void {
  app.get('/healthz', async (_request, reply) => {
    try {
      await site.database.foreignChangeToken();
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'database unreachable' });
    }
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}

interface Parts {
  site: Site;
  rest: () => RestServer;
  cache: ResponseCache | null;
  metrics: Metrics;
  log: Logger;
  running: RunningWork;
}

function addRest(app: FastifyInstance, parts: Parts): void {
  // Before any page: `?rest_route=` is the API at every address.
  app.addHook('preHandler', async (request, reply) => {
    const answer = await timed(parts, request, () => answerRest(parts, request));
    if (!answer) return undefined;
    send(reply, answer);
    return reply;
  });
  app.setErrorHandler((error, request, reply) => {
    const answer = errorAnswer(error);
    logAnswer(parts.log, request, answer, 0);
    send(reply, answer);
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).type('text/plain; charset=UTF-8').send('Not found\n'));
  app.all('/*', async (request, reply) => {
    if (await answerFile(parts, request, reply)) return reply;
    const answer = await timed(parts, request, () => answerSite(parts, request));
    if (!answer) return reply.callNotFound();
    send(reply, answer);
    return reply;
  });
}

/** A file of the uploads, of a theme, of the editor or of the core blocks, streamed as it lies there. False where the address is none. */
async function answerFile({ site, metrics }: Parts, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const upload = uploadPath(site, request.originalUrl);
  const asset = upload === undefined ? themeAssetPath(site, request.originalUrl) : undefined;
  const editor = editorAssetPath(site, request.originalUrl);
  const path = upload ?? asset ?? editor ?? blockAssetPath(site, request.originalUrl);
  if (path === undefined) return false;
  const others = editor !== undefined ? serveEditorAsset : serveBlockAsset;
  const serve = upload !== undefined ? serveUpload : asset !== undefined ? serveThemeAsset : others;
  const started = performance.now();
  reply.hijack();
  if (!(await serve(site, path, request.raw, reply.raw))) {
    reply.raw.writeHead(404, { 'Content-Type': 'text/plain; charset=UTF-8' }).end('Not found\n');
  }
  metrics.answered(request.method, reply.raw.statusCode, (performance.now() - started) / 1000);
  return true;
}

/** Answers, counts and logs; what fails becomes an error object. Undefined where there is nothing to answer. */
async function timed(
  parts: Parts,
  request: FastifyRequest,
  work: () => Promise<HttpAnswer | undefined>,
): Promise<HttpAnswer | undefined> {
  const started = performance.now();
  const answer = await parts.running.add(work().catch((failure: unknown) => errorAnswer(failure)));
  if (!answer) return undefined;
  if (request.body instanceof ReceivedBody) await request.body.discard();
  const seconds = (performance.now() - started) / 1000;
  parts.metrics.answered(request.method, answer.status, seconds);
  logAnswer(parts.log, request, answer, seconds);
  return answer;
}

/** The address of what everybody asks in the same way; undefined for other requests. */
const addressOf = ({ method, raw }: FastifyRequest): string | undefined =>
  method === 'GET' ? askedFor(raw)?.key : undefined;

/** Pages: the login, the newsroom's place, the public site. */
async function answerSite({ site, cache, rest }: Parts, request: FastifyRequest): Promise<HttpAnswer> {
  await site.refresh();
  const { generation } = site.caches;
  const incoming = toIncoming(request);
  const make = (on: Site) => answerPage(on, incoming, rest());
  const address = addressOf(request);
  const answer = await keptAnswer(site, address, make);
  cache?.keep(address, answer, generation);
  return answer;
}

async function answerRest(parts: Parts, request: FastifyRequest): Promise<HttpAnswer | undefined> {
  const { site, rest, cache } = parts;
  const incoming = restIncoming(site, toIncoming(request));
  if (!incoming) return undefined;
  if (incoming === 'invalid') return errorAnswer(400, 'rest_path_invalid_type', 'rest_route must be text.');
  await site.refresh();
  const { generation } = site.caches;
  const make = async (on: Site) => serveRest(serverOver(rest(), on), incoming, await identify(on, incoming));
  const address = addressOf(request);
  const answer = await keptAnswer(site, address, make);
  cache?.keep(address, answer, generation);
  return answer;
}

function send(reply: FastifyReply, answer: HttpAnswer): void {
  const { raw } = reply;
  const tag = answer.headers.find(([name]) => name === 'ETag')?.[1];
  const pieces = answer.body === null ? [] : bodyPieces(answer.body);
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  reply.hijack();
  if (tag !== undefined && isUnchanged(reply.request.raw, tag)) {
    raw.writeHead(304, answer.headers.filter(([name]) => name !== 'Content-Type').flat()).end();
    return;
  }
  const length: string[] = answer.body !== null || answer.status !== 204 ? ['Content-Length', String(size)] : [];
  const isHead = reply.request.raw.method === 'HEAD';
  raw.writeHead(answer.status, [...answer.headers.flat(), ...(isHead ? [] : length)]);
  if (pieces.length > 1) raw.cork();
  for (const piece of pieces.slice(0, -1)) raw.write(piece);
  raw.end(pieces.at(-1));
}

function isUnchanged(request: IncomingMessage, tag: string): boolean {
  const asked = request.headers['if-none-match'];
  return asked !== undefined && matchesTag(asked, tag);
}

function logAnswer(log: Logger, request: FastifyRequest, answer: HttpAnswer, seconds: number): void {
  const line = {
    request: request.id,
    method: request.method,
    url: loggableUrl(request.originalUrl),
    status: answer.status,
    milliseconds: Math.round(seconds * 10_000) / 10,
  };
  if (answer.failure !== undefined) log.error({ ...line, err: answer.failure }, 'a request failed');
  else log.debug(line, 'answered');
}
