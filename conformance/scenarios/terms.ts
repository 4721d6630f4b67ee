// Categories and tags.
import { everyRole, type Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

export const terms: Scenario[] = [
  {
    area: 'terms',
    name: 'categories and tags',
    run: async (client) => {
      const site = await newsroom(client);
      const admin = client.as('administrator');
      const anonymous = client.as('anonymous');
      const fill = (query: string) =>
        query
          .replace('{world}', String(site.world))
          .replace('{europe}', String(site.europe))
          .replace('{beta}', String(site.posts.beta))
          .replace('{tagA}', String(site.tagA));
      for (const query of [
        '',
        'per_page=2',
        'per_page=2&page=2',
        'page=99',
        'per_page=1000',
        'search=wor',
        'search=%26',
        'include={world},{europe}&orderby=include',
        'exclude={world}',
        'orderby=id',
        'orderby=id&order=desc',
        'orderby=name',
        'orderby=slug',
        'orderby=include',
        'orderby=include_slugs&slug=world,europe',
        'orderby=count&order=desc',
        'orderby=nonsense',
        'hide_empty=true',
        'hide_empty=1&post={beta}',
        'parent={world}',
        'parent=0',
        'parent=x',
        'post={beta}',
        'post=99999',
        'slug=world',
        'slug[]=world&slug[]=europe',
        'slug=none',
        'offset=1',
        'context=edit',
        'context=embed',
        '_fields=id,name,_links',
        '_embed',
        '_envelope&per_page=1',
      ]) {
        await anonymous.get('/wp/v2/categories', fill(query));
      }
      for (const query of [
        '',
        'post={beta}',
        'search=break',
        'hide_empty=true',
        'orderby=count',
        'parent=0',
        'offset=1&per_page=1',
        'exclude={tagA}',
      ])
        await anonymous.get('/wp/v2/tags', fill(query));
      for (const query of ['orderby=term_group', 'orderby=description'])
        await anonymous.getAnyOrder('/wp/v2/categories', query);
      await anonymous.get(`/wp/v2/categories/${site.world}`);
      await anonymous.get(`/wp/v2/categories/${site.europe}`, '_embed');
      await anonymous.get(`/wp/v2/tags/${site.world}`);
      await anonymous.get('/wp/v2/categories/99999');
      await anonymous.get(`/wp/v2/categories/${site.world}`, 'context=edit');
      for (const body of [
        { name: 'World' },
        { name: 'World', parent: site.world },
        { name: 'world' },
        { name: 'Wörld' },
        { name: '' },
        { name: '   ' },
        {},
        { name: 'Slug', slug: 'Given Slug' },
        { name: 'Slug again', slug: 'given-slug' },
        { name: '<b>Bold</b> & "quoted"', description: '<script>x</script><em>d</em>' },
        { name: 'Child', parent: 99999 },
        { name: 'Child', parent: 'x' },
        { name: ['x'] },
        { name: 'With meta', meta: { nonsense: 1 } },
        { name: 'x'.repeat(210) },
        { name: 'Emoji 🎉' },
        { name: '日本' },
        { name: 'Europe', slug: 'world' },
      ]) {
        const made = await admin.post('/wp/v2/categories', body);
        if (made.status === 201) await admin.get(`/wp/v2/categories/${made.body.id}`, 'context=edit');
      }
      for (const body of [
        { name: 'Tag one' },
        { name: 'Tag one' },
        { name: 'Tag child', parent: site.tagA },
        { name: 'breaking', description: 'again' },
      ])
        await admin.post('/wp/v2/tags', body);
      for (const body of [
        { name: 'Europa' },
        { slug: 'world' },
        { slug: 'europe-news' },
        { parent: site.europe },
        { parent: 0 },
        { parent: site.world },
        { description: 'Text "q"' },
        { name: '' },
        { slug: '' },
        {},
      ])
        await admin.post(`/wp/v2/categories/${site.europe}`, body);
      await admin.post(`/wp/v2/categories/${site.world}`, { parent: site.europe });
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get('/wp/v2/categories', 'context=edit&per_page=2');
        const made = await as.post('/wp/v2/categories', { name: `By ${role}` });
        if (made.status === 201) {
          await as.post(`/wp/v2/categories/${made.body.id}`, { name: `Again ${role}` });
          await as.delete(`/wp/v2/categories/${made.body.id}`);
          await as.delete(`/wp/v2/categories/${made.body.id}`, 'force=true');
        }
        const tag = await as.post('/wp/v2/tags', { name: `Tag by ${role}` });
        if (tag.status === 201) await as.delete(`/wp/v2/tags/${tag.body.id}`, 'force=true');
        await as.post(`/wp/v2/tags/${site.tagA}`, { description: role });
        await as.options('/wp/v2/categories');
      }
      await admin.options('/wp/v2/tags');
      await admin.options(`/wp/v2/categories/${site.world}`);
      await admin.delete('/wp/v2/categories/1', 'force=true');
      await admin.delete('/wp/v2/categories/99999', 'force=true');
      await admin.delete(`/wp/v2/categories/${site.world}`, 'force=true');
      await anonymous.get(`/wp/v2/categories/${site.europe}`);
      await anonymous.get(`/wp/v2/posts/${site.posts.alpha}`);
    },
  },
];
