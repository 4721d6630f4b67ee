// Addresses of all posts of the scenario under five permalink structures, as a WordPress 7.1 gave them
// (permalink.facts.json: structure, id, address, sample address, sample slug).
import { expect, test } from 'vitest';
import { describeEachSite } from '../../testing.ts';
import { getPosts } from './get.ts';
import facts from './permalink.facts.json' with { type: 'json' };
import { permalink, samplePermalinks } from './permalink.ts';
import { loadPermalinkData } from './permalink-data.ts';
import { installed, replay } from './testing.ts';

describeEachSite('permalinks', (open) => {
  test('are those of WordPress', async () => {
    const site = await open({ now: installed });
    await replay(site);
    const posts = [
      ...(
        await getPosts(
          site,
          facts.map(([, id]) => Number(id)),
        )
      ).values(),
    ];
    const today = (text: string) =>
      text.replace('/2026/11/23/', '/TODAY/').replace(/\/2026\/[0-9]{2}-[0-9]{2}-[0-9]{2}\//, '/2026/TIME/');
    let structure: unknown;
    for (const fact of facts) {
      const [wanted, id] = fact;
      if (structure !== wanted) await site.options.set('permalink_structure', wanted);
      structure = wanted;
      const post = posts.find((each) => each.ID === id);
      if (!post) throw new Error(`no post ${id}`);
      const data = await loadPermalinkData(site, [post]);
      const sample = (await samplePermalinks(site, [post], data)).get(post.ID);
      const link = permalink(site, post, data);
      expect.soft([wanted, id, today(link), today(sample?.template ?? ''), sample?.slug]).toEqual(fact);
    }
  });
});
