// What strict fakes say of videos: each step of an upload as its network documents it, in order, with its limits. What is no
// video's stays with the fake of the network.
import type { PeerAnswer, PeerReaction, PeerRequest } from '../testing.ts';
import { formOf, jsonOf, partsOf, refuse } from './strict.testing.ts';

export interface VideoFake {
  /** Bytes that arrived, and what was said with them, once a post was made of them. */
  readonly made: { bytes: number; text: string; url?: string }[];
  /** Requests that brought bytes. */
  uploads: number;
  /** How often it is still working on a video when it is asked. */
  working: number;
  /** True: it could not use the video. */
  broken: boolean;
  /** So many answers to uploads are lost, though their bytes arrive. */
  cuts: number;
  /** True: it knows nothing of uploads that were begun. */
  forgot: boolean;
  /** Undefined: the request has nothing to do with videos. */
  handle(request: PeerRequest): PeerReaction | undefined;
}

type Handler = (request: PeerRequest, fake: VideoFake) => PeerReaction | undefined;

function videoFake(handler: Handler): VideoFake {
  const fake: VideoFake = {
    ...{ made: [], uploads: 0, working: 0, broken: false, cuts: 0, forgot: false },
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
      [total, got, segments, state, fake.forgot] = [total_bytes, 0, 0, 'pending', false];
      return { json: { data: { id: 'v1' } } };
    }
    if (path === '/2/media/upload/v1/append') {
      const { segment_index, media } = partsOf(request);
      const bytes = bytesOf(media, 5 * 1024 * 1024);
      if (bytes === undefined || segment_index !== String(segments)) return refuse('segment');
      fake.uploads++;
      if (fake.forgot) return refuse('media id is over');
      // What is cut on its way has not arrived.
      if (fake.cuts-- > 0) return 'drop';
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
  let session = 0;
  const step = 700_000;
  const place = (): object => ({ start_offset: String(got), end_offset: String(Math.min(got + step, total)) });
  const problem = (code: number, more: object): PeerAnswer => ({
    status: 400,
    json: {
      error: { message: 'There was a problem uploading your video file.', code: 6000, error_subcode: code, ...more },
    },
  });
  return videoFake((request, fake) => {
    if (request.path !== '/v25.0/555/videos') return undefined;
    if (request.headers.authorization !== 'Bearer page-token') return refuse('token');
    const isFile = String(request.headers['content-type']).startsWith('multipart/');
    const sent: Record<string, string | undefined> = isFile ? partsOf(request) : formOf(request);
    if (sent.upload_phase === 'start') {
      [total, got, session, fake.forgot] = [Number(sent.file_size), 0, session + 1, false];
      return { json: { upload_session_id: `s${session}`, video_id: '88', ...place() } };
    }
    if (sent.upload_session_id !== `s${session}` || fake.forgot) return problem(1363041, {});
    if (sent.upload_phase === 'transfer') {
      const bytes = bytesOf(sent.video_file_chunk, step);
      if (bytes === undefined) return refuse('chunk');
      if (sent.start_offset !== String(got)) return problem(1363037, { error_data: place() });
      fake.uploads++;
      got += bytes;
      return fake.cuts-- > 0 ? 'drop' : { json: place() };
    }
    if (sent.upload_phase !== 'finish' || got !== total) return refuse('phase');
    fake.made.push({ bytes: got, text: sent.description ?? '' });
    return { json: { success: true } };
  });
}

/** Instagram and Threads: a container of a video that they fetch themselves. */
const containerVideos = (base: string, edge: string, type: string, status: string, text: string): VideoFake =>
  videoFake((request, fake) => {
    const { path, method } = request;
    if (path === `${base}/777/${edge}` && method === 'POST') {
      const form = formOf(request);
      if (form.media_type !== type) return undefined;
      const isOther = form.image_url !== undefined || form.link_attachment !== undefined;
      if (!/^http:\/\/example\.test\/.*\.mp4$/.test(form.video_url ?? '') || isOther) return refuse('video_url');
      fake.uploads++;
      sentForm = form;
      return { json: { id: 'v1' } };
    }
    if (path === `${base}/v1`) {
      const state = fake.broken ? 'ERROR' : fake.working-- > 0 ? 'IN_PROGRESS' : 'FINISHED';
      return {
        json: { id: 'v1', [status]: state, ...(fake.broken ? { error_message: 'bad codec', status: state } : {}) },
      };
    }
    if (path !== `${base}/777/${edge}_publish` || formOf(request).creation_id !== 'v1') return undefined;
    if (fake.working >= 0 || fake.broken) return refuse('Media ID is not available');
    fake.made.push({ bytes: 0, text: sentForm[text] ?? '', url: sentForm.video_url ?? '' });
    return { json: { id: 't1' } };
  });
let sentForm: Record<string, string> = {};

export const instagramVideos = (): VideoFake => containerVideos('/v25.0', 'media', 'REELS', 'status_code', 'caption');
export const threadsVideos = (): VideoFake => containerVideos('/v1.0', 'threads', 'VIDEO', 'status', 'text');

export function linkedinVideos(): VideoFake {
  const owner = 'urn:li:organization:99';
  const urn = 'urn:li:video:C5F';
  const step = 4_194_304;
  let total = 0;
  const parts = new Map<number, number>();
  let isFinal = false;
  return videoFake((request, fake) => {
    const { path, method, headers, query, body } = request;
    const [, number] = /^\/video-upload\/(\d+)$/.exec(path) ?? [];
    if (number !== undefined) {
      if (method !== 'PUT' || headers['content-type'] !== 'application/octet-stream') return refuse('upload');
      if (headers.authorization !== undefined) return refuse('the address is signed');
      fake.uploads++;
      parts.set(Number(number), body.length);
      return fake.cuts-- > 0 ? 'drop' : { status: 200, headers: { etag: `etag-${number}` } };
    }
    if (path.startsWith('/rest/videos') && !/^\d{6}$/.test(String(headers['linkedin-version'])))
      return refuse('version', 426);
    if (path === '/rest/videos' && query.get('action') === 'initializeUpload') {
      const { fileSizeBytes, ...asked } = jsonOf(request).initializeUploadRequest;
      if (JSON.stringify(asked) !== JSON.stringify({ owner, uploadCaptions: false, uploadThumbnail: false }))
        return refuse('request');
      if (fileSizeBytes < 75_000 || fileSizeBytes > 500_000_000) return refuse('fileSizeBytes');
      [total, isFinal] = [fileSizeBytes, false];
      parts.clear();
      const uploadInstructions = Array.from({ length: Math.ceil(total / step) }, (_, at) => ({
        uploadUrl: `http://${headers.host}/video-upload/${at}`,
        ...{ firstByte: at * step, lastByte: Math.min(total, (at + 1) * step) - 1 },
      }));
      return { json: { value: { video: urn, uploadInstructions, uploadToken: '' } } };
    }
    if (path === '/rest/videos' && query.get('action') === 'finalizeUpload') {
      const { video, uploadToken, uploadedPartIds } = jsonOf(request).finalizeUploadRequest;
      const whole = [...parts.values()].reduce((sum, bytes) => sum + bytes, 0) === total;
      const ids = [...parts.keys()].map((each) => `etag-${each}`);
      if (video !== urn || uploadToken !== '' || !whole || ids.join() !== uploadedPartIds.join())
        return refuse('parts');
      isFinal = true;
      return { status: 200, json: {} };
    }
    if (path === `/rest/videos/${encodeURIComponent(urn)}`) {
      const state = fake.broken ? 'PROCESSING_FAILED' : fake.working-- > 0 ? 'PROCESSING' : 'AVAILABLE';
      return isFinal ? { json: { id: urn, status: state } } : refuse('not uploaded', 404);
    }
    if (path !== '/rest/posts' || method !== 'POST') return undefined;
    const { content, commentary } = jsonOf(request);
    if (content?.media?.id !== urn) return undefined;
    if (!isFinal || fake.working >= 0 || content.media.title !== 'A film') return refuse('media');
    fake.made.push({ bytes: total, text: commentary });
    return { status: 201, headers: { 'x-restli-id': 'urn:li:ugcPost:1' } };
  });
}

export const tumblrVideos = (): VideoFake =>
  videoFake((request, fake) => {
    const { path, method, headers } = request;
    if (path !== '/v2/blog/news/posts' || method !== 'POST') return undefined;
    if (!String(headers['content-type']).startsWith('multipart/')) return undefined;
    if (headers.authorization !== 'Bearer tumblr-token') return refuse('Unauthorized', 401);
    // A part with a type reads as `type:bytes`: the JSON stands in the body.
    const [, json = ''] =
      /name="json"\r\nContent-Type: application\/json\r\n\r\n(.*?)\r\n--/s.exec(request.body.toString('latin1')) ?? [];
    const { content, state } = JSON.parse(Buffer.from(json, 'latin1').toString());
    const block = content.find(({ type }: { type: string }) => type === 'video');
    const bytes = bytesOf(partsOf(request)[block?.media?.identifier ?? ''], 500_000_000);
    if (bytes === undefined || state !== 'published' || block.media.type !== 'video/mp4') return refuse('video block');
    if (block.media.width !== 640 || block.media.height !== 360) return refuse('sizes');
    fake.uploads++;
    fake.made.push({ bytes, text: content.map(({ text = '' }: { text?: string }) => text).join(' ') });
    return { status: 201, json: { response: { id: '7', state: 'transcoding' } } };
  });

export const nextdoorVideos = (): VideoFake =>
  videoFake((request, fake) => {
    if (request.path !== '/external/api/partner/v1/post/create/') return undefined;
    const { body_text, media_attachments = [] } = jsonOf(request);
    const [url = '', ...more] = media_attachments;
    if (!/\.(mp4|mov|avi|mpg|m4v)$/.test(url)) return undefined;
    if (more.length > 0) return refuse('one video');
    fake.uploads++;
    fake.made.push({ bytes: 0, text: body_text, url });
    return { json: { post_id: 1, share_link: 'https://nextdoor.com/p/1' } };
  });

export function pinterestVideos(): VideoFake {
  let got = 0;
  return videoFake((request, fake) => {
    const { path, method, headers } = request;
    if (path === '/pin-store') {
      const { key, policy, file } = partsOf(request);
      const bytes = bytesOf(file, 2_000_000_000);
      if (bytes === undefined || key !== 'k1' || policy !== 'p1' || headers.authorization !== undefined)
        return refuse('store', 403);
      fake.uploads++;
      got = bytes;
      return { status: 204 };
    }
    if (path === '/v5/media' && method === 'POST') {
      if (headers.authorization !== 'Bearer pinterest-token' || jsonOf(request).media_type !== 'video')
        return refuse('media');
      const upload_url = `http://${headers.host}/pin-store`;
      return {
        status: 201,
        json: { media_id: '5', media_type: 'video', upload_url, upload_parameters: { key: 'k1', policy: 'p1' } },
      };
    }
    if (path === '/v5/media/5') {
      if (got === 0) return { json: { media_id: '5', status: 'registered' } };
      return {
        json: { media_id: '5', status: fake.broken ? 'failed' : fake.working-- > 0 ? 'processing' : 'succeeded' },
      };
    }
    if (path !== '/v5/pins' || method !== 'POST') return undefined;
    const pin = jsonOf(request);
    if (pin.media_source?.source_type !== 'video_id') return undefined;
    const { media_id, cover_image_url, cover_image_key_frame_time } = pin.media_source;
    const hasCover = URL.canParse(cover_image_url ?? '') || cover_image_key_frame_time === 0;
    if (media_id !== '5' || got === 0 || fake.working >= 0 || !hasCover || pin.board_id !== '88') return refuse('pin');
    fake.made.push({ bytes: got, text: `${pin.title} ${pin.description}` });
    return { status: 201, json: { id: '1' } };
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
