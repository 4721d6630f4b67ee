// Google Business Profile: a local post with a button that leads to the post, and a photo that Google fetches itself. Source:
// developers.google.com/my-business (v4 localPosts).
import { codePoints } from '../messages/length.ts';
import { at, listAt, NetworkError, neededText, textAt } from './ask.ts';
import { day, type Limits, type Network, type NetworkCall } from './network.ts';
import { bearer, firstExpiry, oauthAccount, oauthFields, renew, renewing } from './oauth.ts';
import { lookFor, sameText } from './same.ts';
import { exchangeAt } from './sign-in.ts';

const limits: Limits = {
  characters: 1500,
  count: codePoints,
  pictures: 1,
  pictureBytes: 0,
  pictureTypes: ['image/jpeg', 'image/png'],
  // Google's own limit of photos.
  fetched: { bytes: 5_000_000 },
  quotas: [{ shares: 100, within: day }],
  link: 'card',
};

export const googleBusiness: Network = {
  name: 'gmb',
  label: 'Google Business Profile',
  description: 'A location, by OAuth 2 with business.manage.',
  credentials: {
    location: { type: 'string', description: 'accounts/NUMBER/locations/NUMBER', required: true },
    ...oauthFields,
  },
  ...renewing,
  limits: () => limits,
  signIn: {
    page: () => 'https://accounts.google.com/o/oauth2/v2/auth',
    scopes: ['https://www.googleapis.com/auth/business.manage'],
    proof: true,
    // Else there is no token that renews.
    also: { access_type: 'offline', prompt: 'consent' },
    exchange: (exchange, call) =>
      exchangeAt(`${call.base('https://oauth2.googleapis.com')}/token`, 'form', exchange, call),
  },
  async connect(given, call) {
    const { location = '' } = given;
    if (!/^accounts\/\d+\/locations\/\d+$/.test(location)) {
      throw new NetworkError('refused', 'invalid_location', 'A location is accounts/NUMBER/locations/NUMBER.');
    }
    const account = oauthAccount(given);
    await call.ask(`${baseOf(call)}/v4/${location}/localPosts?pageSize=1`, { headers: bearer(account) });
    const shown = { name: location, handle: '', picture: '', link: '' };
    return [{ ...account, ...shown, externalId: location, expiresAt: firstExpiry(account, call) }];
  },
  async check(account, call) {
    await call.ask(`${baseOf(call)}/v4/${account.externalId}/localPosts?pageSize=1`, { headers: bearer(account) });
    return {};
  },
  refresh: (account, call) => renew(account, call, `${call.base('https://oauth2.googleapis.com')}/token`, 'form'),
  async publish(composed, call) {
    const [picture] = composed.pictures;
    const photo =
      picture ?? (composed.card && limits.pictureTypes.includes(composed.card.mimeType) ? composed.card : null);
    const json = {
      languageCode: composed.language,
      summary: composed.text,
      topicType: 'STANDARD',
      ...(composed.link === '' ? {} : { callToAction: { actionType: 'LEARN_MORE', url: composed.link } }),
      ...(photo ? { media: [{ mediaFormat: 'PHOTO', sourceUrl: photo.url }] } : {}),
    };
    await call.sending();
    const url = `${baseOf(call)}/v4/${call.account.externalId}/localPosts`;
    const { data } = await call.ask(url, { method: 'POST', headers: bearer(call.account), json });
    if (textAt(data, 'state') === 'REJECTED') throw new NetworkError('refused', 'refused', 'Google rejected the post.');
    return { id: neededText(data, 'name'), url: textAt(data, 'searchUrl') ?? '' };
  },
  async find(composed, call) {
    const url = `${baseOf(call)}/v4/${call.account.externalId}/localPosts?pageSize=50`;
    const { data } = await call.ask(url, { headers: bearer(call.account) });
    const post = lookFor({
      items: listAt(data, 'localPosts'),
      most: 50,
      when: (each) => at(each, 'createTime'),
      isIt: (each) =>
        sameText(at(each, 'summary'), composed.text) && (textAt(each, 'callToAction', 'url') ?? '') === composed.link,
      createdAt: composed.createdAt,
    });
    return post === undefined ? undefined : { id: neededText(post, 'name'), url: textAt(post, 'searchUrl') ?? '' };
  },
};

const baseOf = (call: NetworkCall): string => call.base('https://mybusiness.googleapis.com');
