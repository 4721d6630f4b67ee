// Reading posts: collections with every parameter, single posts of every status, every role.
import { everyRole, type Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

/** Query strings; `{name}` stands for an id of the prelude. */
const collections = [
  '',
  'context=embed',
  'context=edit',
  'context=nonsense',
  'per_page=2',
  'per_page=2&page=2',
  'per_page=2&page=99',
  'per_page=0',
  'per_page=101',
  'per_page=abc',
  'page=0',
  'offset=1&per_page=2',
  'offset=100',
  'offset=-1',
  'search=alpha',
  'search=beta%20story',
  'search=%22beta%20story%22',
  'search=story%20-beta',
  'search=nothingtofind',
  'search=story&search_columns[]=post_title',
  'search=short&search_columns=post_excerpt',
  'search=story&search_columns=nope',
  'search=story&search_semantics=exact',
  'search=Story%20alpha&search_semantics=exact',
  'search=story&orderby=relevance',
  'orderby=relevance',
  'after=2024-01-10T00:00:00',
  'after=2024-01-10T00:00:00Z&before=2024-02-20T00:00:00',
  'before=yesterday',
  'modified_after=2020-01-01T00:00:00',
  'modified_before=2020-01-01T00:00:00',
  'author=2',
  'author=2,3',
  'author[]=2&author[]=3',
  'author=abc',
  'author_exclude=1',
  'include={alpha},{beta}',
  'include={beta},{alpha}&orderby=include',
  'include[]={gamma}&include[]={alpha}&orderby=include&order=asc',
  'include=notanid',
  'orderby=include',
  'exclude={alpha},{beta}',
  'slug=story-alpha',
  'slug=story-alpha,story-beta&orderby=include_slugs',
  'slug[]=story-beta&slug[]=story-gamma&orderby=slug&order=asc',
  'slug=no-such-slug',
  'orderby=title&order=asc',
  'orderby=date&order=asc',
  'orderby=id&order=asc',
  'orderby=modified&order=desc&per_page=3',
  'orderby=nonsense',
  'order=sideways',
  'categories={world}',
  'categories={world},{sport}',
  'categories[terms]={world}&categories[include_children]=true',
  'categories[terms]={world},{sport}&categories[operator]=AND',
  'categories[terms]={europe},{sport}&categories[operator]=AND',
  'categories[nonsense]=1',
  'categories_exclude={world}',
  'categories_exclude[terms]={world}&categories_exclude[include_children]=1',
  'tags={tagA}',
  'tags={tagA}&categories={europe}',
  'tags={tagA}&categories={sport}&tax_relation=OR',
  'tags_exclude={tagB}',
  'tags=x',
  'tax_relation=XOR',
  'sticky=true',
  'sticky=false',
  'sticky=true&include={alpha}',
  'sticky=maybe',
  'ignore_sticky=false&per_page=3',
  'format=aside',
  'format=standard,aside&per_page=3',
  'format=nonsense',
  'status=publish',
  'status=draft',
  'status=any',
  'status=publish,future,draft',
  'status=nonsense',
  'status=trash',
  'status[]=private&status[]=publish',
  '_fields=id,title',
  '_fields=id,title.rendered,_links.self',
  '_fields[]=slug&_fields[]=content.protected',
  '_fields=nonsense',
  '_embed&per_page=2',
  '_embed=author&per_page=2',
  '_embed=wp:term&per_page=2&_fields=id,_links,_embedded',
  '_embed[]=author&_embed[]=replies&per_page=2',
  '_envelope&per_page=1',
  '_envelope=1&_embed=author&per_page=1',
  'unknown_parameter=1&per_page=1',
  'password=secret&per_page=1',
] as const;

export const postsRead: Scenario[] = [
  {
    area: 'posts-read',
    name: 'collections and single posts',
    run: async (client) => {
      const site = await newsroom(client);
      const names: Record<string, number> = {
        ...site.posts,
        world: site.world,
        europe: site.europe,
        sport: site.sport,
        tagA: site.tagA,
        tagB: site.tagB,
      };
      const fill = (query: string) => query.replace(/\{(\w+)\}/g, (_, name: string) => String(names[name]));
      const anonymous = client.as('anonymous');
      const editor = client.as('editor');
      for (const query of collections) await anonymous.get('/wp/v2/posts', fill(query));
      for (const query of ['orderby=parent', 'orderby=author&order=asc'])
        await anonymous.getAnyOrder('/wp/v2/posts', query);
      for (const query of [
        'context=edit&per_page=4',
        'status=any&context=edit&_fields=id,status',
        'status=draft',
        'status=trash',
        'status=private,publish',
        'status=future',
        'status=pending',
        'status=publish,future,draft&orderby=id&_fields=id,status,slug',
        'search=story&context=edit&_fields=id,title.raw,excerpt',
        'categories={sport}&context=edit&per_page=1',
        '_embed&per_page=1&context=edit',
      ]) {
        await editor.get('/wp/v2/posts', fill(query));
      }
      for (const name of Object.keys(site.posts)) {
        for (const role of everyRole) await client.as(role).get(`/wp/v2/posts/${site.posts[name]}`);
      }
      for (const role of everyRole) await client.as(role).get(`/wp/v2/posts/${site.posts.beta}`, 'context=edit');
      await client.as('author').get(`/wp/v2/posts/${site.posts.gamma}`, 'context=edit');
      await client.as('contributor').get(`/wp/v2/posts/${site.posts.pending}`, 'context=edit');
      await anonymous.get(`/wp/v2/posts/${site.posts.delta}`, 'password=secret');
      await anonymous.get(`/wp/v2/posts/${site.posts.delta}`, 'password=wrong');
      await editor.get(`/wp/v2/posts/${site.posts.delta}`, 'context=edit');
      await anonymous.get(`/wp/v2/posts/${site.posts.beta}`, '_embed');
      await anonymous.get(`/wp/v2/posts/${site.posts.beta}`, '_embed=author,wp:term');
      await anonymous.get(`/wp/v2/posts/${site.posts.beta}`, '_fields=id,excerpt.rendered,class_list,_links.wp:term');
      await anonymous.get(`/wp/v2/posts/${site.posts.beta}`, 'context=embed');
      await anonymous.get('/wp/v2/posts/999999');
      await anonymous.get('/wp/v2/posts/0');
      await anonymous.get('/wp/v2/posts/2');
      await anonymous.get('/wp/v2/posts/abc');
      await anonymous.get('/wp/v2/posts/99999999999999999999');
      await anonymous.head('/wp/v2/posts');
      await anonymous.head(`/wp/v2/posts/${site.posts.beta}`);
      await anonymous.head('/wp/v2/posts/999999');
      for (const role of everyRole) await client.as(role).options('/wp/v2/posts');
      await client.as('editor').options(`/wp/v2/posts/${site.posts.beta}`);
      await anonymous.options(`/wp/v2/posts/${site.posts.beta}`);
    },
  },
];
