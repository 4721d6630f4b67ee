// Facebook Pages, by a page's token: a post with a link that Facebook has read anew before, or with a picture. Versions of the
// Graph API end after about two years: the version is a setting. Source: developers.facebook.com/docs/pages-api/posts.
import { codePoints } from '../messages/length.ts';
import { networkSettings } from '../settings.ts';
import { at, listAt, NetworkError, neededText, textAt } from './ask.ts';
import { graph, judge, tokenField } from './meta.ts';
import { filenameOf, multipart, multipartStream, videoName } from './multipart.ts';
import {
  type Composed,
  day,
  type Limits,
  mp4AndMov,
  type Network,
  type NetworkCall,
  type Published,
  type SendCall,
  type SharedVideo,
} from './network.ts';
import { lookFor, sameText } from './same.ts';
import { type Client, exchangeAt, type Tokens, tokensOf } from './sign-in.ts';

const version = 'v25.0';
const limits: Limits = {
  characters: 10_000,
  count: codePoints,
  pictures: 4,
  pictureBytes: 8_000_000,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  video: { bytes: 10_000_000_000, types: mp4AndMov, seconds: 14_400 },
  // Pages that post more are taken for machines.
  quotas: [{ shares: 100, within: day }],
  link: 'card',
};

export const facebook: Network = {
  name: 'facebook',
  label: 'Facebook',
  description: 'A page, by its token with pages_manage_posts, pages_read_engagement and pages_manage_engagement.',
  credentials: {
    page_id: { type: 'string', description: 'Number of the page.', required: true },
    access_token: { ...tokenField, description: 'Token of the page.' },
  },
  repeatable: 0,
  template: '{title}\n\n{excerpt}\n\n{url}',
  limits: () => limits,
  renews: ({ secrets, details }) => Boolean(secrets.user_token && secrets.client_secret && details.client_id),
  signIn: {
    page: (_, call) =>
      `https://www.facebook.com/${networkSettings(call.site, 'facebook').version || version}/dialog/oauth`,
    // The last for comments below posts.
    scopes: ['pages_show_list', 'pages_manage_posts', 'pages_read_engagement', 'pages_manage_engagement'],
    separator: ',',
    proof: false,
    async exchange(exchange, call) {
      const short = await exchangeAt(`${baseOf(call)}/oauth/access_token`, 'form', exchange, call);
      return longLivedUser(call, exchange.client, short.access_token);
    },
    // The user's pages, each with a token of its own.
    async accounts({ access_token, expiresAt }, { client }, call) {
      const secrets = { access_token };
      const fields = 'id,name,username,link,picture,access_token';
      const { data } = await graph(call, { secrets }, `${baseOf(call)}/me/accounts?fields=${fields}&limit=100`);
      return listAt(data, 'data').map((page) => ({
        ...shownPage(page),
        details: { client_id: client.id },
        secrets: {
          access_token: neededText(page, 'access_token'),
          user_token: access_token,
          client_secret: client.secret,
        },
        expiresAt,
      }));
    },
  },
  // A page's token lasts as long as the user's that it came from.
  async refresh(account, call) {
    const client = { id: account.details.client_id ?? '', secret: account.secrets.client_secret ?? '' };
    const tokens = await longLivedUser(call, client, account.secrets.user_token ?? '');
    const secrets = { access_token: tokens.access_token };
    const { data } = await graph(call, { secrets }, `${baseOf(call)}/${account.externalId}?fields=access_token`);
    const access_token = neededText(data, 'access_token');
    return {
      secrets: { ...account.secrets, access_token, user_token: tokens.access_token },
      expiresAt: tokens.expiresAt ?? call.site.now() + 60 * day,
    };
  },
  async connect({ page_id = '', access_token = '' }, call) {
    const secrets = { access_token };
    const fields = 'id,name,username,link,picture';
    const { data } = await graph(call, { secrets }, `${baseOf(call)}/${encodeURIComponent(page_id)}?fields=${fields}`);
    return [{ ...shownPage(data), details: {}, secrets, expiresAt: null }];
  },
  async check(account, call) {
    await graph(call, account, `${baseOf(call)}/${account.externalId}?fields=id`);
    return {};
  },
  async publish(composed, call) {
    const { account } = call;
    if (composed.video) return publishVideo(composed.video, composed, call);
    const base = baseOf(call);
    const media: string[] = [];
    for (const picture of composed.pictures) {
      const file = await call.picture(picture, limits.pictureBytes);
      if (!file) continue;
      const part = { name: 'source', filename: filenameOf(file.type), type: file.type, bytes: file.bytes };
      const form = multipart({ published: 'false' }, [part], `part-${composed.key}`);
      const { data } = await graph(call, account, `${base}/${account.externalId}/photos`, { method: 'POST', ...form });
      media.push(neededText(data, 'id'));
    }
    const linked = media.length === 0 && composed.link !== '';
    if (linked) {
      // Facebook shows what it read when it first saw the address; whether it can is its own affair.
      const form = { id: composed.link, scrape: 'true' };
      await graph(call, account, `${base}/`, { method: 'POST', form }).catch(() => undefined);
    }
    const attached = media.map(
      (id, index) => [`attached_media[${index}]`, JSON.stringify({ media_fbid: id })] as const,
    );
    const form = {
      message: composed.text,
      ...(linked ? { link: composed.link } : {}),
      ...Object.fromEntries(attached),
    };
    await call.sending();
    const { data } = await graph(call, account, `${base}/${account.externalId}/feed`, { method: 'POST', form });
    const id = neededText(data, 'id');
    return { id, url: `https://www.facebook.com/${id}` };
  },
  async comment(id, text, call) {
    await call.sending();
    const form = { message: text };
    await graph(call, call.account, `${baseOf(call)}/${encodeURIComponent(id)}/comments`, { method: 'POST', form });
  },
  async find(composed, call) {
    const fields = 'id,message,created_time,permalink_url';
    const { data } = await graph(
      call,
      call.account,
      `${baseOf(call)}/${call.account.externalId}/feed?fields=${fields}&limit=50`,
    );
    const post = lookFor({
      items: listAt(data, 'data'),
      most: 50,
      when: (each) => at(each, 'created_time'),
      isIt: (each) => sameText(at(each, 'message'), composed.text),
      createdAt: composed.createdAt,
    });
    if (post === undefined) return undefined;
    return {
      id: neededText(post, 'id'),
      url: textAt(post, 'permalink_url') ?? `https://www.facebook.com/${neededText(post, 'id')}`,
    };
  },
};

