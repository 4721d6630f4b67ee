// Instagram: a JPEG or a video (a reel) that Instagram fetches itself, with a caption, made in two steps. Links in captions are no links, and
// nothing goes without a picture. Source: developers.facebook.com/docs/instagram-platform (Instagram Login).
import { codePoints } from '../messages/length.ts';
import { networkSettings } from '../settings.ts';
import { at, listAt, NetworkError, neededText, textAt } from './ask.ts';
import { graph, longLived, publishContainer, renewed, tokenField } from './meta.ts';
import { type Composed, day, type Limits, mp4AndMov, type Network, type NetworkCall } from './network.ts';
import { lookFor, sameText } from './same.ts';

const version = 'v25.0';
const hashtags = 30;
const limits: Limits = {
  characters: 2200,
  count: codePoints,
  pictures: 1,
  pictureBytes: 0,
  pictureTypes: ['image/jpeg'],
  pictureNeeded: true,
  pictureRatio: [0.8, 1.91],
  fetched: { bytes: 8_000_000, width: [320, 1440] },
  video: {
    ...{ bytes: 1_000_000_000, types: mp4AndMov, leastSeconds: 3, seconds: 900, width: 1920, ratio: [0.01, 10] },
    fetched: true,
  },
  // Some of Instagram's documents say 100, others 50.
  quotas: [{ shares: 50, within: day }],
  link: 'card',
};

export const instagram: Network = {
  name: 'instagram-business',
  label: 'Instagram',
  description: 'A professional account, by a token with instagram_business_content_publish.',
  credentials: { access_token: tokenField },
  repeatable: 0,
  template: '{title}\n\n{excerpt}',
  limits: () => limits,
  signIn: {
    page: () => 'https://www.instagram.com/oauth/authorize',
    scopes: ['instagram_business_basic', 'instagram_business_content_publish'],
    separator: ',',
    proof: false,
    exchange: (exchange, call) =>
      longLived(call, exchange, {
        short: `${call.base('https://api.instagram.com')}/oauth/access_token`,
        long: `${call.base('https://graph.instagram.com')}/access_token`,
        grant: 'ig_exchange_token',
      }),
  },
  async connect({ access_token = '' }, call) {
    const secrets = { access_token };
    const fields = 'user_id,username,name,profile_picture_url';
    const { data } = await graph(call, { secrets }, `${baseOf(call)}/me?fields=${fields}`);
    const handle = neededText(data, 'username');
    return [
      {
        externalId: neededText(data, 'user_id'),
        details: {},
        secrets,
        name: textAt(data, 'name') || handle,
        handle,
        picture: textAt(data, 'profile_picture_url') ?? '',
        link: `https://instagram.com/${handle}`,
        expiresAt: call.site.now() + 30 * day,
      },
    ];
  },
  async check(account, call) {
    await graph(call, account, `${baseOf(call)}/me?fields=user_id`);
    return {};
  },
  refresh: (account, call) =>
    renewed(
      call,
      account,
      `${call.base('https://graph.instagram.com')}/refresh_access_token?grant_type=ig_refresh_token`,
    ),
  compose(composed) {
    let tags = 0;
    const text = composed.text.replace(/#(?=[\p{L}\p{N}_])/gu, (sign) => (++tags > hashtags ? '' : sign));
    return { ...composed, text };
  },
  async publish(composed, call) {
    const { externalId } = call.account;
    return publishContainer(call, {
      base: baseOf(call),
      make: `${externalId}/media`,
      publish: `${externalId}/media_publish`,
      form: formOf(composed),
      statusField: 'status_code',
    });
  },
  async find(composed, call) {
    const edge = `${call.account.externalId}/media?fields=id,caption,permalink,timestamp&limit=50`;
    const { data } = await graph(call, call.account, `${baseOf(call)}/${edge}`);
    const post = lookFor({
      items: listAt(data, 'data'),
      most: 50,
      when: (each) => at(each, 'timestamp'),
      isIt: (each) => sameText(at(each, 'caption'), composed.text),
      createdAt: composed.createdAt,
    });
    return post === undefined ? undefined : { id: neededText(post, 'id'), url: textAt(post, 'permalink') ?? '' };
  },
};

/** A picture, or a video as a reel that stands in the feed as well. */
function formOf({ text: caption, pictures: [picture], video }: Composed): Record<string, string> {
  if (video) return { media_type: 'REELS', video_url: video.url, caption, share_to_feed: 'true' };
  if (!picture) throw new NetworkError('refused', 'picture_needed', 'Instagram takes no post without a picture.');
  return { image_url: picture.url, caption, alt_text: picture.alt.slice(0, 1000) };
}

function baseOf(call: NetworkCall): string {
  return `${call.base('https://graph.instagram.com')}/${networkSettings(call.site, 'instagram-business').version || version}`;
}
