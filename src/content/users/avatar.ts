// Addresses of avatars at Gravatar. Reproduces get_avatar_url and rest_get_avatar_urls: sha256 of the lower-case address,
// the site's fallback picture and rating.
import { createHash } from 'node:crypto';
import { trimLikePhp } from '../../access/passwords.ts';
import { phpText } from '../../database/php-values.ts';
import type { Site } from '../site.ts';

/** Sizes in pixels that the API shows (`rest_avatar_sizes`). */
export const avatarSizes = [24, 48, 96] as const;

/** Size → address. `name` is what initials are made from, where the site's fallback is those. */
export function avatarUrls(site: Site, email: string, name: string): Record<string, string> {
  const urls: Record<string, string> = {};
  const url = avatarMaker(site, email, name);
  for (const size of avatarSizes) urls[size] = url(size);
  return urls;
}

/** The address of somebody's avatar in each size in pixels. */
export function avatarMaker(site: Site, email: string, name: string): (size: number) => string {
  const address = trimLikePhp(email);
  const hash = address === '' ? '' : createHash('sha256').update(lowerAscii(address)).digest('hex');
  const settings = avatarSettings(site);
  const initials = settings.fallback === 'initials' ? initialsOf(name) : '';
  return (size) => {
    const query = [
      ['s', String(size)],
      ['d', settings.fallback],
      ['r', settings.rating],
      ['initials', initials],
    ]
      .filter(([, value]) => value !== '' && value !== '0')
      .map(([key, value = '']) => `${key}=${encode(value)}`);
    return `https://secure.gravatar.com/avatar/${hash}?${query.join('&')}`;
  };
}

function avatarSettings(site: Site): { fallback: string; rating: string } {
  const stored = phpText(site.options.get('avatar_default') ?? 'mystery');
  const names = new Map([
    ['mystery', 'mm'],
    ['mysteryman', 'mm'],
    ['gravatar_default', ''],
  ]);
  return { fallback: names.get(stored) ?? stored, rating: lowerAscii(site.options.text('avatar_rating')) };
}

/** First letters of the first and last word; the first two of a single word or of one in Han, kana or Hangul. */
function initialsOf(name: string): string {
  const letters = [...name];
  const last = name.lastIndexOf(' ');
  if (last < 0 || /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(name)) {
    return letters.slice(0, 2).join('');
  }
  // WordPress takes the space's place in bytes for one in characters.
  const bytes = Buffer.byteLength(name.slice(0, last));
  return (letters[0] ?? '') + (letters[bytes + 1] ?? '');
}

/** PHP's rawurlencode. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** PHP's strtolower: ASCII letters alone. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
