// LinkedIn: posts of a member or an organization, with an article whose title, text and picture are sent along (LinkedIn reads
// no pages). Versions of its API live for about a year: the version is a setting. Source: learn.microsoft.com (Posts API,
// Images API, Videos API).
import { codePoints } from '../messages/length.ts';
import { networkSettings } from '../settings.ts';
import { at, listAt, NetworkError, neededText, textAt } from './ask.ts';
import {
  type Account,
  type Composed,
  day,
  type Limits,
  type Network,
  type NetworkCall,
  type SendCall,
  type SharedVideo,
} from './network.ts';
import { canRenew, oauthAccount, oauthFields, renew } from './oauth.ts';
import { lookFor, sameText } from './same.ts';
import { exchangeAt } from './sign-in.ts';

const version = '202610';
const limits: Limits = {
  characters: 3000,
  count: (text) => codePoints(escaped(text)),
  pictures: 1,
  pictureBytes: 20_000_000,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif'],
  video: {
    ...{ leastBytes: 75_000, bytes: 500_000_000, types: ['video/mp4'], leastSeconds: 3, seconds: 1800 },
  },
  quotas: [{ shares: 100, within: day }],
  link: 'card',
};

export const linkedin: Network = {
  name: 'linkedin',
  label: 'LinkedIn',
  description: 'A member or an organization, by an access token with w_member_social or w_organization_social.',
  credentials: {
    access_token: { type: 'string', format: 'password', description: 'Access token.', required: true },
    refresh_token: oauthFields.refresh_token,
    client_id: oauthFields.client_id,
    client_secret: oauthFields.client_secret,
    organization: { type: 'string', description: 'Number of the organization; left out for the member.' },
  },
  repeatable: 0,
  template: '{title}\n\n{excerpt}',
  limits: () => limits,
  renews: canRenew,
  signIn: {
    page: () => 'https://www.linkedin.com/oauth/v2/authorization',
    scopes: ['openid', 'profile', 'w_member_social'],
    moreScopes: ({ organization = '' }) =>
      organization === '' ? [] : ['w_organization_social', 'r_organization_social'],
    proof: false,
    exchange: (exchange, call) => exchangeAt(tokenAddress(call), 'form', exchange, call),
  },
  // Tokens live 60 days; some clients get one that renews them.
  refresh: (account, call) => renew(account, call, tokenAddress(call), 'form'),
  async connect(given, call) {
    const { organization = '' } = given;
    const account = oauthAccount(given);
    if (organization !== '') {
      if (!/^\d+$/.test(organization)) throw new NetworkError('refused', 'invalid_organization', 'This is no number.');
      const { data } = await call.ask(`${baseOf(call)}/rest/organizations/${organization}`, {
        headers: headers(account, call),
      });
      const name = textAt(data, 'localizedName') ?? organization;
      const link = `https://www.linkedin.com/company/${organization}`;
      return [found(account, `urn:li:organization:${organization}`, name, '', link)];
    }
    const { data } = await call.ask(`${baseOf(call)}/v2/userinfo`, { headers: headers(account, call) });
    const picture = textAt(data, 'picture') ?? '';
    return [found(account, `urn:li:person:${neededText(data, 'sub')}`, textAt(data, 'name') ?? '', picture, '')];
  },
  async check(account, call) {
    const [, organization] = /^urn:li:organization:(\d+)$/.exec(account.externalId) ?? [];
    const path = organization === undefined ? 'v2/userinfo' : `rest/organizations/${organization}`;
    await call.ask(`${baseOf(call)}/${path}`, { headers: headers(account, call) });
    return {};
  },
  async publish(composed, call) {
    const content = await contentOf(composed, call);
    await call.sending();
    const answer = await call.ask(`${baseOf(call)}/rest/posts`, {
      method: 'POST',
      headers: headers(call.account, call),
      json: {
        author: call.account.externalId,
        commentary: escaped(composed.text),
        visibility: 'PUBLIC',
        distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
        ...(content ? { content } : {}),
        lifecycleState: 'PUBLISHED',
        isReshareDisabledByAuthor: false,
      },
    });
    return made(neededText(answer.headers, 'x-restli-id'));
  },
  // The text stands as it is: comments know no signs to escape.
  async comment(id, text, call) {
    await call.sending();
    await call.ask(`${baseOf(call)}/rest/socialActions/${encodeURIComponent(id)}/comments`, {
      method: 'POST',
      headers: headers(call.account, call),
      json: { actor: call.account.externalId, object: id, message: { text: text.slice(0, 1250) } },
    });
  },
  async find(composed, call) {
    const query = `q=author&author=${encodeURIComponent(call.account.externalId)}&count=20&sortBy=CREATED`;
    const { data } = await call.ask(`${baseOf(call)}/rest/posts?${query}`, {
      headers: { ...headers(call.account, call), 'x-restli-method': 'FINDER' },
    });
    const post = lookFor({
      items: listAt(data, 'elements'),
      most: 20,
      when: (each) => Number(textAt(each, 'createdAt')) / 1000,
      isIt: (each) => sameText(at(each, 'commentary'), escaped(composed.text)),
      createdAt: composed.createdAt,
    });
    return post === undefined ? undefined : made(neededText(post, 'id'));
  },
};

