// What strict fakes say of videos: each step of an upload as its network documents it, in order, with its limits. What is no
// video's stays with the fake of the network.
import type { PeerAnswer, PeerReaction, PeerRequest } from '../testing.ts';
import { formOf, jsonOf, partsOf, refuse } from './strict.testing.ts';

export interface VideoFake {
  /** Bytes that arrived, and what was said with them, once a post was made of them. */
  readonly made: { bytes: number; text: string }[];
  /** Requests that brought bytes. */
  uploads: number;
  /** How often it is still working on a video when it is asked. */
  working: number;
  /** True: it could not use the video. */
  broken: boolean;
  /** Undefined: the request has nothing to do with videos. */
  handle(request: PeerRequest): PeerReaction | undefined;
}

type Handler = (request: PeerRequest, fake: VideoFake) => PeerReaction | undefined;

function videoFake(handler: Handler): VideoFake {
  const fake: VideoFake = {
    ...{ made: [], uploads: 0, working: 0, broken: false },
    handle: (request) => handler(request, fake),
  };
  return fake;
}

/** Bytes of a part that is a video; undefined where it is none. */
function bytesOf(part: string | undefined, most: number): number | undefined {
  const [type, length] = (part ?? '').split(':');
  const bytes = Number(length);
  return /^video\/(mp4|quicktime)$/.test(type ?? '') && bytes > 0 && bytes <= most ? bytes : undefined;
}

export const telegramVideos = (): VideoFake =>
  videoFake((request, fake) => {
    if (request.path !== '/bot123:token-of-the-bot/sendVideo') return undefined;
    const { chat_id, caption = '', supports_streaming, duration, width, height, video } = partsOf(request);
    const bytes = bytesOf(video, 50_000_000);
    if (bytes === undefined || chat_id !== '-100' || caption.length > 1024) return refuse('Bad Request');
    if (supports_streaming !== 'true' || [duration, width, height].join() !== '12,640,360') return refuse('sizes');
    fake.uploads++;
    fake.made.push({ bytes, text: caption });
    return { json: { ok: true, result: { message_id: 7 } } };
  });

export function xVideos(): VideoFake {
  let total = 0;
  let got = 0;
  let segments = 0;
  let state = '';
  const working = (): PeerAnswer => ({
    json: { data: { id: 'v1', processing_info: { state, ...(state === 'succeeded' ? {} : { check_after_secs: 1 }) } } },
  });
  return videoFake((request, fake) => {
    const { path, method, query } = request;
    if (path === '/2/media/upload/initialize') {
      const { media_type, total_bytes, media_category, ...more } = jsonOf(request);
      if (media_type !== 'video/mp4' || media_category !== 'tweet_video' || Object.keys(more).length > 0)
        return refuse('x');
      if (total_bytes > 512_000_000) return refuse('too large');
      [total, got, segments, state] = [total_bytes, 0, 0, 'pending'];
      return { json: { data: { id: 'v1' } } };
    }
    if (path === '/2/media/upload/v1/append') {
      const { segment_index, media } = partsOf(request);
      const bytes = bytesOf(media, 5 * 1024 * 1024);
      if (bytes === undefined || segment_index !== String(segments)) return refuse('segment');
      fake.uploads++;
      segments++;
      got += bytes;
      return { status: 204 };
    }
    if (path === '/2/media/upload/v1/finalize') return got === total ? working() : refuse('bytes are missing');
    if (path === '/2/media/upload' && method === 'GET') {
      if (query.get('command') !== 'STATUS' || query.get('media_id') !== 'v1') return refuse('status');
      state = fake.broken ? 'failed' : fake.working-- > 0 ? 'in_progress' : 'succeeded';
      return working();
    }
    if (path !== '/2/tweets' || method !== 'POST') return undefined;
    const { text, media } = jsonOf(request);
    if (media === undefined) return undefined;
    if (media.media_ids.join() !== 'v1' || state !== 'succeeded') return refuse('media_ids');
    fake.made.push({ bytes: got, text });
    return { status: 201, json: { data: { id: '1', text } } };
  });
}

export function facebookVideos(): VideoFake {
  let total = 0;
  let got = 0;
  const step = 700_000;
  const place = (): object => ({ start_offset: String(got), end_offset: String(Math.min(got + step, total)) });
  return videoFake((request, fake) => {
    if (request.path !== '/v25.0/555/videos') return undefined;
    if (request.headers.authorization !== 'Bearer page-token') return refuse('token');
    const isFile = String(request.headers['content-type']).startsWith('multipart/');
    const sent: Record<string, string | undefined> = isFile ? partsOf(request) : formOf(request);
    if (sent.upload_phase === 'start') {
      [total, got] = [Number(sent.file_size), 0];
      return { json: { upload_session_id: 's1', video_id: '88', ...place() } };
    }
    if (sent.upload_session_id !== 's1') return refuse('session');
    if (sent.upload_phase === 'transfer') {
      const bytes = bytesOf(sent.video_file_chunk, step);
      if (bytes === undefined || sent.start_offset !== String(got)) return refuse('offset');
      fake.uploads++;
      got += bytes;
      return { json: place() };
    }
    if (sent.upload_phase !== 'finish' || got !== total) return refuse('phase');
    fake.made.push({ bytes: got, text: sent.description ?? '' });
    return { json: { success: true } };
  });
}

export const mastodonVideos = (): VideoFake =>
  videoFake((request, fake) => {
    const { path, method } = request;
    if (path === '/api/v2/media' && method === 'POST') {
      const { file, description } = partsOf(request);
      const bytes = bytesOf(file, 2_000_000);
      if (bytes === undefined || description !== 'A film') return refuse('Validation failed', 422);
      fake.uploads = bytes;
      return { status: 202, json: { id: 'v1', url: null } };
    }
    if (path === '/api/v1/media/v1') {
      return fake.working-- > 0
        ? { status: 206, json: { id: 'v1', url: null } }
        : { json: { id: 'v1', url: 'https://m.test/v.mp4' } };
    }
    if (path !== '/api/v1/statuses' || method !== 'POST') return undefined;
    const { status, media_ids } = jsonOf(request);
    if (media_ids === undefined) return undefined;
    if (media_ids.join() !== 'v1' || fake.working >= 0) return refuse('media not ready', 422);
    fake.made.push({ bytes: fake.uploads, text: status });
    return { json: { id: '1', url: 'https://m.test/@news/1' } };
  });

export const blueskyVideos = (): VideoFake =>
  videoFake((request, fake) => {
    const { path, headers, body } = request;
    if (path === '/xrpc/com.atproto.repo.uploadBlob' && headers['content-type'] === 'video/mp4') {
      if (headers.authorization !== 'Bearer jwt-of-session' || body.length === 0) return refuse('blob');
      fake.uploads++;
      const blob = { $type: 'blob', ref: { $link: 'v1' }, mimeType: 'video/mp4', size: body.length };
      return { json: { blob } };
    }
    if (path !== '/xrpc/com.atproto.repo.createRecord') return undefined;
    const { record, rkey } = jsonOf(request);
    if (record.embed?.$type !== 'app.bsky.embed.video') return undefined;
    const { video, alt, aspectRatio } = record.embed;
    if (video.ref.$link !== 'v1' || video.size > 100_000_000 || alt !== 'A film') return refuse('video');
    if (aspectRatio.width !== 640 || aspectRatio.height !== 360) return refuse('aspectRatio');
    fake.made.push({ bytes: video.size, text: record.text });
    return { json: { uri: `at://did:plc:abc/app.bsky.feed.post/${rkey}`, cid: 'bafy' } };
  });
