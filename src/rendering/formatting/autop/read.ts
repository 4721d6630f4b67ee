// A text as tokens for wpautop(), read in the way that it asks for.
import { knownAtFirst, knownOf, More } from './known.ts';
import { Reading } from './reading.ts';
import type { Tokens } from './tokens.ts';

/** Tokens of a text and of the line break that wpautop() puts behind it. */
export function readTokens(input: string): Tokens {
  const known = knownAtFirst(input);
  const reading = new Reading(known);
  const tokens = reading.read();
  if (reading.asked === More.nothing) return tokens;
  tokens.release();
  return new Reading(knownOf(known, reading.asked)).read();
}

/** The same where no tag with line breaks is one token, nor text with tags: so all texts may be read, if not as quickly. */
export function readApart(input: string): Tokens {
  const known = knownOf(knownAtFirst(input), More.some);
  return new Reading({ ...known, joins: false }).read();
}
