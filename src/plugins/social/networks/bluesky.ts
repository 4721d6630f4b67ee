// Bluesky and other servers of the AT protocol: a record of app.bsky.feed.post under a key that follows from the share, so
// that a repeat meets the record it made before. Sources: lexicons app.bsky.feed.post, app.bsky.richtext.facet,
// com.atproto.repo.createRecord.
import { trimEnd } from '../../../base/trim.ts';
import { graphemes, utf8Bytes } from '../messages/length.ts';
import { type Answered, at, NetworkError, neededText, textAt } from './ask.ts';
import {
  type Account,
  type Composed,
  day,
  type Limits,
  minute,
  type Network,
  type NetworkCall,
  type SendCall,
} from './network.ts';

const cardBytes = 1_000_000;
const limits: Limits = {
  characters: 300,
  count: graphemes,
  bytes: 3000,
  pictures: 4,
  pictureBytes: 2_000_000,
  pictureTypes: ['image/jpeg', 'image/png', 'image/webp'],
  video: { bytes: 100_000_000, types: ['video/mp4'], seconds: 60 },
  // A session is made for each share: 30 in five minutes, 300 a day.
  quotas: [
    { shares: 30, within: 5 * minute },
    { shares: 300, within: day },
  ],
  link: 'card',
};
const server = 'https://bsky.social';
const collection = 'app.bsky.feed.post';

interface Session {
  readonly did: string;
  readonly handle: string;
  readonly authorization: { readonly authorization: string };
}

export const bluesky: Network = {
  name: 'bluesky',
  label: 'Bluesky',
  description: 'A Bluesky account, by an app password.',
  credentials: {
    handle: { type: 'string', description: 'Handle or address of the account.', required: true },
    app_password: { type: 'string', format: 'password', description: 'App password.', required: true },
    server: { type: 'string', format: 'uri', description: 'Its server, where that is not bsky.social.' },
  },
  repeatable: 0,
  template: '{title}\n\n{excerpt}',
  limits: () => limits,
  async connect({ handle = '', app_password = '', server: own = '' }, call) {
    const account = {
      externalId: '',
      details: { server: trimEnd(own, '/'), identifier: handle.trim().replace(/^@/, '') },
      secrets: { app_password },
    };
    const session = await signIn(account, call);
    const profile = await call
      .ask(`${baseOf(account, call)}/xrpc/app.bsky.actor.getProfile?actor=${encodeURIComponent(session.did)}`, {
        headers: session.authorization,
      })
      .catch(() => undefined);
    return [
      {
        ...account,
        externalId: session.did,
        name: textAt(profile?.data, 'displayName') || session.handle,
        handle: session.handle,
        picture: textAt(profile?.data, 'avatar') ?? '',
        link: `https://bsky.app/profile/${session.did}`,
        expiresAt: null,
      },
    ];
  },
  async check(account, call) {
    await signIn(account, call);
    return {};
  },
  async publish(composed, call) {
    const session = await signIn(call.account, call);
    const record = await recordOf(composed, session, call);
    const rkey = recordKey(composed);
    await call.sending();
    const { data } = await call.ask(`${baseOf(call.account, call)}/xrpc/com.atproto.repo.createRecord`, {
      method: 'POST',
      headers: session.authorization,
      json: { repo: session.did, collection, rkey, record },
    });
    return { id: neededText(data, 'uri'), url: publicAddress(session, rkey) };
  },
  async find(composed, call) {
    const session = await signIn(call.account, call);
    const rkey = recordKey(composed);
    const query = new URLSearchParams({ repo: session.did, collection, rkey });
    const { status, data } = await call.ask(`${baseOf(call.account, call)}/xrpc/com.atproto.repo.getRecord?${query}`, {
      headers: session.authorization,
      also: [400, 404],
    });
    if (status < 300) return { id: neededText(data, 'uri'), url: publicAddress(session, rkey) };
    if (textAt(data, 'error') === 'RecordNotFound') return undefined;
    throw new NetworkError('later', 'unreadable', 'The server does not say whether the post is there.');
  },
};

const publicAddress = ({ handle }: Session, rkey: string): string => `https://bsky.app/profile/${handle}/post/${rkey}`;

function baseOf({ details }: Account, call: NetworkCall): string {
  return call.base(details.server || server);
}

