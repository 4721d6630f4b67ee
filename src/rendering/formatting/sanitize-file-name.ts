// File names of uploads: WordPress's sanitize_file_name().
import { knownTypes } from '../../base/mime-types.ts';
import { removeAccents } from './accents.ts';
import { ofUnits } from './code-output.ts';
import { Rewriting } from './rewriting.ts';
import { stringAfter } from './scan.ts';
import { codesOf } from './text-codes.ts';

/** Extensions, or types by extension. */
type Extensions = Pick<ReadonlySet<string>, 'has'>;

/**
 * WordPress `sanitize_file_name()`. `allowed` has the lower-case extensions the user may upload: of several
 * extensions, those in the middle that look like one and are not allowed get an underscore (`a.php.jpg` → `a.php_.jpg`).
 */
export function sanitizeFileName(name: string, allowed: Extensions, locale = 'en_US'): string {
  let out = kept(removeAccents(name, locale));
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

/** What becomes of a character of a file's name. */
const [stays, goes, dot, dash] = [0, 1, 2, 3];
const fates = new Uint8Array(65_536).fill(stays);
for (const character of `?[]/\\=<>:;,'"&$#*()|~\`!{}%+’«»”“\0`) fates[character.charCodeAt(0)] = goes;
for (const character of '\r\n\t -\u00a0\u1680\u202f\u205f\u3000') fates[character.charCodeAt(0)] = dash;
fates.fill(dash, 0x2000, 0x200a + 1);
fates[46] = dot;

/** Without signs that no name has; of several dots or blanks in a row one stays, a dash for the blanks, and none at the ends. */
function kept(name: string): string {
  const codes = codesOf(name);
  let written = 0;
  let before = stays;
  for (let at = 0; at < name.length; at++) {
    const code = codes[at] ?? 0;
    const fate = fates[code] ?? stays;
    if (fate === goes || (fate !== stays && fate === before)) continue;
    before = fate;
    codes[written++] = fate === dash ? 45 : code;
  }
  let start = 0;
  while (start < written && isAtNoEnd(codes[start] ?? 0)) start++;
  while (written > start && isAtNoEnd(codes[written - 1] ?? 0)) written--;
  return ofUnits(codes.subarray(start, written), written - start);
}

/** `.`, `-` or `_`. */
const isAtNoEnd = (code: number): boolean => code === 46 || code === 45 || code === 95;

/** Looks a part of a name like an extension, and like none of these? */
const isExtension = (part: string, allowed: Extensions): boolean =>
  /^[a-zA-Z]{2,5}\d?$/.test(part) && !allowed.has(part.toLowerCase());
