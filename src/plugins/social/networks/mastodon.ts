// Mastodon, and what speaks its API (Pleroma, GoToSocial, Friendica, Pixelfed): statuses with an Idempotency-Key, pictures
// that may take a while, limits as the instance says them. Source: docs.joinmastodon.org (methods statuses, media, instance).
import { before } from '../../../base/trim.ts';
import { withAddressesAs } from '../messages/length.ts';
import { at, listAt, NetworkError, neededText, textAt } from './ask.ts';
import { filenameOf, multipart, multipartStream, videoName } from './multipart.ts';
import {
  type Account,
  type Composed,
  hour,
  minute,
  type Network,
  type NetworkCall,
  type SendCall,
  type SharedVideo,
} from './network.ts';
import { lookFor, sameText } from './same.ts';
import { exchangeAt } from './sign-in.ts';

/** Looks at a picture that is being worked on: so many times, with such a pause. */
const looks = 15;
const pause = 1000;
const scopes = ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'];

export const mastodon: Network = {
  name: 'mastodon',
  label: 'Mastodon',
  description: 'An account at an instance, by an access token with write:statuses, write:media and read:accounts.',
  credentials: {
    instance: { type: 'string', description: 'The instance: mastodon.social.', required: true },
    access_token: { type: 'string', format: 'password', description: 'Access token.', required: true },
  },
  // Mastodon remembers a key for an hour.
  repeatable: 50 * minute,
  template: '{title}\n\n{excerpt}\n\n{url}',
  limits: ({ details }) => ({
    characters: numberIn(details.characters, 500),
    count: withAddressesAs(numberIn(details.address, 23)),
    pictures: numberIn(details.pictures, 4),
    pictureBytes: numberIn(details.picture_bytes, 16_777_216),
    pictureTypes: (details.types || 'image/jpeg,image/png,image/gif,image/webp').split(','),
    video: {
      bytes: numberIn(details.video_bytes, 103_809_024),
      types: (details.video_types || 'video/mp4,video/webm,video/quicktime').split(','),
      seconds: Number.POSITIVE_INFINITY,
    },
    quotas: [{ shares: 300, within: 3 * hour }],
    link: 'text',
  }),
  signIn: {
    place: ({ instance = '' }) => hostOf(instance),
    page: ({ instance = '' }) => `https://${hostOf(instance)}/oauth/authorize`,
    scopes,
    // Instances before 4.3 take no notice of it.
    proof: true,
    async register({ instance = '' }, redirect, call) {
      const { data } = await call.ask(`${call.base(`https://${hostOf(instance)}`)}/api/v1/apps`, {
        method: 'POST',
        json: {
          client_name: 'Broadsheet',
          redirect_uris: redirect,
          scopes: scopes.join(' '),
          website: call.site.home,
        },
      });
      return { id: neededText(data, 'client_id'), secret: neededText(data, 'client_secret') };
    },
    exchange: (exchange, call) => {
      const base = call.base(`https://${hostOf(exchange.fields.instance ?? '')}`);
      return exchangeAt(`${base}/oauth/token`, 'form', exchange, call);
    },
  },
  async connect({ instance = '', access_token = '' }, call) {
    const host = hostOf(instance);
    const account = { externalId: '', details: { instance: `https://${host}` }, secrets: { access_token } };
    const { data } = await call.ask(`${baseOf(account, call)}/api/v1/accounts/verify_credentials`, {
      headers: bearer(account),
    });
    return [
      {
        externalId: `${neededText(data, 'id')}@${host}`,
        details: { ...account.details, ...(await limitsOf(account, call)) },
        secrets: account.secrets,
        name: textAt(data, 'display_name') || neededText(data, 'username'),
        handle: `@${neededText(data, 'username')}@${host}`,
        picture: textAt(data, 'avatar') ?? '',
        link: textAt(data, 'url') ?? '',
        expiresAt: null,
      },
    ];
  },
  async check(account, call) {
    await call.ask(`${baseOf(account, call)}/api/v1/accounts/verify_credentials`, { headers: bearer(account) });
    return {};
  },
  async publish(composed, call) {
    const media: string[] = [];
    for (const picture of composed.pictures) {
      const file = await call.picture(picture, numberIn(call.account.details.picture_bytes, 16_777_216));
      if (file) media.push(await upload(file, picture.alt, composed, call));
    }
    if (composed.video) media.push(await videoId(composed.video, composed, call));
    await call.sending();
    const { data } = await call.ask(`${baseOf(call.account, call)}/api/v1/statuses`, {
      method: 'POST',
      headers: { ...bearer(call.account), 'idempotency-key': composed.key },
      json: {
        status: composed.text,
        visibility: 'public',
        language: composed.language,
        ...(media.length > 0 ? { media_ids: media } : {}),
      },
    });
    return { id: neededText(data, 'id'), url: textAt(data, 'url') ?? textAt(data, 'uri') ?? '' };
  },
  async find(composed, call) {
    const id = before(call.account.externalId, '@');
    const { data } = await call.ask(
      `${baseOf(call.account, call)}/api/v1/accounts/${encodeURIComponent(id)}/statuses?limit=40&exclude_reblogs=true`,
      { headers: bearer(call.account) },
    );
    const found = lookFor({
      items: listAt(data),
      most: 40,
      when: (each) => textAt(each, 'created_at'),
      isIt: (each) => sameText(at(each, 'content'), composed.text),
      createdAt: composed.createdAt,
    });
    return found === undefined ? undefined : { id: neededText(found, 'id'), url: textAt(found, 'url') ?? '' };
  },
};

