// X: posts of a user, by OAuth 2 with the site's own client; tokens live two hours and are renewed. Source: docs.x.com (API
// v2: posts, media, OAuth 2.0).
import { weighted } from '../messages/length.ts';
import { at, listAt, neededText, textAt } from './ask.ts';
import { filenameOf, multipart } from './multipart.ts';
import {
  type Account,
  type Checked,
  hour,
  type Limits,
  minute,
  type Network,
  type NetworkCall,
  type SendCall,
} from './network.ts';
import { madeSince, sameText } from './same.ts';

const limits: Limits = {
  characters: 280,
  count: weighted,
  pictures: 4,
  pictureBytes: 5_000_000,
  pictureTypes: ['image/jpeg', 'image/png', 'image/webp'],
  quotas: [
    { shares: 100, within: 15 * minute },
    { shares: 100, within: 24 * hour },
  ],
  link: 'text',
};
const secret = { type: 'string', format: 'password' } as const;

export const x: Network = {
  name: 'x',
  label: 'X',
  description: 'An account, by OAuth 2 with tweet.read, tweet.write, users.read, media.write and offline.access.',
  credentials: {
    access_token: { ...secret, description: 'Access token.', required: true },
    refresh_token: { ...secret, description: 'Token that renews it.' },
    client_id: { type: 'string', description: 'Number of your client, to renew the token.' },
    client_secret: { ...secret, description: 'Its secret, where it has one.' },
  },
  repeatable: 0,
  shortLived: true,
  template: '{title}\n\n{excerpt}\n\n{url}',
  limits: () => limits,
  async connect({ access_token = '', refresh_token = '', client_id = '', client_secret = '' }, call) {
    const account: Account = {
      externalId: '',
      details: { client_id },
      secrets: { access_token, refresh_token, client_secret },
    };
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
        expiresAt: refresh_token !== '' && client_id !== '' ? call.site.now() + hour : null,
      },
    ];
  },
  async check(account, call) {
    await call.ask(`${baseOf(call)}/2/users/me`, { headers: bearer(account) });
    return {};
  },
  refresh,
  async publish(composed, call) {
    const media: string[] = [];
    for (const picture of composed.pictures) {
      const id = await upload(picture, composed.key, call);
      if (id !== undefined) media.push(id);
    }
    await call.sending();
    const { data } = await call.ask(`${baseOf(call)}/2/tweets`, {
      method: 'POST',
      headers: bearer(call.account),
      json: { text: composed.text, ...(media.length > 0 ? { media: { media_ids: media } } : {}) },
    });
    return made(neededText(data, 'data', 'id'));
  },
  async find(composed, call) {
    const query = 'max_results=50&tweet.fields=created_at,entities';
    const path = `2/users/${encodeURIComponent(call.account.externalId)}/tweets?${query}`;
    const { data } = await call.ask(`${baseOf(call)}/${path}`, { headers: bearer(call.account) });
    const post = listAt(data, 'data').find(
      (each) => madeSince(textAt(each, 'created_at'), composed.createdAt) && sameText(written(each), composed.text),
    );
    return post === undefined ? undefined : made(neededText(post, 'id'));
  },
};

const made = (id: string) => ({ id, url: `https://x.com/i/status/${id}` });

const baseOf = (call: NetworkCall): string => call.base('https://api.x.com');

const bearer = ({ secrets }: Account) => ({ authorization: `Bearer ${secrets.access_token ?? ''}` });

/** A post's text with its own addresses; those of pictures go. */
function written(post: unknown): string {
  let text = textAt(post, 'text') ?? '';
  for (const url of listAt(post, 'entities', 'urls')) {
    const long = at(url, 'media_key') === undefined ? (textAt(url, 'expanded_url') ?? '') : '';
    text = text.replaceAll(textAt(url, 'url') ?? '\0', () => long);
  }
  return text;
}

/** Refresh tokens are good for one use: the answer brings the next. */
async function refresh(account: Account, call: NetworkCall): Promise<Checked> {
  const { refresh_token = '', client_secret = '' } = account.secrets;
  const { client_id = '' } = account.details;
  const basic = `Basic ${Buffer.from(`${encodeURIComponent(client_id)}:${encodeURIComponent(client_secret)}`).toString('base64')}`;
  const { data } = await call.ask(`${baseOf(call)}/2/oauth2/token`, {
    method: 'POST',
    ...(client_secret === '' ? {} : { headers: { authorization: basic } }),
    form: { grant_type: 'refresh_token', refresh_token, client_id },
  });
  const seconds = Number(textAt(data, 'expires_in') ?? 7200);
  return {
    secrets: {
      ...account.secrets,
      access_token: neededText(data, 'access_token'),
      refresh_token: textAt(data, 'refresh_token') ?? refresh_token,
    },
    expiresAt: call.site.now() + seconds * 1000,
  };
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
