// What "the same answer" means: status, headers and JSON equal, key order included; prose and the present moment aside.
// `normalise` takes both out of an answer, `differences` names every place where two normalised answers part.

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Parsed JSON, or the text where the body is not JSON. */
  body: unknown;
}

/** Headers that a client can depend on. Others (Date, Server, ETag) are the transport's or ours. */
export const comparedHeaders = [
  'content-type',
  'allow',
  'link',
  'location',
  'vary',
  'expires',
  'cache-control',
  'x-wp-total',
  'x-wp-totalpages',
  'x-robots-tag',
  'x-content-type-options',
  'x-wp-deprecatedparam',
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-expose-headers',
];

const moment = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|\+00:00)?$/;

/** Replaces today's date in the path of a permalink by a mark, and yesterday's: sites are installed a while before they are asked. */
function maskToday(text: string, now: number): string {
  let masked = text;
  for (const day of new Set([now, now - 86_400_000].map((time) => new Date(time).toISOString().slice(0, 10)))) {
    const date = day.replaceAll('-', '/');
    if (masked.includes(date)) masked = masked.replaceAll(`/${date}/`, '/<today>/');
    // Files of uploads lie in the folder of their month.
    const month = date.slice(0, 7);
    if (masked.includes(month)) masked = masked.replace(new RegExp(`(^|uploads/)${month}/`, 'g'), '$1<month>/');
  }
  return masked;
}

/** Replaces the nonce of a preview's address, which is the site's and the half-day's. */
function maskNonce(text: string): string {
  return text.replace(/(preview_nonce|_wpnonce)=[0-9a-f]{10}/g, '$1=<nonce>');
}

/** Of a page around a widget, what stands in its content: the rest is each side's own. */
function maskPreviewPage(text: string): string {
  if (!/^\s*<!doctype html>/.test(text)) return text;
  return /<div id="content" class="site-content">([\s\S]*)<\/div><!-- #content -->/.exec(text)?.[1]?.trim() ?? text;
}

/** Forms of widgets: labels are prose; what fields and lists to choose from hold is not. */
const maskForm = (html: string): string =>
  html.replace(/(<(?!textarea|option)[^>]*>)([^<]+)/g, (_, tag: string, text: string) =>
    text.trim() === '' ? tag + text : `${tag}*`,
  );

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** An application password is as random as its name. */
function maskPassword(value: Json): Json {
  if (typeof value.uuid !== 'string' || !('app_id' in value)) return value;
  return { ...value, uuid: '<uuid>', ...('password' in value ? { password: '<password>' } : {}) };
}

/** Replaces the name of an application password in its address. */
function maskPasswordAddress(text: string): string {
  return text.includes('/application-passwords/') ? text.replace(uuid, '<uuid>') : text;
}

