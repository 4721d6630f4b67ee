// Templates and template parts made, changed and deleted.
import { everyRole, type Scenario } from '../client.ts';
import { samePlainStart } from './prelude.ts';

const theme = 'twentytwentyfive';

export const templatesWrite: Scenario[] = [
  {
    area: 'templates',
    name: 'writing templates and template parts',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const single = `/wp/v2/templates/${theme}//single`;
      const header = `/wp/v2/template-parts/${theme}//header`;
      const text = (words: string) => `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`;
      for (const role of everyRole.slice(0, 5)) {
        const as = client.as(role);
        await as.post('/wp/v2/templates', { slug: 'x', content: text('x') });
        await as.post(single, { content: text('x') });
        await as.delete(single, 'force=true');
        await as.post('/wp/v2/templates', {});
      }
      const read = async (path: string) => {
        await admin.get(path);
        await admin.get(path, 'context=edit');
        await admin.get(path, 'source=theme');
        await client.as('editor').get(path);
      };
      // A file customised, changed, put back.
      await admin.delete(single, 'force=true');
      await admin.post(single, { content: text('One') });
      await read(single);
      await admin.post(single, {
        content: { raw: `<!-- wp:template-part {"slug":"header"} /-->${text('Two')}` },
        title: 'Other',
      });
      await read(single);
      await admin.put(single, { title: { raw: '' }, description: 'Said & done', author: 2 });
      await admin.patch(single, { author: 999 });
      await admin.post(single, { status: 'draft' });
      await admin.post(single, { status: 'nonsense' });
      await admin.post(single, { content: 7 });
      await admin.post(single, { title: ['x'] });
      await admin.post(single, { slug: 'other' });
      await admin.post(single, { slug: '!!!' });
      await admin.get('/wp/v2/templates');
      await admin.get('/wp/v2/templates', 'post_type=page');
      await admin.get('/wp/v2/templates/lookup', 'slug=single-post-first-post');
      await admin.post(single, { source: 'theme' });
      await read(single);
      await admin.post(single, { source: 'theme' });
      await admin.post(header, { content: text('Head') });
      await read(header);
      await admin.post(header, { area: 'footer' });
      await admin.get('/wp/v2/template-parts', 'area=footer');
      await admin.post(header, { area: 'nonsense' });
      await admin.get('/wp/v2/template-parts', 'area=header');
      await admin.delete(header);
      await read(header);
      await admin.post(`/wp/v2/template-parts/${theme}//footer`, { area: 'header', title: '' });
      await admin.delete(`/wp/v2/template-parts/${theme}//footer`, 'force=true');
      await admin.post(`/wp/v2/templates/${theme}//page-no-title`, { title: 'Bare', is_wp_suggestion: true });
      await admin.get('/wp/v2/templates', 'post_type=page');
      // New ones.
      for (const body of [
        { slug: 'special', title: 'Special', content: text('Special'), description: 'For one page' },
        { slug: 'special', title: 'Special', content: text('Again') },
        { slug: 'Upper Case', title: 'Upper' },
        { slug: 'single', content: text('Single, new') },
        { slug: 'page-sample', content: text('Sample') },
        { slug: 'page-nowhere', content: text('Nowhere') },
        { slug: 'single-post-first-post', content: text('First') },
        { slug: 'category-uncategorized', content: text('Category') },
        { slug: 'category-nowhere', content: text('Category') },
        { slug: 'tag-nowhere', content: text('Tag') },
        { slug: 'taxonomy-post_tag-x', content: text('Taxonomy') },
        { slug: 'author-admin', content: text('Author') },
        { slug: 'author-subscriber', content: text('Author') },
        { slug: 'author-nobody', content: text('Author') },
        { slug: 'suggested', title: 'Suggested', is_wp_suggestion: true },
        { slug: 'titled', title: { raw: 'Titled "quotes"' }, author: 3 },
        { slug: 'theirs', theme: 'another', title: 'Theirs' },
        { slug: 'empty' },
        { slug: '' },
        { slug: 7, title: 'Seven' },
        { title: 'No slug' },
        { slug: 'status', status: 'draft', title: 'Status' },
        { slug: 'status', status: 'nonsense', title: 'Status' },
        { slug: 'author', author: 999, title: 'Author' },
        { slug: 'x'.repeat(250), title: 'Long' },
      ]) {
        const made = await admin.post('/wp/v2/templates', body);
        if (made.status !== 201) continue;
        const path = `/wp/v2/templates/${String(made.body.id)}`;
        await admin.get(path, 'context=edit');
        await admin.get('/wp/v2/templates', `wp_id=${String(made.body.wp_id)}`);
        await admin.post(path, { description: 'Changed' });
      }
      await admin.getAnyOrder('/wp/v2/templates', '_fields=id,title,wp_id,is_custom,source');
      for (const body of [
        { slug: 'banner', title: 'Banner', area: 'header', content: text('Banner') },
        { slug: 'aside', title: 'Aside' },
        { slug: 'aside', title: 'Aside', area: 'nonsense' },
        { slug: 'overlay', title: 'Overlay', area: 'navigation-overlay' },
        { slug: 'header', title: 'Header', area: 7 },
      ]) {
        const made = await admin.post('/wp/v2/template-parts', body);
        if (made.status !== 201) continue;
        const path = `/wp/v2/template-parts/${String(made.body.id)}`;
        await admin.get(path);
        await admin.post(path, { content: text('Changed') });
        await admin.delete(path);
        await admin.get(path);
      }
      for (const path of [`/wp/v2/templates/${theme}//special`, `/wp/v2/templates/${theme}//titled`]) {
        await client.as('editor').delete(path);
        await admin.delete(path);
        await admin.delete(path);
        await admin.get(path);
      }
      for (const body of [{ content: text('x') }, {}]) await admin.post('/wp/v2/templates/nonsense//x', body);
      await admin.delete('/wp/v2/templates/nonsense//x');
      await admin.delete(`/wp/v2/templates/${theme}//suggested`, 'force=true');
      await admin.delete(`/wp/v2/templates/${theme}//suggested`, 'force=true');
    },
  },
];
