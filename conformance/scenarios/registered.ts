// Types, taxonomies, statuses.
import { everyRole, type Scenario } from '../client.ts';

export const registered: Scenario[] = [
  {
    area: 'registered',
    name: 'types, taxonomies, statuses',
    run: async (client) => {
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of [
          '/wp/v2/types',
          '/wp/v2/types/post',
          '/wp/v2/types/page',
          '/wp/v2/types/attachment',
          '/wp/v2/types/revision',
          '/wp/v2/types/nonsense',
          '/wp/v2/taxonomies',
          '/wp/v2/taxonomies/category',
          '/wp/v2/taxonomies/post_tag',
          '/wp/v2/taxonomies/post_format',
          '/wp/v2/taxonomies/nonsense',
          '/wp/v2/statuses',
          '/wp/v2/statuses/publish',
          '/wp/v2/statuses/draft',
          '/wp/v2/statuses/trash',
          '/wp/v2/statuses/nonsense',
        ]) {
          await as.get(path);
          if (role !== 'subscriber') await as.get(path, 'context=edit');
        }
      }
      const anonymous = client.as('anonymous');
      for (const path of [
        '/wp/v2/types',
        '/wp/v2/taxonomies',
        '/wp/v2/statuses',
        '/wp/v2/types/post',
        '/wp/v2/taxonomies/category',
        '/wp/v2/statuses/publish',
      ]) {
        await anonymous.get(path, 'context=embed');
        await anonymous.options(path);
        await anonymous.get(path, '_fields=slug,name,post.slug');
        await anonymous.head(path);
        await client.as('administrator').post(path, { name: 'x' });
        await client.as('administrator').delete(path);
      }
      await anonymous.get('/wp/v2/taxonomies', 'type=post');
      await anonymous.get('/wp/v2/taxonomies', 'type=page');
      await anonymous.get('/wp/v2/taxonomies', 'type=nonsense');
    },
  },
];
