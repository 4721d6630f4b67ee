// HTML of what pages show: a list of posts, one post, nothing found. Titles and texts come in as HTML, names as plain text.
import type { Site } from '../content/site.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';
import { pageLink } from './addresses.ts';
import type { Article, Named } from './articles.ts';

const months = 'January February March April May June July August September October November December'.split(' ');

/** `March 4, 2025`, from a stored local date or the beginning of one. */
export function longDate(date: string): string {
  const [year = '', month, day] = date.slice(0, 10).split('-');
  if (month === undefined) return year;
  const name = months[Number(month) - 1] ?? '';
  return day === undefined ? `${name} ${year}` : `${name} ${Number(day)}, ${year}`;
}

const anchor = ({ name, link }: Named, rel = ''): string =>
  `<a href="${escapeHtml(link)}"${rel}>${escapeHtml(name)}</a>`;

function meta({ row, author, categories }: Article): string {
  const time = `<time datetime="${row.post_date_gmt.replace(' ', 'T')}+00:00">${longDate(row.post_date)}</time>`;
  const parts = [
    time,
    author ? anchor(author, ' rel="author"') : '',
    categories.map((each) => anchor(each)).join(', '),
  ];
  return `<p class="meta">${parts.filter(Boolean).join(' · ')}</p>`;
}

/** The form that WordPress shows in place of a protected text, with its field names. */
export function passwordForm(site: Site, { row, link }: Article): string {
  const id = `pwbox-${row.ID}`;
  const action = `${site.options.siteUrl}/wp-login.php?action=postpass`;
  return `<form action="${escapeHtml(action)}" class="post-password-form" method="post">
<p>This text is protected. Enter its password to read it.</p>
<input type="hidden" name="redirect_to" value="${escapeHtml(link)}">
<p><label for="${id}">Password</label> <input name="post_password" id="${id}" type="password" spellcheck="false" required> <button name="Submit" value="Enter">Enter</button></p>
</form>`;
}

function entry(site: Site, article: Article): string {
  const { row, link } = article;
  const title = article.title() || longDate(row.post_date);
  const text = article.locked ? passwordForm(site, article) : article.excerpt();
  return `<article id="post-${row.ID}" class="entry">
<h2><a href="${escapeHtml(link)}" rel="bookmark">${title}</a></h2>
${row.post_type === 'post' ? meta(article) : ''}
${text}
</article>`;
}

export interface ListView {
  /** HTML; '' for none. */
  readonly heading: string;
  readonly description?: string;
  readonly articles: readonly Article[];
  readonly page: number;
  readonly pages: number;
  /** Of page 1. */
  readonly address: string;
}

export function listView(site: Site, { heading, description, articles, page, pages, address }: ListView): string {
  const link = (to: number) => escapeHtml(pageLink(site, address, to));
  const newer = page > 1 ? `<a rel="prev" href="${link(page - 1)}">← Newer posts</a>` : '<span></span>';
  const older = page < pages ? `<a rel="next" href="${link(page + 1)}">Older posts →</a>` : '<span></span>';
  return [
    heading === '' ? '' : `<h1>${heading}</h1>`,
    description ? `<div class="tagline">${description}</div>` : '',
    articles.length === 0 ? '<p>Nothing was found.</p>' : articles.map((article) => entry(site, article)).join('\n'),
    pages > 1 ? `<nav class="turn" aria-label="Pages">${newer}${older}</nav>` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** One post or page; `pages` and `page` are those of its text. */
export function articleView(site: Site, article: Article, page: number, pages: number): string {
  const { row, link, tags } = article;
  const turn = Array.from({ length: pages }, (_, index) => index + 1).map((to) => {
    if (to === page) return `<span aria-current="page">${to}</span>`;
    const pretty = !link.includes('?');
    const slash = link.endsWith('/') ? '/' : '';
    const address = to === 1 ? link : pretty ? `${link.replace(/\/$/, '')}/${to}${slash}` : `${link}&page=${to}`;
    return `<a href="${escapeHtml(address)}">${to}</a>`;
  });
  return `<article id="post-${row.ID}">
<h1>${article.title()}</h1>
${row.post_type === 'post' ? meta(article) : ''}
<div class="content">
${article.locked ? passwordForm(site, article) : article.content()}
</div>
${pages > 1 ? `<nav class="meta" aria-label="Pages of this text">Pages: ${turn.join(' ')}</nav>` : ''}
${tags.length > 0 ? `<p class="meta">Tags: ${tags.map((tag) => anchor(tag, ' rel="tag"')).join(', ')}</p>` : ''}
</article>`;
}

export const notFoundView = `<h1>Page not found</h1>
<p>There is nothing at this address. It may have moved; searching for it may help.</p>`;
