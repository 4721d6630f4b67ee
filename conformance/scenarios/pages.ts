// Pages: hierarchy, order, templates, roles.
import { everyRole, type Scenario } from '../client.ts';
import { samePlainStart } from './prelude.ts';

export const pages: Scenario[] = [
  {
    area: 'pages',
    name: 'hierarchy, order and errors',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const anonymous = client.as('anonymous');
      const parent = (
        await admin.post('/wp/v2/pages', {
          date: '2024-05-01T10:00:00',
          title: 'Parent',
          status: 'publish',
          menu_order: 2,
        })
      ).body.id;
      const child = (
        await admin.post('/wp/v2/pages', {
          date: '2024-05-02T10:00:00',
          title: 'Child',
          status: 'publish',
          parent,
          menu_order: 1,
        })
      ).body.id;
      await admin.post('/wp/v2/pages', { date: '2024-05-03T10:00:00', title: 'Child', status: 'publish', parent });
      await admin.post('/wp/v2/pages', { date: '2024-05-04T10:00:00', title: 'Child', status: 'publish' });
      await admin.post('/wp/v2/pages', { date: '2024-05-05T10:00:00', title: 'Draft child', parent: child });
      await admin.post('/wp/v2/pages', { date: '2024-05-06T10:00:00', title: 'No parent', parent: 99999 });
      await admin.post('/wp/v2/pages', { date: '2024-05-07T10:00:00', title: 'Post as parent', parent: 1 });
      await admin.post('/wp/v2/pages', { date: '2024-05-08T10:00:00', title: 'Sticky page', sticky: true });
      await admin.post('/wp/v2/pages', { date: '2024-05-09T10:00:00', title: 'Order', menu_order: 'abc' });
      await admin.post('/wp/v2/pages', { date: '2024-05-10T10:00:00', title: 'Template', template: 'page-no-title' });
      await admin.post(`/wp/v2/pages/${parent}`, { parent: child });
      await admin.post(`/wp/v2/pages/${parent}`, { parent: 0 });
      for (const query of [
        '',
        `parent=${parent}`,
        `parent_exclude=${parent}`,
        'parent=0',
        'orderby=menu_order&order=asc',
        'menu_order=2',
        'menu_order=x',
        'search=child',
        'slug=child',
        'orderby=title&order=asc&_fields=id,link,title',
        'orderby=parent&order=asc&_fields=id,parent',
        'status=draft',
        'categories=1',
        'sticky=true',
        '_embed&per_page=3',
        'context=embed',
        'orderby=relevance&search=child',
      ]) {
        await anonymous.get('/wp/v2/pages', query);
      }
      await anonymous.getAnyOrder('/wp/v2/pages', 'search=child&orderby=menu_order');
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(`/wp/v2/pages/${child}`);
        await as.get(`/wp/v2/pages/${child}`, 'context=edit');
        await as.get('/wp/v2/pages', 'status=draft');
        const made = await as.post('/wp/v2/pages', { title: `Page by ${role}`, status: 'publish' });
        if (made.status === 201) await as.delete(`/wp/v2/pages/${made.body.id}`, 'force=true');
        await as.post(`/wp/v2/pages/${child}`, { title: 'Child' });
        await as.delete(`/wp/v2/pages/${child}`);
        await as.post(`/wp/v2/pages/${child}`, { status: 'publish' });
        await as.options('/wp/v2/pages');
      }
      await anonymous.get('/wp/v2/pages/1');
      await anonymous.get('/wp/v2/pages/3');
      await admin.get('/wp/v2/pages/3', 'context=edit&_fields=id,status,slug,template,parent,menu_order');
      await admin.delete(`/wp/v2/pages/${parent}`, 'force=true');
      await anonymous.get(`/wp/v2/pages/${child}`);
    },
  },
];
