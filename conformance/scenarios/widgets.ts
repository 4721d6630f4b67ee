// Side bars, widgets and their kinds on a block theme, which has no side bars of its own.
import { type Client, everyRole, type Reply, type Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

const inactive = 'wp_inactive_widgets';

const form = (idBase: string, fields: Readonly<Record<string, string>>, number: number | string = 3): string =>
  Object.entries(fields)
    .map(([name, value]) => `widget-${idBase}%5B${number}%5D%5B${name}%5D=${encodeURIComponent(value)}`)
    .join('&');

/** Fields that each kind's form may send; the last of a kind are odd. */
export const formsOf: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  archives: [{ title: 'By <b>month</b>', count: 'on' }],
  block: [
    { content: '<!-- wp:paragraph -->\n<p>Hello</p>\n<!-- /wp:paragraph -->' },
    { content: '<!-- wp:search {"label":"Look"} /--><!-- wp:calendar /-->' },
    { content: 'plain <script>x</script> [gallery]' },
    {},
  ],
  calendar: [{ title: 'Dates' }, {}],
  categories: [
    { title: 'Desks', count: 'on' },
    { title: '', hierarchical: '1', count: '1' },
  ],
  custom_html: [{ title: 'HTML', content: '<p onclick="x()">Open <b>tag</p><script>1</script>' }, {}],
  media_audio: [
    { url: 'https://example.org/a.mp3', title: 'Sound', loop: '1', preload: 'auto' },
    { url: '', preload: 'never', loop: 'maybe', attachment_id: '-4' },
  ],
  media_gallery: [
    { ids: '1,2', columns: '4', size: 'large' },
    { ids: 'x', columns: '12', orderby_random: '1' },
  ],
  media_image: [
    {
      url: 'https://example.org/a.png',
      caption: 'A <em>caption</em><script>x</script>',
      alt: 'Alt <b>',
      width: '300',
      height: '200',
      size: 'custom',
      image_classes: 'one  two!',
      link_url: 'https://example.org/?a=1&b=2',
      link_classes: 'x',
      link_rel: 'nofollow',
      link_target_blank: '1',
      image_title: 'T',
      title: 'Picture',
    },
    { url: 'https://example.org/b.png', link_type: 'file', size: 'odd' },
    { attachment_id: '99', url: '' },
  ],
  media_video: [
    { url: 'https://www.youtube.com/watch?v=abc', title: 'Film' },
    { url: 'https://example.org/x.mp4', content: '<track src="x">' },
  ],
  meta: [{ title: 'About' }, {}],
  nav_menu: [
    { title: 'Menu', nav_menu: '99' },
    { title: '', nav_menu: '0' },
  ],
  pages: [
    { title: 'Pages', sortby: 'ID' },
    { sortby: 'post_title', exclude: '2, 5' },
    { sortby: 'odd', exclude: '<b>' },
  ],
  'recent-comments': [{ title: 'Talk', number: '2' }, { number: '-3' }, { number: 'x' }],
  'recent-posts': [{ title: 'News', number: '2', show_date: 'on' }, { number: '0' }, { number: '-1', show_date: '' }],
  search: [{ title: 'Find "it" & more' }, {}],
  tag_cloud: [{ title: 'Words', taxonomy: 'category', count: '1' }, { taxonomy: 'post_tag' }, { taxonomy: 'odd\\\\x' }],
  text: [
    { title: 'Text', text: 'One\n\nTwo "quoted" :)', filter: 'on', visual: 'on' },
    { text: 'Old <b>text</b>\n\nwith lines', filter: 'on', visual: '' },
    { text: '<div class="x">code</div>\nmore' },
    { text: 'x <iframe width="5" height="6" src="https://example.org/"></iframe>', filter: 'content' },
    {},
  ],
};

/** Lists to choose from, whose script is each side's own. */
const choices: typeof formsOf = {
  archives: [
    { title: '', dropdown: 'on' },
    { dropdown: '1', count: '1' },
  ],
  categories: [{ dropdown: 'on' }, { title: 'Choose', dropdown: '1', hierarchical: '1', count: '1' }],
};

