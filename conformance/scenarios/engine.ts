// The engine itself: addresses, envelopes, overrides, JSONP, CORS, errors, batch.
import type { Scenario } from '../client.ts';
import { samePlainStart } from './prelude.ts';

export const engine: Scenario[] = [
  {
    area: 'engine',
    name: 'addresses and globals',
    run: async (client) => {
      await samePlainStart(client);
      const anonymous = client.as('anonymous');
      const admin = client.as('administrator');
      for (const path of [
        '?rest_route=/wp/v2/posts/1',
        '?rest_route=/wp/v2/posts/1/',
        '?rest_route=%2Fwp%2Fv2%2Fposts&per_page=1',
        '?rest_route=/nothing/here',
        '?rest_route=/wp/v2/posts&_fields=id',
      ])
        await anonymous.get(path);
      for (const path of [
        '/wp/v2/posts/1/',
        '/wp/v2/posts//1',
        '/wp/v2/nothing',
        '/nothing/v1',
        '/wp/v2/posts/1/nothing',
        '/wp/v2/POSTS',
        '/wp/v2/posts/1%20',
        '/wp/v2/posts/%ff',
        '/wp/v3/posts',
      ])
        await anonymous.get(path);
      for (const query of [
        '_jsonp=callback',
        '_jsonp=a.b',
        '_jsonp=bad()',
        '_jsonp=',
        '_envelope',
        '_envelope=author',
        '_locale=user',
        '_locale=de_DE',
        '_method=DELETE',
        '_fields=',
        '_fields=id,,title',
        '_fields=title.rendered,id',
        '_fields[]=id&_fields[]=slug',
        '_fields=_links',
        '_fields=_links.author,id',
        '_embed=',
        '_embed=0',
        '_embed=false',
        '_embed=nonsense',
        '_embed=author&_fields=id,_embedded,_links',
        'context[]=view',
        'id=5',
        'password[]=x',
        '_fields=meta.footnotes',
        '_wpnonce=bad',
        '_pretty',
      ]) {
        await anonymous.get('/wp/v2/posts/1', query);
      }
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        await client.send({ method, path: '/wp/v2/posts', json: {}, role: 'administrator' });
      await client.send({ method: 'PUT', path: '/wp/v2/types', json: {}, role: 'administrator' });
      await client.send({ method: 'POST', path: '/wp/v2/posts/1', role: 'anonymous', json: { title: 'x' } });
      await anonymous.get('/wp/v2/posts/1', '', { Origin: 'https://elsewhere.example' });
      await anonymous.get('/wp/v2/posts', 'per_page=1', { Origin: 'https://elsewhere.example' });
      await client.send({
        method: 'OPTIONS',
        path: '/wp/v2/posts/1',
        role: 'anonymous',
        headers: { Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': 'PUT' },
      });
      await anonymous.get('/wp/v2/posts/1', '', { 'X-WP-Nonce': 'bad' });
      await anonymous.get('/wp/v2/posts/1', '', {
        Authorization: `Basic ${Buffer.from('admin:wrong').toString('base64')}`,
      });
      await anonymous.get('/wp/v2/posts/1', '', {
        Authorization: `Basic ${Buffer.from('nobody:wrong').toString('base64')}`,
      });
      await anonymous.get('/wp/v2/posts/1', '', {
        Authorization: `Basic ${Buffer.from('admin@example.org:wrong').toString('base64')}`,
      });
      await anonymous.get('/wp/v2/posts/1', '', { Authorization: 'Basic notbase64!' });
      await anonymous.get('/wp/v2/posts/1', '', { Authorization: 'Bearer token' });
      await anonymous.get('/wp/v2', '_fields=namespace,_links');
      await anonymous.get('/', '_fields=name,description,url,home,namespaces,authentication');
      await anonymous.get('/', '_fields=routes./wp/v2/posts');
      await admin.get('/', 'context=help&_fields=name');
      await anonymous.get('/batch/v1');
      await anonymous.options('/batch/v1');
    },
  },
  {
    area: 'engine',
    name: 'index arguments of what is served',
    run: async (client) => {
      const served = [
        '/wp/v2/posts',
        '/wp/v2/posts/(?P<id>[\\d]+)',
        '/wp/v2/pages',
        '/wp/v2/pages/(?P<id>[\\d]+)',
        '/wp/v2/categories',
        '/wp/v2/categories/(?P<id>[\\d]+)',
        '/wp/v2/tags',
        '/wp/v2/tags/(?P<id>[\\d]+)',
        '/wp/v2/users',
        '/wp/v2/users/(?P<id>[\\d]+)',
        '/wp/v2/users/me',
        '/wp/v2/types',
        '/wp/v2/types/(?P<type>[\\w-]+)',
        '/wp/v2/taxonomies',
        '/wp/v2/taxonomies/(?P<taxonomy>[\\w-]+)',
        '/wp/v2/statuses',
        '/wp/v2/statuses/(?P<status>[\\w-]+)',
        '/batch/v1',
      ];
      // `_fields` splits on dots and commas, so each route is asked for through its own OPTIONS and this list by nesting.
      for (const path of served)
        await client.as('anonymous').get('/', `_fields=${encodeURIComponent(`routes.${path}`)}`);
    },
  },
  {
    area: 'engine',
    name: 'batch',
    run: async (client) => {
      const admin = client.as('administrator');
      const item = (path: string, body: unknown = {}, method = 'POST') => ({ method, path, body });
      const batches: unknown[] = [
        {},
        { requests: [] },
        { requests: 'x' },
        {
          requests: [item('/wp/v2/posts', { title: 'One' }), item('/wp/v2/posts', { title: 'Two', status: 'publish' })],
        },
        { requests: [item('/wp/v2/posts', { title: 'One' }), item('/wp/v2/posts', { status: 'nonsense' })] },
        {
          validation: 'require-all-validate',
          requests: [item('/wp/v2/posts', { title: 'One' }), item('/wp/v2/posts', { status: 'nonsense' })],
        },
        {
          validation: 'require-all-validate',
          requests: [item('/wp/v2/posts', { title: 'One' }), item('/wp/v2/posts', { title: 'Two' })],
        },
        { validation: 'nonsense', requests: [item('/wp/v2/posts')] },
        { requests: [item('/wp/v2/posts/1', {}, 'GET')] },
        { requests: [item('/wp/v2/nothing')] },
        {
          requests: [
            item('/wp/v2/posts/1', { title: 'Changed' }, 'PUT'),
            item('/wp/v2/posts/999', { title: 'x' }, 'PATCH'),
            item('/wp/v2/posts/999', {}, 'DELETE'),
          ],
        },
        { requests: [item('/wp/v2/posts?title=From+query')] },
        { requests: [item('no slash')] },
        { requests: [item('http://example.org/wp/v2/posts')] },
        { requests: [{ path: '/wp/v2/posts', body: { title: 'No method' } }] },
        { requests: [{ method: 'POST', body: {} }] },
        { requests: [item('/wp/v2/categories', { name: 'Batched' }), item('/wp/v2/categories', { name: 'Batched' })] },
        { requests: [item('/wp/v2/users', { username: 'batch' })] },
        { requests: [item('/wp/v2/types')] },
        { requests: Array.from({ length: 26 }, () => item('/wp/v2/posts')) },
      ];
      for (const batch of batches) await admin.post('/batch/v1', batch);
      await client.as('anonymous').post('/batch/v1', batches[3]);
      await client.as('contributor').post('/batch/v1', batches[3]);
    },
  },
];
