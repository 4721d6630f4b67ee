// Strict fakes of networks of which no server can be had: each checks what its documentation says of every call, and keeps
// what was posted. `lost` says whether the answer to a post that was made gets lost on the way.
import type { PeerAnswer, PeerRequest } from '../testing.ts';
import { discord, slack } from './chat-webhooks.ts';
import { facebook } from './facebook.ts';
import { instagram } from './instagram.ts';
import { linkedin } from './linkedin.ts';
import type { Network } from './network.ts';
import { telegram } from './telegram.ts';
import { threads } from './threads.ts';
import { x } from './x.ts';

export interface StrictFake {
  readonly network: Network;
  readonly credentials: Readonly<Record<string, string>>;
  /** Can what was made be looked up? */
  readonly finds: boolean;
  /** Does it take pictures as bytes, or fetch them, or link to them? */
  readonly pictures: 'bytes' | 'address';
  readonly pictureNeeded?: boolean;
  start(lost: () => boolean): { posts: Posted[]; handle: (request: PeerRequest) => PeerAnswer };
}

export interface Posted {
  readonly text: string;
  readonly picture: boolean;
}

const made: PeerAnswer = { status: 502, body: 'Bad Gateway' };
const created = '2026-01-02T03:04:05.000Z';
const refuse = (message: string, status = 400): PeerAnswer => ({
  status,
  json: { error: { message, code: 100 }, message, description: message },
});
const points = (text: string): number => Array.from(text).length;
// biome-ignore lint/suspicious/noExplicitAny: what a client sent can have any form; that is what is looked at.
const jsonOf = ({ body }: PeerRequest): any => JSON.parse(body.toString());
const formOf = ({ body }: PeerRequest) => Object.fromEntries(new URLSearchParams(body.toString()));
const isJson = ({ headers }: PeerRequest): boolean => headers['content-type'] === 'application/json';

/** Fields of a form with files; a file is `type:bytes`. */
function partsOf({ headers, body }: PeerRequest): Record<string, string> {
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(String(headers['content-type']))?.[1];
  if (!boundary) return {};
  const parts = body.toString('latin1').split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(
    parts.map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n');
      const content = rest.join('\r\n\r\n').slice(0, -2);
      const name = /name="([^"]+)"/.exec(head)?.[1] ?? '';
      const type = /Content-Type: (\S+)/.exec(head)?.[1];
      return [name, type ? `${type}:${content.length}` : Buffer.from(content, 'latin1').toString()];
    }),
  );
}
const isPicture = (part: string | undefined, most: number): boolean => {
  const [type = '', length] = (part ?? '').split(':');
  return /^image\/(jpeg|png|webp)$/.test(type) && Number(length) > 0 && Number(length) <= most;
};

export const telegramFake: StrictFake = {
  network: telegram,
  credentials: { bot_token: '123:token-of-the-bot', chat_id: '@news' },
  finds: false,
  pictures: 'bytes',
  start: (lost) => {
    const posts: Posted[] = [];
    const ok = (result: unknown): PeerAnswer => ({ json: { ok: true, result } });
    return {
      posts,
      handle: (request) => {
        const [, method] = /^\/bot123:token-of-the-bot\/(\w+)$/.exec(request.path) ?? [];
        if (method === undefined)
          return { status: 401, json: { ok: false, error_code: 401, description: 'Unauthorized' } };
        if (method === 'getChat') return ok({ id: -100, type: 'channel', title: 'News', username: 'news' });
        if (method === 'getMe') return ok({ id: 123, is_bot: true });
        if (method === 'getChatMember')
          return ok({ status: 'administrator', can_post_messages: jsonOf(request).user_id === 123 });
        const isPhoto = method === 'sendPhoto';
        const sent = isPhoto ? partsOf(request) : jsonOf(request);
        const text: string = isPhoto ? sent.caption : sent.text;
        if (String(sent.chat_id) !== '-100') return refuse('Bad Request: chat not found');
        if (text.length > (isPhoto ? 1024 : 4096) || text === '') return refuse('Bad Request: message is too long');
        if (isPhoto && !isPicture(sent.photo, 10_000_000)) return refuse('Bad Request: wrong photo');
        if (!isPhoto && typeof sent.link_preview_options !== 'object') return refuse('Bad Request: options');
        posts.push({ text, picture: isPhoto });
        return lost() ? made : ok({ message_id: posts.length });
      },
    };
  },
};

