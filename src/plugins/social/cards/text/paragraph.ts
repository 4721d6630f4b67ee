// A text made ready to be set in lines: for each letter its direction (UAX #9) and its face, how wide it is, and where lines
// may end (UAX #14). HarfBuzz shapes it: letters join, stack and mirror as their script wants.
import bidiFactory from 'bidi-js';
import type { Font, GlyphInfo, GlyphPosition } from 'harfbuzzjs';
import LineBreaker from 'linebreak';
import { emojiFamily, type Family } from '../fonts.ts';
import { type Face, faceWith, loadHarfBuzz } from './faces.ts';

export interface Run {
  readonly start: number;
  readonly end: number;
  readonly face: Face;
  /** Odd: from right to left. */
  readonly level: number;
}

export interface Glyph {
  readonly id: number;
  readonly face: Face;
  /** In em, from the start of its run: where it stands, and above the line. */
  readonly x: number;
  readonly y: number;
}

export interface ShapedRun {
  readonly glyphs: readonly Glyph[];
  /** In em. */
  readonly width: number;
}

export interface Paragraph {
  readonly text: string;
  readonly direction: 'ltr' | 'rtl';
  readonly runs: readonly Run[];
  /** Width of what lies before each index, in em. */
  readonly widths: readonly number[];
  /** Where a line may end, in order; the text's end is the last. */
  readonly breaks: readonly number[];
  /** Where a letter ends, marks included: for words that are longer than a line. */
  readonly letters: readonly number[];
  readonly families: readonly Family[];
  /** Shapes a part of a run. */
  readonly shape: (run: Run, start: number, end: number) => ShapedRun;
}

// Its types describe an ES module, but Node.js loads the CommonJS one, whose only export is the function itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Do not decide about a face. */
const invisible = /^(?:\p{Variation_Selector}|[\u00ad\u200b-\u200f\u2060])$/u;
const shared = /^[\p{Script=Common}\p{Script=Inherited}]$/u;
const withinKorean = /^[\uac00-\ud7af]{2}$/;
const pictograph = /\p{Emoji_Presentation}|\ufe0f/u;

/** `families`: in the order in which they are asked for each letter. `language` as in BCP 47. */
export async function prepare(text: string, families: readonly Family[], language: string): Promise<Paragraph> {
  const { Buffer, Direction, shape } = await loadHarfBuzz();
  const embedding = bidi.getEmbeddingLevels(text);
  const { letters, faces } = await chooseFaces(text, families);
  const runs = runsOf(text.length, faces, embedding.levels);

  const shapeRun = (run: Run, start: number, end: number): Placed => {
    const buffer = new Buffer();
    buffer.addText(text, start, end - start);
    buffer.setDirection(run.level % 2 === 1 ? Direction.RTL : Direction.LTR);
    buffer.setLanguage(language);
    buffer.guessSegmentProperties();
    shape(run.face.font, buffer);
    return placed(run.face, buffer.getGlyphInfos(), buffer.getGlyphPositions());
  };

  const advances = new Float64Array(text.length + 1);
  for (const run of runs) {
    for (const [cluster, advance] of shapeRun(run, run.start, run.end).advances) {
      advances[cluster] = (advances[cluster] ?? 0) + advance;
    }
  }
  const widths = [0];
  for (let at = 0; at < text.length; at++) widths.push((widths[at] ?? 0) + (advances[at] ?? 0));
  return {
    text,
    direction: (embedding.paragraphs[0]?.level ?? 0) % 2 === 1 ? 'rtl' : 'ltr',
    runs,
    widths,
    breaks: breaksOf(text),
    letters,
    families: [...new Set(runs.map((run) => run.face.family))],
    shape: shapeRun,
  };
}

/** A face for each letter, and where letters end. Signs of all scripts keep to the face before them where it has them. */
async function chooseFaces(text: string, families: readonly Family[]): Promise<{ letters: number[]; faces: Face[] }> {
  const letters: number[] = [];
  const faces: Face[] = [];
  let before: Face | undefined;
  for (const { segment, index } of segmenter.segment(text)) {
    const face = await faceOf(segment, families, before);
    for (let at = index; at < index + segment.length; at++) faces.push(face);
    letters.push(index + segment.length);
    before = face;
  }
  return { letters, faces };
}

async function faceOf(letter: string, families: readonly Family[], before: Face | undefined): Promise<Face> {
  const signs = [...letter].filter((sign) => !invisible.test(sign));
  const points = signs.map((sign) => sign.codePointAt(0) ?? 0);
  const hasAll = (face: Face): boolean => points.every((point) => face.covers(point));
  const isPictograph = pictograph.test(letter);
  const mayStay = before && !isPictograph && before.family !== emojiFamily;
  if (mayStay && signs.every((sign) => shared.test(sign)) && hasAll(before)) return before;
  const first = points[0] ?? 0x20;
  let partly: Face | undefined;
  for (const family of isPictograph ? [emojiFamily, ...families] : families) {
    const face = await faceWith(family, first);
    if (face && hasAll(face)) return face;
    partly ??= face;
  }
  const last = partly ?? before ?? (families[0] && (await faceWith(families[0], 0x20)));
  if (!last) throw new Error('the fonts of cards are not installed');
  return last;
}

function runsOf(length: number, faces: readonly Face[], levels: Uint8Array): Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (let at = 1; at <= length; at++) {
    const face = faces[start];
    if (!face || (at < length && faces[at] === face && levels[at] === levels[start])) continue;
    runs.push({ start, end: at, face, level: levels[start] ?? 0 });
    start = at;
  }
  return runs;
}

interface Placed extends ShapedRun {
  /** Index in the text, and how far the glyph goes, in em. */
  readonly advances: readonly (readonly [number, number])[];
}

function placed(face: Face, infos: readonly GlyphInfo[], positions: readonly GlyphPosition[]): Placed {
  const glyphs: Glyph[] = [];
  const advances: [number, number][] = [];
  let width = 0;
  for (const [at, { codepoint, cluster }] of infos.entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
    glyphs.push({ id: codepoint, face, x: width + xOffset / face.unitsPerEm, y: yOffset / face.unitsPerEm });
    advances.push([cluster, xAdvance / face.unitsPerEm]);
    width += xAdvance / face.unitsPerEm;
  }
  return { glyphs, width, advances };
}

function breaksOf(text: string): number[] {
  const breaker = new LineBreaker(text);
  const breaks: number[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    // Korean is set in whole words, which UAX #14 leaves to the style.
    if (!withinKorean.test(text.slice(next.position - 1, next.position + 1))) breaks.push(next.position);
  }
  if (breaks.at(-1) !== text.length) breaks.push(text.length);
  return breaks;
}

/** Above and below the line, in em, as far as the glyph's ink goes. */
export function inkOf(font: Font, unitsPerEm: number, glyph: number): { top: number; bottom: number } | undefined {
  const extents = font.glyphExtents(glyph);
  if (!extents || extents.height === 0) return undefined;
  return { top: extents.yBearing / unitsPerEm, bottom: (extents.yBearing + extents.height) / unitsPerEm };
}