async function signIn(account: Account, call: NetworkCall): Promise<Session> {
  const identifier = account.externalId || account.details.identifier || '';
  const answer: Answered = await call.ask(`${baseOf(account, call)}/xrpc/com.atproto.server.createSession`, {
    method: 'POST',
    json: { identifier, password: account.secrets.app_password ?? '' },
  });
  const token = neededText(answer.data, 'accessJwt');
  return {
    did: neededText(answer.data, 'did'),
    handle: neededText(answer.data, 'handle'),
    authorization: { authorization: `Bearer ${token}` },
  };
}

async function recordOf(composed: Composed, session: Session, call: SendCall): Promise<Record<string, unknown>> {
  const facets = facetsOf(composed.text);
  const embed = await embedOf(composed, session, call);
  return {
    $type: collection,
    text: composed.text,
    ...(facets.length > 0 ? { facets } : {}),
    ...(embed ? { embed } : {}),
    langs: [composed.language],
    createdAt: new Date(composed.createdAt).toISOString(),
  };
}

/** The video or the pictures that the post brings, else the link's card, which the sender makes here. */
async function embedOf(composed: Composed, session: Session, call: SendCall): Promise<unknown> {
  if (composed.video) {
    const { mimeType, bytes, width, height, title: alt } = composed.video;
    const { data } = await call.ask(`${baseOf(call.account, call)}/xrpc/com.atproto.repo.uploadBlob`, {
      method: 'POST',
      headers: { ...session.authorization, 'content-type': mimeType },
      stream: { bytes, chunks: await call.video(composed.video) },
    });
    const aspectRatio = width > 0 && height > 0 ? { aspectRatio: { width, height } } : {};
    return { $type: 'app.bsky.embed.video', video: at(data, 'blob'), alt, ...aspectRatio };
  }
  const images = [];
  for (const picture of composed.pictures) {
    const file = await call.picture(picture, limits.pictureBytes);
    if (!file) continue;
    const image = await upload(file, session, call);
    const { width, height } = file;
    images.push({ image, alt: picture.alt, aspectRatio: { width, height } });
  }
  if (images.length > 0) return { $type: 'app.bsky.embed.images', images };
  if (composed.link === '') return undefined;
  const file = composed.card ? await call.picture(composed.card, cardBytes) : undefined;
  const thumb = file && (await upload(file, session, call));
  const external = { uri: composed.link, title: composed.title, description: composed.description };
  return { $type: 'app.bsky.embed.external', external: { ...external, ...(thumb ? { thumb } : {}) } };
}

async function upload(
  { bytes, type }: { bytes: Uint8Array; type: string },
  session: Session,
  call: SendCall,
): Promise<unknown> {
  const { data } = await call.ask(`${baseOf(call.account, call)}/xrpc/com.atproto.repo.uploadBlob`, {
    method: 'POST',
    headers: { ...session.authorization, 'content-type': type },
    body: bytes,
  });
  return at(data, 'blob');
}

interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly Readonly<Record<string, string>>[];
}

const marks = /https?:\/\/[^\s<>"]+|(?<=^|\s)#[\p{L}\p{M}\p{N}_]+/gu;

/** Addresses and hashtags of a text, by their place in bytes of UTF-8. */
export function facetsOf(text: string): Facet[] {
  const facets: Facet[] = [];
  let bytes = 0;
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const word = match[0].startsWith('#') ? match[0] : trimEnd(match[0], '.,;:!?)]');
    bytes += utf8Bytes(text.slice(from, match.index));
    const byteEnd = bytes + utf8Bytes(word);
    const feature: Record<string, string> = word.startsWith('#')
      ? { $type: 'app.bsky.richtext.facet#tag', tag: word.slice(1) }
      : { $type: 'app.bsky.richtext.facet#link', uri: word };
    const fits = !word.startsWith('#') || (graphemes(word) <= 65 && !/^#\d+$/.test(word));
    if (fits) facets.push({ index: { byteStart: bytes, byteEnd }, features: [feature] });
    bytes = byteEnd;
    from = match.index + word.length;
  }
  return facets;
}

const alphabet = '234567abcdefghijklmnopqrstuvwxyz';

/** A TID: microseconds since 1970 and a clock's number, here both of the share: 13 digits of base 32. */
export function recordKey({ createdAt, key }: Pick<Composed, 'createdAt' | 'key'>): string {
  const chance = Number.parseInt(key.slice(0, 8), 16);
  const microseconds = BigInt(createdAt) * 1000n + BigInt(chance % 1000);
  let value = (microseconds << 10n) | BigInt(Math.floor(chance / 1000) % 1024);
  let digits = '';
  for (let place = 0; place < 13; place++) {
    digits = alphabet.charAt(Number(value & 31n)) + digits;
    value >>= 5n;
  }
  return digits;
}