export async function encodeEach(client: Client, forms = formsOf): Promise<void> {
  const admin = client.as('administrator');
  for (const [idBase, list] of Object.entries(forms)) {
    const path = `/wp/v2/widget-types/${idBase}/encode`;
    await admin.post(path, {});
    for (const fields of list) await admin.post(path, { form_data: form(idBase, fields) });
  }
}

export const widgets: Scenario[] = [
  {
    area: 'choosing-widgets',
    name: 'lists to choose from',
    live: true,
    run: async (client) => {
      await newsroom(client);
      await encodeEach(client, choices);
    },
  },
  {
    area: 'widgets',
    name: 'roles',
    run: async (client) => {
      const paths = [
        '/wp/v2/sidebars',
        '/wp/v2/sidebars/wp_inactive_widgets',
        '/wp/v2/sidebars/sidebar-1',
        '/wp/v2/widgets',
        '/wp/v2/widgets/block-2',
        '/wp/v2/widgets/block-99',
        '/wp/v2/widget-types',
        '/wp/v2/widget-types/text',
        '/wp/v2/widget-types/nonsense',
        '/wp/v2/widget-types/text/encode',
        '/wp/v2/widget-types/text/render',
      ];
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of paths) {
          await as.get(path);
          await as.options(path);
          if (role !== 'administrator') {
            await as.post(path, {});
            await as.delete(path);
          }
        }
      }
      const admin = client.as('administrator');
      for (const path of paths) await admin.head(path);
      for (const query of [
        'context=edit',
        'context=embed',
        'context=x',
        '_fields=id,widgets',
        '_embed',
        '_fields=name',
      ])
        for (const path of paths.slice(0, 8)) await admin.get(path, query);
      await admin.get('/wp/v2/widgets', 'sidebar=wp_inactive_widgets');
      await admin.get('/wp/v2/widgets', 'sidebar=nonsense');
      await admin.get('/wp/v2/widgets', 'sidebar[]=a');
    },
  },
  {
    area: 'widgets',
    name: 'kinds',
    run: async (client) => {
      await newsroom(client);
      await encodeEach(client);
      const admin = client.as('administrator');
      const made = await admin.post('/wp/v2/widget-types/meta/encode', { form_data: form('meta', { title: 'A' }) });
      const { instance } = made.body as unknown as { instance: { encoded: string; hash: string } };
      await admin.post('/wp/v2/widget-types/meta/encode', { instance });
      await admin.post('/wp/v2/widget-types/search/encode', { instance, number: 7 });
      await admin.post('/wp/v2/widget-types/meta/encode', { instance: { ...instance, hash: 'x' } });
      await admin.post('/wp/v2/widget-types/meta/encode', { instance: { raw: { title: 'x' } } });
      await admin.post('/wp/v2/widget-types/meta/encode', { instance: 'x' });
      await admin.post('/wp/v2/widget-types/meta/encode', { form_data: 'widget-meta=x' });
      await admin.post('/wp/v2/widget-types/meta/encode', { form_data: 'widget-search[2][title]=x', number: '12' });
      await admin.post('/wp/v2/widget-types/meta/render', {});
      await admin.post('/wp/v2/widget-types/meta/render', { instance });
      await admin.post('/wp/v2/widget-types/search/render', { instance: { encoded: 'x', hash: 'y' } });
      await admin.post('/wp/v2/widget-types/search/render', { instance: 7 });
      const block = '/wp/v2/block-renderer/core/legacy-widget';
      await admin.get(block, 'context=edit&attributes[idBase]=recent-posts');
      await admin.get(block, 'context=edit&attributes[idBase]=odd');
      await admin.get(block, 'context=edit&attributes[id]=block-2');
      await admin.get(block, 'context=edit');
      const signed = `attributes[instance][encoded]=${encodeURIComponent(instance.encoded)}&attributes[instance][hash]=`;
      await admin.get(block, `context=edit&attributes[idBase]=meta&${signed}${instance.hash}`);
      await admin.get(block, `context=edit&attributes[idBase]=meta&${signed}x`);
    },
  },
  {
    area: 'widgets',
    name: 'changes',
    run: async (client) => {
      const admin = client.as('administrator');
      await changes(client, inactive);
      await admin.put('/wp/v2/sidebars/nonsense', { widgets: ['block-3'] });
      await admin.put('/wp/v2/sidebars/nonsense', {});
      await admin.get('/wp/v2/sidebars');
      await admin.get('/wp/v2/sidebars/nonsense');
      await admin.put('/wp/v2/sidebars/wp_inactive_widgets', { widgets: 'block-2' });
      await admin.put('/wp/v2/sidebars/wp_inactive_widgets', { widgets: ['block-4', 'odd-7', 'archives-1'] });
      await admin.get('/wp/v2/widgets', 'context=edit');
      await admin.get('/wp/v2/sidebars');
    },
  },
];

