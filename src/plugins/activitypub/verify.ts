// Who sent a request to an inbox: its signature (draft-cavage-12 or RFC 9421) is checked by fedify against the key in the
// sender's own document. Stricter than fedify: the key must stand in the document of the activity's actor, host and body must
// be signed, and the time is judged by the site's clock.
import type { DocumentLoader } from '@fedify/fedify/runtime';
import type { KeyCache } from '@fedify/fedify/sig';
import type { ExtensionSite } from '../../extend/site.ts';
import { loadFedify } from './fedify.ts';
import { keeping } from './known-actors.ts';
import { contextLoader, documentLoader, type RemoteActor, remoteActor } from './remote.ts';

export interface SignedRequest {
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** Milliseconds by which a request may be off. */
const timeWindow = 3_600_000;

/** The actor, where the request is theirs. Undefined where it is not. Rejects where their document cannot be had. */
export async function sender(
  site: ExtensionSite,
  { url, headers, body }: SignedRequest,
  actorId: string,
  signer: number,
): Promise<RemoteActor | undefined> {
  if (!isTimely(headers, site.now()) || !coversRequest(headers)) return undefined;
  const known = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) known.set(name, value);
  const request = new Request(url, { method: 'POST', headers: known, body: Buffer.from(body) });
  // A key that is kept may have been changed since: then its document is asked for again.
  const kept = keeping(site, documentLoader(site, signer), false);
  const actor = await proven(request.clone(), actorId, kept.load);
  if (actor || !kept.usedOld()) return actor;
  return proven(request, actorId, keeping(site, documentLoader(site, signer), true).load);
}

async function proven(request: Request, actorId: string, load: DocumentLoader): Promise<RemoteActor | undefined> {
  const { verifyRequestDetailed, exportSpki } = await loadFedify();
  const result = await verifyRequestDetailed(request, {
    documentLoader: load,
    contextLoader: await contextLoader(),
    timeWindow: false,
    keyCache: noKeys,
  });
  if (!result.verified) return undefined;
  const { id, publicKey } = result.key;
  if (!id || !publicKey || id.origin !== new URL(actorId).origin) return undefined;
  const actor = await remoteActor(load, actorId);
  const own = actor.keys.get(id.href);
  return own !== undefined && sameKey(own, await exportSpki(publicKey)) ? actor : undefined;
}

const noKeys: KeyCache = { get: async () => undefined, set: async () => {} };

/**
 * Does the signature cover what the request is: method or address, host, and the body by its digest? fedify asks for host in
 * neither of both kinds, and in RFC 9421 checks the digest only where the sender chose to sign it. One signature alone: of
 * several, nobody could say which was checked.
 */
function coversRequest(headers: SignedRequest['headers']): boolean {
  const input = headers['signature-input'];
  if (input === undefined) {
    const signed = /\bheaders="([^"]*)"/.exec(headers.signature ?? '')?.[1] ?? '';
    return signed.toLowerCase().split(/\s+/).includes('host');
  }
  const [, list = ''] = /^[\w*-]+=\(([^()]*)\);[^()]*$/.exec(input.trim()) ?? [];
  const covered = new Set(list.trim().split(/\s+/));
  const host = covered.has('"@target-uri"') || covered.has('"@authority"') || covered.has('"host"');
  return host && covered.has('"@method"') && covered.has('"content-digest"');
}

function isTimely(headers: SignedRequest['headers'], now: number): boolean {
  const input = headers['signature-input'];
  const time = input === undefined ? Date.parse(headers.date ?? '') : createdAt(input);
  return Math.abs(time - now) <= timeWindow;
}

/** NaN where it is not said, or said twice. */
function createdAt(input: string): number {
  const times = [...input.matchAll(/;\s*created=(\d{1,12})(?!\d)/g)].map(([, seconds]) => Number(seconds) * 1000);
  return times.length === 1 ? (times[0] ?? Number.NaN) : Number.NaN;
}

const bare = (pem: string): string => pem.replace(/-----[^-]*-----|\s+/g, '');
const sameKey = (a: string, b: string): boolean => bare(a) === bare(b);