function hostOf(instance: string): string {
  const host = before(instance.trim().replace(/^https?:\/\//i, ''), '/').replace(/^.*@/, '');
  if (/^[\p{L}\p{N}.-]+(?::\d+)?$/u.test(host)) return host;
  throw new NetworkError('refused', 'invalid_instance', 'This is no name of an instance.');
}

const bearer = ({ secrets }: Account) => ({ authorization: `Bearer ${secrets.access_token ?? ''}` });

const baseOf = ({ details }: Account, call: NetworkCall): string => call.base(details.instance ?? '');

function numberIn(text: string | undefined, fallback: number): number {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : fallback;
}

/** What the instance allows; nothing where it does not say (older servers and other makes). */
async function limitsOf(account: Account, call: NetworkCall): Promise<Record<string, string>> {
  const answer = await call.ask(`${baseOf(account, call)}/api/v2/instance`, { also: [404] });
  const { data } = answer.status === 404 ? await call.ask(`${baseOf(account, call)}/api/v1/instance`) : answer;
  const of = (...path: string[]): string => textAt(data, 'configuration', ...path) ?? '';
  const types = listAt(data, 'configuration', 'media_attachments', 'supported_mime_types');
  const ofKind = (kind: string): string =>
    types.filter((type) => typeof type === 'string' && type.startsWith(kind)).join(',');
  return {
    characters: of('statuses', 'max_characters') || (textAt(data, 'max_toot_chars') ?? ''),
    address: of('statuses', 'characters_reserved_per_url'),
    pictures: of('statuses', 'max_media_attachments'),
    picture_bytes: of('media_attachments', 'image_size_limit'),
    types: ofKind('image/'),
    video_bytes: of('media_attachments', 'video_size_limit'),
    video_types: ofKind('video/'),
  };
}

/** Hands a picture over and waits until the instance has worked on it. */
async function upload(
  { bytes, type }: { bytes: Uint8Array; type: string },
  alt: string,
  { key }: Composed,
  call: SendCall,
): Promise<string> {
  const file = { name: 'file', filename: filenameOf(type), type, bytes };
  const form = multipart(alt === '' ? {} : { description: alt.slice(0, 1500) }, [file], `part-${key}`);
  const base = baseOf(call.account, call);
  const { status, data } = await call.ask(`${base}/api/v2/media`, {
    method: 'POST',
    ...form,
    headers: { ...form.headers, ...bearer(call.account) },
  });
  const id = neededText(data, 'id');
  if (status !== 202) return id;
  if (await isReady(id, call)) return id;
  throw new NetworkError('later', 'picture_not_ready', 'The instance is still working on the picture.');
}

/** Waits for a while until the instance has worked on what it was given; undefined where it has it no more. */
async function isReady(id: string, call: SendCall): Promise<boolean | undefined> {
  const address = `${baseOf(call.account, call)}/api/v1/media/${encodeURIComponent(id)}`;
  for (let look = 0; look < looks; look++) {
    await call.wait(pause);
    const answer = await call.ask(address, { headers: bearer(call.account), also: [404] });
    if (answer.status === 404) return undefined;
    if (answer.status === 200 && textAt(answer.data, 'url')) return true;
  }
  return false;
}

/** Hands a video over, once for all attempts; what the instance still works on is looked at again by a later one. */
async function videoId(video: SharedVideo, { key }: Composed, call: SendCall): Promise<string> {
  let id = call.kept.media ?? '';
  if (id === '') {
    const part = { name: 'file', filename: videoName(video.mimeType), type: video.mimeType };
    const stream = { bytes: video.bytes, chunks: await call.video(video) };
    const form = multipartStream(video.title === '' ? {} : { description: video.title }, part, stream, `part-${key}`);
    const { status, data } = await call.ask(`${baseOf(call.account, call)}/api/v2/media`, {
      method: 'POST',
      ...form,
      headers: { ...form.headers, ...bearer(call.account) },
    });
    id = neededText(data, 'id');
    await call.keep('media', id);
    if (status !== 202) return id;
  }
  const ready = await isReady(id, call);
  if (ready) return id;
  if (ready === undefined) await call.keep('media', '');
  throw new NetworkError('later', 'video_not_ready', 'The instance is still working on the video.', minute / 4);
}
