// The address that is shared: the post's own, or one in its meta, with marks of the campaign, made short where a format says
// so. A shortener that fails leaves the long address.
import { SiteError } from '../../../base/error.ts';
import { trimEnd } from '../../../base/trim.ts';
import type { ServiceMap } from '../../../extend/services.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import { valueAt } from '../../php-arrays.ts';
import { ownOption } from '../settings.ts';
import { textOf } from '../stored.ts';

export interface Shortener {
  /** Names of what it needs to know. */
  readonly credentials: readonly string[];
  /** The short address. Throws where there is none. */
  shorten(url: string, call: ShortenCall): Promise<string>;
}

export interface ShortenCall {
  readonly site: ExtensionSite;
  readonly postId: number;
  readonly credentials: unknown;
  /** Address of its API: the site's setting, or this one. */
  base(fallback: string): string;
}

/** Shorteners that other extensions bring, by name: the service `shorteners`. */
export type Shorteners = ReadonlyMap<string, Shortener>;

declare module '../../../extend/services.ts' {
  interface ServiceMap {
    shorteners: Shorteners;
  }
}

export function withCampaign(url: string, marks: Readonly<Record<string, string>>): string {
  if (!URL.canParse(url)) return url;
  const marked = new URL(url);
  for (const [name, value] of Object.entries(marks)) marked.searchParams.set(name, value);
  return marked.href;
}

async function asked(
  { site, base }: ShortenCall,
  fallback: string,
  path: string,
  request: { method?: 'GET' | 'POST'; headers?: Record<string, string>; json?: unknown } = {},
): Promise<unknown> {
  const { method = 'GET', headers = {}, json } = request;
  const body = json === undefined ? {} : { body: JSON.stringify(json) };
  const typed = json === undefined ? headers : { ...headers, 'content-type': 'application/json' };
  const answer = await site.outgoing.request(`${base(fallback)}${path}`, {
    ...{ method, headers: typed, timeout: 10_000, most: 64 * 1024 },
    ...body,
  });
  if (answer.status < 200 || answer.status > 299) throw new Error(`status ${answer.status}`);
  return JSON.parse(Buffer.from(answer.body).toString('utf8'));
}

function short(answer: unknown, key: string): string {
  const url = textOf(valueAt(answer, key));
  const whole = /^https?:\/\//i.test(url) ? url : `https://${url}`;
  if (url === '' || !URL.canParse(whole)) throw new Error('no address in the answer');
  return whole;
}

const own: Readonly<Record<string, Shortener>> = {
  wp_short_url: {
    credentials: [],
    shorten: async (url, { site, postId }) => {
      const marks = [...new URL(url).searchParams].filter(([name]) => name.startsWith('utm_'));
      return withCampaign(`${site.home}/?p=${postId}`, Object.fromEntries(marks));
    },
  },
  'is.gd': {
    credentials: [],
    shorten: async (url, call) =>
      short(await asked(call, 'https://is.gd', `/create.php?format=json&url=${encodeURIComponent(url)}`), 'shorturl'),
  },
  'bit.ly': {
    credentials: ['generic_access_token'],
    shorten: async (url, call) => {
      const headers = { authorization: `Bearer ${textOf(valueAt(call.credentials, 'generic_access_token'))}` };
      const request = { method: 'POST', headers, json: { long_url: url } } as const;
      return short(await asked(call, 'https://api-ssl.bitly.com', '/v4/shorten', request), 'link');
    },
  },
  'rebrand.ly': {
    credentials: ['rebrandly_api_key', 'rebrandly_domain'],
    shorten: async (url, call) => {
      const headers = { apikey: textOf(valueAt(call.credentials, 'rebrandly_api_key')) };
      const domain = textOf(valueAt(call.credentials, 'rebrandly_domain'));
      const json = { destination: url, ...(domain === '' ? {} : { domain: { fullName: domain } }) };
      const request = { method: 'POST', headers, json } as const;
      return short(await asked(call, 'https://api.rebrandly.com', '/v1/links', request), 'shortUrl');
    },
  },
};

export type Brought = () => ServiceMap['shorteners'] | undefined;

/** Throws a SiteError for names that nobody knows. */
export function shortenerNamed(name: string, brought: Brought): Shortener {
  const found = brought()?.get(name) ?? (Object.hasOwn(own, name) ? own[name] : undefined);
  if (!found) throw new SiteError('unknown_shortener', 'Nothing is known of this shortener here.', 400);
  return found;
}

export interface Shortened {
  readonly url: string;
  /** What went wrong, where it did. */
  readonly error?: string;
}

export async function shortened(
  site: ExtensionSite,
  name: string,
  credentials: unknown,
  url: string,
  postId: number,
  brought: Brought,
): Promise<Shortened> {
  if (name === '' || url === '') return { url };
  const base = (fallback: string): string => {
    const set = textOf(valueAt(valueAt(valueAt(site.option(ownOption), 'shorteners'), name), 'base'));
    return trimEnd(set === '' ? fallback : set, '/');
  };
  try {
    return { url: await shortenerNamed(name, brought).shorten(url, { site, postId, credentials, base }) };
  } catch (error) {
    // An error's words could hold what was sent.
    const why = error instanceof Error && /^status \d+$/.test(error.message) ? ` (${error.message})` : '';
    return { url, error: `${name} made no short address${why}; the long one is shared.` };
  }
}
