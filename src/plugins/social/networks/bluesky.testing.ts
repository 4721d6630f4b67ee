// A strict fake of a Bluesky server: sessions, blobs, records with the lexicon's limits, one record a key. What it does not
// like it refuses as the real one does.
import { type Peer, type PeerAnswer, type PeerRequest, startPeer } from '../testing.ts';

export interface FakeBluesky extends Peer {
  readonly records: Map<string, Record<string, unknown>>;
  /** Makes the next record and answers nothing sensible. */
  failAfter: number;
}

const refuse = (error: string, message = error, status = 400): PeerAnswer => ({ status, json: { error, message } });
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

export async function fakeBluesky(password: string): Promise<FakeBluesky> {
  const records = new Map<string, Record<string, unknown>>();
  const blobs = new Map<string, { mimeType: string; size: number }>();
  const signedIn = ({ headers }: PeerRequest): boolean => headers.authorization === 'Bearer jwt-of-session';
  const peer = await startPeer((request) => {
    const { method, path, query, body, headers } = request;
    const name = path.replace('/xrpc/', '');
    if (name === 'com.atproto.server.createSession') {
      const { identifier, password: given } = JSON.parse(body.toString());
      if (!['news.example', 'did:plc:abc'].includes(identifier) || given !== password) {
        return refuse('AuthenticationRequired', `Invalid identifier or password ${given}`, 401);
      }
      return { json: { did: 'did:plc:abc', handle: 'news.example', accessJwt: 'jwt-of-session', refreshJwt: 'r' } };
    }
    if (!signedIn(request)) return refuse('AuthMissing', 'Authentication Required', 401);
    if (name === 'app.bsky.actor.getProfile')
      return { json: { displayName: 'The News', avatar: 'https://a.test/a.jpg' } };
    if (name === 'com.atproto.repo.uploadBlob') {
      const type = String(headers['content-type']);
      if (method !== 'POST' || !/^image\//.test(type) || body.length === 0) return refuse('InvalidRequest');
      const link = `blob${blobs.size}`;
      blobs.set(link, { mimeType: type, size: body.length });
      return { json: { blob: { $type: 'blob', ref: { $link: link }, mimeType: type, size: body.length } } };
    }
    if (name === 'com.atproto.repo.getRecord') {
      const record = records.get(query.get('rkey') ?? '');
      if (query.get('repo') !== 'did:plc:abc') return refuse('InvalidRequest');
      return record ? { json: { uri: uriOf(query.get('rkey')), value: record } } : refuse('RecordNotFound');
    }
    if (name !== 'com.atproto.repo.createRecord') return { status: 501, json: { error: 'MethodNotImplemented' } };
    const input = JSON.parse(body.toString());
    const problem = problemOf(input, blobs);
    if (problem) return refuse('InvalidRecord', problem);
    // The tree has a value at this key.
    if (records.has(input.rkey)) return refuse('InternalServerError', 'Internal Server Error', 500);
    records.set(input.rkey, input.record);
    if (fake.failAfter-- > 0) return { status: 502, body: 'Bad Gateway' };
    return { json: { uri: uriOf(input.rkey), cid: 'bafy' } };
  });
  const fake: FakeBluesky = Object.assign(peer, { records, failAfter: 0 });
  return fake;
}

const uriOf = (rkey: string | null): string => `at://did:plc:abc/app.bsky.feed.post/${rkey}`;

/** Biggest blob of each kind of embed. */
const sizes = { card: 1_000_000, image: 2_000_000 };

// biome-ignore lint/suspicious/noExplicitAny: what a client sent can have any form; that is what is looked at.
function problemOf(input: any, blobs: Map<string, { size: number }>): string | undefined {
  const { repo, collection, rkey, record } = input;
  if (repo !== 'did:plc:abc' || collection !== 'app.bsky.feed.post') return 'repo or collection';
  if (!/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/.test(rkey)) return 'rkey is no TID';
  if (record.$type !== collection || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(record.createdAt)) return '$type or createdAt';
  if ([...segmenter.segment(record.text)].length > 300) return 'text has more than 300 graphemes';
  const bytes = Buffer.from(record.text);
  if (bytes.length > 3000) return 'text has more than 3000 bytes';
  if (!Array.isArray(record.langs) || record.langs.length > 3) return 'langs';
  for (const { index, features } of record.facets ?? []) {
    const marked = bytes.subarray(index.byteStart, index.byteEnd).toString();
    const [feature] = features;
    const isLink = feature.$type === 'app.bsky.richtext.facet#link' && feature.uri === marked;
    const isTag = feature.$type === 'app.bsky.richtext.facet#tag' && `#${feature.tag}` === marked;
    if (!isLink && !isTag) return `facet over ${marked}`;
  }
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const fits = (blob: any, most: number): boolean =>
    (blobs.get(blob?.ref?.$link)?.size ?? Number.POSITIVE_INFINITY) <= most;
  const { embed } = record;
  if (embed?.$type === 'app.bsky.embed.external') {
    const { uri, title, description, thumb } = embed.external;
    if (!URL.canParse(uri) || typeof title !== 'string' || typeof description !== 'string') return 'external';
    if (thumb && !fits(thumb, sizes.card)) return 'thumb is too large';
  } else if (embed?.$type === 'app.bsky.embed.images') {
    if (embed.images.length > 4) return 'too many images';
    for (const { image, alt, aspectRatio } of embed.images) {
      if (typeof alt !== 'string' || !(aspectRatio.width > 0 && aspectRatio.height > 0)) return 'alt or aspectRatio';
      if (!fits(image, sizes.image)) return 'image is too large';
    }
  } else if (embed) return 'embed';
  return undefined;
}
