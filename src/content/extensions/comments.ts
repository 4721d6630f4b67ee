// What extensions do with comments (extend/site.ts): those that came from elsewhere, over the verbs of visitors' comments.
import { anonymous } from '../../access/make-viewer.ts';
import type { ExtensionComments } from '../../extend/site.ts';
import { createComment } from '../comments/create.ts';
import { deleteComment } from '../comments/delete.ts';
import { commentsOpen } from '../comments/open.ts';
import { updateComment } from '../comments/update.ts';
import { updateMeta } from '../meta/rows.ts';
import { getPost } from '../posts/get.ts';
import type { Site } from '../site.ts';

export function extensionComments(site: Site): ExtensionComments {
  return {
    add: ({ post, parent, name, url, content, agent, meta }) =>
      site.transaction(async (inside) => {
        const row = await getPost(inside, post);
        if (!row || !commentsOpen(inside, row)) return 0;
        const draft = { post, parent, authorName: name, authorUrl: url, content, agent };
        const { comment_ID: id } = await createComment(inside, anonymous(), draft);
        for (const [key, value] of Object.entries(meta)) await updateMeta(inside, 'comment', id, key, value);
        return id;
      }),
    edit: async (id, content) => {
      await updateComment(site, anonymous(), id, { content });
    },
    remove: async (id) => {
      await deleteComment(site, id);
    },
  };
}