export const discordFake: StrictFake = {
  network: discord,
  credentials: { url: 'https://discord.com/api/webhooks/42/token-of_webhook' },
  finds: false,
  pictures: 'address',
  start: (lost) => {
    const posts: Posted[] = [];
    return {
      posts,
      handle: (request) => {
        if (request.path !== '/api/webhooks/42/token-of_webhook') return refuse('Unknown Webhook', 404);
        if (request.method === 'GET') return { json: { id: '42', name: 'News', type: 1 } };
        const { content, embeds, allowed_mentions } = jsonOf(request);
        if (request.query.get('wait') !== 'true' || !isJson(request)) return refuse('wait');
        if (points(content) > 2000 || embeds.length > 10 || allowed_mentions.parse.length > 0)
          return refuse('Invalid Form Body');
        const [{ title, url, description = '', image }] = embeds;
        if (title.length > 256 || description.length > 4096 || !URL.canParse(url)) return refuse('Invalid embed');
        if (title.length + description.length > 6000) return refuse('Embeds too large');
        posts.push({ text: content, picture: image !== undefined });
        return lost() ? made : { json: { id: String(posts.length) } };
      },
    };
  },
};

export const slackFake: StrictFake = {
  network: slack,
  credentials: { url: 'https://hooks.slack.com/services/T0/B0/secret-part' },
  finds: false,
  pictures: 'address',
  start: (lost) => {
    const posts: Posted[] = [];
    return {
      posts,
      handle: (request) => {
        if (request.path !== '/services/T0/B0/secret-part' || !isJson(request))
          return { status: 404, body: 'no_service' };
        const { text, blocks } = jsonOf(request);
        if (!Array.isArray(blocks) || blocks.length > 50) return { status: 400, body: 'invalid_blocks' };
        for (const block of blocks) {
          if (block.type === 'section' && (block.text.text.length > 3000 || block.text.text === ''))
            return { status: 400, body: 'invalid_blocks' };
          if (block.type === 'image' && (!URL.canParse(block.image_url) || !block.alt_text))
            return { status: 400, body: 'invalid_blocks' };
        }
        posts.push({ text, picture: blocks.some(({ type }) => type === 'image') });
        return lost() ? made : { body: 'ok' };
      },
    };
  },
};

export const linkedinFake: StrictFake = {
  network: linkedin,
  credentials: { access_token: 'linkedin-token', organization: '99' },
  finds: true,
  pictures: 'bytes',
  start: (lost) => {
    const posts: Posted[] = [];
    const pictures = new Set<string>();
    const author = 'urn:li:organization:99';
    return {
      posts,
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
        const { article, media } = sent.content;
        const picture = media?.id ?? article?.thumbnail;
        if (picture !== undefined && !pictures.has(picture)) return refuse('unknown image');
        if (article && (!URL.canParse(article.source) || article.title === '' || article.title.length > 400))
          return refuse('article');
        posts.push({ text: sent.commentary, picture: media !== undefined });
        return lost() ? made : { status: 201, headers: { 'x-restli-id': `urn:li:share:${posts.length}` } };
      },
    };
  },
};

export const facebookFake: StrictFake = {
  network: facebook,
  credentials: { page_id: '555', access_token: 'page-token' },
  finds: true,
  pictures: 'bytes',
  start: (lost) => {
    const posts: Posted[] = [];
    const photos = new Set<string>();
    let scraped = '';
    return {
      posts,
      handle: (request) => {
        const { path, method, headers } = request;
        if (headers.authorization !== 'Bearer page-token')
          return { status: 400, json: { error: { message: 'Bad token', code: 190 } } };
        if (!path.startsWith('/v25.0/')) return refuse('version');
        const edge = path.slice('/v25.0/'.length);
        if (edge === '' && method === 'POST') {
          scraped = formOf(request).scrape === 'true' ? (formOf(request).id ?? '') : '';
          return { json: {} };
        }
        if (edge === '555' && method === 'GET')
          return { json: { id: '555', name: 'The News', link: 'https://facebook.com/news' } };
        if (edge === '555/photos') {
          const sent = partsOf(request);
          if (sent.published !== 'false' || !isPicture(sent.source, 10_000_000)) return refuse('photo');
          photos.add('p1');
          return { json: { id: 'p1' } };
        }
        if (edge !== '555/feed') return refuse('Unsupported request');
        if (method === 'GET') {
          return {
            json: {
              data: posts.map(({ text }, at) => ({ id: `555_${at + 1}`, message: text, created_time: created })),
            },
          };
        }
        const { message = '', link, ...rest } = formOf(request);
        const attached = rest['attached_media[0]'];
        if (points(message) > 10_000) return refuse('too long');
        if (attached !== undefined && (link !== undefined || !photos.has(JSON.parse(attached).media_fbid)))
          return refuse('media');
        if (link !== undefined && link !== scraped) return refuse('the link was not read before');
        posts.push({ text: message, picture: attached !== undefined });
        return lost() ? made : { json: { id: `555_${posts.length}` } };
      },
    };
  },
};

