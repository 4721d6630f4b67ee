// Strict fakes of Tumblr, Pinterest and Google Business Profile.
import { googleBusiness } from './google-business.ts';
import { nextdoor } from './nextdoor.ts';
import { pinterest } from './pinterest.ts';
import { created, isJson, jsonOf, lostAnswer, type Posted, points, refuse, type StrictFake } from './strict.testing.ts';
import { tumblr } from './tumblr.ts';

export const tumblrFake: StrictFake = {
  network: tumblr,
  credentials: { blog: 'https://news.tumblr.com/', access_token: 'tumblr-token' },
  finds: true,
  pictures: 'address',
  start: (lost) => {
    const posts: (Posted & { content: unknown })[] = [];
    return {
      posts,
      handle: (request) => {
        const { path, method, headers } = request;
        if (headers.authorization !== 'Bearer tumblr-token')
          return { status: 401, json: { meta: { msg: 'Unauthorized' } } };
        if (path === '/v2/user/info')
          return { json: { response: { user: { blogs: [{ name: 'news', title: 'News', uuid: 't:1' }] } } } };
        if (path !== '/v2/blog/news/posts') return refuse('Not Found', 404);
        if (method === 'GET') {
          const list = posts.map(({ content }, at) => ({
            id_string: String(at + 1),
            content,
            timestamp: Date.parse(created) / 1000,
          }));
          return { json: { response: { posts: list } } };
        }
        const { content, state, source_url } = jsonOf(request);
        if (state !== 'published' || !URL.canParse(source_url) || content.length === 0) return refuse('Bad Request');
        for (const block of content) {
          if (block.type === 'text' && (block.text === '' || points(block.text) > 4096)) return refuse('text block');
          if (block.type === 'image' && !URL.canParse(block.media[0].url)) return refuse('image block');
          if (block.type === 'link' && !URL.canParse(block.url)) return refuse('link block');
        }
        const text = content.map((block: { text?: string }) => block.text ?? '').join('\n\n');
        posts.push({ text, picture: content.some(({ type }: { type: string }) => type === 'image'), content });
        return lost() ? lostAnswer : { status: 201, json: { response: { id: String(posts.length) } } };
      },
    };
  },
};

export const pinterestFake: StrictFake = {
  network: pinterest,
  credentials: { board_id: '88', access_token: 'pinterest-token' },
  finds: true,
  pictures: 'address',
  pictureNeeded: true,
  start: (lost) => {
    const posts: (Posted & { pin: object })[] = [];
    return {
      posts,
      handle: (request) => {
        const { path, method, headers } = request;
        if (headers.authorization !== 'Bearer pinterest-token')
          return { status: 401, json: { code: 2, message: 'Authentication failed.' } };
        if (path === '/v5/boards/88') return { json: { id: '88', name: 'News', owner: { username: 'news' } } };
        if (path === '/v5/boards/88/pins') {
          return { json: { items: posts.map(({ pin }, at) => ({ ...pin, id: String(at + 1), created_at: created })) } };
        }
        if (path !== '/v5/pins' || method !== 'POST') return refuse('Not found', 404);
        const pin = jsonOf(request);
        if (pin.board_id !== '88' || pin.media_source?.source_type !== 'image_url') return refuse('board or media');
        if (!/\.jpe?g$/.test(pin.media_source.url) || pin.link.length > 2048) return refuse('url');
        if (points(pin.title) > 100 || points(pin.description) > 800 || points(pin.alt_text ?? '') > 500)
          return refuse('too long');
        posts.push({ text: pin.description, picture: true, pin });
        return lost() ? lostAnswer : { status: 201, json: { id: String(posts.length) } };
      },
    };
  },
};

export const googleBusinessFake: StrictFake = {
  network: googleBusiness,
  credentials: { location: 'accounts/1/locations/2', access_token: 'google-token' },
  finds: true,
  pictures: 'address',
  start: (lost) => {
    const posts: (Posted & { post: object })[] = [];
    return {
      posts,
      handle: (request) => {
        const { path, method, headers } = request;
        if (headers.authorization !== 'Bearer google-token')
          return { status: 401, json: { error: { code: 401, message: 'Invalid credentials' } } };
        if (path !== '/v4/accounts/1/locations/2/localPosts') return refuse('Not found', 404);
        if (method === 'GET') {
          return {
            json: {
              localPosts: posts.map(({ post }, at) => ({ ...post, name: `localPosts/${at + 1}`, createTime: created })),
            },
          };
        }
        const post = jsonOf(request);
        if (points(post.summary) > 1500 || post.topicType !== 'STANDARD' || post.languageCode !== 'en')
          return refuse('INVALID_ARGUMENT');
        if (post.callToAction?.actionType !== 'LEARN_MORE' || !URL.canParse(post.callToAction.url))
          return refuse('callToAction');
        for (const { mediaFormat, sourceUrl } of post.media ?? []) {
          if (mediaFormat !== 'PHOTO' || !/\.(jpe?g|png)$/.test(sourceUrl)) return refuse('media');
        }
        posts.push({ text: post.summary, picture: post.media !== undefined, post });
        return lost()
          ? lostAnswer
          : { json: { name: `localPosts/${posts.length}`, state: 'LIVE', searchUrl: 'https://google.test/p' } };
      },
    };
  },
};

export const nextdoorFake: StrictFake = {
  network: nextdoor,
  credentials: { access_token: 'nextdoor-token' },
  finds: false,
  pictures: 'address',
  start: (lost) => {
    const posts: Posted[] = [];
    const ending = /\.(gif|jpe|jpg|jpeg|png|tif|tiff|webp)$/;
    return {
      posts,
      handle: (request) => {
        if (request.headers.authorization !== 'Bearer nextdoor-token') return refuse('unauthorized', 401);
        if (request.path === '/external/api/partner/v1/me/') return { json: { user_id: 'u1', name: 'The News' } };
        if (request.path !== '/external/api/partner/v1/post/create/' || request.method !== 'POST' || !isJson(request))
          return refuse('Not found', 404);
        const { body_text, media_attachments = [], smartlink_url } = jsonOf(request);
        if (Buffer.byteLength(body_text) > 8192 || body_text === '') return refuse('body_text');
        if (media_attachments.length > 10) return refuse('media_attachments');
        for (const url of media_attachments) {
          if (!URL.canParse(url) || !ending.test(new URL(url).pathname)) return refuse('media_attachments');
        }
        if (smartlink_url !== undefined && !URL.canParse(smartlink_url)) return refuse('smartlink_url');
        posts.push({ text: body_text, picture: media_attachments.length > 0 });
        return lost() ? lostAnswer : { json: { post_id: posts.length, share_link: 'https://nextdoor.com/p/1' } };
      },
    };
  },
};
