// File names of uploads: WordPress's sanitize_file_name().
import { removeAccents } from './accents.ts';
import { knownExtensions } from './file-extensions.ts';
import { trimOf } from './php-strings.ts';

/**
 * WordPress `sanitize_file_name()`. `allowed` holds the lower-case extensions the user may upload: of several
 * extensions, those in the middle that look like one and are not allowed get an underscore (`a.php.jpg` → `a.php_.jpg`).
 */
export function sanitizeFileName(name: string, allowed: ReadonlySet<string>, locale = 'en_US'): string {
  let out = removeAccents(name, locale)
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[?[\]/\\=<>:;,'"&$#*()|~`!{}%+’«»”“\0]+/g, '')
    .replace(/\.{2,}/g, '.')
    .replace(/[\r\n\t -]+/g, '-');
  out = trimOf(out, '.-_');
  if (!out.includes('.') && knownExtensions.includes(out.toLowerCase())) out = `unnamed-file.${out}`;
  const parts = out.split('.');
  if (parts.length <= 2) return out;
  const last = parts.pop();
  const middle = parts
    .slice(1)
    .map((part) => (isExtension(part) && !allowed.has(part.toLowerCase()) ? `${part}_` : part));
  return [parts[0], ...middle, last].join('.');
}

const isExtension = (part: string): boolean => part.length > 1 && part.length < 7 && /^[a-zA-Z]{2,5}\d?$/.test(part);