/** Threads and Instagram: containers that are worked on, then published once. */
function containers(
  paths: {
    me: string;
    base: string;
    create: string;
    publish: string;
    list: string;
    status: string;
    text: string;
    me_id: string;
  },
  problem: (form: Record<string, string>) => string | undefined,
): StrictFake['start'] {
  return (lost) => {
    const posts: Posted[] = [];
    const waiting = new Map<string, { form: Record<string, string>; looks: number }>();
    return {
      posts,
      handle: (request) => {
        const { path, method, headers } = request;
        if (headers.authorization !== 'Bearer meta-token')
          return { status: 400, json: { error: { message: 'Bad token', code: 190 } } };
        if (path === paths.me) return { json: { [paths.me_id]: '777', username: 'news', name: 'News' } };
        const edge = path.slice(paths.base.length);
        if (edge === paths.create && method === 'POST') {
          const form = formOf(request);
          const wrong = problem(form);
          if (wrong !== undefined) return refuse(wrong);
          const id = `c${waiting.size + 1}`;
          waiting.set(id, { form, looks: 0 });
          return { json: { id } };
        }
        if (edge === paths.publish && method === 'POST') {
          const id = formOf(request).creation_id ?? '';
          const container = waiting.get(id);
          if (!container || container.looks < 2) return refuse('Media ID is not available');
          container.looks = Number.NEGATIVE_INFINITY;
          posts.push({ text: container.form[paths.text] ?? '', picture: container.form.image_url !== undefined });
          return lost() ? made : { json: { id: `t${posts.length}` } };
        }
        if (edge === paths.list && method === 'GET') {
          const data = posts.map(({ text }, at) => ({
            id: `t${at + 1}`,
            [paths.text]: text,
            permalink: 'https://meta.test/t',
            timestamp: created,
          }));
          return { json: { data } };
        }
        const container = waiting.get(edge.slice(1));
        if (container) return { json: { [paths.status]: ++container.looks < 2 ? 'IN_PROGRESS' : 'FINISHED' } };
        return edge.startsWith('/t') ? { json: { permalink: 'https://meta.test/t' } } : refuse('Unsupported request');
      },
    };
  };
}

export const threadsFake: StrictFake = {
  network: threads,
  credentials: { access_token: 'meta-token' },
  finds: true,
  pictures: 'address',
  start: containers(
    {
      ...{ me: '/v1.0/me', me_id: 'id', base: '/v1.0', create: '/777/threads', publish: '/777/threads_publish' },
      ...{ list: '/777/threads', status: 'status', text: 'text' },
    },
    ({ media_type, text = '', image_url, link_attachment }) => {
      if (points(text) > 500) return 'text is too long';
      if (media_type === 'IMAGE')
        return URL.canParse(image_url ?? '') && link_attachment === undefined ? undefined : 'image';
      return media_type === 'TEXT' && image_url === undefined && URL.canParse(link_attachment ?? '')
        ? undefined
        : 'media_type';
    },
  ),
};

export const instagramFake: StrictFake = {
  network: instagram,
  credentials: { access_token: 'meta-token' },
  finds: true,
  pictures: 'address',
  pictureNeeded: true,
  start: containers(
    {
      ...{ me: '/v25.0/me', me_id: 'user_id', base: '/v25.0', create: '/777/media', publish: '/777/media_publish' },
      ...{ list: '/777/media', status: 'status_code', text: 'caption' },
    },
    ({ image_url = '', caption = '' }) => {
      if (!/^http:\/\/example\.test\/.*\.jpe?g$/.test(image_url)) return 'Only a public JPEG';
      if ((caption.match(/#\w/g) ?? []).length > 30) return 'too many hashtags';
      return points(caption) <= 2200 ? undefined : 'caption is too long';
    },
  ),
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
    return {
      posts,
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
        const { text, media: attached } = jsonOf(request);
        if (points(String(text).replace(/https?:\/\/\S+/g, 'x'.repeat(23))) > 280)
          return refuse('Your text is too long', 403);
        if (attached && (attached.media_ids.length > 4 || !attached.media_ids.every((id: string) => media.has(id))))
          return refuse('media_ids');
        if (posts.some((post) => post.text === text))
          return refuse('You are not allowed to create a Tweet with duplicate content.', 403);
        posts.push({ text, picture: attached !== undefined });
        return lost() ? made : { status: 201, json: { data: { id: String(posts.length), text } } };
      },
    };
  },
};

export const strictFakes: readonly StrictFake[] = [
  telegramFake,
  discordFake,
  slackFake,
  linkedinFake,
  facebookFake,
  threadsFake,
  instagramFake,
  xFake,
];