const shownPage = (page: unknown) => ({
  externalId: neededText(page, 'id'),
  name: textAt(page, 'name') ?? '',
  handle: textAt(page, 'username') ?? '',
  picture: textAt(page, 'picture', 'data', 'url') ?? '',
  link: textAt(page, 'link') ?? `https://facebook.com/${neededText(page, 'id')}`,
});

/** A user's token of 60 days for one of an hour, or for one like it. */
async function longLivedUser(call: NetworkCall, client: Client, token: string): Promise<Tokens> {
  const { data } = await call.ask(`${baseOf(call)}/oauth/access_token`, {
    method: 'POST',
    judge,
    form: {
      grant_type: 'fb_exchange_token',
      client_id: client.id,
      client_secret: client.secret,
      fb_exchange_token: token,
    },
  });
  return tokensOf(data, call);
}

/** An offset that Facebook did not wait for: the answer says for which it does. */
const otherPlace = '1363037';

/**
 * Hands a video over in the parts that Facebook asks for; its last step makes the post. What Facebook has is kept: a later
 * attempt goes on from there.
 */
async function publishVideo(video: SharedVideo, { text, key }: Composed, call: SendCall): Promise<Published> {
  const { account } = call;
  const edge = `${baseOf(call, 'https://graph-video.facebook.com')}/${account.externalId}/videos`;
  const isResumed = (call.kept.upload ?? '') !== '';
  const place = await begun(video, edge, call);
  const { session, id } = place;
  let [start, end] = [place.start, place.end];
  while (start < end) {
    if (!(start >= 0 && end <= video.bytes))
      throw new NetworkError('later', 'unreadable', 'Facebook asks for a part that the video has not.');
    const stream = { bytes: end - start, chunks: await call.video(video, { start, end: end - 1 }) };
    const file = { name: 'video_file_chunk', filename: videoName(video.mimeType), type: video.mimeType };
    const fields = { upload_phase: 'transfer', upload_session_id: session, start_offset: String(start) };
    const form = multipartStream(fields, file, stream, `part-${key}`);
    const { status, data } = await graph(call, account, edge, { method: 'POST', ...form, also: [400] });
    const isOther = status === 400 && textAt(data, 'error', 'error_subcode') === otherPlace;
    if (status === 400 && !isOther) {
      // Its session may be over: the next attempt begins anew.
      await call.keep('upload', '');
      const failure = judge(data) ?? (isResumed ? 'later' : 'refused');
      throw new NetworkError(failure, 'video_interrupted', 'Facebook broke the upload of the video off.');
    }
    const next: unknown = isOther ? at(data, 'error', 'error_data') : data;
    const [from, to] = [Number(neededText(next, 'start_offset')), Number(neededText(next, 'end_offset'))];
    if (from <= start && !isOther) throw new NetworkError('later', 'unreadable', 'Facebook took no part of the video.');
    [start, end] = [from, to];
    await call.keep('upload', JSON.stringify({ session, id, start, end }));
  }
  await call.sending();
  const form = { upload_phase: 'finish', upload_session_id: session, description: text };
  await graph(call, account, edge, { method: 'POST', form });
  return { id, url: `https://www.facebook.com/${account.externalId}/videos/${id}` };
}

interface Place {
  readonly session: string;
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Where the upload of a video stands: what an earlier attempt kept, else its beginning. */
async function begun(video: SharedVideo, edge: string, call: SendCall): Promise<Place> {
  const { upload = '' } = call.kept;
  if (upload !== '') return JSON.parse(upload) as Place; // kept below
  const form = { upload_phase: 'start', file_size: String(video.bytes) };
  const { data } = await graph(call, call.account, edge, { method: 'POST', form });
  const place = {
    ...{ session: neededText(data, 'upload_session_id'), id: neededText(data, 'video_id') },
    ...{ start: Number(neededText(data, 'start_offset')), end: Number(neededText(data, 'end_offset')) },
  };
  await call.keep('upload', JSON.stringify(place));
  return place;
}

function baseOf(call: NetworkCall, host = 'https://graph.facebook.com'): string {
  return `${call.base(host)}/${networkSettings(call.site, 'facebook').version || version}`;
}
