// `core/breadcrumbs` on pages that list posts: of the blog, a search, a term, an author, a time. Reproduces
// block_core_breadcrumbs_get_archive_breadcrumbs.

import { escapeHtml } from '../../formatting/escape.ts';
import { trimWords } from '../../formatting/words.ts';
import { isPaged, type PageContext } from '../../page-context.ts';
import type { TermFacts } from '../facts.ts';
import type { RenderState } from '../render-state.ts';

export interface Crumb {
  /** HTML. */
  readonly label: string;
  readonly url?: string;
}

/** Words of what was searched for. */
const searchWords = 10;

/** What leads to the page of a list, with the number of a later page. */
export function crumbsOfList(page: PageContext, state: RenderState): Crumb[] {
  const number =
    isPaged(page) && page.kind !== 'missing'
      ? [{ label: state.language.fill('Page %s', state.language.number(page.main.page)) }]
      : [];
  return [...listCrumbs(page, state), ...number];
}

/** The list itself leads to its first page from later ones. */
function itself(label: string, page: PageContext): Crumb {
  return isPaged(page) ? { label, url: page.pageAddress(1) } : { label };
}

function listCrumbs(page: PageContext, state: RenderState): Crumb[] {
  const { site, data, wordCount } = state.context;
  const { kind } = page;
  if (kind === 'home') {
    if (!site || site.postsPage === 0) return [];
    const title = data.facts?.post(site.postsPage)?.title || state.language.say('(no title)');
    return [itself(escapeHtml(title), page)];
  }
  if (kind === 'search') {
    const words = trimWords(escapeHtml(page.searched ?? ''), searchWords, state.language.say('&hellip;'), wordCount);
    return [itself(escapeHtml(state.language.fill('Search results for: "%s"', words)), page)];
  }
  if (kind === 'missing') return [{ label: state.language.say('Page not found') }];
  if (page.kinds.has('date')) return dateCrumbs(page, state);
  if (kind === 'type') return page.type ? [itself(escapeHtml(page.type.label), page)] : [];
  if (kind === 'author') {
    const author = page.author === undefined ? undefined : data.facts?.user(page.author);
    return author ? [itself(escapeHtml(author.name), page)] : [];
  }
  const term = page.term && data.facts?.term(page.term.id, page.term.taxonomy);
  return term ? [...aboveTerm(term, state), itself(escapeHtml(term.name), page)] : [];
}

function dateCrumbs(page: PageContext, { context: { site }, language }: RenderState): Crumb[] {
  const [year, month, day] = page.date ?? [];
  if (year === undefined || !site) return [];
  if (month === undefined) return [itself(String(year), page)];
  const ofYear = { label: String(year), url: site.dateLink([year]) };
  const name = language.calendar.months[month - 1] ?? '';
  if (day === undefined) return [ofYear, itself(name, page)];
  return [ofYear, { label: name, url: site.dateLink([year, month]) }, itself(String(day), page)];
}

export const crumbOf = ({ name, link }: TermFacts): Crumb => ({ label: escapeHtml(name), url: link });

/** The terms above a term, from the top. */
export function aboveTerm({ id: own, parent, taxonomy }: TermFacts, state: RenderState): Crumb[] {
  const { site, data } = state.context;
  const crumbs: Crumb[] = [];
  if (!site?.isHierarchical(taxonomy)) return crumbs;
  const seen = new Set([own]);
  for (let id = parent; id > 0 && !seen.has(id); ) {
    seen.add(id);
    const term = data.facts?.term(id, taxonomy);
    if (!term) break;
    crumbs.unshift(crumbOf(term));
    id = term.parent;
  }
  return crumbs;
}
