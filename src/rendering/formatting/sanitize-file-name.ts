// File names of uploads: WordPress's sanitize_file_name().
import { removeAccents } from './accents.ts';
import { knownExtensions } from './file-extensions.ts';
import { trimOf } from './php-strings.ts';
import { Rewriting } from './rewriting.ts';
import { stringAfter } from './scan.ts';

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
  const last = out.lastIndexOf('.');
  const rewriting = new Rewriting(out);
  for (let start = out.indexOf('.') + 1; start <= last; ) {
    const end = stringAfter(out, '.', start);
    if (end - start < 7 && isExtension(out.slice(start, end), allowed)) rewriting.replace(end, end, '_');
    start = end + 1;
  }
  return rewriting.finish();
}

/** Looks a part of a name like an extension, and like none of these? */
const isExtension = (part: string, allowed: ReadonlySet<string>): boolean =>
  /^[a-zA-Z]{2,5}\d?$/.test(part) && !allowed.has(part.toLowerCase());
