// Strict fakes of Facebook, Threads and Instagram.
import { facebook } from './facebook.ts';
import { instagram } from './instagram.ts';
import {
  created,
  formOf,
  isPicture,
  lostAnswer,
  type Posted,
  partsOf,
  points,
  refuse,
  type StrictFake,
} from './strict.testing.ts';
import { threads } from './threads.ts';

export const facebookFake: StrictFake = {
  network: facebook,
  credentials: { page_id: '555', access_token: 'page-token' },
  finds: true,
  pictures: 'bytes',
  start: (lost) => {
    const posts: Posted[] = [];
    const photos = new Set<string>();
    const comments: string[] = [];
    let scraped = '';
    return {
      posts,
      comments,
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
        const [, below] = /^555_(\d+)\/comments$/.exec(edge) ?? [];
        if (below !== undefined && method === 'POST') {
          const { message = '', ...more } = formOf(request);
          if (!posts[Number(below) - 1] || message === '' || Object.keys(more).length > 0) return refuse('comment');
          comments.push(message);
          return { json: { id: `555_${below}_1` } };
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
        return lost() ? lostAnswer : { json: { id: `555_${posts.length}` } };
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
          return lost() ? lostAnswer : { json: { id: `t${posts.length}` } };
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
