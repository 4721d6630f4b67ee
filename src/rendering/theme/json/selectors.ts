// CSS selectors of blocks, and lists of selectors put together. Reproduces get_blocks_metadata, split_selector_list,
// append_to_selector and scope_selector.
import { CodeOutput, isNarrow } from '../../formatting/code-output.ts';
import { narrowCodes } from '../../formatting/escaping.ts';
import { codesOf, type TextCodes } from '../../formatting/text-codes.ts';
import { type BlockFacts, blockFacts } from './block-facts.ts';
import { elementSelectors } from './tables.ts';

/** What is put around each selector of a list, what stands for an empty one, and how the list is read. */
interface Surroundings {
  readonly before: string;
  readonly behind: string;
  readonly alone: string;
  /** Does each comma part, and is nothing behind the last one a selector, too? */
  readonly isPlain: boolean;
  /** Is a zero as good as nothing? */
  readonly isZeroEmpty: boolean;
}

/** How many commas stand side by side from an offset on: each of them ends a selector that is empty. */
function commasFrom(codes: TextCodes, from: number): number {
  let at = from;
  while (codes[at] === 44) at++;
  return at - from;
}

/** The first comma from an offset on; the end of the list without one. */
function anyCommaAfter(codes: TextCodes, from: number, length: number): number {
  let at = from;
  while (at < length && codes[at] !== 44) at++;
  return at;
}

/** Which characters up to the backslash count where selectors are parted. */
const marks = Uint8Array.from({ length: 93 }, (_, code) => ('"\'()*,/\\'.includes(String.fromCharCode(code)) ? 1 : 0));

/** The first comma from an offset on that parts selectors; the end of the list without one. */
function commaAfter(list: string, codes: TextCodes, from: number): number {
  const { length } = list;
  let depth = 0;
  for (let at = from; at < length; at++) {
    const code = codes[at] ?? 0;
    // Most are letters.
    if (code > 92 || marks[code] === 0) continue;
    if (code === 44) {
      if (depth === 0) return at;
    } else if (code === 92) at++;
    else if (code === 34 || code === 39) at = stringEnd(codes, at, length);
    else if (code === 47) {
      if (codes[at + 1] !== 42) continue;
      const end = list.indexOf('*/', at + 1);
      at = end === -1 ? length : end + 1;
    } else if (code === 40) depth++;
    else if (code === 41) depth--;
  }
  return length;
}

/** Where the string ends that a quote begins. */
function stringEnd(codes: TextCodes, start: number, length: number): number {
  const quote = codes[start];
  for (let at = start + 1; at < length; at++) {
    const code = codes[at];
    if (code === quote) return at;
    if (code === 92) at++;
  }
  return length;
}

/** Blanks around selectors: no others go. */
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10;

/** Where the first sign stands between two offsets that is no blank; the second one without any. */
function signAfter(codes: TextCodes, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(codes[at] ?? 0)) at++;
  return at;
}

/** Where blanks begin that end at the second of two offsets. */
function blanksBefore(codes: TextCodes, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(codes[at - 1] ?? 0)) at--;
  return at;
}

/** The selectors of a list, parted by commas that stand outside of brackets, strings and comments. */
export const splitSelectors = (list: string): string[] => selectorsOf(list, false);

/** The same; with `isPlain` each comma parts, and nothing behind the last one is a selector, too. */
function selectorsOf(list: string, isPlain: boolean): string[] {
  const codes = codesOf(list);
  const { length } = list;
  const selectors = length < long ? [] : new Array<string>(mostSelectors(codes, length));
  const last = isPlain ? length : length - 1;
  let count = 0;
  for (let at = 0; at <= last || count === 0; ) {
    const comma = isPlain ? anyCommaAfter(codes, at, length) : commaAfter(list, codes, at);
    const start = signAfter(codes, at, comma);
    const end = blanksBefore(codes, start, comma);
    at = comma + 1;
    selectors[count++] = start === end ? '' : list.slice(start, end);
    if (start < end) continue;
    for (; codes[at] === 44; at++) selectors[count++] = '';
  }
  if (count < selectors.length) selectors.length = count;
  return selectors;
}

