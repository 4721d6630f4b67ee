// A server of another kind for tests, on loopback: its own signatures (draft-cavage-12 by node:crypto, nothing of fedify's),
// checked as strictly as Mastodon does: digest, date, signed headers, key of the actor's document.
import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { type Peer, type PeerAnswer, type PeerRequest, startPeer } from '../social/testing.ts';
import { activityType } from './testing.ts';

export interface Taken {
  readonly path: string;
  readonly activity: Record<string, unknown>;
}

export interface FediPeer extends Peer {
  readonly actor: string;
  /** Activities that came in with a good signature. */
  readonly taken: Taken[];
  /** Why others were refused. */
  readonly refused: string[];
  /** What it answers instead of taking anything; undefined: it takes all. */
  trouble: ((request: PeerRequest) => PeerAnswer | undefined) | undefined;
  /** Documents by path. */
  readonly documents: Map<string, unknown>;
  send(inbox: string, activity: Readonly<Record<string, unknown>>, change?: Change): Promise<Response>;
}

/** What is done wrongly. */
export interface Change {
  readonly date?: Date;
  readonly key?: KeyObject;
  readonly body?: string;
  readonly signed?: readonly string[];
  /** Signs as RFC 9421 says, over these components. */
  readonly components?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly unsigned?: boolean;
}

const digestOf = (body: string | Buffer): string => `SHA-256=${createHash('sha256').update(body).digest('base64')}`;

export const otherKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** `now`: Unix milliseconds, the time that the site has. */
export async function startFediPeer(now: () => number): Promise<FediPeer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const taken: Taken[] = [];
  const refused: string[] = [];
  const documents = new Map<string, unknown>();
  const peer = await startPeer(() => ({ status: 404 }));
  const actor = `${peer.base}/users/ann`;
  documents.set('/users/ann', {
    '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
    id: actor,
    type: 'Person',
    preferredUsername: 'ann',
    name: 'Ann Elsewhere',
    inbox: `${actor}/inbox`,
    endpoints: { sharedInbox: `${peer.base}/inbox` },
    publicKey: {
      id: `${actor}#main-key`,
      owner: actor,
      publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }),
    },
  });
  const fedi: FediPeer = Object.assign(peer, {
    actor,
    taken,
    refused,
    documents,
    trouble: undefined,
    send: async (inbox: string, activity: Readonly<Record<string, unknown>>, change: Change = {}) => {
      const url = new URL(inbox);
      const body = JSON.stringify({ '@context': 'https://www.w3.org/ns/activitystreams', actor, ...activity });
      const date = (change.date ?? new Date(now())).toUTCString();
      const headers: Record<string, string> = {
        date,
        digest: digestOf(body),
        'content-type': activityType,
        ...change.headers,
      };
      const names = change.signed ?? ['(request-target)', 'host', 'date', 'digest'];
      const values: Record<string, string> = { ...headers, '(request-target)': `post ${url.pathname}`, host: url.host };
      const text = names.map((name) => `${name}: ${values[name]}`).join('\n');
      const signature = sign('sha256', Buffer.from(text), change.key ?? privateKey).toString('base64');
      if (change.components) {
        const given = {
          url,
          body,
          components: change.components,
          keyId: `${actor}#main-key`,
          seconds: Date.parse(date) / 1000,
        };
        Object.assign(headers, rfc9421Headers(given, change.key ?? privateKey));
      } else if (!change.unsigned) {
        headers.signature = `keyId="${actor}#main-key",algorithm="rsa-sha256",headers="${names.join(' ')}",signature="${signature}"`;
      }
      return fetch(inbox, { method: 'POST', headers, body: change.body ?? body });
    },
  });
  peer.handle = async (request) => {
    if (request.method === 'GET') {
      const document = documents.get(request.path);
      if (!document) return { status: 410 };
      return { body: JSON.stringify(document), headers: { 'content-type': activityType } };
    }
    const trouble = fedi.trouble?.(request);
    if (trouble) return trouble;
    const wrong = await whatIsWrong(request, now());
    if (wrong !== undefined) {
      refused.push(wrong);
      return { status: 401 };
    }
    taken.push({ path: request.path, activity: JSON.parse(request.body.toString()) as Record<string, unknown> });
    return { status: 202 };
  };
  return fedi;
}

interface MessageToSign {
  readonly url: URL;
  readonly body: string;
  readonly components: readonly string[];
  readonly keyId: string;
  readonly seconds: number;
}

/** Signs a POST as RFC 9421 says, over the components that are named. */
function rfc9421Headers(
  { url, body, components, keyId, seconds }: MessageToSign,
  key: KeyObject,
): Record<string, string> {
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  const values: Record<string, string> = {
    '@method': 'POST',
    '@target-uri': url.href,
    '@authority': url.host,
    'content-digest': digest,
  };
  const parameters = `(${components.map((name) => `"${name}"`).join(' ')});created=${seconds};keyid="${keyId}"`;
  const lines = components.map((name) => `"${name}": ${values[name]}`);
  const base = [...lines, `"@signature-params": ${parameters}`].join('\n');
  const signature = sign('sha256', Buffer.from(base), key).toString('base64');
  return { 'content-digest': digest, 'signature-input': `sig1=${parameters}`, signature: `sig1=:${signature}:` };
}

/** The signature of a request, checked against the document of the activity's actor. */
async function whatIsWrong({ headers, body, path }: PeerRequest, now: number): Promise<string | undefined> {
  const fields = new Map(
    [...String(headers.signature).matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const names = (fields.get('headers') ?? '').split(' ');
  for (const name of ['(request-target)', 'host', 'date', 'digest'])
    if (!names.includes(name)) return `${name} is not signed`;
  if (headers.digest !== digestOf(body)) return 'the digest is wrong';
  if (Math.abs(Date.parse(String(headers.date)) - now) > 300_000) return 'the date is wrong';
  const activity = JSON.parse(body.toString()) as { actor: string };
  const keyId = fields.get('keyId') ?? '';
  const answer = await fetch(activity.actor, { headers: { accept: activityType } });
  const document = (await answer.json()) as {
    id: string;
    publicKey: { id: string; owner: string; publicKeyPem: string };
  };
  if (document.id !== activity.actor || document.publicKey.owner !== activity.actor) return 'the actor is another';
  if (document.publicKey.id !== keyId) return 'the key is another';
  const text = names
    .map((name) => `${name}: ${name === '(request-target)' ? `post ${path}` : headers[name]}`)
    .join('\n');
  const signature = Buffer.from(fields.get('signature') ?? '', 'base64');
  return verify('sha256', Buffer.from(text), document.publicKey.publicKeyPem, signature) ? undefined : 'bad signature';
}
