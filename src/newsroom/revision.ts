// /wp-admin/revision.php?revision=ID leads to the editor of the post, which shows its revisions itself.
import type { Viewer } from '../access/viewer.ts';
import { getPost } from '../content/posts/get.ts';
import { loadSubjects, may } from '../content/posts/subjects.ts';
import type { Site } from '../content/site.ts';
import { editAddress } from './editor/page.ts';
import { sentTo } from './frame.ts';
import { type PageRequest, type PageResponse, textParam } from './page.ts';

export async function answerRevision(site: Site, request: PageRequest, viewer: Viewer): Promise<PageResponse> {
  const id = Number.parseInt(textParam(request, 'revision'), 10);
  const revision = Number.isSafeInteger(id) ? await getPost(site, id) : undefined;
  const post = revision?.post_type === 'revision' ? await getPost(site, revision.post_parent) : undefined;
  if (!post || !may(viewer, 'edit_post', post, await loadSubjects(site, [post])))
    return sentTo(`${site.options.siteUrl}/wp-admin/edit.php`);
  return sentTo(editAddress(site, post.ID));
}
