// A planned block, rendered with marks in place of its inner blocks and compared with the HTML it came from: as the editor would
// store it first, then with classes of rendering kept as the writer's own, then with its text protected from formatting.
import { delimited } from '../blocks/serialize.ts';
import { Tags } from '../blocks/tags.ts';
import { renderContent } from '../content.ts';
import type { ContentContext } from '../types.ts';
import { guesses } from './guesses.ts';
import { type Attributes, isInside, type Kept, type Part, type Plan } from './plan.ts';
import { protect } from './protect.ts';
import { isAddedClass, isSame, unnumberedClass } from './same-html.ts';
import { storedTag } from './stored-tags.ts';

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

const shellOf = (plan: Plan, drop: (name: string) => boolean, isProtected: boolean): Shell => {
  const own = (plan.classes ?? []).filter((name) => !drop(name));
  const parts = plan.parts.map((part, index): Part => {
    if (isInside(part)) return part;
    const stored = index === 0 && plan.classes ? storedTag(withoutRatio(part.stored), drop) : part.stored;
    return { stored: isProtected ? protect(stored) : stored, source: part.source };
  });
  const className: Attributes = own.length > 0 ? { className: own.join(' ') } : {};
  return { name: plan.name, attributes: { ...plan.attributes, ...className }, parts };
};

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
export const hasHashes = (html: string): boolean => html.includes('wp-container-core-');

/** The block as the editor would store it; whether it renders to what the plan was made of is to be seen. */
export const plainShell = (plan: Plan): Shell => shellOf(plan, isAddedClass, false);

/** The block that renders to what the plan was made of; undefined where none does. */
export function shell(plan: Plan, context: ContentContext): Shell | undefined {
  const source = join(plan.parts, mark, (part) => part.source);
  const wanted = unnumbered(source);
  const plain = plainShell(plan);
  const rendered = (markup: string): string => renderContent(markup, context).html;
  const markup = markupOf(plain);
  const html = rendered(markup);
  if (unnumbered(html) === wanted) return plain;
  let best = isSame(source, html) ? plain : undefined;
  if (hasHashes(source)) {
    for (const attributes of guesses(plan.attributes, new Set(source.match(/\bis-layout-\w+/g)))) {
      const guessed = plainShell({ ...plan, attributes });
      if (unnumbered(rendered(markupOf(guessed))) === wanted) return guessed;
    }
  }
  const added = (plan.classes ?? []).filter(isAddedClass);
  if (added.length > 0) {
    const there = firstClasses(unnumbered(html));
    const missing = new Set(added.filter((name) => !there.has(unnumberedClass(name))));
    for (const drop of [(name: string) => isAddedClass(name) && !missing.has(name), isNumbered]) {
      const kept = shellOf(plan, drop, false);
      const again = rendered(markupOf(kept));
      if (unnumbered(again) === wanted) return kept;
      if (!best && isSame(source, again)) best = kept;
    }
  }
  if (best) return best;
  const tried = new Set([markup]);
  for (const drop of [isAddedClass, isNumbered]) {
    const safe = shellOf(plan, drop, true);
    const stored = markupOf(safe);
    if (tried.has(stored)) continue;
    tried.add(stored);
    if (isSame(source, rendered(stored))) return safe;
  }
  return undefined;
}
