// Texts of a batch's items: numbers in class names and ids go on from one item to the next.
import type { Scenario } from '../client.ts';

const search = '<!-- wp:search {"label":"Find"} /-->';
const file =
  '<!-- wp:file {"href":"https://example.org/a.pdf"} --><div class="wp-block-file"><a href="https://example.org/a.pdf">a</a></div><!-- /wp:file -->';

export const batchNumbers: Scenario[] = [
  {
    area: 'batch-numbers',
    name: 'texts of a batch’s items',
    run: async (client) => {
      const admin = client.as('administrator');
      const post = (content: string) => ({
        path: '/wp/v2/posts',
        body: { title: 'x', status: 'publish', date: '2024-01-01T08:00:00', content },
      });
      const page = { ...post(search + search), path: '/wp/v2/pages' };
      const refused = { path: '/wp/v2/posts/999999', body: { title: 'x' } };
      for (const requests of [
        [post(search), post(search)],
        [post(search + file), refused, page, post(search)],
        [post('plain'), post(search), { path: '/wp/v2/tags', body: { name: 'x' } }, post(search)],
      ]) {
        await admin.post('/batch/v1', { requests });
        await admin.post('/batch/v1', { validation: 'require-all-validate', requests });
      }
    },
  },
];
