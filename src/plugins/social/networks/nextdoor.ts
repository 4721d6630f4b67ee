// Nextdoor: posts of a profile with a link that Nextdoor looks at itself, by its Share API for partners. Source:
// developer.nextdoor.com (Sharing: create post, data types, get access token).
import { codePoints, utf8Bytes } from '../messages/length.ts';
import { neededText, textAt } from './ask.ts';
import { day, type Limits, type Network, type NetworkCall } from './network.ts';
import { bearer, firstExpiry, oauthAccount, oauthFields, renew, renewing } from './oauth.ts';
import { exchangeAt } from './sign-in.ts';

const limits: Limits = {
  // Said to be of bytes or characters: the stricter counts.
  characters: 8192,
  count: (text) => Math.max(codePoints(text), utf8Bytes(text)),
  pictures: 10,
  // Nextdoor fetches pictures itself, of at most ten megabytes.
  pictureBytes: 0,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/tiff', 'image/webp'],
  fetched: { bytes: 10_000_000 },
  video: {
    bytes: 500_000_000,
    types: ['video/mp4', 'video/quicktime', 'video/avi', 'video/x-msvideo', 'video/mpeg', 'video/x-m4v'],
    seconds: Number.POSITIVE_INFINITY,
    fetched: true,
  },
  quotas: [{ shares: 100, within: day }],
  link: 'card',
};

export const nextdoor: Network = {
  name: 'nextdoor',
  label: 'Nextdoor',
  description: 'A profile, by OAuth 2 as a partner with openid, post:write, post:read and profile:read.',
  credentials: oauthFields,
  // Neither keys nor a list of what a profile has posted are documented.
  ...renewing,
  limits: () => limits,
  signIn: {
    page: () => 'https://www.nextdoor.com/v3/authorize/',
    scopes: ['openid', 'post:write', 'post:read', 'profile:read'],
    proof: false,
    exchange: (exchange, call) => exchangeAt(tokenAddress(call), 'header', exchange, call),
  },
  async connect(given, call) {
    const account = oauthAccount(given);
    const { data } = await call.ask(`${baseOf(call)}/me/`, { headers: bearer(account) });
    const externalId = textAt(data, 'user_id') ?? neededText(data, 'id');
    return [
      {
        ...account,
        externalId,
        name: textAt(data, 'name') ?? externalId,
        handle: '',
        picture: textAt(data, 'photo_url') ?? '',
        link: `https://nextdoor.com/profile/${encodeURIComponent(externalId)}`,
        expiresAt: firstExpiry(account, call),
      },
    ];
  },
  async check(account, call) {
    await call.ask(`${baseOf(call)}/me/`, { headers: bearer(account) });
    return {};
  },
  refresh: (account, call) => renew(account, call, tokenAddress(call), 'header'),
  // Kinds are told by the ending of an address: a card has none, and shows by its link.
  compose: (composed) => ({
    ...composed,
    pictures: composed.pictures.filter(({ url }) => endings.test(URL.canParse(url) ? new URL(url).pathname : '')),
  }),
  async publish({ text, link, pictures, video }, call) {
    const media = video ? [video] : pictures;
    const json = {
      body_text: text,
      ...(media.length > 0 ? { media_attachments: media.map(({ url }) => url) } : {}),
      ...(link === '' ? {} : { smartlink_url: link }),
    };
    await call.sending();
    const { data } = await call.ask(`${baseOf(call)}/post/create/`, {
      method: 'POST',
      headers: bearer(call.account),
      json,
    });
    const id = textAt(data, 'post_id') ?? textAt(data, 'id');
    const url = textAt(data, 'share_link') ?? textAt(data, 'url') ?? '';
    return { id: id ?? url, url };
  },
};

const endings = /\.(?:gif|jpe|jpe?g|png|tiff?|webp)$/i;
const tokenAddress = (call: NetworkCall): string => `${call.base('https://auth.nextdoor.com')}/v2/token`;
const baseOf = (call: NetworkCall): string => `${call.base('https://nextdoor.com')}/external/api/partner/v1`;
