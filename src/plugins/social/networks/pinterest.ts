// Pinterest: a pin with a picture that Pinterest fetches itself, or a video that is handed over, on a board. Source: developers.pinterest.com (API v5).
import { codePoints } from '../messages/length.ts';
import { at, listAt, NetworkError, neededText, textAt } from './ask.ts';
import { multipartStream, videoName } from './multipart.ts';
import { day, type Limits, type Network, type NetworkCall, type SendCall, type SharedVideo } from './network.ts';
import { bearer, canRenew, firstExpiry, oauthAccount, oauthFields, renew } from './oauth.ts';
import { lookFor } from './same.ts';
import { exchangeAt } from './sign-in.ts';

const limits: Limits = {
  characters: 800,
  count: codePoints,
  pictures: 1,
  pictureBytes: 0,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  // Bytes and seconds are Pinterest's own; Jetpack Social does not know it.
  fetched: { bytes: 20_000_000 },
  video: {
    ...{ bytes: 2_000_000_000, types: ['video/mp4', 'video/quicktime', 'video/x-m4v'], leastSeconds: 4, seconds: 900 },
  },
  pictureNeeded: true,
  quotas: [{ shares: 100, within: day }],
  link: 'card',
};
const titleLength = 100;
const linkLength = 2048;

export const pinterest: Network = {
  name: 'pinterest',
  label: 'Pinterest',
  description: 'A board, by OAuth 2 with pins:write and boards:read.',
  credentials: { board_id: { type: 'string', description: 'Number of the board.', required: true }, ...oauthFields },
  repeatable: 0,
  template: '{excerpt}',
  limits: () => limits,
  renews: canRenew,
  signIn: {
    page: () => 'https://www.pinterest.com/oauth/',
    scopes: ['boards:read', 'pins:read', 'pins:write'],
    separator: ',',
    proof: false,
    exchange: (exchange, call) => exchangeAt(`${baseOf(call)}/v5/oauth/token`, 'header', exchange, call),
  },
  async connect(given, call) {
    const { board_id = '' } = given;
    if (!/^\d+$/.test(board_id)) throw new NetworkError('refused', 'invalid_board', 'This is no number of a board.');
    const account = oauthAccount(given, { board_id });
    const { data } = await call.ask(`${baseOf(call)}/v5/boards/${board_id}`, { headers: bearer(account) });
    const owner = textAt(data, 'owner', 'username') ?? '';
    const shown = {
      name: neededText(data, 'name'),
      handle: owner,
      picture: '',
      link: `https://www.pinterest.com/${owner}/`,
    };
    return [{ ...account, ...shown, externalId: board_id, expiresAt: firstExpiry(account, call) }];
  },
  async check(account, call) {
    await call.ask(`${baseOf(call)}/v5/boards/${account.externalId}`, { headers: bearer(account) });
    return {};
  },
  refresh: (account, call) => renew(account, call, `${baseOf(call)}/v5/oauth/token`, 'header'),
  async publish(composed, call) {
    const [picture] = composed.pictures;
    const { video, card } = composed;
    if (!picture && !video)
      throw new NetworkError('refused', 'picture_needed', 'Pinterest takes no pin without a picture.');
    const json = {
      board_id: call.account.externalId,
      title: firstOf(composed.title, titleLength),
      description: composed.text,
      ...(composed.link === '' || composed.link.length > linkLength ? {} : { link: composed.link }),
      ...(picture && picture.alt !== '' ? { alt_text: firstOf(picture.alt, 500) } : {}),
      media_source: video
        ? {
            ...{ source_type: 'video_id', media_id: await videoId(video, composed.key, call) },
            // What is shown before it plays.
            ...(card ? { cover_image_url: card.url } : { cover_image_key_frame_time: 0 }),
          }
        : { source_type: 'image_url', url: picture?.url },
    };
    await call.sending();
    const { data } = await call.ask(`${baseOf(call)}/v5/pins`, { method: 'POST', headers: bearer(call.account), json });
    return made(neededText(data, 'id'));
  },
  async find(composed, call) {
    const path = `v5/boards/${call.account.externalId}/pins?page_size=50`;
    const { data } = await call.ask(`${baseOf(call)}/${path}`, { headers: bearer(call.account) });
    const pin = lookFor({
      items: listAt(data, 'items'),
      most: 50,
      when: (each) => at(each, 'created_at'),
      isIt: (each) =>
        textAt(each, 'title') === firstOf(composed.title, titleLength) && textAt(each, 'link') === composed.link,
      createdAt: composed.createdAt,
    });
    return pin === undefined ? undefined : made(neededText(pin, 'id'));
  },
};

const made = (id: string) => ({ id, url: `https://www.pinterest.com/pin/${id}/` });
const baseOf = (call: NetworkCall): string => call.base('https://api.pinterest.com');
const firstOf = (text: string, length: number): string => Array.from(text).slice(0, length).join('').trim();

/** Looks at a video that is being worked on, before a later attempt does. */
const looks = 10;

/** Hands a video over to where Pinterest says, once for all attempts, and waits until it can be pinned. */
async function videoId(video: SharedVideo, key: string, call: SendCall): Promise<string> {
  const base = `${baseOf(call)}/v5/media`;
  let id = call.kept.media ?? '';
  if (id === '') {
    const json = { media_type: 'video' };
    const { data } = await call.ask(base, { method: 'POST', headers: bearer(call.account), json });
    id = neededText(data, 'media_id');
    const given = Object(at(data, 'upload_parameters') ?? {}) as Record<string, unknown>; // JSON from outside
    const fields = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
    const file = { name: 'file', filename: videoName(video.mimeType), type: video.mimeType };
    const stream = { bytes: video.bytes, chunks: await call.video(video) };
    // It goes to a store of files, which its parameters open: no token is sent there.
    const form = multipartStream(fields, file, stream, `part-${key}`);
    await call.ask(neededText(data, 'upload_url'), { method: 'POST', ...form });
    await call.keep('media', id);
  }
  for (let look = 0; look < looks; look++) {
    const { data } = await call.ask(`${base}/${encodeURIComponent(id)}`, { headers: bearer(call.account) });
    const state = textAt(data, 'status');
    if (state === 'succeeded') return id;
    if (state === 'failed') {
      await call.keep('media', '');
      throw new NetworkError('refused', 'video_refused', 'Pinterest could not use the video.');
    }
    await call.wait(1500);
  }
  throw new NetworkError('later', 'video_not_ready', 'Pinterest is still working on the video.');
}
