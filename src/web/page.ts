// Shapes of public pages: what comes in and goes out, with nothing of HTTP sockets in it.
import type { Viewer } from '../access/viewer.ts';
import { siteLanguage } from '../content/languages/site-language.ts';
import type { Site } from '../content/site.ts';
import { escapeAttribute } from '../rendering/formatting/escape.ts';

export interface WebRequest {
  /** As sent, still encoded, without the query: `/blog/2025/`. */
  readonly path: string;
  /** The query as sent, without its question mark. */
  readonly search: string;
  /** The query parsed as PHP parses it. */
  readonly query: Readonly<Record<string, unknown>>;
  /** GET where it is not given. */
  readonly method?: string;
  /** What a form sent by POST says. */
  readonly form?: Readonly<Record<string, unknown>>;
  readonly cookie: string | undefined;
  /** `If-Modified-Since` and `If-None-Match`, where they were sent. */
  readonly conditions?: { readonly since?: string; readonly match?: string };
  /** By login cookie alone: pages need no nonce. */
  readonly viewer: Viewer;
}

/** Is a page only asked for? Whoever sends something is not led elsewhere. */
export const isRead = ({ method = 'GET' }: WebRequest): boolean => method === 'GET' || method === 'HEAD';

export interface WebResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What the page needs to know of the API's addresses, which another room makes. */
export interface ApiAddresses {
  /** With its slash. */
  readonly root: string;
  of(route: string): string;
}

/** An answer that leads elsewhere (wp_redirect). */
export function redirectTo(status: number, location: string, more: WebResponse['headers'] = []): WebResponse {
  const type = ['Content-Type', 'text/html; charset=UTF-8'] as const;
  return { status, headers: [type, ...more, ['X-Redirect-By', 'WordPress'], ['Location', location]], body: '' };
}

/** WordPress's headers for what no cache may keep. */
export const noCache: readonly (readonly [string, string])[] = [
  ['Expires', 'Wed, 11 Jan 1984 05:00:00 GMT'],
  ['Cache-Control', 'no-cache, must-revalidate, max-age=0, no-store, private'],
];

/** What somebody sees who is signed in is nobody else's. */
export const personalCache = ({ viewer }: WebRequest): typeof noCache => (viewer.id > 0 ? noCache : []);

/** The site's language as pages name it. */
export function languageName(site: Site): string {
  const key = 'html_lang_attribute';
  const said = siteLanguage(site).say(key);
  if (said !== key && !/[^a-zA-Z0-9-]/.test(said)) return said;
  return (site.options.text('WPLANG') || 'en_US').replaceAll('_', '-');
}

export const isRightToLeft = (site: Site): boolean => siteLanguage(site).isRightToLeft;

/** What the `html` of a page says of its language (get_language_attributes). */
export const languageAttributes = (site: Site): string =>
  `${isRightToLeft(site) ? 'dir="rtl" ' : ''}lang="${escapeAttribute(languageName(site))}"`;
