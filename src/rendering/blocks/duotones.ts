// Filters that show a picture in two colours: their SVG, which a page holds at its end, and colours as they are written. Reproduces
// WP_Duotone. Pure.
import { escapeAttribute } from '../formatting/escape.ts';

interface Color {
  /** 0 to 1, as the alpha. */
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

/** An SVG with the filter; colours that cannot be read are left out. */
export function filterSvg(id: string, colors: readonly string[]): string {
  const read = colors.flatMap((color) => colorOf(color) ?? []);
  const values = (name: keyof Color) => read.map((color) => phpNumber(color[name])).join(' ');
  const channel = (letter: string, name: keyof Color) =>
    `<feFunc${letter} type="table" tableValues="${values(name)}" />`;
  const matrix = ' .299 .587 .114 0 0 .299 .587 .114 0 0 .299 .587 .114 0 0 .299 .587 .114 0 0 ';
  const functions = channel('R', 'r') + channel('G', 'g') + channel('B', 'b') + channel('A', 'a');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0" width="0" height="0" focusable="false" role="none" style="visibility: hidden; position: absolute; left: -9999px; overflow: hidden;" ><defs><filter id="${escapeAttribute(id)}"><feColorMatrix color-interpolation-filters="sRGB" type="matrix" values="${matrix}" /><feComponentTransfer color-interpolation-filters="sRGB" >${functions}</feComponentTransfer><feComposite in2="SourceGraphic" operator="in" /></filter></defs></svg>`;
}

/** A number as PHP prints it: 14 digits. */
const phpNumber = (number: number): string => String(Number(number.toPrecision(14)));
const clamped = (number: number, most: number): number => Math.min(most, Math.max(0, number));

function colorOf(text: string): Color | undefined {
  return hexColor(text) ?? rgbColor(text) ?? hslColor(text);
}

function hexColor(text: string): Color | undefined {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(text)?.[1];
  if (hex === undefined || hex.length === 5 || hex.length === 7) return undefined;
  const whole = hex.length <= 4 ? hex.replace(/./g, '$&$&') : hex;
  const at = (index: number) => Number.parseInt(whole.slice(index * 2, index * 2 + 2), 16) / 255;
  const a = whole.length === 8 ? Math.round(at(3) * 100) / 100 : 1;
  return { r: at(0), g: at(1), b: at(2), a };
}

const number = '([+-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+))';
const rgb = [
  new RegExp(
    `^rgba?\\(\\s*${number}(%)?\\s*,\\s*${number}(%)?\\s*,\\s*${number}(%)?\\s*(?:,\\s*${number}(%)?\\s*)?\\)$`,
    'i',
  ),
  new RegExp(`^rgba?\\(\\s*${number}(%)?\\s+${number}(%)?\\s+${number}(%)?\\s*(?:/\\s*${number}(%)?\\s*)?\\)$`, 'i'),
];
const hsl = [
  new RegExp(
    `^hsla?\\(\\s*${number}(deg|rad|grad|turn)?\\s*,\\s*${number}%\\s*,\\s*${number}%\\s*(?:,\\s*${number}(%)?\\s*)?\\)$`,
    'i',
  ),
  new RegExp(
    `^hsla?\\(\\s*${number}(deg|rad|grad|turn)?\\s+${number}%\\s+${number}%\\s*(?:/\\s*${number}(%)?\\s*)?\\)$`,
    'i',
  ),
];

/** Longer texts are no colours: the patterns look again from each digit on. */
const longestColor = 100;
const first = (patterns: readonly RegExp[], text: string): RegExpExecArray | undefined =>
  text.length > longestColor
    ? undefined
    : patterns.map((pattern) => pattern.exec(text)).find((found) => found !== null);

const alpha = (value: string | undefined, percent: string | undefined): number =>
  value === undefined ? 1 : clamped(Number(value) / (percent ? 100 : 1), 1);

function rgbColor(text: string): Color | undefined {
  const found = first(rgb, text);
  if (!found || found[2] !== found[4] || found[4] !== found[6]) return undefined;
  const part = (value: string | undefined) => clamped(Number(value) / (found[2] ? 100 / 255 : 1), 255) / 255;
  return { r: part(found[1]), g: part(found[3]), b: part(found[5]), a: alpha(found[7], found[8]) };
}

const turns: Readonly<Record<string, number>> = { grad: 360 / 400, turn: 360, rad: 360 / (Math.PI * 2) };

function hslColor(text: string): Color | undefined {
  const found = first(hsl, text);
  if (!found) return undefined;
  const degrees = Math.trunc(Number(found[1]) * (turns[found[2]?.toLowerCase() ?? ''] ?? 1)) % 360;
  const hue = degrees > 0 ? degrees : degrees + 360;
  const light = clamped(Number(found[4]), 100);
  const strength = (clamped(Number(found[3]), 100) * (light < 50 ? light : 100 - light)) / 100;
  const s = strength > 0 ? (2 * strength) / (light + strength) : 0;
  const v = (light + strength) / 100;
  const h = (hue / 360) * 6;
  const whole = Math.floor(h);
  const b = v * (1 - s);
  const c = v * (1 - (h - whole) * s);
  const d = v * (1 - (1 - h + whole) * s);
  const at = (list: readonly number[]): number => list[whole % 6] ?? 0;
  return {
    r: at([v, c, b, b, d, v]),
    g: at([d, v, v, c, b, b]),
    b: at([b, b, d, v, v, c]),
    a: alpha(found[5], found[6]),
  };
}
