// The table of a list: title, author, date and status of each post, and what the viewer may do with it.
import type { Viewer } from '../../access/viewer.ts';
import { permalink } from '../../content/posts/permalink.ts';
import { loadPermalinkData } from '../../content/posts/permalink-data.ts';
import { loadSubjects, may, type PostSubjects } from '../../content/posts/subjects.ts';
import type { Site } from '../../content/site.ts';
import { getUsers } from '../../content/users/load.ts';
import { noDate, type PostRow } from '../../database/schema.ts';
import type { PostType } from '../../extend/types.ts';
import { decodeSpecialCharacters, escapeHtml } from '../../rendering/formatting/escape.ts';
import { editAddress } from '../editor/page.ts';
import { nonceFor } from '../nonce.ts';

const states: Readonly<Record<string, string>> = {
  ...{ publish: 'Published', future: 'Scheduled', draft: 'Draft', pending: 'Pending review', private: 'Private' },
  trash: 'In the trash',
};

/** The table; `empty` where there is nothing to show. */
export async function tableOf(
  site: Site,
  viewer: Viewer,
  type: PostType,
  posts: readonly PostRow[],
  empty: string,
): Promise<string> {
  if (posts.length === 0) return `<p class="hint">${empty}</p>`;
  const subjects = await loadSubjects(site, posts);
  const authors = await getUsers(
    site,
    posts.map((post) => post.post_author),
  );
  const links = await loadPermalinkData(site, posts);
  const rows = posts.map((post) => {
    const author = authors.get(post.post_author)?.display_name ?? '';
    const edits = may(viewer, 'edit_post', post, subjects) && post.post_status !== 'trash';
    const title = escapeHtml(titleOf(post));
    const named = edits ? `<a href="${escapeHtml(editAddress(site, post.ID))}">${title}</a>` : title;
    const date = post.post_date === noDate ? '' : post.post_date.slice(0, 16);
    return `<tr><th scope="row"><span class="title">${named}</span>${actions(site, viewer, post, subjects, permalink(site, post, links))}</th>
<td>${escapeHtml(author)}</td><td><span class="state">${states[post.post_status] ?? escapeHtml(post.post_status)}</span> <time>${date}</time></td></tr>`;
  });
  return `<table><caption class="hidden">${escapeHtml(type.labels.name ?? type.name)}</caption>
<thead><tr><th scope="col">Title</th><th scope="col">Author</th><th scope="col">Date</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

/** A title as plain text. */
function titleOf({ post_title: title }: PostRow): string {
  return decodeSpecialCharacters(title.replace(/<[^<>]*>/g, '')).trim() || '(no title)';
}

function actions(site: Site, viewer: Viewer, post: PostRow, subjects: PostSubjects, address: string): string {
  const edits = may(viewer, 'edit_post', post, subjects);
  const deletes = may(viewer, 'delete_post', post, subjects);
  const title = titleOf(post);
  const link = (label: string, to: string): string =>
    `<li><a href="${escapeHtml(to)}" aria-label="${escapeHtml(`${label}: ${title}`)}">${label}</a></li>`;
  const act = (label: string, action: string): string => {
    const nonce = nonceFor(site, viewer, `${action}-post_${post.ID}`);
    return link(label, `${site.options.siteUrl}/wp-admin/post.php?post=${post.ID}&action=${action}&_wpnonce=${nonce}`);
  };
  const preview = `${address}${address.includes('?') ? '&' : '?'}preview=true`;
  const inTrash = post.post_status === 'trash';
  const isPublic = post.post_status === 'publish' || post.post_status === 'private';
  const items = inTrash
    ? deletes
      ? [act('Restore', 'untrash'), act('Delete for good', 'delete')]
      : []
    : [
        ...(edits ? [link('Edit', editAddress(site, post.ID))] : []),
        ...(isPublic ? [link('View', address)] : edits ? [link('Preview', preview)] : []),
        ...(deletes ? [act('Trash', 'trash')] : []),
      ];
  return items.length === 0 ? '' : `<ul class="actions">${items.join('')}</ul>`;
}
