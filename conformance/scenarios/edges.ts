// Corners where several rules meet: rights of lists, addresses that are no UTF-8 (what is no percent-encoding at all the
// web server in front of WordPress refuses), filtered footnotes, ids that are no numbers.
import type { Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

/** Lists in lists. */
const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const footnotes = (content: string) => JSON.stringify([{ id: 'a', content }]);

export const edges: Scenario[] = [
  {
    area: 'edges',
    name: 'addresses that cannot be decoded',
    run: async (client) => {
      for (const path of ['/wp/v2/posts/%ff', '/wp/v2/%C3', '/wp/v2/posts/1%20'])
        for (const role of ['anonymous', 'editor'] as const) await client.as(role).get(path);
      await client.as('editor').post('/wp/v2/posts/%ff', { title: 'x' });
      await client.as('anonymous').options('/wp/v2/posts/%ff');
      await client.as('anonymous').head('/wp/v2/posts/%ff');
      await client.as('anonymous').get('/wp/v2/posts/%ff', '', { origin: 'https://other.example' });
      await client.as('anonymous').get('/wp/v2/posts', 'slug=%ff');
    },
  },
  {
    area: 'edges',
    name: 'rights of lists',
    run: async (client) => {
      await newsroom(client);
      for (const [index, role] of (['contributor', 'author', 'editor'] as const).entries()) {
        const as = client.as(role);
        await as.post('/wp/v2/posts', {
          title: `Own of ${role}`,
          status: 'private',
          date: `2024-05-0${index + 1}T08:00:00`,
        });
        await as.get('/wp/v2/posts', 'status=');
        await as.get('/wp/v2/posts', 'status[]=');
        await as.get('/wp/v2/posts', 'status=&context=edit');
        await as.get('/wp/v2/pages', 'status=');
        await as.get('/wp/v2/posts', 'search=story&context=edit');
        await as.get('/wp/v2/posts', 'search=story');
      }
      await client.as('anonymous').get('/wp/v2/posts', 'status=');
      await client.as('anonymous').get('/wp/v2/posts', 'search=story');
      for (const role of ['author', 'administrator'] as const) {
        const as = client.as(role);
        for (const categories of [['a'], 'a', [99999], ['1', 'a'], [-1], [null], [[1]]])
          await as.post('/wp/v2/posts', { title: 'x', categories });
        for (const post of ['a', '0', '-1', '99999', '1a', '']) await as.get('/wp/v2/categories', `post=${post}`);
      }
      await client.as('anonymous').get('/wp/v2/tags', 'post=a');
    },
  },
  {
    area: 'edges',
    name: 'what those without unfiltered_html may store',
    run: async (client) => {
      const texts = ['<b onclick="x()">n</b>', '<script>x</script>y', 'a & b "c" \\d', '<a href="javascript:x">l</a>'];
      for (const role of ['author', 'contributor', 'editor', 'administrator'] as const) {
        const as = client.as(role);
        for (const text of texts) {
          const { id } = (await as.post('/wp/v2/posts', { title: 'f', meta: { footnotes: footnotes(text) } })).body;
          await as.get(`/wp/v2/posts/${id}`, 'context=edit&_fields=meta');
        }
        await as.post('/wp/v2/posts', { meta: { footnotes: 'no json <script>' } });
        await as.post('/wp/v2/posts', { meta: { footnotes: '[{"id":"<b>x","content":"<i>y</i>","extra":1}]' } });
        await as.post('/wp/v2/posts', { meta: { footnotes: '{"x":{"id":"k","content":"v","deep":["<script>"]}}' } });
        await as.post('/wp/v2/posts', { meta: { footnotes: 12 } });
        for (const css of ['color:red', '& p{color:red}', '</style><script>x</script>']) {
          const style = JSON.stringify({ style: { css, color: { text: 'red' } } });
          const content = `<!-- wp:paragraph ${style} -->\n<p>x</p>\n<!-- /wp:paragraph -->`;
          await as.post('/wp/v2/posts', { title: 'c', content });
        }
      }
    },
  },
  {
    area: 'edges',
    name: 'protected posts, shortcodes, ancestors',
    run: async (client) => {
      const admin = client.as('administrator');
      const hidden = (await admin.post('/wp/v2/posts', { title: 'h', content: 'x', password: 'p', status: 'publish' }))
        .body.id;
      await client.as('anonymous').get(`/wp/v2/posts/${hidden}`, '', { cookie: 'wp-postpass_0=x' });
      await client.as('anonymous').get(`/wp/v2/posts/${hidden}`, 'password=p');
      for (const content of [
        '[gallery]',
        '[gallery ids="1,2"]',
        '[gallery ids=""]',
        '[caption id="attachment_1" align="alignleft" width="30"]<img src="a.png" width="30"> Words[/caption]',
        '[caption id="x" width="30"]<img src="a.png"> A[/caption][caption id="x" width="30"]<img src="b.png"> B[/caption]',
      ]) {
        const { id } = (await admin.post('/wp/v2/posts', { title: 's', content, status: 'publish' })).body;
        await client.as('anonymous').get(`/wp/v2/posts/${id}`);
        await client.as('editor').get(`/wp/v2/posts/${id}`, 'context=edit');
      }
      const page = async (parent: number) =>
        (await admin.post('/wp/v2/pages', { title: 'p', status: 'publish', parent })).body.id;
      const a = await page(0);
      const b = await page(a);
      const c = await page(b);
      await admin.post(`/wp/v2/pages/${a}`, { parent: c });
      await admin.post(`/wp/v2/pages/${a}`, { parent: a });
      await admin.post(`/wp/v2/pages/${b}`, { parent: c });
      for (const id of [a, b, c]) await admin.get(`/wp/v2/pages/${id}`, 'context=edit');
      const term = async (parent: number, name: string) =>
        (await admin.post('/wp/v2/categories', { name, parent })).body.id;
      const x = await term(0, 'x');
      const y = await term(x, 'y');
      const z = await term(y, 'z');
      await admin.post(`/wp/v2/categories/${x}`, { parent: z });
      await admin.post(`/wp/v2/categories/${x}`, { parent: x });
      await admin.post(`/wp/v2/categories/${y}`, { parent: z });
      for (const id of [x, y, z]) await admin.get(`/wp/v2/categories/${id}`, 'context=edit');
    },
  },
  {
    area: 'edges',
    name: 'wrong meta values',
    run: async (client) => {
      const admin = client.as('administrator');
      for (const value of [1.5, true, [], {}, ['x'], null]) {
        await admin.post('/wp/v2/posts/1', { meta: { footnotes: value } });
        await admin.post('/wp/v2/users/1', { meta: { persisted_preferences: value } });
      }
      await admin.post('/wp/v2/users/1', { meta: { persisted_preferences: { _modified: 'never' } } });
      await admin.post('/wp/v2/users/1', { meta: 'x' });
    },
  },
  {
    area: 'edges',
    name: 'JSON as deep as PHP takes it',
    run: async (client) => {
      const editor = client.as('editor');
      for (const levels of [510, 511]) {
        // The object around them is one level more.
        await editor.post('/wp/v2/posts', { title: JSON.parse(nested(levels)) });
        await client.as('anonymous').post('/wp/v2/posts', { title: JSON.parse(nested(levels)) });
      }
      for (const levels of [509, 510]) {
        const stored = `[{"id":"a","content":"n"},${nested(levels)}]`;
        const block = '<!-- wp:footnotes /-->';
        for (const role of ['author', 'editor'] as const)
          await client.as(role).post('/wp/v2/posts', { title: 'f', content: block, meta: { footnotes: stored } });
        const attributes = `{"className":"b","metadata":{"a":${nested(levels)}}}`;
        await editor.post('/wp/v2/posts', {
          content: `<!-- wp:paragraph ${attributes} --><p>a</p><!-- /wp:paragraph -->`,
        });
        const context = `{"a":${nested(levels)}}`;
        await editor.post('/wp/v2/posts', {
          content: `<!-- wp:group --><div data-wp-interactive="a" data-wp-context='${context}' data-wp-bind--title="context.a"></div><!-- /wp:group -->`,
        });
      }
    },
  },
];
