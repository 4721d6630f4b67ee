// Strict fakes of LinkedIn and X.
import { linkedin } from './linkedin.ts';
import {
  created,
  formOf,
  isJson,
  isPicture,
  jsonOf,
  lostAnswer,
  type Posted,
  partsOf,
  points,
  refuse,
  type StrictFake,
} from './strict.testing.ts';
import { x } from './x.ts';

export const linkedinFake: StrictFake = {
  network: linkedin,
  credentials: { access_token: 'linkedin-token', organization: '99' },
  finds: true,
  pictures: 'bytes',
  start: (lost) => {
    const posts: Posted[] = [];
    const pictures = new Set<string>();
    const author = 'urn:li:organization:99';
    const comments: string[] = [];
    return {
      posts,
      comments,
      handle: (request) => {
        const { path, method, headers, query } = request;
        if (headers.authorization !== 'Bearer linkedin-token') return refuse('Invalid access token', 401);
        if (path === '/upload') {
          if (method !== 'PUT' || request.body.length === 0) return refuse('upload');
          pictures.add('urn:li:image:1');
          return { status: 201 };
        }
        if (!/^\d{6}$/.test(String(headers['linkedin-version'])) || headers['x-restli-protocol-version'] !== '2.0.0') {
          return refuse('A version must be present', 426);
        }
        if (path === '/rest/organizations/99') return { json: { id: 99, localizedName: 'The News' } };
        if (path === '/rest/images') {
          const owner = jsonOf(request).initializeUploadRequest?.owner;
          if (query.get('action') !== 'initializeUpload' || owner !== author) return refuse('owner');
          return { json: { value: { uploadUrl: `http://${headers.host}/upload`, image: 'urn:li:image:1' } } };
        }
        const [, urn = ''] = /^\/rest\/socialActions\/([^/]+)\/comments$/.exec(path) ?? [];
        if (urn !== '' && method === 'POST') {
          const { actor, object, message, ...more } = jsonOf(request);
          const on = /^urn:li:share:(\d+)$/.exec(decodeURIComponent(urn))?.[1];
          if (!posts[Number(on) - 1] || object !== decodeURIComponent(urn) || actor !== author) return refuse('object');
          if (message.text === '' || message.text.length > 1250 || Object.keys(more).length > 0) return refuse('text');
          comments.push(message.text);
          return { status: 201, json: {} };
        }
        if (path !== '/rest/posts') return refuse('Not found', 404);
        if (method === 'GET') {
          if (headers['x-restli-method'] !== 'FINDER' || query.get('author') !== author) return refuse('finder');
          const elements = posts.map(({ text }, at) => ({
            id: `urn:li:share:${at + 1}`,
            commentary: text,
            createdAt: Date.parse(created),
          }));
          return { json: { elements } };
        }
        const sent = jsonOf(request);
        if (sent.author !== author || sent.visibility !== 'PUBLIC' || sent.lifecycleState !== 'PUBLISHED')
          return refuse('author');
        if (sent.distribution?.feedDistribution !== 'MAIN_FEED') return refuse('distribution');
        if (points(sent.commentary) > 3000) return refuse('commentary is too long', 422);
        if (/(?<!\\)[|{}@[\]()<>*_~]/.test(sent.commentary.replace(/\\\\/g, ''))) return refuse('reserved characters');
        const { article, media } = sent.content ?? {};
        const picture = media?.id ?? article?.thumbnail;
        if (picture !== undefined && !pictures.has(picture)) return refuse('unknown image');
        if (article && (!URL.canParse(article.source) || article.title === '' || article.title.length > 400))
          return refuse('article');
        posts.push({ text: sent.commentary, picture: media !== undefined });
        return lost() ? lostAnswer : { status: 201, headers: { 'x-restli-id': `urn:li:share:${posts.length}` } };
      },
    };
  },
};

export const xFake: StrictFake = {
  network: x,
  credentials: { access_token: 'x-token', refresh_token: 'x-refresh-1', client_id: 'client' },
  finds: true,
  pictures: 'bytes',
  start: (lost) => {
    const posts: Posted[] = [];
    let token = 'x-token';
    let refresh = 'x-refresh-1';
    const media = new Set<string>();
    const comments: string[] = [];
    return {
      posts,
      comments,
      handle: (request) => {
        const { path, method, headers } = request;
        if (path === '/2/oauth2/token') {
          const form = formOf(request);
          // Good for one use.
          if (form.grant_type !== 'refresh_token' || form.refresh_token !== refresh || form.client_id !== 'client')
            return refuse('invalid_request');
          token = `${token}-renewed`;
          refresh = `${refresh}-next`;
          return { json: { access_token: token, refresh_token: refresh, expires_in: 7200 } };
        }
        if (headers.authorization !== `Bearer ${token}`)
          return { status: 401, json: { title: 'Unauthorized', detail: 'Unauthorized' } };
        if (path === '/2/users/me') return { json: { data: { id: '9', username: 'news', name: 'News' } } };
        if (path === '/2/media/upload') {
          const sent = partsOf(request);
          if (sent.media_category !== 'tweet_image' || !isPicture(sent.media, 5_000_000)) return refuse('media');
          media.add('m1');
          return { json: { data: { id: 'm1' } } };
        }
        if (path === '/2/media/metadata') return media.has(jsonOf(request).id) ? { json: { data: {} } } : refuse('id');
        if (path === '/2/users/9/tweets') {
          return {
            json: {
              data: posts.map(({ text }, at) => {
                const urls = [...text.matchAll(/https?:\/\/\S+/g)].map(([url], index) => ({
                  url: `https://t.co/${index}`,
                  expanded_url: url,
                }));
                const short = urls.reduce((all, { url, expanded_url }) => all.replace(expanded_url, url), text);
                return {
                  id: String(at + 1),
                  text: short.replaceAll('&', '&amp;'),
                  created_at: created,
                  entities: { urls },
                };
              }),
            },
          };
        }
        if (path !== '/2/tweets' || method !== 'POST' || !isJson(request)) return refuse('Not found', 404);
        const { text, media: attached, reply } = jsonOf(request);
        if (points(String(text).replace(/https?:\/\/\S+/g, 'x'.repeat(23))) > 280)
          return refuse('Your text is too long', 403);
        if (attached && (attached.media_ids.length > 4 || !attached.media_ids.every((id: string) => media.has(id))))
          return refuse('media_ids');
        if (posts.some((post) => post.text === text))
          return refuse('You are not allowed to create a Tweet with duplicate content.', 403);
        if (reply !== undefined) {
          if (!posts[Number(reply.in_reply_to_tweet_id) - 1]) return refuse('in_reply_to_tweet_id', 403);
          comments.push(text);
          return { status: 201, json: { data: { id: '900', text } } };
        }
        posts.push({ text, picture: attached !== undefined });
        return lost() ? lostAnswer : { status: 201, json: { data: { id: String(posts.length), text } } };
      },
    };
  },
};
