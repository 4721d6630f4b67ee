// Who sent a request to an inbox: its signature (draft-cavage-12 or RFC 9421) is checked by fedify against the key in the
// sender's own document. Stricter than fedify in three points: the key must stand in the document of the activity's actor,
// the host must be signed, and the time is judged by the site's clock.
import type { KeyCache } from '@fedify/fedify/sig';
import type { ExtensionSite } from '../../extend/site.ts';
import { loadFedify } from './fedify.ts';
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
  if (!isTimely(headers, site.now()) || !signsHost(headers)) return undefined;
  const { verifyRequestDetailed, exportSpki } = await loadFedify();
  const known = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) known.set(name, value);
  const request = new Request(url, { method: 'POST', headers: known, body: Buffer.from(body) });
  const load = remembering(documentLoader(site, signer));
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

/** The same document is asked for once a request. */
function remembering(load: ReturnType<typeof documentLoader>): ReturnType<typeof documentLoader> {
  const asked = new Map<string, ReturnType<typeof load>>();
  return (url) => {
    const address = url.split('#', 1)[0] ?? '';
    let answer = asked.get(address);
    if (!answer) asked.set(address, (answer = load(address)));
    return answer;
  };
}

function isTimely(headers: SignedRequest['headers'], now: number): boolean {
  const input = headers['signature-input'];
  const times =
    input === undefined
      ? [Date.parse(headers.date ?? '')]
      : [...input.matchAll(/;\s*created=(\d{1,12})/g)].map(([, seconds]) => Number(seconds) * 1000);
  return times.length > 0 && times.every((time) => Math.abs(time - now) <= timeWindow);
}

function signsHost(headers: SignedRequest['headers']): boolean {
  const input = headers['signature-input'];
  if (input !== undefined) return /"@authority"|"@target-uri"|"host"/.test(input);
  const signed = /\bheaders="([^"]*)"/.exec(headers.signature ?? '')?.[1] ?? '';
  return signed.toLowerCase().split(/\s+/).includes('host');
}

const bare = (pem: string): string => pem.replace(/-----[^-]*-----|\s+/g, '');
const sameKey = (a: string, b: string): boolean => bare(a) === bare(b);
