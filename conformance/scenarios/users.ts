// Users: reading, every collection parameter, writing, roles.
import { everyRole, type Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

export const users: Scenario[] = [
  {
    area: 'users',
    name: 'read, write, roles',
    run: async (client) => {
      await newsroom(client);
      const admin = client.as('administrator');
      const anonymous = client.as('anonymous');
      const queries = [
        '',
        'context=embed',
        'context=edit',
        'per_page=2',
        'per_page=2&page=2',
        'page=99',
        'search=edit',
        'search=*example.org',
        'search=editor@example.org',
        'search=ed&search_columns[]=name',
        'search=ed&search_columns=nope',
        'include=2,3',
        'include=3,2&orderby=include',
        'exclude=1',
        'offset=1',
        'orderby=id',
        'orderby=id&order=desc',
        'orderby=name',
        'orderby=slug',
        'orderby=email',
        'orderby=url',
        'orderby=registered_date',
        'orderby=include_slugs&slug=editor,admin',
        'orderby=nonsense',
        'order=x',
        'slug=editor',
        'slug=editor,author',
        'roles=editor',
        'roles=editor,author',
        'roles=nonsense',
        'capabilities=edit_posts',
        'capabilities=manage_options',
        'who=authors',
        'who=x',
        'has_published_posts=true',
        'has_published_posts=post',
        'has_published_posts[]=page',
        'has_published_posts=nonsense',
        '_fields=id,slug',
        '_embed&per_page=1',
      ];
      for (const query of queries) {
        await anonymous.get('/wp/v2/users', query);
        await admin.get('/wp/v2/users', query);
      }
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get('/wp/v2/users');
        for (const path of [
          '/wp/v2/users/me',
          '/wp/v2/users/1',
          '/wp/v2/users/3',
          '/wp/v2/users/5',
          '/wp/v2/users/999',
        ]) {
          await as.get(path);
          await as.get(path, 'context=edit');
        }
        await as.post('/wp/v2/users/me', { description: `I am ${role}`, url: 'https://example.org/' });
        await as.post('/wp/v2/users/5', { first_name: 'Sub' });
        await as.post('/wp/v2/users', { username: `new-${role}`, email: `new-${role}@example.org`, password: 'pw' });
        await as.delete('/wp/v2/users/5', 'force=true&reassign=1');
        await as.options('/wp/v2/users');
        if (role === 'administrator') await as.get('/wp/v2/users', 'context=edit&orderby=id');
      }
      for (const body of [
        {},
        { username: 'x' },
        { username: 'x', email: 'x', password: 'p' },
        { username: 'admin', email: 'other@example.org', password: 'p' },
        { username: 'other', email: 'admin@example.org', password: 'p' },
        { username: 'bad name!', email: 'bad@example.org', password: 'p' },
        { username: 'slash', email: 'slash@example.org', password: 'a\\b' },
        { username: 'role', email: 'role@example.org', password: 'p', roles: ['nonsense'] },
        {
          username: 'full',
          email: 'full@example.org',
          password: 'p',
          name: 'Full "Q" Name',
          first_name: 'Full',
          last_name: 'Name',
          nickname: 'Nick',
          slug: 'Full Slug',
          url: 'example.org',
          description: '<b>d</b><script>x</script>',
          locale: 'en_US',
          roles: ['author', 'editor'],
        },
        { username: 'locale', email: 'locale@example.org', password: 'p', locale: 'xx_XX' },
      ]) {
        const made = await admin.post('/wp/v2/users', body);
        if (made.status === 201) {
          await admin.get(`/wp/v2/users/${made.body.id}`, 'context=edit');
          await admin.post(`/wp/v2/users/${made.body.id}`, { email: 'editor@example.org' });
          await admin.post(`/wp/v2/users/${made.body.id}`, { username: 'changed' });
          await admin.post(`/wp/v2/users/${made.body.id}`, {
            roles: ['contributor'],
            slug: 'changed-slug',
            name: 'Changed',
          });
          await admin.delete(`/wp/v2/users/${made.body.id}`);
          await admin.delete(`/wp/v2/users/${made.body.id}`, 'force=true');
          await admin.delete(`/wp/v2/users/${made.body.id}`, 'force=true&reassign=999');
          await admin.delete(`/wp/v2/users/${made.body.id}`, 'force=true&reassign=false');
        }
      }
      await client.as('administrator').post('/wp/v2/users/1', { roles: ['subscriber'] });
      await client.as('editor').post('/wp/v2/users/me', { roles: ['administrator'] });
    },
  },
];
