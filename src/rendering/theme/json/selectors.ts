// CSS selectors of blocks, and lists of selectors put together. Reproduces get_blocks_metadata, split_selector_list,
// append_to_selector and scope_selector.
import { Rewriting } from '../../formatting/rewriting.ts';
import { type BlockFacts, blockFacts } from './block-facts.ts';
import { elementSelectors } from './tables.ts';

/** Walks over the selectors of a list, parted by commas that stand outside of brackets, strings and comments. */
class SelectorWalk {
  private readonly list: string;
  private readonly isPlain: boolean;
  /** Where the last selector may start. */
  private readonly last: number;
  private at = 0;
  private isFirst = true;
  /** Offsets of the selector where the walk stands, without blanks around it. */
  start = 0;
  end = 0;

  /** With `isPlain`, each comma parts, and nothing behind the last one is a selector, too. */
  constructor(list: string, isPlain: boolean) {
    this.list = list;
    this.isPlain = isPlain;
    this.last = isPlain ? list.length : list.length - 1;
  }

  /** Moves to the next one; false at the end. */
  next(): boolean {
    const { list, at } = this;
    if (at > this.last && !this.isFirst) return false;
    this.isFirst = false;
    const plain = this.isPlain ? list.indexOf(',', at) : -1;
    const comma = plain === -1 ? commaAfter(list, at) : plain;
    let start = at;
    let end = comma;
    while (start < end && isBlank(list.charCodeAt(start))) start++;
    while (start < end && isBlank(list.charCodeAt(end - 1))) end--;
    this.start = start;
    this.end = end;
    this.at = comma + 1;
    return true;
  }
}

/** The first comma from an offset on that parts selectors; the end of the list without one. */
function commaAfter(list: string, from: number): number {
  let depth = 0;
  for (let at = from; at < list.length; at++) {
    const code = list.charCodeAt(at);
    // Most are letters.
    if (code > 92) continue;
    if (code === 44) {
      if (depth === 0) return at;
    } else if (code === 92) at++;
    else if (code === 34 || code === 39) at = stringEnd(list, at, code);
    else if (code === 47) {
      if (list.charCodeAt(at + 1) !== 42) continue;
      const end = list.indexOf('*/', at + 1);
      at = end === -1 ? list.length : end + 1;
    } else if (code === 40) depth++;
    else if (code === 41) depth--;
  }
  return list.length;
}

/** Where the string ends that a quote begins. */
function stringEnd(list: string, start: number, quote: number): number {
  for (let at = start + 1; at < list.length; at++) {
    const code = list.charCodeAt(at);
    if (code === quote) return at;
    if (code === 92) at++;
  }
  return list.length;
}

/** Blanks around selectors: no others go. */
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10;

/** The list with something put before and behind each selector; `alone` stands for one that is empty. */
function surrounded(list: string, before: string, behind: string, alone: string, isPlain: boolean): string {
  const rewriting = new Rewriting(list);
  const walk = new SelectorWalk(list, isPlain);
  walk.next();
  rewriting.replace(0, walk.start, walk.start === walk.end ? alone : before);
  // What stands between two selectors, by whether the first of them is empty.
  const after = (end: string) => ({ end, full: `${end}, ${before}`, empty: `${end}, ${alone}` });
  const [full, empty] = [after(behind), after('')];
  for (;;) {
    const { start, end } = walk;
    const made = start === end ? empty : full;
    if (!walk.next()) {
      rewriting.replace(end, list.length, made.end);
      return rewriting.finish();
    }
    rewriting.replace(end, walk.start, walk.start === walk.end ? made.empty : made.full);
  }
}

/** The selectors of a list, parted by commas that stand outside of brackets, strings and comments. */
export function splitSelectors(list: string): string[] {
  const parts: string[] = [];
  const walk = new SelectorWalk(list, false);
  while (walk.next()) parts.push(list.slice(walk.start, walk.end));
  return parts;
}

/** The list with something behind each selector. Of a list without these characters WordPress takes whatever is between commas. */
export const appended = (list: string, end: string): string => surrounded(list, '', end, end, !/["'(/<\\]/.test(list));

/** What PHP takes for nothing. */
const isFalsy = (text: string): boolean => text === '' || text === '0';
/** A selector that is. */
const zero = /(?:^|,)[\t\n ]*0[\t\n ]*(?:,|$)/;

/** The list inside of each selector of another. */
export function scoped(scope: string, list: string): string {
  if (isFalsy(scope) || isFalsy(list)) return list;
  const inner = zero.test(list)
    ? splitSelectors(list)
        .map((one) => (isFalsy(one) ? ' ' : one))
        .join(',')
    : list;
  return splitSelectors(scope)
    .map((outer) =>
      isFalsy(outer) ? surrounded(inner, '', '', '', false) : surrounded(inner, `${outer} `, '', outer, false),
    )
    .join(', ');
}

export interface BlockSelectors {
  readonly selector: string;
  /** Feature → selector, or property → selector. */
  readonly features: NonNullable<BlockFacts['selectors']>;
  readonly duotone: string | undefined;
  /** Element → selector of it in the block. */
  readonly elements: Readonly<Record<string, string>>;
}

const kept = new Map<string, BlockSelectors>();

/** Selectors of a block type; undefined for unknown ones. */
export function blockSelectors(name: string): BlockSelectors | undefined {
  const facts = Object.hasOwn(blockFacts, name) ? blockFacts[name] : undefined;
  if (!facts) return undefined;
  const found = kept.get(name);
  if (found) return found;
  const selector = facts.selector ?? `.wp-block-${name.replace('core/', '').replaceAll('/', '-')}`;
  const elements = Object.fromEntries(
    Object.entries(elementSelectors).map(([element, own]) => [element, elementIn(selector, own)]),
  );
  const made = { selector, features: facts.selectors ?? { root: selector }, duotone: facts.duotone, elements };
  kept.set(name, made);
  return made;
}

function elementIn(block: string, element: string): string {
  const blocks = block.split(',');
  if (blocks.includes(element)) return element;
  return blocks
    .map((one) =>
      splitSelectors(element)
        .map((inner) => `${one} ${inner}`)
        .join(', '),
    )
    .join(',');
}
