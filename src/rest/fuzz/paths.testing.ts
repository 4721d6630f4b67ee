// Paths for generated requests: a route's pattern with each of its named groups filled in, mostly with what exists.
import type { Random } from './random.testing.ts';
import { hostileTexts, kindOf, type Mixture } from './values.testing.ts';

export interface Known {
  readonly ids: number[];
  /** For groups of patterns that are not numbers: names that exist, by the group's name or by what stands before it. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

/** A path that the pattern fits (mostly): each named group filled in. */
export function pathOf(pattern: string, known: Known, mixture: Mixture, random: Random): string {
  return fillGroups(pattern, (name, path) =>
    groupValue(known.names[path] ?? known.names[name], known, mixture, random),
  );
}

/** The pattern with what `value` gives in place of each named group; it is told its name, the path so far, the group. */
export function fillGroups(pattern: string, value: (name: string, path: string, group: string) => string): string {
  let path = '';
  for (let at = 0; at < pattern.length; at++) {
    if (!pattern.startsWith('(?P<', at)) {
      if (pattern.startsWith('/?', at)) at++;
      else if (!'()?'.includes(pattern[at] ?? '')) path += pattern[at];
      continue;
    }
    const name = pattern.slice(at + 4, pattern.indexOf('>', at));
    const from = at;
    for (let level = 0; at < pattern.length; at++) {
      if (pattern[at] === '(') level++;
      if (pattern[at] === ')' && --level === 0) break;
    }
    path += value(name, path, pattern.slice(from, at + 1));
  }
  return path;
}

function groupValue(existing: readonly string[] | undefined, known: Known, mixture: Mixture, random: Random): string {
  const kind = kindOf(mixture, random);
  if (kind === 'hostile') return encodeURIComponent(random.pick(hostileTexts).toWellFormed()).replace(/^\.+$/, '...');
  if (kind === 'wrong') return random.pick(['0', '999999', '00001', '99999999999999999999', 'none', '-1']);
  if (existing) return random.pick(existing);
  return String(random.pick(random.chance(0.9) ? known.ids.slice(-12) : known.ids));
}