const made = (id: string) => ({ id, url: `https://www.linkedin.com/feed/update/${id}/` });

const tokenAddress = (call: NetworkCall): string => `${call.base('https://www.linkedin.com')}/oauth/v2/accessToken`;

const baseOf = (call: NetworkCall): string => call.base('https://api.linkedin.com');

function found(account: Account, externalId: string, name: string, picture: string, link: string) {
  return { ...account, externalId, name, handle: '', picture, link, expiresAt: null };
}

function headers({ secrets }: Account, { site }: NetworkCall): Record<string, string> {
  return {
    authorization: `Bearer ${secrets.access_token ?? ''}`,
    'linkedin-version': networkSettings(site, 'linkedin').version || version,
    'x-restli-protocol-version': '2.0.0',
  };
}

/** Signs of LinkedIn's "little" text format stand behind a backslash. */
const escaped = (text: string): string =>
  text.replace(/[\\|{}@[\]()<>*_~]/g, '\\$&').replace(/(?<=^|\s)#(?=[^\p{L}\p{N}])/gu, '\\#');

async function contentOf(composed: Composed, call: SendCall): Promise<object | undefined> {
  const [picture] = composed.pictures;
  const { video } = composed;
  if (video) return { media: { id: await videoId(video, call), title: video.title.slice(0, 400) } };
  const file = picture && (await upload(picture, call));
  if (picture && file) return { media: { id: file, altText: picture.alt.slice(0, 4086) } };
  if (composed.link === '') return undefined;
  const thumbnail = composed.card ? await upload(composed.card, call) : undefined;
  const { link: source, title, description } = composed;
  return {
    article: {
      source,
      title: title.slice(0, 400) || source,
      ...(description === '' ? {} : { description: description.slice(0, 4086) }),
      ...(thumbnail ? { thumbnail } : {}),
    },
  };
}

/** Hands a picture over; its URN. */
async function upload(picture: Composed['pictures'][number], call: SendCall): Promise<string | undefined> {
  const file = await call.picture(picture, limits.pictureBytes);
  if (!file) return undefined;
  const { data } = await call.ask(`${baseOf(call)}/rest/images?action=initializeUpload`, {
    method: 'POST',
    headers: headers(call.account, call),
    json: { initializeUploadRequest: { owner: call.account.externalId } },
  });
  await call.ask(neededText(data, 'value', 'uploadUrl'), {
    method: 'PUT',
    headers: { authorization: `Bearer ${call.account.secrets.access_token ?? ''}`, 'content-type': file.type },
    body: file.bytes,
  });
  return neededText(data, 'value', 'image');
}

/** Looks at a video that is being worked on, before a later attempt does. */
const looks = 10;

/** Hands a video over in the parts that LinkedIn asks for, once for all attempts, and waits until it can be posted; its URN. */
async function videoId(video: SharedVideo, call: SendCall): Promise<string> {
  const base = `${baseOf(call)}/rest/videos`;
  const asked = { method: 'POST', headers: headers(call.account, call) } as const;
  let id = call.kept.video ?? '';
  if (id === '') {
    const { data } = await call.ask(`${base}?action=initializeUpload`, {
      ...asked,
      json: {
        initializeUploadRequest: {
          ...{ owner: call.account.externalId, fileSizeBytes: video.bytes },
          ...{ uploadCaptions: false, uploadThumbnail: false },
        },
      },
    });
    id = neededText(data, 'value', 'video');
    const uploadedPartIds: string[] = [];
    for (const part of listAt(data, 'value', 'uploadInstructions')) {
      const [start, end] = [Number(neededText(part, 'firstByte')), Number(neededText(part, 'lastByte'))];
      if (!(start >= 0 && end >= start && end < video.bytes)) {
        throw new NetworkError('later', 'unreadable', 'LinkedIn asks for a part that the video has not.');
      }
      const answer = await call.ask(neededText(part, 'uploadUrl'), {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        stream: { bytes: end - start + 1, chunks: await call.video(video, { start, end }) },
      });
      uploadedPartIds.push(neededText(answer.headers, 'etag'));
    }
    const uploadToken = textAt(data, 'value', 'uploadToken') ?? '';
    const json = { finalizeUploadRequest: { video: id, uploadToken, uploadedPartIds } };
    await call.ask(`${base}?action=finalizeUpload`, { ...asked, json });
    await call.keep('video', id);
  }
  for (let look = 0; look < looks; look++) {
    const url = `${base}/${encodeURIComponent(id)}`;
    const { data } = await call.ask(url, { headers: headers(call.account, call) });
    const state = textAt(data, 'status');
    if (state === 'AVAILABLE') return id;
    if (state === 'PROCESSING_FAILED') {
      await call.keep('video', '');
      throw new NetworkError('refused', 'video_refused', 'LinkedIn could not use the video.');
    }
    await call.wait(1500);
  }
  throw new NetworkError('later', 'video_not_ready', 'LinkedIn is still working on the video.');
}
