// Classic menus, their items, the places for them, and the menu of blocks that stands in where there is none.
import { everyRole, type Scenario } from '../client.ts';
import { samePlainStart } from './prelude.ts';

export const menus: Scenario[] = [
  {
    area: 'menus',
    name: 'menus and places',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const path = '/wp/v2/menus';
      const { id } = (await admin.post(path, { name: 'Main & more', description: 'On top' })).body;
      const second = (await admin.post(path, { name: 'Footer', auto_add: true, slug: 'own-slug' })).body.id;
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(path);
        await as.get(path, 'context=edit');
        await as.get(path, 'context=embed');
        await as.head(path);
        await as.options(path);
        await as.get(`${path}/${id}`);
        await as.get(`${path}/${id}`, 'context=edit');
        await as.options(`${path}/${id}`);
        const made = (await as.post(path, { name: `By ${role}` })).body.id;
        await as.post(`${path}/${made ?? id}`, { description: role });
        await as.delete(`${path}/${made ?? id}`);
        await as.delete(`${path}/${made ?? 99999}`, 'force=true');
        await as.get('/wp/v2/menu-locations');
        await as.get('/wp/v2/menu-locations', 'context=edit');
        await as.get('/wp/v2/menu-locations/primary');
        await as.options('/wp/v2/menu-locations');
        await as.options('/wp/v2/menu-locations/primary');
      }
      for (const json of [
        {},
        { name: '' },
        { name: ' ' },
        { name: 'Footer' },
        { name: 'FOOTER' },
        { name: 'Main & more' },
        { name: 'Third', parent: 1 },
        { name: 'Third', locations: ['primary'] },
        { name: 'Third', locations: [] },
        { name: 'Fourth', meta: {} },
        { name: 'Fifth', auto_add: 'x' },
        { name: '<b>Bold</b>', description: '<script>x</script><em>y</em>' },
      ]) {
        await admin.post(path, json);
      }
      for (const json of [
        { name: 'Renamed' },
        { name: 'Footer' },
        { description: 'New' },
        { name: 'Renamed' },
        { slug: 'another' },
        { auto_add: true },
        { auto_add: false },
        { locations: 'primary' },
        { locations: [1] },
        { parent: 0 },
        { name: '' },
        {},
      ]) {
        await admin.post(`${path}/${id}`, json);
      }
      for (const query of [
        'search=foot',
        'slug=footer',
        'hide_empty=true',
        'orderby=id&order=desc',
        `include=${id}`,
        'post=1',
        'per_page=1&page=2',
        '_fields=id,locations,auto_add',
        '_fields=_links',
        'parent=1',
      ]) {
        await admin.get(path, query);
      }
      await admin.get(`${path}/1`);
      await admin.post(`${path}/99999`, { name: 'x' });
      await admin.delete(`${path}/99999`, 'force=true');
      await admin.get(`${path}/${second}`);
      await admin.delete(`${path}/${second}`, 'force=true');
      await admin.get(`${path}/${second}`);
    },
  },
  {
    area: 'menus',
    name: 'items',
    run: async (client) => {
      const admin = client.as('administrator');
      const path = '/wp/v2/menu-items';
      const menu = (await admin.post('/wp/v2/menus', { name: 'Items' })).body.id;
      const other = (await admin.post('/wp/v2/menus', { name: 'Other' })).body.id;
      const category = (await admin.post('/wp/v2/categories', { name: 'News & views' })).body.id;
      const custom = { title: 'A "link"', url: 'https://example.org/?a=1&b=2', status: 'publish', menus: menu };
      const { id } = (await admin.post(path, custom)).body;
      const posted = await admin.post(path, { type: 'post_type', object: 'page', object_id: 2, menus: menu });
      await admin.post(path, { type: 'taxonomy', object: 'category', object_id: category, menus: menu, parent: id });
      await admin.post(path, { type: 'post_type_archive', object: 'post', menus: menu });
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(path);
        await as.get(path, 'context=edit');
        await as.get(path, 'context=embed');
        await as.head(path, `menus=${menu}`);
        await as.options(path);
        await as.get(`${path}/${id}`);
        await as.get(`${path}/${id}`, 'context=edit');
        await as.get(`${path}/${posted.body.id}`, '_embed');
        await as.options(`${path}/${id}`);
        const made = (await as.post(path, { ...custom, title: `By ${role}` })).body.id;
        await as.post(`${path}/${made ?? id}`, { attr_title: role });
        await as.get(`${path}/${made ?? id}/autosaves`);
        await as.post(`${path}/${made ?? id}/autosaves`, { title: 'Saved' });
        await as.get(`${path}/${made ?? id}/autosaves/1`);
        await as.delete(`${path}/${made ?? id}`);
        await as.delete(`${path}/${made ?? 99999}`, 'force=true');
      }
      await admin.options(`${path}/${id}/autosaves`);
      await admin.options(`${path}/${id}/autosaves/1`);
      for (const json of [
        {},
        { title: 'No address' },
        { url: 'https://example.org' },
        { title: { raw: 'Raw' }, url: '/relative' },
        { title: 'Bad', url: 'javascript:alert(1)' },
        { title: 'Empty', url: '' },
        { ...custom, menus: 99999 },
        { ...custom, menus: 'x' },
        { ...custom, menus: 0 },
        { title: 'In no menu', url: '/a' },
        { ...custom, status: 'draft' },
        { ...custom, status: 'private' },
        { ...custom, status: 'nonsense' },
        { ...custom, classes: ['a b', '<c>'], xfn: ['me', 'friend'], target: '_blank', description: 'Some words' },
        { ...custom, classes: 'a,b', xfn: 'me friend' },
        { ...custom, target: '_top' },
        { ...custom, menu_order: 5 },
        { ...custom, menu_order: 0 },
        { ...custom, parent: id },
        { ...custom, parent: 99999 },
        { ...custom, parent: -1 },
        { type: 'post_type', object_id: 1, menus: menu },
        { type: 'post_type', object_id: 1, title: 'First post', menus: menu },
        { type: 'post_type', object_id: 99999, menus: menu },
        { type: 'post_type', object: 'post', object_id: 99999, menus: menu },
        { type: 'post_type', object: 'nonsense', object_id: 1, menus: menu },
        { type: 'post_type', menus: menu },
        { type: 'taxonomy', object_id: category, menus: menu },
        { type: 'taxonomy', object_id: 99999, menus: menu },
        { type: 'taxonomy', object: 'category', object_id: 99999, menus: menu },
        { type: 'taxonomy', object: 'nonsense', object_id: category, menus: menu },
        { type: 'post_type_archive', object: 'nonsense', menus: menu },
        { type: 'post_type_archive', object: 'page', menus: menu },
        { type: 'post_type_archive', object: 'post', title: 'Archive', menus: menu },
        { type: 'nonsense', menus: menu },
        { id: 5, ...custom },
        { ...custom, meta: {} },
        { ...custom, description: '<b>Bold</b> text' },
        { ...custom, title: '<b>Bold</b> & more' },
      ]) {
        await admin.post(path, json);
      }
      for (const json of [
        {},
        { title: 'Changed' },
        { title: '' },
        { url: '' },
        { parent: posted.body.id },
        { parent: id },
        { menus: other },
        { status: 'draft' },
        { status: 'publish' },
        { menu_order: 7 },
        { classes: [] },
        { xfn: [] },
        { type: 'post_type', object: 'page', object_id: 2, title: 'Sample' },
        { title: 'Own title' },
        { type: 'taxonomy', object: '', object_id: category },
        { type: 'custom', title: 'Custom again', url: '/x' },
      ]) {
        await admin.post(`${path}/${id}`, json);
      }
      for (const query of [
        `menus=${menu}&orderby=id`,
        `menus=${menu}&orderby=id&per_page=2&page=2`,
        `menus=${menu}&orderby=id&order=desc&_fields=id`,
        `menus_exclude=${menu}&orderby=id`,
        'menu_order=5&orderby=id',
        'search=link&orderby=id',
        'status=draft&orderby=id',
        'orderby=title&_fields=id,title&menu_order=7',
        'orderby=id&_fields=id,type_label,invalid',
        'orderby=id&_fields=_links',
        'orderby=nonsense',
        'per_page=1000',
      ]) {
        await admin.get(path, query);
      }
      await admin.get(path, `menus=${menu}&orderby=id&_embed&per_page=5`);
      await admin.get(`${path}/1`);
      await admin.get(`${path}/99999`);
      // What an item leads to goes: to the trash, and for good.
      const page = (await admin.post('/wp/v2/pages', { title: 'Goes away', status: 'publish' })).body.id;
      const gone = (await admin.post(path, { type: 'post_type', object: 'page', object_id: page, menus: menu })).body
        .id;
      await admin.delete(`/wp/v2/pages/${page}`);
      await admin.get(`${path}/${gone}`);
      await admin.delete(`/wp/v2/pages/${page}`, 'force=true');
      await admin.get(`${path}/${gone}`);
      await admin.get(`/wp/v2/menus/${menu}`, 'context=edit');
      await admin.delete(`/wp/v2/menus/${menu}`, 'force=true');
      await admin.get(path, `menus=${menu}&orderby=id`);
      await admin.get(path, 'orderby=id&_fields=id,menus');
    },
  },
  {
    area: 'menus',
    name: 'pages that a menu takes up',
    run: async (client) => {
      const admin = client.as('administrator');
      const menu = (await admin.post('/wp/v2/menus', { name: 'Takes up', auto_add: true })).body.id;
      const page = (await admin.post('/wp/v2/pages', { title: 'Taken up', status: 'publish' })).body.id;
      await admin.post('/wp/v2/pages', { title: 'Below', status: 'publish', parent: page });
      const draft = (await admin.post('/wp/v2/pages', { title: 'Later' })).body.id;
      await admin.post(`/wp/v2/pages/${draft}`, { status: 'publish' });
      await admin.post(`/wp/v2/pages/${draft}`, { title: 'Later, changed' });
      await admin.get('/wp/v2/menu-items', `menus=${menu}&orderby=id&context=edit`);
    },
  },
  {
    area: 'menus',
    name: 'the menu that stands in',
    run: async (client) => {
      const admin = client.as('administrator');
      const path = '/wp-block-editor/v1/navigation-fallback';
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(path);
        await as.get(path, 'context=edit');
        await as.options(path);
        await as.head(path);
      }
      await admin.get(path, '_embed&_fields=id');
      await admin.get(path, '_fields=id');
      const id = (await admin.get(path)).body.id;
      await admin.delete(`/wp/v2/navigation/${id}`, 'force=true&_fields=deleted');
      const { body } = await admin.get('/wp/v2/menus', 'per_page=100&_fields=id');
      for (const menu of Array.isArray(body) ? body : []) await admin.delete(`/wp/v2/menus/${menu.id}`, 'force=true');
      const made = (await admin.get(path)).body.id;
      await admin.get(`/wp/v2/navigation/${made}`, 'context=edit&_fields=id,slug,status,title,content.raw,author');
      await admin.delete(`/wp/v2/navigation/${made}`, 'force=true&_fields=deleted');
      const menu = (await admin.post('/wp/v2/menus', { name: 'Classic "menu"' })).body.id;
      const above = await admin.post('/wp/v2/menu-items', {
        title: 'Above it',
        url: '/above',
        menus: menu,
        status: 'publish',
        classes: ['one', 'two'],
        target: '_blank',
        xfn: ['me'],
        attr_title: 'Attribute',
        description: 'Described',
      });
      await admin.post('/wp/v2/menu-items', {
        type: 'post_type',
        object: 'page',
        object_id: 2,
        parent: above.body.id,
        menu_order: 2,
        menus: menu,
        status: 'publish',
      });
      await admin.post('/wp/v2/menu-items', {
        type: 'taxonomy',
        object: 'category',
        object_id: 1,
        title: 'News',
        menu_order: 3,
        menus: menu,
        status: 'publish',
      });
      const classic = (await admin.get(path)).body.id;
      await admin.get(`/wp/v2/navigation/${classic}`, 'context=edit&_fields=id,slug,status,title,content.raw,author');
      await admin.get(path);
    },
  },
];
