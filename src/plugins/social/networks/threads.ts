// Threads: a text with a link beside it, or a picture or video that Threads fetches itself, made in two steps. Source:
// developers.facebook.com/docs/threads.
import { codePoints } from '../messages/length.ts';
import { at, listAt, neededText, textAt } from './ask.ts';
import { graph, longLived, publishContainer, renewed, tokenField } from './meta.ts';
import { day, type Limits, mp4AndMov, type Network, type NetworkCall } from './network.ts';
import { lookFor, sameText } from './same.ts';

const limits: Limits = {
  characters: 500,
  count: codePoints,
  pictures: 1,
  pictureBytes: 0,
  pictureTypes: ['image/jpeg', 'image/png'],
  fetched: { bytes: 4_000_000 },
  // Bytes and seconds are Threads' own; Jetpack Social has no limits for it.
  video: { bytes: 1_000_000_000, types: mp4AndMov, seconds: 300, fetched: true },
  quotas: [{ shares: 250, within: day }],
  link: 'card',
};

export const threads: Network = {
  name: 'threads',
  label: 'Threads',
  description: 'An account, by a token with threads_basic and threads_content_publish.',
  credentials: { access_token: tokenField },
  repeatable: 0,
  template: '{title}\n\n{excerpt}\n\n{url}',
  limits: () => limits,
  signIn: {
    page: () => 'https://threads.net/oauth/authorize',
    scopes: ['threads_basic', 'threads_content_publish'],
    separator: ',',
    proof: false,
    exchange: (exchange, call) =>
      longLived(call, exchange, {
        short: `${baseOf(call)}/oauth/access_token`,
        long: `${baseOf(call)}/access_token`,
        grant: 'th_exchange_token',
      }),
  },
  async connect({ access_token = '' }, call) {
    const secrets = { access_token };
    const fields = 'id,username,name,threads_profile_picture_url';
    const { data } = await graph(call, { secrets }, `${baseOf(call)}/v1.0/me?fields=${fields}`);
    const handle = neededText(data, 'username');
    return [
      {
        externalId: neededText(data, 'id'),
        details: {},
        secrets,
        name: textAt(data, 'name') || handle,
        handle,
        picture: textAt(data, 'threads_profile_picture_url') ?? '',
        link: `https://www.threads.net/@${handle}`,
        // When it was made is not told; it is renewed long before its 60 days are over.
        expiresAt: call.site.now() + 30 * day,
      },
    ];
  },
  async check(account, call) {
    await graph(call, account, `${baseOf(call)}/v1.0/me?fields=id`);
    return {};
  },
  refresh: (account, call) =>
    renewed(call, account, `${baseOf(call)}/refresh_access_token?grant_type=th_refresh_token`),
  async publish(composed, call) {
    const base = `${baseOf(call)}/v1.0`;
    const [picture] = composed.pictures;
    const linked: Record<string, string> = composed.link === '' ? {} : { link_attachment: composed.link };
    const { text, video } = composed;
    const form: Record<string, string> = video
      ? { media_type: 'VIDEO', video_url: video.url, text, alt_text: video.title.slice(0, 1000) }
      : picture
        ? { media_type: 'IMAGE', image_url: picture.url, text, alt_text: picture.alt.slice(0, 1000) }
        : { media_type: 'TEXT', text, ...linked };
    const { externalId } = call.account;
    const [make, publish] = [`${externalId}/threads`, `${externalId}/threads_publish`];
    return publishContainer(call, { base, make, publish, form, statusField: 'status' });
  },
  async find(composed, call) {
    const edge = `${call.account.externalId}/threads?fields=id,text,permalink,timestamp&limit=50`;
    const { data } = await graph(call, call.account, `${baseOf(call)}/v1.0/${edge}`);
    const post = lookFor({
      items: listAt(data, 'data'),
      most: 50,
      when: (each) => at(each, 'timestamp'),
      isIt: (each) => sameText(at(each, 'text'), composed.text),
      createdAt: composed.createdAt,
    });
    return post === undefined ? undefined : { id: neededText(post, 'id'), url: textAt(post, 'permalink') ?? '' };
  },
};

const baseOf = (call: NetworkCall): string => call.base('https://graph.threads.net');
