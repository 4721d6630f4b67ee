// Block types.
import { everyRole, type Scenario } from '../client.ts';

const paths = [
  '/wp/v2/block-types',
  '/wp/v2/block-types/core',
  '/wp/v2/block-types/nonsense',
  '/wp/v2/block-types/core/paragraph',
  '/wp/v2/block-types/core/nonsense',
  '/wp/v2/block-types/nonsense/paragraph',
];

export const blockTypes: Scenario[] = [
  {
    area: 'block-types',
    name: 'every route, method and role',
    run: async (client) => {
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of paths) {
          await as.get(path);
          await as.get(path, 'context=edit&_fields=name,_links');
          await as.head(path);
        }
      }
      const admin = client.as('administrator');
      for (const path of paths) {
        await admin.options(path);
        await client.as('anonymous').options(path);
        await admin.get(path, 'context=embed');
        await admin.get(path, 'context=nonsense');
        await admin.post(path, { name: 'x' });
        await admin.put(path, { name: 'x' });
        await admin.delete(path);
      }
      for (const query of ['namespace=core', 'namespace=nonsense', 'namespace=', 'namespace[]=core', 'namespace=0']) {
        await admin.get('/wp/v2/block-types', query);
        await admin.get('/wp/v2/block-types/core', query);
      }
      await admin.get('/wp/v2/block-types', '_fields=name,supports.align,is_dynamic');
      const { body } = await admin.get('/wp/v2/block-types', '_fields=name');
      const list = Array.isArray(body) ? body : [];
      for (const { name } of list) await admin.get(`/wp/v2/block-types/${name}`, 'context=edit');
    },
  },
];
