// `_embed`: puts what a response's links lead to beside them, in-process, as WP_REST_Server::embed_links.
// Guarantee: what all items of a list link to is gathered first, each address answered once, and addresses of one
// endpoint together where it can (handleMany), so that a list costs a fixed number of queries.
import { SiteError } from '../../base/error.ts';
import { sameItems } from '../../base/same-items.ts';
import type { Asking, EngineCall } from './call.ts';
import { answer, finish } from './dispatch.ts';
import { embeddedCall } from './embedded-calls.ts';
import { markEncodable, withProperty } from './encoded.ts';
import { errorResponse, noRoute } from './errors.ts';
import { isEmpty } from './php.ts';
import { type Embedding, linkedData } from './render.ts';
import type { RestServer } from './server.ts';
import type { Endpoint, RestRequest, RestResponse } from './types.ts';

type Item = Record<string, unknown>;
interface WireLink {
  href: string;
  embeddable?: boolean;
}

/**
 * Data (an item or a list of items, with `_links`) with `_embedded` in each item that has something to embed. What the
 * request has loaded (`asking`) is there for what it embeds, too.
 */
export async function embed(
  server: RestServer,
  data: unknown,
  asking: Asking,
  embedding: Exclude<Embedding, false>,
): Promise<unknown> {
  const items: unknown[] = Array.isArray(data) ? data : [data];
  const wanted = items.map((item) => wantedLinks(item, embedding));
  const found = new Map<string, unknown>();
  for (const relations of wanted) {
    for (const { hrefs } of relations) for (const href of hrefs) if (href !== undefined) found.set(href, []);
  }
  if (found.size > 0) await answerAll(server, found, asking);
  const embedded = items.map((item, index) => withEmbedded(item, wanted[index] ?? [], found));
  return Array.isArray(data) ? embedded : embedded[0];
}

/** The addresses that one relation of an item leads to; undefined for those that are not embedded. */
interface Relation {
  readonly rel: string;
  readonly hrefs: readonly (string | undefined)[];
}

/** Of items that are given again and again, so that their links are read once. */
const relationsOf = new WeakMap<object, readonly Relation[]>();

function wantedLinks(item: unknown, embedding: Exclude<Embedding, false>): readonly Relation[] {
  if (typeof item !== 'object' || item === null || !('_links' in item) || isEmpty(item._links)) return [];
  let all = relationsOf.get(item);
  if (!all) {
    // Links were made by compactLinks, or by a handler in the same form.
    all = Object.entries(item._links as Record<string, readonly WireLink[]>).map(([rel, links]) => ({
      rel,
      hrefs: links.map(({ href, embeddable }) => (embeddable ? href : undefined)),
    }));
    if (Object.isFrozen(item)) relationsOf.set(item, all);
  }
  return embedding === true ? all : all.filter(({ rel }) => embedding.includes(rel));
}

/** What was embedded in an item that is given again, and the whole that came of it. */
interface Whole {
  readonly embeds: readonly unknown[];
  readonly whole: Item;
}

const wholes = new WeakMap<object, Whole>();

function withEmbedded(item: unknown, relations: readonly Relation[], found: Map<string, unknown>): unknown {
  const embedded: Record<string, unknown[]> = {};
  const embeds: unknown[] = [];
  for (const { rel, hrefs } of relations) {
    const ofRelation = hrefs.map((href) => (href === undefined ? [] : found.get(href)));
    if (ofRelation.every(isEmpty)) continue;
    embedded[rel] = ofRelation;
    embeds.push(rel);
    for (const one of ofRelation) {
      if (Array.isArray(one)) embeds.push(one.length, ...one);
      else embeds.push(one);
    }
  }
  if (embeds.length === 0) return item;
  const base = item as Item; // it has links
  const known = wholes.get(base);
  if (known && sameItems(known.embeds, embeds)) return known.whole;
  const whole = withProperty(base, '_embedded', embedded);
  // Only of what does not change any more can be said that it is the same.
  if (Object.isFrozen(base) && embeds.every(isSettled)) {
    markEncodable(whole);
    wholes.set(base, { embeds, whole });
  }
  return whole;
}

function isSettled(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.isFrozen(value);
}

/** Fills in the data of every address; addresses outside of the API stay empty lists. */
async function answerAll(server: RestServer, found: Map<string, unknown>, asking: Asking): Promise<void> {
  const together = new Map<Endpoint, { href: string; call: EngineCall }[]>();
  const answered: [string, RestRequest, RestResponse][] = [];
  for (const href of found.keys()) {
    const made = await embeddedCall(server, href, asking);
    if (!made) continue;
    if (!('call' in made)) answered.push([href, made, errorResponse(noRoute())]);
    else if (made.refused) answered.push([href, made.request, errorResponse(made.refused)]);
    else if (made.call.endpoint.handleMany) {
      const group = together.get(made.call.endpoint);
      if (group) group.push({ href, call: made.call });
      else together.set(made.call.endpoint, [{ href, call: made.call }]);
    } else answered.push([href, made.request, await answer(made.call, undefined)]);
  }
  for (const [endpoint, group] of together) {
    const responses = await answerTogether(
      endpoint,
      group.map(({ call }) => call),
    );
    for (const [index, { href, call }] of group.entries()) {
      answered.push([href, call.request, responses[index] ?? errorResponse(noRoute())]);
    }
  }
  for (const [href, request, response] of answered) {
    if (request.query._fields !== undefined) await finish(response, request);
    found.set(href, response.links ? await linkedData(server, response, asking) : response.data);
  }
}

async function answerTogether(endpoint: Endpoint, calls: readonly EngineCall[]): Promise<RestResponse[]> {
  try {
    const answers = (await endpoint.handleMany?.(calls)) ?? [];
    return answers.map((one) => (one instanceof SiteError ? errorResponse(one) : one));
  } catch (error) {
    return calls.map(() => errorResponse(error));
  }
}
