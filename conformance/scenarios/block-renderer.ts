// One block as HTML, and the directories of blocks and patterns.
import { everyRole, type Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

const block = '/wp/v2/block-renderer/core';

export const blockRenderer: Scenario[] = [
  {
    area: 'block-renderer',
    name: 'every method and role',
    run: async (client) => {
      const { posts } = await newsroom(client);
      for (const role of everyRole) {
        const as = client.as(role);
        for (const query of ['', 'context=edit', 'context=view', `context=edit&post_id=${posts.alpha}`]) {
          await as.get(`${block}/post-title`, query);
          await as.post(`${block}/post-title`, {}, query);
        }
        await as.get(`${block}/post-date`, `context=edit&post_id=${posts.gamma}`);
        await as.get(`${block}/post-author-name`, `context=edit&post_id=${posts.pending}`);
        await as.get(`${block}/post-excerpt`, `context=edit&post_id=${posts.delta}`);
        await as.get(`${block}/site-title`, 'context=edit&post_id=999999');
        await as.get(`${block}/site-title`, 'context=edit&post_id=x');
        await as.get(`${block}/paragraph`, 'context=edit');
        await as.get(`${block}/nonsense`, 'context=edit&attributes[a]=b');
        await as.head(`${block}/site-title`, 'context=edit');
        await as.options(`${block}/site-title`);
        await as.put(`${block}/site-title`, {});
        await as.delete(`${block}/site-title`);
      }
      const admin = client.as('administrator');
      for (const query of [
        'attributes[level]=3&attributes[isLink]=false',
        'attributes[level]=x',
        'attributes[level]=3.5',
        'attributes[nonsense]=1',
        'attributes=x',
        'attributes=',
        'attributes[level][]=1',
        'attributes[isLink]=maybe',
        'attributes[textAlign]=center&attributes[className]=mine',
        'attributes[style][typography][fontSize]=20px',
        'attributes[levelOptions]=1,2',
      ]) {
        await admin.get(`${block}/site-title`, `context=edit&${query}`);
      }
      for (const attributes of [
        { level: 2 },
        { level: '2' },
        { level: null },
        [],
        null,
        5,
        { lock: { move: true } },
        { align: 'x' },
      ]) {
        await admin.post(`${block}/site-title`, { attributes, context: 'edit' });
        await admin.post(`${block}/post-title`, { attributes, context: 'edit', post_id: posts.beta });
      }
    },
  },
  {
    area: 'block-renderer',
    name: 'directories',
    run: async (client) => {
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get('/wp/v2/block-directory/search', 'term=map');
        await as.get('/wp/v2/block-directory/search');
        await as.get('/wp/v2/block-directory/search', 'term=');
        await as.head('/wp/v2/block-directory/search', 'term=map');
        await as.options('/wp/v2/block-directory/search');
        await as.post('/wp/v2/block-directory/search', { term: 'map' });
        await as.get('/wp/v2/pattern-directory/patterns');
        await as.get('/wp/v2/pattern-directory/patterns', 'search=x&category=1&keyword=2&slug=a,b&offset=3');
        await as.get('/wp/v2/pattern-directory/patterns', 'search=&category=0&orderby=x&order=up&per_page=0');
        await as.head('/wp/v2/pattern-directory/patterns');
        await as.options('/wp/v2/pattern-directory/patterns');
        await as.delete('/wp/v2/pattern-directory/patterns');
      }
    },
  },
];
