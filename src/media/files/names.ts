// Parts of file names, and a name that is free in its folder. Reproduces PHP's pathinfo and wp_unique_filename, which
// also keeps clear of the names that sub-sizes of other pictures have or would get.

import { trimEnd } from '../../base/trim.ts';
/** The last part of a path (`wp_basename`). */
export function baseName(path: string): string {
  const trimmed = trimEnd(path, '/');
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** The folder of a path below the uploads, '' at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** A path of folder and name. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** A name without its ending, and the ending with its dot as written; '' where there is none. */
export function splitName(name: string): { stem: string; ending: string } {
  const dot = name.lastIndexOf('.');
  if (dot < 0 || dot === name.length - 1) return { stem: dot < 0 ? name : name.slice(0, dot), ending: '' };
  return { stem: name.slice(0, dot), ending: name.slice(dot) };
}

/** The name of a sub-size or a changed picture: `a.JPG` with `300x200` is `a-300x200.jpg`. */
export function suffixedName(name: string, suffix: string, ending?: string): string {
  const parts = splitName(name);
  return `${parts.stem}-${suffix}${(ending ?? parts.ending).toLowerCase()}`;
}

/** Formats that a picture may be stored in besides its own (those that become JPEG, and JPEG for them). */
const relatedEndings: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.heic', '.heif', '.heics', '.heifs'],
  'image/heic': ['.heif', '.heics', '.heifs', '.jpg'],
  'image/heif': ['.heic', '.heics', '.heifs', '.jpg'],
  'image/heic-sequence': ['.heic', '.heif', '.heifs', '.jpg'],
  'image/heif-sequence': ['.heic', '.heif', '.heics', '.jpg'],
};

/**
 * A free name like the (sanitised) one asked for: a number is added where it is taken, where it ends as sub-sizes do,
 * or where sub-sizes of that name are there. `names`: what is in the folder. `type`: of the name.
 */
export function uniqueName(wanted: string, names: Iterable<string>, type: string | undefined): string {
  const present = new Set(names);
  const sub = subSizeOwners(present);
  const { stem, ending } = splitName(wanted);
  const lower = ending.toLowerCase();
  // Numbered from 1 where the name looks like a sub-size's; otherwise first tried as it is.
  const start = stem !== '' && /-(?:\d+x\d+|scaled|rotated)$/.test(stem) ? 1 : 0;
  const related = type?.startsWith('image/') ? (relatedEndings[type] ?? []) : [];
  const isTaken = (name: string, end: string): boolean =>
    present.has(name + end) || (ending !== '' && sub.has(`${name}${end}`.toLowerCase()));
  for (let number = start; ; number++) {
    const name = numbered(stem, number);
    if (present.has(name + ending) || isTaken(name, lower)) continue;
    if (related.some((end) => isTaken(name, end))) continue;
    return name + lower;
  }
}

/**
 * The name without the number that uniqueName gave it for looking like a sub-size, where it is one of `owner` and free:
 * `a-300x200-1.jpg` for `a.jpg` is `a-300x200.jpg` (`filter_wp_unique_filename` of the attachments controller).
 */
export function subSizeName(unique: string, owner: string, present: readonly string[]): string {
  const { stem, ending } = splitName(unique);
  const [, of = '', size = ''] = /^(.*)-(\d+x\d+|scaled)-\d+$/.exec(stem) ?? [];
  const plain = `${of}-${size}${ending}`;
  return of !== '' && of === splitName(owner).stem && !present.includes(plain) ? plain : unique;
}

function numbered(stem: string, number: number): string {
  return number === 0 ? stem : `${stem}-${number}`;
}

/** Names of which sub-sizes are there: `a-300x200.jpg` speaks for `a.jpg`. */
function subSizeOwners(names: Iterable<string>): Set<string> {
  const owners = new Set<string>();
  for (const name of names) {
    const match = /^(.+)-(?:\d+x\d+|scaled|rotated)(\.[^.]*)$/i.exec(name);
    if (match) owners.add(`${match[1]}${match[2]}`.toLowerCase());
  }
  return owners;
}
