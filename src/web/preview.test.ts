// Whose unsaved texts a preview shows: of posts that the viewer may edit, whatever post the nonce is for.
import { expect, test } from 'vitest';
import type { Viewer } from '../access/viewer.ts';
import { createPost } from '../content/posts/create.ts';
import { autosave } from '../content/revisions/autosave.ts';
import { viewerOf } from '../content/users/viewer.ts';
import { describeEachSite, testUsers } from '../testing.ts';
import { previewed } from './preview.ts';

describeEachSite('previews', (open) => {
  test('show the autosave to those who may edit the post', async () => {
    const site = await open();
    const admin = await viewerOf(site, testUsers.administrator);
    const author = await viewerOf(site, testUsers.author);
    const own = await createPost(site, null, { title: 'Own', status: 'publish', author: testUsers.author });
    const post = await createPost(site, null, { title: 'Said', status: 'publish', author: testUsers.administrator });
    await autosave(site, admin, post.ID, { title: 'Unsaid' }, {});
    const shown = async (viewer: Viewer, id: number) => {
      const query = { preview: 'true', preview_id: String(id), preview_nonce: '0123456789' };
      const request = { path: '/', search: '', query, cookie: undefined, viewer };
      return (await previewed(site, request, post)).post_title;
    };
    expect(await shown(admin, post.ID)).toBe('Unsaid');
    expect(await shown(author, post.ID)).toBe('Said');
    expect(await shown(author, own.ID)).toBe('Said');
  });
});