/** As many as there are commas, and one more: a list of many is not copied again and again while it grows. */
function mostSelectors(codes: TextCodes, length: number): number {
  let most = 1;
  for (let at = 0; at < length; at++) if (codes[at] === 44) most++;
  return most;
}

/** The list with something put before and behind each selector. */
function surrounded(list: string, around: Surroundings): string {
  const { before, behind, alone, isPlain, isZeroEmpty } = around;
  if (list.length >= long && isNarrow(before + behind + alone)) return written(list, around);
  let out = '';
  let between = '';
  for (const one of selectorsOf(list, isPlain)) {
    out += between;
    if (one === '' || (isZeroEmpty && one === '0')) out += alone;
    else out += before + one + behind;
    between = ', ';
  }
  return out;
}

/** Lists from this length on are written as codes, which is quicker where they have many short selectors and get nothing wide. */
const long = 1024;

function written(list: string, { before, behind, alone, isPlain, isZeroEmpty }: Surroundings): string {
  const output = new CodeOutput(list, '');
  // What stands before a selector, or for it: right at the beginning, after an empty one and after another.
  const ways = (between: string) => ({ full: narrowCodes(between + before), empty: narrowCodes(between + alone) });
  const [first, afterEmpty, afterFull] = [ways(''), ways(', '), ways(`${behind}, `)];
  const codes = codesOf(list);
  const { length } = list;
  const last = isPlain ? length : length - 1;
  let after = first;
  // The selector that is not written yet: nothing after an empty one.
  let start = 0;
  let end = 0;
  for (let at = 0; at <= last || after === first; ) {
    const comma = isPlain ? anyCommaAfter(codes, at, length) : commaAfter(list, codes, at);
    const from = signAfter(codes, at, comma);
    const to = blanksBefore(codes, from, comma);
    at = comma + 1;
    if (from === to || (isZeroEmpty && to - from === 1 && codes[from] === 48)) {
      output.add(start, end, after.empty);
      after = afterEmpty;
      start = end = 0;
      const commas = commasFrom(codes, at);
      if (commas > 0) output.add(0, 0, after.empty);
      if (commas > 1) output.repeat(after.empty.length, commas - 1);
      at += commas;
    } else {
      output.add(start, end, after.full);
      after = afterFull;
      start = from;
      end = to;
    }
  }
  output.addText(start, end, after === afterFull ? behind : '');
  return output.finish();
}

/** Signs without which WordPress takes whatever is between commas for selectors. */
const notPlain = ['"', "'", '(', '/', '<', '\\'];
const isPlainList = (list: string): boolean => !notPlain.some((sign) => list.includes(sign));

/** The list with something behind each selector. Of a list without these characters WordPress takes whatever is between commas. */
export const appended = (list: string, end: string): string =>
  surrounded(list, { before: '', behind: end, alone: end, isPlain: isPlainList(list), isZeroEmpty: false });

/** What PHP takes for nothing. */
const isFalsy = (text: string): boolean => text === '' || text === '0';
/** A selector that is. */
const zero = /(?:^|,)[\t\n ]*0[\t\n ]*(?:,|$)/;

/** The list inside of each selector of another. */
export function scoped(scope: string, list: string): string {
  if (isFalsy(scope) || isFalsy(list)) return list;
  const inner =
    list.includes('\\') && zero.test(list)
      ? splitSelectors(list)
          .map((one) => (isFalsy(one) ? ' ' : one))
          .join(',')
      : list;
  const within = { behind: '', isPlain: false, isZeroEmpty: true };
  return splitSelectors(scope)
    .map((outer) =>
      surrounded(
        inner,
        isFalsy(outer) ? { ...within, before: '', alone: '' } : { ...within, before: `${outer} `, alone: outer },
      ),
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
