// A strict fake of a Bluesky server: sessions, blobs, records with the lexicon's limits, one record a key. What it does not
// like it refuses as the real one does.
import { type Peer, type PeerAnswer, type PeerRequest, startPeer } from '../testing.ts';
import { at, listAt, textAt } from './ask.ts';

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

function problemOf(input: unknown, blobs: Map<string, { size: number }>): string | undefined {
  const record = at(input, 'record');
  const text = textAt(record, 'text') ?? '';
  if (at(input, 'repo') !== 'did:plc:abc' || at(input, 'collection') !== 'app.bsky.feed.post')
    return 'repo or collection';
  if (!/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/.test(textAt(input, 'rkey') ?? ''))
    return 'rkey is no TID';
  if (at(record, '$type') !== 'app.bsky.feed.post') return '$type';
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(textAt(record, 'createdAt') ?? '')) return 'createdAt';
  if ([...segmenter.segment(text)].length > 300) return 'text has more than 300 graphemes';
  const bytes = Buffer.from(text);
  if (bytes.length > 3000) return 'text has more than 3000 bytes';
  if (!Array.isArray(at(record, 'langs')) || listAt(record, 'langs').length > 3) return 'langs';
  for (const facet of listAt(record, 'facets')) {
    const marked = bytes
      .subarray(Number(at(facet, 'index', 'byteStart')), Number(at(facet, 'index', 'byteEnd')))
      .toString();
    const feature = at(facet, 'features', 0);
    const isLink = at(feature, '$type') === 'app.bsky.richtext.facet#link' && at(feature, 'uri') === marked;
    const isTag = at(feature, '$type') === 'app.bsky.richtext.facet#tag' && `#${textAt(feature, 'tag')}` === marked;
    if (!isLink && !isTag) return `facet over ${marked}`;
  }
  return embedProblem(at(record, 'embed'), blobs);
}

function embedProblem(embed: unknown, blobs: Map<string, { size: number }>): string | undefined {
  const fits = (blob: unknown, most: number): boolean =>
    (blobs.get(textAt(blob, 'ref', '$link') ?? '')?.size ?? Number.POSITIVE_INFINITY) <= most;
  switch (at(embed, '$type')) {
    case 'app.bsky.embed.external': {
      const external = at(embed, 'external');
      if (!URL.canParse(textAt(external, 'uri') ?? '')) return 'uri';
      if (typeof at(external, 'title') !== 'string' || typeof at(external, 'description') !== 'string')
        return 'external';
      const thumb = at(external, 'thumb');
      return thumb !== undefined && !fits(thumb, sizes.card) ? 'thumb is too large' : undefined;
    }
    case 'app.bsky.embed.images': {
      const images = listAt(embed, 'images');
      if (images.length > 4) return 'too many images';
      for (const image of images) {
        const sides = [at(image, 'aspectRatio', 'width'), at(image, 'aspectRatio', 'height')];
        if (typeof at(image, 'alt') !== 'string' || !sides.every((side) => Number(side) > 0))
          return 'alt or aspectRatio';
        if (!fits(at(image, 'image'), sizes.image)) return 'image is too large';
      }
      return undefined;
    }
    default:
      return embed === undefined ? undefined : 'embed';
  }
}
