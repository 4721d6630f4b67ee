// Templates and template parts as everybody reads them.
import { everyRole, type Scenario } from '../client.ts';

const theme = 'twentytwentyfive';

export const templatesRead: Scenario[] = [
  {
    area: 'templates',
    name: 'reading templates and template parts',
    run: async (client) => {
      const admin = client.as('administrator');
      const id = (slug: string) => `${theme}//${slug}`;
      const lists = ['/wp/v2/templates', '/wp/v2/template-parts'];
      const items = [
        `/wp/v2/templates/${id('single')}`,
        `/wp/v2/templates/${theme}/home`,
        `/wp/v2/template-parts/${id('header')}`,
        `/wp/v2/template-parts/${id('nonsense')}`,
        '/wp/v2/templates/nonsense//single',
        '/wp/v2/templates/nonsense',
      ];
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of [...lists, ...items]) await as.get(path);
        await as.get('/wp/v2/templates', 'context=edit&_fields=id,content.block_version,_links');
        await as.get('/wp/v2/templates/lookup', 'slug=page');
        await as.options('/wp/v2/templates');
        await as.options('/wp/v2/template-parts');
        await as.options(items[0] ?? '');
        await as.options(items[2] ?? '');
      }
      for (const path of [...lists, ...items.slice(0, 3)]) {
        for (const query of [
          'context=edit',
          'context=embed',
          'context=nonsense',
          '_fields=id,title',
          '_fields=content.raw',
        ])
          await admin.get(path, query);
        await admin.head(path);
      }
      for (const query of [
        'post_type=page',
        'post_type=post',
        'post_type=',
        'post_type=nonsense',
        'area=header',
        'area=nonsense',
        'area=uncategorized',
        'wp_id=0',
        'wp_id=1',
        'wp_id=x',
        'context=edit&area=footer',
      ]) {
        await admin.get('/wp/v2/templates', query);
        await admin.get('/wp/v2/template-parts', query);
      }
      for (const slug of [
        'page',
        'page-about',
        'single',
        'single-post',
        'single-post-hello',
        'single-nonsense',
        'category',
        'category-news',
        'tag-x',
        'taxonomy-post_tag',
        'taxonomy-category-x',
        'taxonomy-nonsense',
        'author-jane',
        'date',
        'attachment',
        'front-page',
        'index',
        'home',
        'search',
        '404',
        'privacy-policy',
        'archive-x',
        'nonsense',
        'page-no-title',
        '0',
        '',
      ])
        await admin.get('/wp/v2/templates/lookup', `slug=${slug}`);
      for (const query of [
        '',
        'slug=x&is_custom=true',
        'slug=x&is_custom=nonsense',
        'slug=taxonomy-books-dune&template_prefix=taxonomy-books',
        'slug=single-book&template_prefix=single',
        'slug=page-x&template_prefix=page',
        'slug[]=x',
        'slug=page&context=edit',
        'slug=page&_fields=id',
      ]) {
        await admin.get('/wp/v2/templates/lookup', query);
        await admin.get('/wp/v2/template-parts/lookup', query);
      }
      await admin.options('/wp/v2/templates/lookup');
      await admin.head('/wp/v2/templates/lookup', 'slug=page');
      await admin.post('/wp/v2/templates/lookup', { slug: 'x' });
      for (const path of [
        `/wp/v2/templates/${theme}%2F%2Fsingle`,
        `/wp/v2/templates/${theme}//../single`,
        `/wp/v2/templates/${theme}//%2e%2e%2fstyle`,
        `/wp/v2/templates/${theme}//SINGLE`,
        `/wp/v2/templates/a`,
        `/wp/v2/templates/ab`,
        `/wp/v2/templates/a/b/c`,
      ]) {
        await admin.get(path);
        await admin.get(path, 'source=theme');
      }
    },
  },
];
