// File names of uploads: WordPress's sanitize_file_name().
import { knownTypes } from '../../base/mime-types.ts';
import { trimBoth } from '../../base/trim.ts';
import { removeAccents } from './accents.ts';
import { Rewriting } from './rewriting.ts';
import { stringAfter } from './scan.ts';

/** Extensions, or types by extension. */
type Extensions = Pick<ReadonlySet<string>, 'has'>;

/**
 * WordPress `sanitize_file_name()`. `allowed` has the lower-case extensions the user may upload: of several
 * extensions, those in the middle that look like one and are not allowed get an underscore (`a.php.jpg` → `a.php_.jpg`).
 */
export function sanitizeFileName(name: string, allowed: Extensions, locale = 'en_US'): string {
  let out = removeAccents(name, locale)
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[?[\]/\\=<>:;,'"&$#*()|~`!{}%+’«»”“\0]+/g, '')
    .replace(/\.{2,}/g, '.')
    .replace(/[\r\n\t -]+/g, '-');
  out = trimBoth(out, '.-_');
  if (!out.includes('.') && knownTypes.has(out.toLowerCase())) out = `unnamed-file.${out}`;
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
const isExtension = (part: string, allowed: Extensions): boolean =>
  /^[a-zA-Z]{2,5}\d?$/.test(part) && !allowed.has(part.toLowerCase());
