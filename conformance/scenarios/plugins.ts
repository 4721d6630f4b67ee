// wp/v2/plugins: lists, switching, installing and removing. WordPress has twins of our extensions (servers.ts).
import { everyRole, type Scenario } from '../client.ts';

export const plugins: Scenario[] = [
  {
    area: 'plugins',
    name: 'lists and switches',
    run: async (client) => {
      const list = '/wp/v2/plugins';
      const social = `${list}/social/social`;
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(list);
        await as.head(list);
        await as.options(list);
        await as.get(social);
        await as.options(social);
        await as.get(`${list}/nothing`);
        await as.post(social, { status: 'active' });
        await as.get(list, 'status=active');
        await as.delete(social);
        await as.put(social, { status: 'inactive' });
        await as.delete(social);
        await as.patch(`${list}/revive/revive`, {});
        await as.delete(`${list}/nothing/here`);
        await as.post(`${list}/nothing/here`, { status: 'active' });
        await as.post(list, { slug: 'jetpack' });
        await as.post(list, { slug: 'jetpack', status: 'active' });
        await as.post(list, {});
      }
      const admin = client.as('administrator');
      await admin.post(social, { status: 'active' });
      await admin.post(social, { status: 'active' });
      for (const query of [
        ...[
          'context=view',
          'context=edit',
          'context=embed',
          'context=x',
          'search=Social',
          'search=social',
          'search=xyz',
          'search=Broadsheet',
          'search=1.0',
          'search=',
        ],
        ...[
          'status=active',
          'status=inactive',
          'status=active,inactive',
          'status[]=active',
          'status=x',
          'status=',
          'status=active&search=Revive',
          '_fields=plugin,status',
          '_fields=_links',
          'page=2&per_page=1',
        ],
      ]) {
        await admin.get(list, query);
        await admin.get(social, query);
      }
      for (const path of [
        '/social',
        '/social/',

        '/social/social/social',
        '/../social',
        '/Social/social',
        '/social%2Fsocial',
        '/a..b',
        '/social/..',
        '/0',
      ]) {
        await admin.get(list + path);
        await admin.post(list + path, { status: 'inactive' });
      }
      for (const status of ['', 'x', 'network-active', null, 1, true, [], ['active']])
        await admin.post(social, { status });
      for (const slug of ['', 'not a slug', 'a/b', null, 1, []]) await admin.post(list, { slug });
      await admin.post(list, { slug: 'x', status: 'x' });
      await admin.post(`${social}?context=embed`, { status: 'active' });
      await admin.post(social, { status: 'inactive', name: 'other', version: '9' });
    },
  },
];
