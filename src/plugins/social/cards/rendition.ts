// `/_social/picture/TOKEN.jpg`: a picture of the library within limits, for networks that fetch addresses and take no large ones,
// and for `og:image`: small enough, and cut around its focal point where somebody chose one. What it is made of stands in the
// signed address; it never changes and may be kept for a year. Made when it is asked for, never while a page is shown.
import { timingSafeEqual } from 'node:crypto';
import type { ExtensionPage, PageAnswer, PageCall } from '../../../extend/routes.ts';
import type { ExtensionSite, PictureLimits } from '../../../extend/site.ts';
import { madePicture } from './made.ts';

export interface Rendition extends Omit<PictureLimits, 'types'> {
  /** Id in the library. */
  readonly picture: number;
}

const purpose = 'social picture';
const path = '/_social/picture/';
const year = 31_536_000;

/** The address of a picture as it should be. The same for the same picture and limits. */
export function renditionUrl(site: ExtensionSite, { picture, bytes, width, cut }: Rendition): string {
  const short = [picture, bytes, width ?? 0, ...(cut ? [cut.ratio, cut.x, cut.y] : [])];
  const body = Buffer.from(JSON.stringify(short)).toString('base64url');
  return `${site.home}${path}${body}.${site.secrets.sign(body, purpose)}.jpg`;
}

function read(site: ExtensionSite, name: string): Rendition | undefined {
  const [, body = '', signature = ''] = /^([\w-]{1,400})\.([\w-]{1,200})\.jpg$/.exec(name) ?? [];
  const sent = Buffer.from(signature);
  const right = Buffer.from(site.secrets.sign(body, purpose));
  if (body === '' || sent.length !== right.length || !timingSafeEqual(sent, right)) return undefined;
  // Signed by us: what is in it is what renditionUrl() put there.
  const [picture = 0, bytes = 0, width = 0, ratio, x = 0.5, y = 0.5] = JSON.parse(
    Buffer.from(body, 'base64url').toString('utf8'),
  ) as readonly number[];
  return { picture, bytes, ...(width > 0 ? { width } : {}), ...(ratio === undefined ? {} : { cut: { ratio, x, y } }) };
}

export const renditionPage: ExtensionPage = {
  matches: (address) => address.startsWith(path),
  handle: answer,
};

async function answer({ method, path: address, site }: PageCall): Promise<PageAnswer> {
  const plain = { 'Content-Type': 'text/plain; charset=UTF-8', 'Cache-Control': 'no-store' };
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 405, headers: { ...plain, Allow: 'GET, HEAD' }, body: 'Method not allowed\n' };
  }
  const name = address.slice(path.length);
  const rendition = read(site, name);
  const { picture = 0, ...limits } = rendition ?? {};
  const jpeg =
    rendition && (await madePicture(site, name, picture, { ...rendition, ...limits, types: ['image/jpeg'] }));
  if (!jpeg) return { status: 404, headers: plain, body: 'Not found\n' };
  if (jpeg === 'busy') return { status: 503, headers: { ...plain, 'Retry-After': '5' }, body: 'Busy\n' };
  const headers = { 'Content-Type': 'image/jpeg', 'Cache-Control': `public, max-age=${year}, immutable` };
  return { status: 200, headers, body: jpeg };
}
