// X: posts of a user, by OAuth 2 with the site's own client; tokens live two hours and are renewed. Source: docs.x.com (API
// v2: posts, media, OAuth 2.0).
import { weighted } from '../messages/length.ts';
import { at, listAt, NetworkError, neededText, textAt } from './ask.ts';
import { filenameOf, multipart, multipartStream, videoName } from './multipart.ts';
import {
  hour,
  type Limits,
  minute,
  mp4AndMov,
  type Network,
  type NetworkCall,
  type SendCall,
  type SharedVideo,
} from './network.ts';
import { bearer, canRenew, firstExpiry, oauthAccount, oauthFields, renew } from './oauth.ts';
import { lookFor, sameText } from './same.ts';
import { exchangeAt } from './sign-in.ts';

const limits: Limits = {
  characters: 280,
  count: weighted,
  pictures: 4,
  pictureBytes: 5_000_000,
  pictureTypes: ['image/jpeg', 'image/png', 'image/webp'],
  video: { bytes: 512_000_000, types: mp4AndMov, seconds: 140 },
  quotas: [
    { shares: 100, within: 15 * minute },
    { shares: 100, within: 24 * hour },
  ],
  link: 'text',
};
export const x: Network = {
  name: 'x',
  label: 'X',
  description: 'An account, by OAuth 2 with tweet.read, tweet.write, users.read, media.write and offline.access.',
  credentials: oauthFields,
  repeatable: 0,
  shortLived: true,
  template: '{title}\n\n{excerpt}\n\n{url}',
  limits: () => limits,
  renews: canRenew,
  signIn: {
    page: () => 'https://x.com/i/oauth2/authorize',
    scopes: ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'],
    proof: true,
    exchange: (exchange, call) => exchangeAt(`${baseOf(call)}/2/oauth2/token`, 'header', exchange, call),
  },
  async connect(given, call) {
    const account = oauthAccount(given);
    const { data } = await call.ask(`${baseOf(call)}/2/users/me?user.fields=profile_image_url`, {
      headers: bearer(account),
    });
    const handle = neededText(data, 'data', 'username');
    return [
      {
        ...account,
        externalId: neededText(data, 'data', 'id'),
        name: textAt(data, 'data', 'name') || handle,
        handle,
        picture: textAt(data, 'data', 'profile_image_url') ?? '',
        link: `https://x.com/${handle}`,
        expiresAt: firstExpiry(account, call),
      },
    ];
  },
  async check(account, call) {
    await call.ask(`${baseOf(call)}/2/users/me`, { headers: bearer(account) });
    return {};
  },
  // Renewing tokens are good for one use: the answer brings the next.
  refresh: (account, call) => renew(account, call, `${baseOf(call)}/2/oauth2/token`, 'header'),
  async publish(composed, call) {
    const media: string[] = [];
    for (const picture of composed.pictures) {
      const id = await upload(picture, composed.key, call);
      if (id !== undefined) media.push(id);
    }
    if (composed.video) media.push(await videoId(composed.video, composed.key, call));
    await call.sending();
    const { data } = await call.ask(`${baseOf(call)}/2/tweets`, {
      method: 'POST',
      headers: bearer(call.account),
      json: { text: composed.text, ...(media.length > 0 ? { media: { media_ids: media } } : {}) },
    });
    return made(neededText(data, 'data', 'id'));
  },
  async comment(id, text, call) {
    await call.sending();
    const json = { text, reply: { in_reply_to_tweet_id: id } };
    await call.ask(`${baseOf(call)}/2/tweets`, { method: 'POST', headers: bearer(call.account), json });
  },
  async find(composed, call) {
    const query = 'max_results=50&tweet.fields=created_at,entities';
    const path = `2/users/${encodeURIComponent(call.account.externalId)}/tweets?${query}`;
    const { data } = await call.ask(`${baseOf(call)}/${path}`, { headers: bearer(call.account) });
    const post = lookFor({
      items: listAt(data, 'data'),
      most: 50,
      when: (each) => textAt(each, 'created_at'),
      isIt: (each) => sameText(written(each), composed.text),
      createdAt: composed.createdAt,
    });
    return post === undefined ? undefined : made(neededText(post, 'id'));
  },
};

const made = (id: string) => ({ id, url: `https://x.com/i/status/${id}` });

const baseOf = (call: NetworkCall): string => call.base('https://api.x.com');