/** Widgets made, changed, moved and deleted in a side bar. */
export async function changes(client: Client, sidebar: string): Promise<void> {
  const admin = client.as('administrator');
  const list = '/wp/v2/widgets';
  // WordPress leaves new widgets inactive; they are put where they were meant to stand.
  const ids: string[] = [];
  const place = async (made: Reply) => {
    if (made.status !== 201) return;
    ids.push(String(made.body.id));
    if (sidebar !== inactive) await admin.put(`/wp/v2/sidebars/${sidebar}`, { widgets: ids });
  };
  await admin.post(list, {});
  await admin.post(list, { sidebar });
  await admin.post(list, { sidebar, id_base: 'odd' });
  await admin.post(list, { id_base: 'search' });
  const made = await admin.post(list, { sidebar, id_base: 'search', instance: { raw: { title: ' A <b>title</b> ' } } });
  await place(made);
  const id = String(made.body.id);
  await admin.get(`${list}/${id}`);
  await admin.get(`${list}/${id}`, 'context=edit');
  await admin.put(`${list}/${id}`, { form_data: form('search', { title: 'From a form' }, 2) });
  await admin.put(`${list}/${id}`, { instance: { raw: [] } });
  await admin.put(`${list}/${id}`, { instance: {} });
  await admin.put(`${list}/${id}`, { instance: { encoded: 'YTowOnt9', hash: 'x' } });
  await admin.put(`${list}/${id}`, { instance: 'x' });
  await admin.put(`${list}/${id}`, { sidebar: 'elsewhere' });
  await admin.get(`${list}/${id}`);
  await admin.put(`${list}/${id}`, { sidebar });
  await admin.put(`${list}/${id}`, {});
  await admin.put(`${list}/search-77`, { instance: { raw: {} } });
  await admin.put(`${list}/odd-7`, { instance: { raw: {} } });
  await admin.put(`${list}/odd`, {});
  for (const [idBase, forms] of Object.entries(formsOf)) {
    if (idBase === 'media_gallery') continue;
    const [first = {}] = forms;
    await place(await admin.post(list, { sidebar, id_base: idBase, form_data: form(idBase, first, 2) }));
    await place(await admin.post(list, { sidebar, id_base: idBase, instance: { raw: first } }));
  }
  await admin.get(list, 'context=edit');
  await admin.get(list);
  await admin.delete(`${list}/${id}`);
  await admin.get(`${list}/${id}`);
  await admin.delete(`${list}/${id}`, 'force=true');
  await admin.delete(`${list}/${id}`, 'force=true');
  await admin.delete(`${list}/meta-2`, 'force=x');
  await admin.post(list, { sidebar, id: 'meta-2', id_base: 'search', instance: { raw: { title: 'Once more' } } });
  await admin.post(list, { sidebar, id_base: 'text', form_data: 'widget-text[9][title]=Nine' });
  await admin.get(list, `sidebar=${sidebar}&_fields=id,sidebar`);
  await admin.get('/wp/v2/sidebars');
  await admin.post('/batch/v1', {
    requests: [
      { method: 'POST', path: list, body: { id_base: 'block', instance: { raw: { content: 'x' } } } },
      { method: 'DELETE', path: `${list}/block-2?force=true` },
    ],
  });
}
