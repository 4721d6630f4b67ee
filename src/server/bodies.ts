// How bodies come in: as bytes, or as files where they bring some; and the request as the rest of the house takes it.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Site } from '../content/site.ts';
import { mayUpload } from './identity.ts';
import type { Incoming } from './incoming.ts';
import { bodyTooLarge, bringsFiles, isMediaRoute, ReceivedBody, receive } from './receive.ts';

/** Stands for bodies with files within this application. */
const filesType = 'application/x-broadsheet-files';

/**
 * Every body arrives as bytes, or as files where it brings some: what it is is decided by WordPress's rules, not by Fastify's, which would refuse content
 * types that it cannot read. `toIncoming` takes the type as it was sent.
 */
export function addBodies(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    const type = headers['content-type'];
    if (type !== undefined) {
      const files = bringsFiles(request.method, request.originalUrl, type);
      headers['content-type'] = files ? filesType : 'application/octet-stream';
    }
    done();
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Bodies with files go to disk. What is larger than an ordinary body is taken only of those who may upload. */
export function addFiles(app: FastifyInstance, site: Site, limits: { body: number; upload: number }): void {
  app.addContentTypeParser(filesType, async (request: FastifyRequest, body: IncomingMessage) => {
    const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
    const large =
      length > limits.body && isMediaRoute(request.originalUrl) && (await mayUpload(site, toIncoming(request)));
    const limit = large ? Math.max(limits.body, limits.upload) : limits.body;
    if (length !== Number.POSITIVE_INFINITY && length > limit) throw bodyTooLarge();
    const contentType = sentContentType(request.raw.rawHeaders) ?? '';
    return receive(site, body, { contentType, limit, fieldLimit: limits.body });
  });
}

/** A request as it came in, its body read. */
export function toIncoming(request: FastifyRequest): Incoming {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  headers['content-type'] &&= sentContentType(request.raw.rawHeaders);
  return {
    method: request.method,
    url: request.originalUrl,
    headers,
    body: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
    received: request.body instanceof ReceivedBody ? request.body : undefined,
    secure: request.protocol === 'https',
    remoteAddress: request.ip,
  };
}

/** The first one that was sent, as Node reads repeated ones. Names and values take turns in the list. */
function sentContentType(rawHeaders: readonly string[]): string | undefined {
  const at = rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type');
  return rawHeaders[at + 1];
}