/** A post's text with its own addresses; those of pictures go. */
function written(post: unknown): string {
  let text = textAt(post, 'text') ?? '';
  for (const url of listAt(post, 'entities', 'urls')) {
    const long = at(url, 'media_key') === undefined ? (textAt(url, 'expanded_url') ?? '') : '';
    text = text.replaceAll(textAt(url, 'url') ?? '\0', () => long);
  }
  return text;
}

async function upload(
  picture: Parameters<SendCall['picture']>[0],
  key: string,
  call: SendCall,
): Promise<string | undefined> {
  const file = await call.picture(picture, limits.pictureBytes);
  if (!file) return undefined;
  const part = { name: 'media', filename: filenameOf(file.type), type: file.type, bytes: file.bytes };
  const form = multipart({ media_category: 'tweet_image' }, [part], `part-${key}`);
  const headers = { ...form.headers, ...bearer(call.account) };
  const { data } = await call.ask(`${baseOf(call)}/2/media/upload`, { method: 'POST', ...form, headers });
  const id = neededText(data, 'data', 'id');
  if (picture.alt !== '') {
    const json = { id, metadata: { alt_text: { text: picture.alt.slice(0, 1000) } } };
    await call.ask(`${baseOf(call)}/2/media/metadata`, { method: 'POST', headers: bearer(call.account), json });
  }
  return id;
}

/** Bytes of one part of a video. */
const part = 4 * 1024 * 1024;
/** Looks at a video that is being worked on, before a later attempt does. */
const looks = 10;

/** Hands a video over part by part, once for all attempts, and waits until it can be posted. */
async function videoId(video: SharedVideo, key: string, call: SendCall): Promise<string> {
  const base = `${baseOf(call)}/2/media/upload`;
  let id = call.kept.media ?? '';
  const isResumed = id !== '';
  let state: unknown;
  if (id === '') {
    const json = { media_type: video.mimeType, total_bytes: video.bytes, media_category: 'tweet_video' };
    const begun = await call.ask(`${base}/initialize`, { method: 'POST', headers: bearer(call.account), json });
    id = neededText(begun.data, 'data', 'id');
    await call.keep('media', id);
  }
  const parts = Math.ceil(video.bytes / part);
  if (Number(call.kept.parts ?? 0) <= parts) {
    await appendParts(video, `${base}/${encodeURIComponent(id)}`, { key, isResumed }, call);
    const headers = bearer(call.account);
    state = (await call.ask(`${base}/${encodeURIComponent(id)}/finalize`, { method: 'POST', headers })).data;
    await call.keep('parts', String(parts + 1));
  }
  for (let look = 0; look < looks; look++) {
    const working = at(state, 'data', 'processing_info');
    const now = textAt(working, 'state');
    if (state !== undefined && (working === undefined || now === 'succeeded')) return id;
    if (now === 'failed') {
      await forget(call);
      throw new NetworkError('refused', 'video_refused', 'X could not use the video.');
    }
    if (state !== undefined) await call.wait(Number(textAt(working, 'check_after_secs') ?? 1) * 1000);
    const query = new URLSearchParams({ command: 'STATUS', media_id: id });
    state = (await call.ask(`${base}?${query}`, { headers: bearer(call.account) })).data;
  }
  throw new NetworkError('later', 'video_not_ready', 'X is still working on the video.', minute / 4);
}

/** Appends the parts that X does not have yet. One that is refused may be of an upload that is over: all begins anew. */
async function appendParts(
  video: SharedVideo,
  media: string,
  { key, isResumed }: { key: string; isResumed: boolean },
  call: SendCall,
): Promise<void> {
  for (let index = Number(call.kept.parts ?? 0); index * part < video.bytes; index++) {
    const start = index * part;
    const end = Math.min(start + part, video.bytes) - 1;
    const stream = { bytes: end - start + 1, chunks: await call.video(video, { start, end }) };
    const file = { name: 'media', filename: videoName(video.mimeType), type: video.mimeType };
    const form = multipartStream({ segment_index: String(index) }, file, stream, `part-${key}`);
    const headers = { ...form.headers, ...bearer(call.account) };
    await call.ask(`${media}/append`, { method: 'POST', ...form, headers }).catch(async (error: unknown) => {
      if (!(error instanceof NetworkError) || error.failure !== 'refused') throw error;
      await forget(call);
      throw isResumed ? new NetworkError('later', 'video_interrupted', error.message) : error;
    });
    await call.keep('parts', String(index + 1));
  }
}

async function forget(call: SendCall): Promise<void> {
  await call.keep('media', '');
  await call.keep('parts', '0');
}
