// Extensions hear of posts that go to the trash and come back, as of each other change, before their comments follow.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../testing.ts';
import { createPost } from './create.ts';
import { trashPost, untrashPost } from './trash.ts';

describeEachSite('the trash', (open) => {
  test('runs what follows each change of a post', async () => {
    const site = await open();
    const { ID } = await createPost(site, null, { title: 'x', content: 'y', status: 'publish' });
    const heard: [string, string][] = [];
    site.hooks.addAction('wp_after_insert_post', (post, oldStatus) => void heard.push([oldStatus, post.post_status]));
    await trashPost(site, null, ID);
    await untrashPost(site, null, ID);
    await trashPost(site, null, ID);
    await untrashPost(site, null, ID, true);
    expect(heard).toEqual([
      ['publish', 'trash'],
      ['trash', 'draft'],
      ['draft', 'trash'],
      ['trash', 'draft'],
    ]);
  });
});