/** Replaces a date-time that lies within so many milliseconds of `now` (Unix ms) by a mark, so that two runs can be compared. */
export function maskMoment(text: string, now: number, within = 180_000): string {
  const match = moment.exec(text);
  if (!match) return text;
  const time = Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`);
  return Math.abs(time - now) < within ? '<now>' : text;
}

/** Sentences and nonces of the form for comments, and the address of the API's own request in it. */
function maskCommentForm(text: string): string {
  if (!text.includes('comment-respond')) return text;
  return text
    .replace(
      /(<p class="(?:comment-notes|logged-in-as|must-log-in)">)[\s\S]*?(?=<\/p>)/g,
      (whole, open: string) =>
        open +
        [...whole.matchAll(/ (?:href|id|class)="[^"]*"/g)].join('').replace(/_wpnonce=[0-9a-f]{10}/, '_wpnonce=*'),
    )
    .replace(/(<label for="wp-comment-cookies-consent">)[^<]*/g, '$1*')
    .replace(/(name="_wp_unfiltered_html_comment_disabled" value=")[0-9a-f]{10}/g, '$1*')
    .replace(/href="\/wp-json\/[^"#]*#respond"/g, 'href="#respond"');
}

/** Names that WordPress makes up anew each time (`uniqid`), for pictures that open in a lightbox. */
function maskUnique(text: string): string {
  if (!text.includes('core/image') && !text.includes('core/gallery')) return text;
  return text.replace(
    /((?:imageId|galleryId)&quot;:&quot;|data-wp-key="|data-wp-key=\\")[0-9a-f]{13}(?=["&\\])/g,
    '$1*',
  );
}

/** Moments within a text that are about now. */
function maskMoments(text: string, now: number): string {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00/g, (one) => maskMoment(one, now));
}

/** Sentences of errors as XML. */
function maskXml(text: string): string {
  if (!text.startsWith('<?xml')) return text;
  return text
    .replace(/<message>[^<]*</g, '<message>*<')
    .replace(/(<params>)(<[a-z]+>)[^<]*(?=<\/(?!oembed))/g, '$1$2*');
}

/** Frames of embedded posts: their secret is new each time, and the script beside them is each side's own. */
function maskFrame(text: string): string {
  if (!text.includes('wp-embedded-content')) return text;
  return text
    .replace(/(secret=(?:["']|&quot;)?)[A-Za-z0-9]{10}/g, '$1*')
    .replace(/(<|&lt;)script(>|&gt;)[\s\S]*?\1\/script\2/g, '$1script$2*$1/script$2');
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isError = (value: Json): boolean => typeof value.code === 'string' && typeof value.message === 'string';

/** Prose of an error: its message, the sentences below data.params and the messages below data.details. */
function maskError(error: Json): Json {
  const masked: Json = { ...error, message: '*' };
  if (isObject(error.data)) {
    const data: Json = { ...error.data };
    if (isObject(data.params)) data.params = Object.fromEntries(Object.keys(data.params).map((key) => [key, '*']));
    masked.data = data;
  } else if (typeof error.data === 'string') masked.data = '*';
  return masked;
}

/** Pictures made from pictures are as large as their encoder makes them: how many bytes that are is not compared. */
function withoutMadeBytes(value: Json): Json {
  const details = value.media_details;
  const made = (of: unknown) => isObject(of) && ('original_image' in of || 'parent_image' in of);
  const isSubSize = 'file' in value && ('mime_type' in value || 'mime-type' in value);
  return 'filesize' in value && (isSubSize || made(value) || made(details)) ? { ...value, filesize: '<bytes>' } : value;
}

/** Is every `description` a sentence; `titles`: titles and labels, too? */
type Documentation = boolean | 'titles';

/** Descriptions of arguments and of registered types, and titles of links, are prose; a term's or user's are content. */
function isSentence(key: string, of: Json, documentation: Documentation): boolean {
  if (key === 'description' && (documentation !== false || ('rest_base' in of && 'hierarchical' in of))) return true;
  // Of templates and areas that WordPress knows by name.
  if (key === 'description' && 'title' in of && 'slug' in of && Object.keys(of).length === 3) return true;
  if (key === 'description' && 'label' in of && ('name' in of || 'slug' in of)) return true;
  if (key === 'description' && ('area_tag' in of || ('wp_id' in of && of.has_theme_file === true))) return true;
  if (documentation === 'titles' && key === 'label' && ('input_schema' in of || 'slug' in of || 'category' in of))
    return true;
  if (documentation === 'titles' && key === 'title' && 'type' in of && 'description' in of) return true;
  if (key === 'description' && 'is_multi' in of) return true;
  if ('badge' in of && 'test' in of && ['label', 'description', 'actions'].includes(key)) return true;
  return key === 'title' && 'rel' in of && 'targetSchema' in of;
}

/**
 * An answer without prose and without the present.
 * `documentation` is true for the route index and OPTIONS, where every `description` is a sentence.
 */
export function normalise(value: unknown, now: number, documentation: Documentation = false): unknown {
  if (typeof value === 'string')
    return maskPreviewPage(
      maskXml(
        maskCommentForm(
          maskFrame(
            maskUnique(maskPasswordAddress(maskNonce(maskToday(maskMoments(maskMoment(value, now), now), now)))),
          ),
        ),
      ),
    );
  if (Array.isArray(value)) return value.map((item) => normalise(item, now, documentation));
  if (!isObject(value)) return value;
  const source = isError(value) ? maskError(value) : maskPassword(withoutMadeBytes(value));
  const result: Json = {};
  for (const [key, item] of Object.entries(source)) {
    if (isSentence(key, source, documentation) && typeof item === 'string' && item !== '') result[key] = '*';
    else if ((key === 'rendered_form' || (key === 'form' && 'preview' in source)) && typeof item === 'string')
      result[key] = normalise(maskForm(item), now, documentation);
    else if (key === 'registered_date' && typeof item === 'string' && moment.test(item)) result[key] = '<date>';
    else if (key === 'labels' && isObject(item))
      result[key] = Object.fromEntries(Object.keys(item).map((name) => [name, '*']));
    else result[key] = normalise(item, now, documentation);
  }
  return result;
}

/** Items of a list by id, for lists whose order the request leaves to the database. */
export function sortById(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const id = (item: unknown) => (isObject(item) ? item.id : 0);
  const order = (a: unknown, b: unknown) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1;
  return [...value].sort((a, b) => order(id(a), id(b)));
}

/** Where two values part, as `path: expected … got …`; at most `most` places. Key order of objects counts. */
export function differences(expected: unknown, got: unknown, path = '', most = 20): string[] {
  const found: string[] = [];
  walk(expected, got, path, found, most);
  return found;
}

function walk(expected: unknown, got: unknown, path: string, found: string[], most: number): void {
  if (found.length >= most) return;
  const note = (what: string) => found.push(`${path || '/'}: ${what}`);
  if (Array.isArray(expected) && Array.isArray(got)) {
    if (expected.length !== got.length) note(`expected ${expected.length} items, got ${got.length}`);
    for (let i = 0; i < Math.min(expected.length, got.length); i++)
      walk(expected[i], got[i], `${path}[${i}]`, found, most);
    return;
  }
  if (isObject(expected) && isObject(got)) {
    const before = found.length;
    for (const key of Object.keys(expected)) {
      if (!(key in got)) note(`missing key ${key} = ${short(expected[key])}`);
      else walk(expected[key], got[key], `${path}.${key}`, found, most);
    }
    for (const key of Object.keys(got)) if (!(key in expected)) note(`extra key ${key} = ${short(got[key])}`);
    if (found.length === before && Object.keys(expected).join('\n') !== Object.keys(got).join('\n')) {
      note(`key order ${Object.keys(expected).join()} got ${Object.keys(got).join()}`);
    }
    return;
  }
  if (Object.is(expected, got)) return;
  const from = typeof expected === 'string' && typeof got === 'string' ? parting(expected, got) : 0;
  note(`expected ${short(expected, from)}, got ${short(got, from)}`);
}

/** A little before the place where two long texts part; 0 for short ones. */
function parting(expected: string, got: string): number {
  if (expected.length <= 160) return 0;
  let at = 0;
  while (at < expected.length && expected[at] === got[at]) at++;
  return Math.max(0, at - 60);
}

function short(value: unknown, from = 0): string {
  const text = JSON.stringify(typeof value === 'string' && from > 0 ? `…${value.slice(from)}` : value) ?? 'undefined';
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

/** All places where two answers part: status, compared headers, body. */
export function compareAnswers(expected: Answer, got: Answer): string[] {
  const found = differences(expected.body, got.body, 'body');
  if (expected.status !== got.status) found.unshift(`status: expected ${expected.status}, got ${got.status}`);
  for (const name of comparedHeaders) {
    if (expected.headers[name] !== got.headers[name]) {
      found.push(`header ${name}: expected ${short(expected.headers[name])}, got ${short(got.headers[name])}`);
    }
  }
  return found;
}
