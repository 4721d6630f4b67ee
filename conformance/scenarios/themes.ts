// Themes: lists, items, what they support.
import { everyRole, type Scenario } from '../client.ts';

const theme = 'twentytwentyfive';

export const themes: Scenario[] = [
  {
    area: 'themes',
    name: 'themes',
    run: async (client) => {
      const admin = client.as('administrator');
      const paths = ['/wp/v2/themes', `/wp/v2/themes/${theme}`, '/wp/v2/themes/nonsense', '/wp/v2/themes/a/b'];
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of paths) {
          await as.get(path);
          await as.options(path);
        }
        for (const query of ['status=active', 'status[]=active', 'status=inactive', 'status=active,inactive'])
          await as.get('/wp/v2/themes', query);
      }
      for (const query of [
        'status=nonsense',
        'status=',
        'status[]=active&status[]=active',
        'context=embed',
        '_fields=stylesheet,name.raw,theme_supports.formats,_links',
        '_fields=author.rendered,tags,description',
        '_fields=theme_supports',
        '_envelope',
        '_embed',
      ]) {
        await admin.get('/wp/v2/themes', query);
        await admin.get(`/wp/v2/themes/${theme}`, query);
      }
      for (const path of ['/wp/v2/themes/twentytwenty%66ive', '/wp/v2/themes/twenty+x', '/wp/v2/themes/a%2Fb/c'])
        await admin.get(path);
      for (const path of paths) {
        await admin.head(path);
        await admin.post(path, { status: 'active' });
        await admin.delete(path);
      }
    },
  },
];
