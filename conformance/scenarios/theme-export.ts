// The theme as an archive, before and after its templates, parts and styles were changed. Live: it is the theme's own files.
import { everyRole, type Scenario } from '../client.ts';

const path = '/wp-block-editor/v1/export';

export const themeExport: Scenario[] = [
  {
    area: 'export',
    name: 'the theme and what was changed of it',
    live: true,
    run: async (client) => {
      const admin = client.as('administrator');
      for (const role of everyRole) {
        const as = client.as(role);
        await as.options(path);
        if (role !== 'administrator') await as.get(path);
      }
      await admin.get(path);
      await admin.post(path, {});
      await admin.post('/wp/v2/templates/twentytwentyfive//home', {
        content: '<!-- wp:template-part {"slug":"header"} /--><!-- wp:paragraph --><p>é</p><!-- /wp:paragraph -->',
      });
      await admin.post('/wp/v2/templates', { slug: 'own', title: 'Own', content: 'plain' });
      await admin.post('/wp/v2/template-parts/twentytwentyfive//footer', { content: '<!-- wp:site-title /-->' });
      const styles = await admin.get('/wp/v2/themes/twentytwentyfive', '_fields=_links');
      const links = styles.body._links as Record<string, { href: string }[]>;
      const id = /(\d+)$/.exec(links['wp:user-global-styles']?.[0]?.href ?? '')?.[1];
      await admin.post(`/wp/v2/global-styles/${id}`, {
        styles: { color: { text: '#123456' }, blocks: { 'core/quote': { color: { text: 'red' } } } },
        settings: { color: { palette: { custom: [{ slug: 'mine', name: 'Mine', color: '#abc' }] } } },
      });
      await admin.get(path);
    },
  },
];
