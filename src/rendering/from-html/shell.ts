// A planned block, rendered with marks in place of its inner blocks and compared with the HTML it came from: as the editor would
// store it first, then with classes of rendering kept as the writer's own, then with its text protected from formatting.
import { delimited } from '../blocks/serialize.ts';
import { Tags } from '../blocks/tags.ts';
import type { LayoutSettings } from './layout-settings.ts';
import { type Attributes, isInside, type Kept, type Part, type Plan } from './plan.ts';
import { protect } from './protect.ts';
import { isAddedClass, isSame, unnumberedClass } from './same-html.ts';
import { storedTag } from './stored-tags.ts';
import type { Trial } from './trial.ts';

/** A block whose own HTML comes back. */
export interface Shell {
  readonly name: string;
  readonly attributes: Attributes;
  readonly parts: readonly Part[];
}

/** Numbers that rendering gives anew. */
const isNumbered = (name: string): boolean => /^wp-block-gallery-\d+$|^is-style-\S+--\d+$/.test(name);

/** Stands for inner blocks; what else says so in a text is compared all the same. */
const mark = '\ue000';
const marked = `<!-- wp:html -->${mark}<!-- /wp:html -->`;
/** Classes that may end with a number of the request. */
const numbered = /(?<![\w-])(?:is-style-|wp-block-gallery-|wp-elements-)[\w-]*/g;
/** HTML without those numbers. Linear. */
export const unnumbered = (html: string): string => (/-\d/.test(html) ? html.replace(numbered, unnumberedClass) : html);

/** The opening tag without the `aspect-ratio` that rendering adds to blocks of a least height. */
const withoutRatio = (html: string): string =>
  html.includes(';aspect-ratio:unset;')
    ? html.replace(/^(<[^<>]*min-height:[^<>"]*?);aspect-ratio:unset;(?=")/, '$1')
    : html;

const shellOf = (plan: Plan, drop: (name: string) => boolean): Shell => {
  const own = (plan.classes ?? []).filter((name) => !drop(name));
  const parts = plan.parts.map((part, index): Part => {
    if (index > 0 || isInside(part) || !plan.classes) return part;
    return { stored: storedTag(withoutRatio(part.stored), drop), source: part.source };
  });
  const attributes = own.length > 0 ? { ...plan.attributes, className: own.join(' ') } : plan.attributes;
  return { name: plan.name, attributes, parts };
};

/** The block with other texts. */
export const withTexts = (shell: Shell, change: (text: string) => string): Shell => ({
  ...shell,
  parts: shell.parts.map((part) => (isInside(part) ? part : { stored: change(part.stored), source: part.source })),
});

const join = (parts: readonly Part[], inner: string, text: (part: Kept) => string): string =>
  parts.map((part) => (isInside(part) ? inner : text(part))).join('');

const markupOf = ({ name, attributes, parts }: Shell): string =>
  delimited(
    `core/${name}`,
    attributes,
    join(parts, marked, (part) => part.stored),
  );

const firstClasses = (html: string): Set<string> => {
  const tags = new Tags(html);
  const value = tags.next() ? tags.attribute('class') : null;
  return new Set(typeof value === 'string' ? value.split(/\s+/) : []);
};

/** Are there classes by which settings of layouts can be found out? */
export const hasHashes = (html: string): boolean => html.includes(containerClass);
const containerClass = 'wp-container-core-';
const hashLength = 8;

const sourceOf = (plan: Plan): string => join(plan.parts, mark, (part) => part.source);

/** A block's attributes with settings of layouts that only show as the class of their rules, where some are found. */
function settled({ name, attributes }: Shell, source: string, settings: LayoutSettings): Attributes {
  const prefix = `${containerClass}${name}-is-layout-`;
  const at = source.indexOf(prefix);
  if (at === -1) return attributes;
  const [own = ''] = source.slice(at, at + prefix.length + hashLength).match(/^[\w-]+/) ?? [];
  const found = settings.find(name, attributes, own, new Set(source.match(/\bis-layout-\w+/g)));
  if (!found || found === attributes) return attributes;
  // The writer's own classes are written last.
  const { className, ...others } = found;
  return className === undefined ? others : { ...others, className };
}

/** A plan and the block that comes into question first: as the editor would store it. Whether that comes back is to be seen. */
export interface Candidate {
  readonly plan: Plan;
  readonly source: string;
  readonly first: Shell;
  /** Are there settings in it that were found out? */
  readonly isSettled: boolean;
}

export function candidateOf(plan: Plan, settings: LayoutSettings): Candidate {
  const source = sourceOf(plan);
  const plain = shellOf(plan, isAddedClass);
  const attributes = settled(plain, source, settings);
  const isSettled = attributes !== plain.attributes;
  return { plan, source, first: isSettled ? { ...plain, attributes } : plain, isSettled };
}

/** The block that renders to what the plan was made of; undefined where none does, or none that has been looked at. */
export function shell({ plan, source, first, isSettled }: Candidate, trial: Trial): Shell | undefined {
  const wanted = unnumbered(source);
  if (isSettled && unnumbered(trial.rendered(markupOf(first)) ?? '') === wanted) return first;
  const plain = isSettled ? shellOf(plan, isAddedClass) : first;
  const markup = markupOf(plain);
  const html = trial.rendered(markup);
  if (html === undefined) return undefined;
  if (unnumbered(html) === wanted) return plain;
  let best = isSame(source, html) ? plain : undefined;
  const added = (plan.classes ?? []).filter(isAddedClass);
  if (added.length > 0) {
    const there = firstClasses(unnumbered(html));
    const missing = new Set(added.filter((name) => !there.has(unnumberedClass(name))));
    for (const drop of [(name: string) => isAddedClass(name) && !missing.has(name), isNumbered]) {
      const kept = shellOf(plan, drop);
      const again = trial.rendered(markupOf(kept));
      if (again === undefined) return best;
      if (unnumbered(again) === wanted) return kept;
      if (!best && isSame(source, again)) best = kept;
    }
  }
  if (best) return best;
  const tried = new Set([markup]);
  for (const some of [plain, shellOf(plan, isNumbered)]) {
    const safe = withTexts(some, protect);
    const stored = markupOf(safe);
    if (tried.has(stored)) continue;
    tried.add(stored);
    if (trial.comesBack(stored, source)) return safe;
  }
  return undefined;
}
