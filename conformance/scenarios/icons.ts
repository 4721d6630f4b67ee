// Icons and their collections.
import { everyRole, type Scenario } from '../client.ts';

export const icons: Scenario[] = [
  {
    area: 'icons',
    name: 'icons and their collections',
    run: async (client) => {
      const admin = client.as('administrator');
      const paths = [
        '/wp/v2/icons',
        '/wp/v2/icons/core',
        '/wp/v2/icons/nonsense',
        '/wp/v2/icons/core/at-symbol',
        '/wp/v2/icons/core/nonsense',
        '/wp/v2/icon-collections',
        '/wp/v2/icon-collections/core',
        '/wp/v2/icon-collections/nonsense',
      ];
      for (const role of everyRole) {
        for (const path of paths) {
          await client.as(role).get(path);
          await client.as(role).options(path);
        }
      }
      for (const query of [
        'search=arrow',
        'search=ARROW%20down',
        'search=0',
        'search=zzz',
        'per_page=2',
        'per_page=x',
        'page=9',
        'collection=core',
        'collection=nonsense',
        'collection=-',
        'context=embed',
        '_fields=name',
      ]) {
        await admin.get('/wp/v2/icons', query);
        await admin.get('/wp/v2/icons/core', query);
        await admin.get('/wp/v2/icon-collections', query);
      }
      for (const path of paths) {
        await admin.head(path);
        await admin.post(path, {});
      }
    },
  },
];
