// Answers kept whole in front of everything else: an anonymous GET of an unchanged address costs one map look-up.
// Guarantees: an answer is used only while the site's generation stands at which it was made, and for a minute at most, since
// time goes into some (how long ago a post was written, which month a calendar shows, which posts are too old for comments); the
// site's budget of bytes bounds it; with the cache off, only speed changes.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../base/clock.ts';
import type { Caches } from '../content/site.ts';
import { bodyBytes } from './body.ts';
import { matchesTag } from './entity-tag.ts';
import type { HttpAnswer } from './serve-rest.ts';

interface Kept {
  status: number;
  /** Name, value, name, value: as writeHead takes them. */
  headers: string[];
  /** Small bodies as text of one byte a character: Node sends it with the headers in one piece. */
  body: Buffer | string;
  tag: string;
  unchangedHeaders: string[];
  /** Milliseconds: from then on it is made again. */
  until: number;
  /** What it takes of the memory. */
  bytes: number;
}

/** Milliseconds that an answer is used. */
const lasting = 60_000;

/** Longest body, in bytes, that is sent in one piece with its headers. */
const onePiece = 16 * 1024;

/** Bytes of an answer's headers and objects. */
const answerCost = 2000;

export class ResponseCache {
  readonly #caches: Caches;
  readonly #clock: Clock;
  /** Emptied here when the generation moves, and by the budget that it shares with all that is kept. */
  readonly #kept: Map<string, Kept>;
  #generation = -1;
  hits = 0;
  misses = 0;

  constructor(caches: Caches, clock: Clock) {
    this.#caches = caches;
    this.#clock = clock;
    this.#kept = caches.contentMap<Kept>('answers');
  }

  /** Answers from what is kept; false where it has nothing for this request. */
  serve(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.#generation !== this.#caches.generation) this.#forget();
    if (request.method !== 'GET') return false;
    const asked = askedFor(request);
    const kept = asked && this.#kept.get(asked.key);
    if (!kept || kept.until <= this.#clock.now()) return false;
    this.hits++;
    if (asked.tag !== undefined && matchesTag(asked.tag, kept.tag)) {
      response.writeHead(304, kept.unchangedHeaders).end();
    } else response.writeHead(kept.status, kept.headers).end(kept.body, 'latin1');
    return true;
  }

  /** Keeps an answer that was made while `generation` stood, for an address that `askedFor` gave. */
  keep(address: string | undefined, answer: HttpAnswer, generation: number): void {
    this.misses++;
    if (!answer.shareable || answer.body === null || generation !== this.#caches.generation) return;
    if (address === undefined) return;
    const body = bodyBytes(answer.body);
    if (this.#generation !== generation) this.#forget();
    const now = this.#clock.now();
    if ((this.#kept.get(address)?.until ?? 0) > now) return;
    this.#kept.delete(address);
    const tag = answer.headers.find(([name]) => name === 'ETag')?.[1] ?? '';
    const flat = [...answer.headers, ['Content-Length', String(body.length)]].flat();
    this.#kept.set(address, {
      status: answer.status,
      headers: flat,
      body: body.length <= onePiece ? body.toString('latin1') : body,
      tag,
      unchangedHeaders: answer.headers.filter(([name]) => name !== 'Content-Type').flat(),
      until: now + lasting,
      bytes: body.length + answerCost,
    });
  }

  #forget(): void {
    this.#kept.clear();
    this.#generation = this.#caches.generation;
  }
}

/**
 * Address and origin of a request that says nothing else by which answers differ, and its If-None-Match; undefined for
 * all others. Reads the headers as they came: making an object of them would cost more than the rest of the answer.
 */
export function askedFor({
  url = '',
  rawHeaders,
}: Pick<IncomingMessage, 'url' | 'rawHeaders'>): { key: string; tag: string | undefined } | undefined {
  let key = url;
  let tag: string | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (!decidingLengths.has(name.length)) continue;
    const lower = name.toLowerCase();
    if (personal.has(lower)) return undefined;
    if (lower === 'accept' && asksForJsonLd.test(rawHeaders[at + 1] ?? '')) return undefined;
    if (lower === 'origin') key = `${url}\n${rawHeaders[at + 1]}`;
    else if (lower === 'if-none-match') tag = rawHeaders[at + 1];
  }
  return { key, tag };
}

/** Extensions answer such requests at the addresses of pages. */
const asksForJsonLd = /activity\+json|ld\+json/i;

/** Headers by which answers differ in ways that are not kept. */
const personal = new Set([
  ...['authorization', 'cookie', 'x-wp-nonce', 'content-type', 'x-http-method-override', 'content-length'],
  ...['transfer-encoding', 'if-modified-since'],
]);
const decidingLengths = new Set([...personal, 'accept', 'origin', 'if-none-match'].map((name) => name.length));
