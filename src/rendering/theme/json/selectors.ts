// CSS selectors of blocks, and lists of selectors put together. Reproduces get_blocks_metadata, split_selector_list,
// append_to_selector and scope_selector.
import { Rewriting } from '../../formatting/rewriting.ts';
import { type BlockFacts, blockFacts } from './block-facts.ts';
import { elementSelectors } from './tables.ts';

/** Start and end of each selector of a list, parted by commas that stand outside of brackets, strings and comments. */
function selectorBounds(list: string): number[] {
  const bounds: number[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < list.length; at++) {
    const code = list.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 34 || code === 39) at = stringEnd(list, at, code);
    else if (code === 47) {
      if (list.charCodeAt(at + 1) !== 42) continue;
      const end = list.indexOf('*/', at + 2);
      at = end === -1 ? list.length : end + 1;
    } else if (code === 40) depth++;
    else if (code === 41) depth--;
    else if (code === 44 && depth === 0) {
      addTrimmed(bounds, list, from, at);
      from = at + 1;
    }
  }
  if (from < list.length || bounds.length === 0) addTrimmed(bounds, list, from, list.length);
  return bounds;
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

const isBlank = (code: number): boolean => (code <= 32 || code >= 160) && String.fromCharCode(code).trim() === '';

function addTrimmed(bounds: number[], list: string, start: number, end: number): void {
  let first = start;
  let last = end;
  while (first < last && isBlank(list.charCodeAt(first))) first++;
  while (first < last && isBlank(list.charCodeAt(last - 1))) last--;
  bounds.push(first, last);
}

/** The list with something put before and behind each selector; `alone` stands for one that is empty. */
function surrounded(list: string, before: string, behind: string, alone: string): string {
  const bounds = selectorBounds(list);
  const rewriting = new Rewriting(list);
  let from = 0;
  let between = '';
  for (let at = 0; at < bounds.length; at += 2) {
    const start = bounds[at] ?? 0;
    const end = bounds[at + 1] ?? 0;
    rewriting.replace(from, start, between + (start === end ? alone : before));
    between = start === end ? ', ' : `${behind}, `;
    from = end;
  }
  rewriting.replace(from, list.length, between.slice(0, -2));
  return rewriting.finish();
}

/** The selectors of a list, parted by commas that stand outside of brackets, strings and comments. */
export function splitSelectors(list: string): string[] {
  const bounds = selectorBounds(list);
  const parts: string[] = [];
  for (let at = 0; at < bounds.length; at += 2) parts.push(list.slice(bounds[at], bounds[at + 1]));
  return parts;
}

/** The list with something behind each selector. */
export const appended = (list: string, end: string): string => surrounded(list, '', end, end);

/** The list inside of each selector of another. */
export function scoped(scope: string, list: string): string {
  if (scope === '' || list === '') return list;
  return splitSelectors(scope)
    .map((outer) => surrounded(list, outer === '' ? '' : `${outer} `, '', outer))
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
