// `core/breadcrumbs` of a post: the way to it by the pages above it or by its first term.

import { escapeHtml } from '../../formatting/escape.ts';
import { kses } from '../../formatting/kses.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { isPaged, type PageContext } from '../../page-context.ts';
import type { PostFacts } from '../facts.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { aboveTerm, type Crumb, crumbOf, crumbsOfList } from './breadcrumbs-of-list.ts';
import { isSet, postOf, text, wrapper } from './helpers.ts';

export function breadcrumbs(block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  const { home, page } = state.context;
  if (page?.isFront && !isSet(attributes.showOnHomePage)) return '';
  const own = page && page.kind !== 'post' ? crumbsOfList(page, state) : crumbsOfPost(block, state);
  if (own === undefined) return '';
  const crumbs: Crumb[] = [];
  if (isSet(attributes.showHomeItem)) {
    const url = homeAddress(page, home);
    crumbs.push({ label: state.language.say('Home'), ...(url === undefined ? {} : { url }) });
  }
  crumbs.push(...own);
  if (!isSet(attributes.showCurrentItem)) crumbs.pop();
  if (crumbs.length === 0) return '';
  const separator = text(attributes.separator).replace(/["\\]/g, '\\$&');
  const outer = wrapper(block, state, {
    style: `--separator: "${separator}";`,
    'aria-label': state.language.say('Breadcrumbs'),
  });
  const items = crumbs.map(({ label, url }) =>
    url === undefined || url === ''
      ? `<li><span aria-current="page">${label}</span></li>`
      : `<li><a href="${escapeUrl(url)}">${label}</a></li>`,
  );
  return `<nav ${outer}><ol>${items.join('')}</ol></nav>`;
}

/** Where "Home" leads; undefined where it is what is shown. */
function homeAddress(page: PageContext | undefined, home: string): string | undefined {
  if (!page?.isFront || (page.kind === 'post' && page.textPage > 1)) return `${home}/`;
  return isPaged(page) ? page.pageAddress(1) : undefined;
}

/** What leads to a post; undefined where there is none. */
function crumbsOfPost(block: LiveBlock, state: RenderState): Crumb[] | undefined {
  const { page } = state.context;
  const post = postOf(block, state);
  const { postType } = block.around;
  if (page?.isFront) return page.textPage > 1 ? [{ label: pageName(page.textPage, state) }] : [];
  const part = partOf(page, state);
  if (!state.context.site || !post || postType === undefined) return undefined;
  const prefersTerms = isSet(preparedAttributes(block).prefersTaxonomy);
  return [
    ...wayTo(post, text(postType), prefersTerms, state),
    { label: kses(titleOf(post, state), 'post'), ...(part === undefined ? {} : { url: post.link }) },
    ...(part === undefined ? [] : [{ label: part }]),
  ];
}

/** What a page of a text or of its comments is called; undefined for the first. */
function partOf(page: PageContext | undefined, state: RenderState): string | undefined {
  if (!page) return undefined;
  if (page.commentPage > 1) return state.language.fill('Comments Page %s', state.language.number(page.commentPage));
  return page.textPage > 1 ? pageName(page.textPage, state) : undefined;
}

const pageName = (number: number, { language }: RenderState): string =>
  language.fill('Page %s', language.number(number));

const titleOf = ({ title }: PostFacts, { language }: RenderState): string => title || language.say('(no title)');

/** What leads to a post: its type's list, then what is above it or its terms. Attachments go the way of their post. */
function wayTo(own: PostFacts, ownType: string, prefersTerms: boolean, state: RenderState): Crumb[] {
  const { site, data } = state.context;
  if (!site) return [];
  let post = own;
  let type = ownType;
  let { parent } = own;
  if (!site.isHierarchicalType(type) && parent > 0) {
    const above = data.facts?.post(parent);
    if (above) {
      post = above;
      type = above.type;
      parent = above.parent;
    }
  }
  const byTerms = !site.isHierarchicalType(type) && parent === 0;
  const showsTerms = byTerms || (site.hasTaxonomies(type) && prefersTerms);
  return [...archiveOf(type, state), ...(showsTerms ? byTerm(post, type, state) : byParents(post, state))];
}

function archiveOf(type: string, state: RenderState): Crumb[] {
  const { site, data } = state.context;
  if (type === 'post' && site && site.pageForPosts > 0) {
    const page = data.facts?.post(site.pageForPosts);
    return page ? [{ label: escapeHtml(titleOf(page, state)), url: page.link }] : [];
  }
  const archive = site?.archiveOf(type);
  return archive ? [{ label: escapeHtml(archive.label), url: archive.link }] : [];
}

function byParents(post: PostFacts, state: RenderState): Crumb[] {
  const crumbs: Crumb[] = [];
  const seen = new Set([post.id]);
  for (let id = post.parent; id > 0 && !seen.has(id); ) {
    seen.add(id);
    const above = state.context.data.facts?.post(id);
    if (!above) break;
    crumbs.unshift({ label: kses(titleOf(above, state), 'post'), url: above.link });
    id = above.parent;
  }
  return crumbs;
}

function byTerm(post: PostFacts, type: string, state: RenderState): Crumb[] {
  const { site, data } = state.context;
  for (const taxonomy of site?.taxonomiesOf(type) ?? []) {
    const [term] = data.facts?.termsOf(post.id, taxonomy) ?? [];
    if (term) return [...aboveTerm(term, state), crumbOf(term)];
  }
  return [];
}
