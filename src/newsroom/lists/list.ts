// /wp-admin/edit.php: the posts of a type, newest first, with search, statuses and pages. A plain page without scripts; one
// statement for the posts, one for their number, one for authors, whatever there is.
import type { Viewer } from '../../access/viewer.ts';
import { queryPosts } from '../../content/posts/query.ts';
import type { Site } from '../../content/site.ts';
import type { PostType } from '../../extend/types.ts';
import { escapeHtml } from '../../rendering/formatting/escape.ts';
import { framed, refused } from '../frame.ts';
import { listPlace, mayList } from '../menu.ts';
import { nonceFor } from '../nonce.ts';
import { type PageRequest, type PageResponse, textParam } from '../page.ts';
import { listAddress } from './actions.ts';
import { tableOf } from './rows.ts';

/** `post_status` → how its tab is called; '' is all but the trash. */
const tabs: readonly (readonly [status: string, label: string])[] = [
  ...([
    ['', 'All'],
    ['publish', 'Published'],
    ['future', 'Scheduled'],
    ['draft', 'Drafts'],
  ] as const),
  ...([
    ['pending', 'Pending review'],
    ['private', 'Private'],
    ['trash', 'Trash'],
  ] as const),
];
const shownTogether = ['publish', 'future', 'draft', 'pending', 'private'];
const perPage = 20;
const longestSearch = 200;

interface Asked {
  readonly type: PostType;
  readonly status: string;
  readonly search: string;
  readonly page: number;
}

/** Answers for somebody who is signed in. */
export async function answerList(site: Site, request: PageRequest, viewer: Viewer): Promise<PageResponse> {
  const type = site.registry.postTypes.get(textParam(request, 'post_type') || 'post');
  if (!viewer.can('edit_posts') && !viewer.can('edit_pages'))
    return refused(403, 'Not allowed', 'You may not see this list.');
  if (!type?.showUi) return refused(400, 'Unknown type', 'There is no such type of items.');
  if (!mayList(viewer, type)) return refused(403, 'Not allowed', 'You may not see this list.');
  const status = textParam(request, 'post_status');
  const asked: Asked = {
    type,
    status: tabs.some(([name]) => name === status) ? status : '',
    search: textParam(request, 's').trim().slice(0, longestSearch),
    page: Math.max(1, Math.min(100_000, Number.parseInt(textParam(request, 'paged'), 10) || 1)),
  };
  const seesPrivate = viewer.can(type.caps.read_private_posts ?? 'read_private_posts');
  const wanted = asked.status === '' ? shownTogether : [asked.status];
  const { rows, total } = await queryPosts(site, {
    types: [type.name],
    statuses: wanted.filter((one) => one !== 'private' || seesPrivate),
    ...(!seesPrivate && wanted.includes('private') ? { ownPrivate: viewer.id } : {}),
    ...(asked.search === '' ? {} : { search: asked.search, searchProtected: true }),
    orderBy: type.hierarchical ? 'title' : 'date',
    order: type.hierarchical ? 'asc' : 'desc',
    page: asked.page,
    perPage,
  });
  const title = type.labels.name ?? type.name;
  const body = [
    toolbar(site, viewer, asked),
    notice(site, viewer, request, type),
    await tableOf(site, viewer, type, rows, asked.search === '' ? 'There is nothing here yet.' : 'Nothing was found.'),
    pages(site, asked, total),
  ];
  const style = `${site.options.siteUrl}/wp-admin/screens/lists/main.css`;
  return framed(site, viewer, { place: listPlace(type.name), title, style, body: body.join('\n') });
}

function addressOf(site: Site, { type, status, search }: Asked, page = 1): string {
  return listAddress(site, type.name, {
    ...(status === '' ? {} : { post_status: status }),
    ...(search === '' ? {} : { s: search }),
    ...(page === 1 ? {} : { paged: page }),
  });
}

function toolbar(site: Site, viewer: Viewer, asked: Asked): string {
  const { type, status } = asked;
  const links = tabs.map(([name, label]) => {
    const here = name === status ? ' aria-current="page"' : '';
    const address = addressOf(site, { ...asked, status: name, search: '' });
    return `<li><a href="${escapeHtml(address)}"${here}>${label}</a></li>`;
  });
  const query = type.name === 'post' ? '' : `?post_type=${encodeURIComponent(type.name)}`;
  const mayCreate = viewer.can(type.caps.create_posts ?? 'edit_posts');
  const add = `<a class="button primary" href="${escapeHtml(`${site.options.siteUrl}/wp-admin/post-new.php${query}`)}">${escapeHtml(type.labels.add_new_item ?? 'Add')}</a>`;
  const hidden = (name: string, value: string): string =>
    value === '' ? '' : `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
  const search = `<form role="search" action="${escapeHtml(`${site.options.siteUrl}/wp-admin/edit.php`)}">
${hidden('post_type', type.name === 'post' ? '' : type.name)}${hidden('post_status', status)}
<label class="hidden" for="search">Search</label><input id="search" type="search" name="s" maxlength="${longestSearch}"
value="${escapeHtml(asked.search)}"> <button>Search</button></form>`;
  return `<div class="toolbar">${mayCreate ? add : ''}<nav aria-label="Statuses"><ul class="tabs">${links.join('')}</ul></nav>
${search}</div>`;
}

/** What was just done, as the links that did it say. */
function notice(site: Site, viewer: Viewer, request: PageRequest, type: PostType): string {
  const done = { trashed: 'was moved to the trash', untrashed: 'was restored', deleted: 'was deleted for good' };
  const [said] = Object.entries(done).filter(([name]) => textParam(request, name) !== '');
  if (!said) return '';
  const [name, what] = said;
  const id = Number.parseInt(textParam(request, 'ids'), 10);
  const undo = `${site.options.siteUrl}/wp-admin/post.php?post=${id}&action=untrash&_wpnonce=${nonceFor(site, viewer, `untrash-post_${id}`)}`;
  const link = name === 'trashed' && id > 0 ? ` <a href="${escapeHtml(undo)}">Undo</a>` : '';
  return `<p class="notice" role="status">${escapeHtml(type.labels.singular_name ?? 'The item')} ${what}.${link}</p>`;
}

function pages(site: Site, asked: Asked, total: number): string {
  const last = Math.max(1, Math.ceil(total / perPage));
  const link = (to: number, label: string): string =>
    to >= 1 && to <= last ? `<a class="button" href="${escapeHtml(addressOf(site, asked, to))}">${label}</a>` : '';
  const count = total === 1 ? '1 item' : `${total} items`;
  const place = last > 1 ? `, page ${asked.page} of ${last}` : '';
  return `<nav class="pages" aria-label="Pages"><span>${count}${place}</span> ${link(asked.page - 1, 'Back')} ${link(asked.page + 1, 'On')}</nav>`;
}
