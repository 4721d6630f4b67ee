// Sets a text into a template's area: SVG paths of its letters, so that whoever draws them needs no font.
import { familiesOf, languageOf } from '../fonts.ts';
import type { TextStyle } from '../templates.ts';
import { cleanText, withEllipsis } from './clean.ts';
import { type Fitted, fitLines, type Line } from './lines.ts';
import { inkOf, type Paragraph, prepare, type Run, type ShapedRun } from './paragraph.ts';

export interface SetText {
  readonly svg: string;
  readonly lines: readonly SetLine[];
  /** Pixels an em. */
  readonly size: number;
  /** Where its ink begins, in pixels from the top. */
  readonly top: number;
}

export interface SetLine {
  readonly text: string;
  /** Left edge and width in pixels. */
  readonly left: number;
  readonly width: number;
  /** From left to right. */
  readonly runs: readonly ShapedRun[];
}

/** `font`: '' for the template's own. `locale`: the site's language, for letters that languages write differently. */
export async function setText(raw: string, style: TextStyle, font: string, locale: string): Promise<SetText> {
  const plain = cleanText(raw);
  const language = languageOf(plain, locale);
  let text = style.upperCase ? plain.toLocaleUpperCase(language) : plain;
  if (text === '') return { svg: '', lines: [], size: style.largest, top: style.area.top + style.area.height };
  const families = familiesOf(font === '' ? style.font : font, language);
  let paragraph = await prepare(text, families, language);
  let fitted = fitLines(paragraph, style);
  // What is cut off makes room for the dots, or, where they begin a line of their own, for a little more.
  for (let tries = 0; fitted.cut !== undefined && tries < 4; tries++) {
    const wanted = tries === 0 ? fitted.cut : Math.min(fitted.cut, text.length - 4);
    text = withEllipsis(text.slice(0, paragraph.letters.findLast((end) => end <= wanted) ?? 0));
    paragraph = await prepare(text, families, language);
    fitted = fitLines(paragraph, style);
  }
  return draw(paragraph, fitted, style);
}

function draw(paragraph: Paragraph, fitted: Fitted, style: TextStyle): SetText {
  const { size, leading } = fitted;
  const { area } = style;
  const lines = fitted.lines.map((line) => setLine(paragraph, line, size, style));
  const [first, last] = [lines[0], lines.at(-1)];
  const top = first ? inkOfLine(first).top : 0;
  const bottom = last ? inkOfLine(last).bottom : 0;
  const height = ((lines.length - 1) * leading + top - bottom) * size;
  const start = style.vertical === 'bottom' ? area.top + area.height - height : area.top + (area.height - height) / 2;
  const baseline = start + top * size;
  const paths = lines.map((line, at) => pathsOf(line, size, baseline + at * leading * size));
  return { svg: `<g fill="${style.color}">${paths.join('')}</g>`, lines, size, top: start };
}

function setLine(paragraph: Paragraph, line: Line, size: number, { area, align }: TextStyle): SetLine {
  const parts = paragraph.runs.flatMap((run) => {
    const [start, end] = [Math.max(run.start, line.start), Math.min(run.end, line.end)];
    return start < end ? [{ run, start, end }] : [];
  });
  const runs = visualOrder(parts).map(({ run, start, end }) => paragraph.shape(run, start, end));
  const width = runs.reduce((sum, run) => sum + run.width, 0) * size;
  const rest = area.width - width;
  const shift = align === 'center' ? rest / 2 : paragraph.direction === 'rtl' ? rest : 0;
  return { text: paragraph.text.slice(line.start, line.end), left: area.left + shift, width, runs };
}

/** Rule L2 of UAX #9: from the highest level down to the lowest odd one, what is at least as high is turned round. */
function visualOrder<T extends { readonly run: Run }>(parts: readonly T[]): readonly T[] {
  const order = [...parts];
  const levels = order.map(({ run }) => run.level);
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let at = 0; at < order.length; at++) {
      let end = at;
      while (end < order.length && (order[end]?.run.level ?? 0) >= level) end++;
      if (end > at) order.splice(at, end - at, ...order.slice(at, end).reverse());
      at = end;
    }
  }
  return order;
}

function inkOfLine({ runs }: SetLine): { top: number; bottom: number } {
  let [top, bottom] = [0.5, 0];
  for (const glyph of runs.flatMap((run) => run.glyphs)) {
    const ink = inkOf(glyph.face.font, glyph.face.unitsPerEm, glyph.id);
    if (!ink) continue;
    top = Math.max(top, ink.top + glyph.y);
    bottom = Math.min(bottom, ink.bottom + glyph.y);
  }
  return { top, bottom };
}

function pathsOf({ runs, left }: SetLine, size: number, baseline: number): string {
  let paths = '';
  let x = left;
  for (const run of runs) {
    for (const { face, id, x: across, y: up } of run.glyphs) {
      const outline = face.outline(id);
      if (outline === '') continue;
      const scale = size / face.unitsPerEm;
      const place = `${round(x + across * size)} ${round(baseline - up * size)}`;
      paths += `<path transform="matrix(${round(scale)} 0 0 ${round(-scale)} ${place})" d="${outline}"/>`;
    }
    x += run.width * size;
  }
  return paths;
}

/** Short, and fine enough for a scale. */
const round = (value: number): number => Math.round(value * 1e5) / 1e5;
