// /wp/v2/search: posts, terms and post formats; subtypes, pages, fields, links, embedding.
import { everyRole, type Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

export const search: Scenario[] = [
  {
    area: 'search',
    name: 'everything',
    run: async (client) => {
      const { posts, world, tagA } = await newsroom(client);
      const admin = client.as('administrator');
      // SQLite sorts accents by themselves.
      await admin.post(`/wp/v2/tags/${tagA}`, { name: 'Elections & co' });
      await admin.post('/wp/v2/pages', {
        title: 'Story page',
        status: 'publish',
        content: 'a story',
        date: '2024-05-01T10:00:00',
      });
      await admin.post('/wp/v2/pages', {
        title: 'Child',
        status: 'publish',
        parent: 2,
        content: 'a story',
        date: '2024-05-02T10:00:00',
      });
      const path = '/wp/v2/search';
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(path);
        await as.get(path, 'search=story');
        await as.get(path, 'search=story&_embed');
        await as.get(path, 'type=term');
        await as.get(path, 'type=term&_embed');
        await as.get(path, 'type=post-format');
        await as.head(path);
        await as.options(path);
      }
      const as = client.as('anonymous');
      for (const query of [
        'context=embed',
        'context=edit',
        'per_page=2',
        'per_page=2&page=2',
        'per_page=2&page=99',
        'per_page=0',
        'per_page=101',
        'page=0',
        'search=nothing-of-the-kind',
        'search=nothing-of-the-kind&page=3',
        'search=0',
        'search=story+alpha',
        'search=-alpha&per_page=4',
        'search=story+-alpha',
        'search=%22alpha+story%22',
        'search=secret',
        'search=Hidden',
        'search[]=x',
        `search=${'x'.repeat(1700)}`,
        'subtype=page',
        'subtype=post,page',
        'subtype[]=page&subtype[]=post&per_page=1',
        'subtype=any,page&per_page=1',
        'subtype=category',
        'subtype=category,page&per_page=1',
        'subtype=nonsense',
        'subtype=Page',
        'subtype=',
        'type=nonsense',
        'type=nonsense&subtype=page',
        'type=',
        'type[]=post',
        `include=${posts.alpha},${posts.beta}`,
        `include=${posts.alpha},${posts.draft},99999`,
        `include=${posts.alpha}&exclude=${posts.alpha}`,
        `exclude=${posts.alpha},${posts.beta}`,
        'include=x',
        '_fields=id,title',
        '_fields=url',
        '_fields=id,_links',
        '_fields=subtype,type',
        '_envelope&per_page=1',
        'type=term&search=europe',
        'type=term&search=ions',
        'type=term&search=nothing-of-the-kind',
        'type=term&search=nothing-of-the-kind&page=2',
        'type=term&search=0',
        'type=term&subtype=category',
        'type=term&subtype=post_tag,category&per_page=2',
        'type=term&subtype=category&per_page=1&page=2',
        'type=term&per_page=2&page=99',
        'type=term&subtype=post',
        `type=term&include=${world},${tagA}`,
        `type=term&exclude=${world},${tagA}`,
        'type=term&_fields=id,url',
        'type=term&_fields=title,_links',
        'type=post-format&search=as',
        'type=post-format&search=ASIDE',
        'type=post-format&search=standard',
        'type=post-format&page=2',
        'type=post-format&search=nothing&page=2',
        'type=post-format&subtype=post',
        'type=post-format&subtype=any',
        'type=post-format&_fields=id',
        'type=post-format&_embed',
      ]) {
        await as.get(path, query);
      }
      await as.head(path, 'type=term&per_page=1');
      await as.head(path, 'search=story&per_page=2&page=2');
      await as.head(path, 'type=post-format');
      await admin.get(path, 'search=secret');
      await admin.post(path, { search: 'x' });
      await as.get(`${path}/1`);
    },
  },
];
