// Tumblr: posts of a blog in Tumblr's own format of blocks (NPF), by OAuth 2. Source: tumblr.com/docs/en/api/v2, npf.
import { before } from '../../../base/trim.ts';
import { codePoints } from '../messages/length.ts';
import { at, listAt, NetworkError, neededText, textAt } from './ask.ts';
import { multipartStream, videoName } from './multipart.ts';
import {
  type Composed,
  day,
  type Limits,
  mp4AndMov,
  type Network,
  type NetworkCall,
  type SharedVideo,
} from './network.ts';
import { bearer, firstExpiry, oauthAccount, oauthFields, renew, renewing } from './oauth.ts';
import { lookFor, sameText } from './same.ts';
import { exchangeAt } from './sign-in.ts';

const limits: Limits = {
  characters: 4096,
  count: codePoints,
  pictures: 1,
  pictureBytes: 0,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  fetched: { bytes: 20_000_000 },
  video: { bytes: 500_000_000, types: mp4AndMov, seconds: 600 },
  quotas: [{ shares: 250, within: day }],
  link: 'card',
};

export const tumblr: Network = {
  name: 'tumblr',
  label: 'Tumblr',
  description: 'A blog, by OAuth 2 with basic, write and offline_access.',
  credentials: { blog: { type: 'string', description: 'Name of the blog.', required: true }, ...oauthFields },
  ...renewing,
  limits: () => limits,
  signIn: {
    page: () => 'https://www.tumblr.com/oauth2/authorize',
    scopes: ['basic', 'write', 'offline_access'],
    proof: false,
    exchange: (exchange, call) => exchangeAt(`${baseOf(call)}/v2/oauth2/token`, 'form', exchange, call),
  },
  async connect(given, call) {
    const blog = before((given.blog ?? '').trim().replace(/^https?:\/\//i, ''), '/').replace(/\.tumblr\.com$/i, '');
    if (!/^[\w.-]+$/.test(blog)) throw new NetworkError('refused', 'invalid_blog', 'This is no name of a blog.');
    const account = oauthAccount(given, { blog });
    const { data } = await call.ask(`${baseOf(call)}/v2/user/info`, { headers: bearer(account) });
    const own = listAt(data, 'response', 'user', 'blogs').find((each) => textAt(each, 'name') === blog);
    if (own === undefined) throw new NetworkError('refused', 'no_right', 'This account does not write this blog.');
    const shown = { name: textAt(own, 'title') || blog, handle: blog, picture: '', link: textAt(own, 'url') ?? '' };
    return [{ ...account, ...shown, externalId: textAt(own, 'uuid') ?? blog, expiresAt: firstExpiry(account, call) }];
  },
  async check(account, call) {
    await call.ask(`${baseOf(call)}/v2/user/info`, { headers: bearer(account) });
    return {};
  },
  refresh: (account, call) => renew(account, call, `${baseOf(call)}/v2/oauth2/token`, 'form'),
  async publish(composed, call) {
    const { account } = call;
    const json = {
      content: blocksOf(composed),
      state: 'published',
      ...(composed.tags.length > 0 ? { tags: composed.tags.join(',') } : {}),
      ...(composed.link === '' ? {} : { source_url: composed.link }),
    };
    const { video } = composed;
    const chunks = video && (await call.video(video));
    const sent =
      video && chunks
        ? multipartStream(
            { json: { json } },
            { name: videoPart, filename: videoName(video.mimeType), type: video.mimeType },
            { bytes: video.bytes, chunks },
            `part-${composed.key}`,
          )
        : { json };
    await call.sending();
    const { data } = await call.ask(postsOf(call, account.details.blog), {
      method: 'POST',
      ...sent,
      headers: { ...('headers' in sent ? sent.headers : {}), ...bearer(account) },
    });
    return made(account.details.blog, neededText(data, 'response', 'id'));
  },
  async find(composed, call) {
    const { blog } = call.account.details;
    const { data } = await call.ask(`${postsOf(call, blog)}?npf=true&limit=20`, { headers: bearer(call.account) });
    const post = lookFor({
      items: listAt(data, 'response', 'posts'),
      most: 20,
      when: (each) => at(each, 'timestamp'),
      isIt: (each) =>
        sameText(
          listAt(each, 'content')
            .map((block) => textAt(block, 'text') ?? '')
            .join(''),
          composed.text,
        ) && listAt(each, 'content').some((block) => textAt(block, 'url') === composed.link || composed.link === ''),
      createdAt: composed.createdAt,
    });
    return post === undefined ? undefined : made(blog, textAt(post, 'id_string') ?? neededText(post, 'id'));
  },
};

const made = (blog: string | undefined, id: string) => ({ id, url: `https://www.tumblr.com/${blog}/${id}` });
const baseOf = (call: NetworkCall): string => call.base('https://api.tumblr.com');
const postsOf = (call: NetworkCall, blog: string | undefined): string => `${baseOf(call)}/v2/blog/${blog}/posts`;

/** Name of the part of a form that holds the video of a block. */
const videoPart = 'video0';

function blocksOf({ text, link, title, description, pictures, video, card }: Composed): object[] {
  const [picture] = pictures;
  const poster = card ? { poster: [{ url: card.url, type: card.mimeType }] } : {};
  return [
    ...text.split(/\n{2,}/).flatMap((part) => (part.trim() === '' ? [] : [{ type: 'text', text: part.trim() }])),
    ...(video ? [{ type: 'video', media: mediaOf(video) }] : []),
    ...(picture
      ? [{ type: 'image', media: [{ url: picture.url, type: picture.mimeType }], alt_text: picture.alt }]
      : []),
    ...(link === ''
      ? []
      : [{ type: 'link', url: link, title, ...(description === '' ? {} : { description }), ...poster }]),
  ];
}

const mediaOf = ({ mimeType: type, width, height }: SharedVideo): object => ({
  ...{ type, identifier: videoPart },
  ...(width > 0 && height > 0 ? { width, height } : {}),
});
