// A strict fake of a Mastodon instance: the documented shapes of accounts, instance, media (worked on for a while) and
// statuses, with limits and a memory of idempotency keys.
import { type Peer, type PeerAnswer, startPeer } from '../testing.ts';

export interface FakeMastodon extends Peer {
  readonly statuses: { id: string; text: string; media: string[]; created_at: string }[];
  /** Makes so many statuses without answering. */
  failAfter: number;
  now: number;
  remembersKeys: boolean;
}

const error = (status: number, words: string): PeerAnswer => ({ status, json: { error: words } });

export async function fakeMastodon(token: string, now: number): Promise<FakeMastodon> {
  const statuses: FakeMastodon['statuses'] = [];
  const byKey = new Map<string, PeerAnswer>();
  const media = new Map<string, number>();
  const peer = await startPeer(({ method, path, query, headers, body }) => {
    if (path === '/api/v2/instance') {
      return {
        json: {
          configuration: {
            statuses: { max_characters: 120, max_media_attachments: 2, characters_reserved_per_url: 23 },
            media_attachments: {
              supported_mime_types: ['image/jpeg', 'video/mp4'],
              image_size_limit: 400_000,
              video_size_limit: 2_000_000,
            },
          },
        },
      };
    }
    if (headers.authorization !== `Bearer ${token}`) return error(401, 'The access token is invalid');
    if (path === '/api/v1/accounts/verify_credentials') {
      return {
        json: {
          id: '77',
          username: 'news',
          display_name: '',
          avatar: 'https://m.test/a.png',
          url: 'https://m.test/@news',
        },
      };
    }
    if (path === '/api/v2/media' && method === 'POST') {
      const type = String(headers['content-type']);
      const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? '';
      const text = body.toString('latin1');
      if (!text.startsWith(`--${boundary}\r\n`) || !text.endsWith(`--${boundary}--\r\n`)) return error(422, 'form');
      if (!text.includes('name="file"; filename="picture.jpg"\r\nContent-Type: image/jpeg')) return error(422, 'file');
      if (body.length > 400_500) return error(422, 'File is too large');
      const id = `m${media.size}`;
      media.set(id, 2);
      return { status: 202, json: { id, url: null } };
    }
    const asked = /^\/api\/v1\/media\/(.+)$/.exec(path)?.[1];
    if (asked !== undefined) {
      const left = media.get(asked);
      if (left === undefined) return error(404, 'Record not found');
      media.set(asked, left - 1);
      return left > 0
        ? { status: 206, json: { id: asked, url: null } }
        : { json: { id: asked, url: 'https://m.test/f' } };
    }
    if (path === '/api/v1/accounts/77/statuses') {
      return {
        json: statuses.slice(0, Number(query.get('limit') ?? 20)).map(({ id, text, created_at }) => ({
          id,
          created_at,
          url: `https://m.test/@news/${id}`,
          content: html(text),
        })),
      };
    }
    if (path !== '/api/v1/statuses' || method !== 'POST') return error(404, 'Record not found');
    const key = String(headers['idempotency-key'] ?? '');
    if (key === '') return error(422, 'no idempotency key');
    const known = fake.remembersKeys ? byKey.get(key) : undefined;
    if (known) return known;
    const { status, media_ids: ids = [], visibility, language } = JSON.parse(body.toString());
    const length = Array.from(String(status).replace(/https?:\/\/\S+/g, 'x'.repeat(23))).length;
    if (length > 120) return error(422, 'Validation failed: Text character limit of 120 exceeded');
    if (ids.length > 2 || ids.some((id: string) => (media.get(id) ?? 1) >= 0)) return error(422, 'media not ready');
    if (visibility !== 'public' || language !== 'en') return error(422, 'visibility or language');
    const id = String(100 + statuses.length);
    statuses.unshift({ id, text: status, media: ids, created_at: new Date(fake.now).toISOString() });
    const answer = { json: { id, url: `https://m.test/@news/${id}` } };
    byKey.set(key, answer);
    return fake.failAfter-- > 0 ? { status: 502 } : answer;
  });
  const fake: FakeMastodon = Object.assign(peer, { statuses, failAfter: 0, now, remembersKeys: true });
  return fake;
}

const html = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .split('\n\n')
    .map(
      (part) =>
        `<p>${part.replace(/https:\/\/(\S+)/g, '<a href="$&"><span class="invisible">https://</span>$1</a>')}</p>`,
    )
    .join('');
