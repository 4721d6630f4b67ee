// Patterns of blocks, their categories, and views of the site editor.
import { everyRole, type Scenario } from '../client.ts';

export const themePatterns: Scenario[] = [
  {
    area: 'patterns',
    name: 'patterns, categories, views',
    run: async (client) => {
      const admin = client.as('administrator');
      const lists = ['/wp/v2/block-patterns/patterns', '/wp/v2/block-patterns/categories'];
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of lists) {
          await as.get(path, '_fields=name,title,label,categories,source');
          await as.options(path);
          await as.head(path);
        }
        await as.options('/wp/v2/view-config');
        for (const query of [
          'kind=postType&name=post',
          'kind=postType&name=page',
          'kind=postType&name=attachment',
          'kind=postType&name=wp_block',
          'kind=postType&name=wp_template',
          'kind=postType&name=wp_template_part',
          'kind=postType&name=revision',
          'kind=postType&name=nonsense',
          'kind=POSTTYPE&name=page',
          'kind=POSTTYPE&name=wp_block',
          'kind=taxonomy&name=category',
          'kind=taxonomy&name=post_format',
          'kind=taxonomy&name=nonsense',
          'kind=root&name=site',
          'kind=nonsense&name=x',
          'kind=postType',
          'name=post',
          'kind[]=x&name=y',
          'kind=&name=',
        ])
          await as.get('/wp/v2/view-config', query);
      }
      for (const path of lists) {
        await admin.get(path);
        await admin.get(path, 'context=embed');
        await admin.get(path, '_fields=content');
        await admin.get(path, '_envelope&_fields=name');
        await admin.post(path, {});
      }
      await admin.post('/wp/v2/templates', { slug: 'special', title: 'Special' });
      await admin.get('/wp/v2/view-config', 'kind=postType&name=wp_template');
      await admin.get('/wp/v2/view-config', 'kind=postType&name=wp_template&_fields=view_list');
      await admin.head('/wp/v2/view-config', 'kind=postType&name=page');
    },
  },
];
