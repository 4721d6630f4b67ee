// Generated classic texts: sentences with signs, quotations, shortcodes and pieces of HTML, some of it unclosed or broken.
import type { Random } from '../../../src/rest/fuzz/random.testing.ts';
import {
  addresses,
  attributes,
  blockElements,
  inlineElements,
  lineEnds,
  oddPieces,
  pictures,
  plainWords,
  shortcodes,
  signs,
} from './pieces.ts';

/** A few words and signs, mostly parted by spaces. */
export function sentence(random: Random, most = 12): string {
  let text = '';
  for (let count = random.between(1, most); count > 0; count--) {
    text += random.chance(0.6) ? random.pick(plainWords) : random.pick(signs);
    if (random.chance(0.75)) text += ' ';
  }
  return text;
}

function tag(random: Random, name: string): string {
  let attributesText = '';
  while (random.chance(0.35)) attributesText += random.pick(attributes);
  return `<${name}${attributesText}>`;
}

/** An element around other pieces; its end is missing now and then. */
function element(random: Random, depth: number): string {
  const name = random.pick(random.chance(0.5) ? blockElements : inlineElements);
  const inner = depth > 0 ? pieces(random, random.between(0, 3), depth - 1) : sentence(random, 4);
  const end = random.chance(0.85) ? `</${name}>` : '';
  return `${tag(random, random.chance(0.05) ? name.toUpperCase() : name)}${inner}${end}`;
}

/** One piece of a text of no particular kind. */
function piece(random: Random, depth: number): string {
  const draw = random.next();
  if (draw < 0.42) return sentence(random);
  if (draw < 0.66) return element(random, depth);
  if (draw < 0.75) return random.pick(shortcodes);
  if (draw < 0.82) return random.pick(addresses);
  if (draw < 0.87) return random.pick(pictures);
  if (draw < 0.97) return random.pick(oddPieces);
  return tag(random, `${random.chance(0.5) ? '/' : ''}${random.pick(blockElements)}`);
}

export function pieces(random: Random, count: number, depth: number): string {
  let text = '';
  for (let made = 0; made < count; made++) text += piece(random, depth) + random.pick(lineEnds);
  return text;
}

/** A classic post's content. */
export const classicText = (random: Random): string => pieces(random, random.between(1, 9), 2);
