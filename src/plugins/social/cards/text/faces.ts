// Font files, read when a letter needs them: a family's subset with the letter is unpacked from WOFF2, set to its weight and
// kept. HarfBuzz, the unpacking and the files are loaded with the first card; a start loads none of it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font } from 'harfbuzzjs';
import type { Family } from '../fonts.ts';

type HarfBuzz = typeof import('harfbuzzjs');

/** One subset of a family, ready to be set. */
export interface Face {
  readonly family: Family;
  readonly font: Font;
  readonly unitsPerEm: number;
  readonly covers: (codePoint: number) => boolean;
  /** Outline of a glyph as SVG path data in font units, y upwards. */
  readonly outline: (glyph: number) => string;
}

interface Subset {
  readonly name: string;
  /** Pairs of first and last code point. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** Faces kept at most: all of a newsroom's language, and some of others. */
const mostFaces = 96;
const resolve = createRequire(import.meta.url).resolve;

/** The library of shaping, loaded once. */
export const loadHarfBuzz = (): Promise<HarfBuzz> => import('harfbuzzjs');

const subsets = new Map<string, Promise<readonly Subset[]>>();
const faces = new Map<string, Promise<Face>>();

/** The family's face with a letter; undefined where it has none or is not installed. */
export async function faceWith(family: Family, codePoint: number): Promise<Face | undefined> {
  for (const subset of await subsetsOf(family)) {
    if (!subset.ranges.some(([first, last]) => first <= codePoint && codePoint <= last)) continue;
    const face = await faceOf(family, subset.name);
    if (face.covers(codePoint)) return face;
  }
  return undefined;
}

function subsetsOf(family: Family): Promise<readonly Subset[]> {
  let found = subsets.get(family.name);
  if (!found) subsets.set(family.name, (found = readSubsets(family)));
  return found;
}

async function readSubsets({ name }: Family): Promise<readonly Subset[]> {
  let file: string;
  try {
    file = resolve(`@fontsource-variable/${name}/unicode.json`);
  } catch {
    return [];
  }
  const listed = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, string>>;
  return Object.entries(listed).map(([key, ranges]) => ({
    name: key.replace(/[[\]]/g, ''),
    ranges: ranges.split(',').map((range) => {
      const [first = '', last = first] = range.replace(/^U\+/i, '').split('-');
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
    }),
  }));
}

function faceOf(family: Family, subset: string): Promise<Face> {
  const key = `${family.name}-${subset}`;
  let face = faces.get(key);
  // The last used are at the end.
  if (face) faces.delete(key);
  else face = readFace(family, key);
  faces.set(key, face);
  for (const oldest of faces.keys()) {
    if (faces.size <= mostFaces) break;
    faces.delete(oldest);
  }
  return face;
}

async function readFace(family: Family, key: string): Promise<Face> {
  const [{ Blob, Face: HarfBuzzFace, Font, Variation }, { default: unpack }] = await Promise.all([
    loadHarfBuzz(),
    import('woff2-encoder/decompress'),
  ]);
  const packed = await readFile(resolve(`@fontsource-variable/${family.name}/files/${key}-wght-normal.woff2`));
  const face = new HarfBuzzFace(new Blob(await unpack(packed)));
  const font = new Font(face);
  font.setVariations([new Variation('wght', family.weight)]);
  const letters = new Set(face.collectUnicodes());
  const outlines = new Map<number, string>();
  return {
    family,
    font,
    unitsPerEm: face.upem,
    covers: (codePoint) => letters.has(codePoint),
    outline(glyph) {
      let outline = outlines.get(glyph);
      if (outline === undefined) outlines.set(glyph, (outline = font.glyphToPath(glyph)));
      return outline;
    },
  };
}
