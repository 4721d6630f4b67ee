// CSS selectors of blocks, and lists of selectors put together. Reproduces get_blocks_metadata, split_selector_list,
// append_to_selector and scope_selector.
import { type BlockFacts, blockFacts } from './block-facts.ts';
import { elementSelectors } from './tables.ts';

/** The selectors of a list, parted by commas that stand outside of brackets, strings and comments. */
export function splitSelectors(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  const mark = /\\[\s\S]?|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?|\/\*[\s\S]*?(?:\*\/|$)|[(),]/g;
  for (let found = mark.exec(list); found; found = mark.exec(list)) {
    if (found[0] === '(') depth++;
    else if (found[0] === ')') depth--;
    else if (found[0] === ',' && depth === 0) {
      parts.push(list.slice(from, found.index).trim());
      from = found.index + 1;
    }
  }
  if (from < list.length || parts.length === 0) parts.push(list.slice(from).trim());
  return parts;
}

/** The list with something behind each selector. */
export function appended(list: string, end: string): string {
  return splitSelectors(list)
    .map((one) => one + end)
    .join(', ');
}

/** The list inside of each selector of another. */
export function scoped(scope: string, list: string): string {
  if (scope === '' || list === '') return list;
  return splitSelectors(scope)
    .flatMap((outer) => splitSelectors(list).map((inner) => [outer, inner].filter((one) => one !== '').join(' ')))
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
