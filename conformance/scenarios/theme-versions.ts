// Versions of templates and of own styles.
import { everyRole, type Scenario } from '../client.ts';

const theme = 'twentytwentyfive';

export const themeVersions: Scenario[] = [
  {
    area: 'theme-versions',
    name: 'versions of templates and own styles',
    run: async (client) => {
      const admin = client.as('administrator');
      const text = (words: string) => `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`;
      const single = `/wp/v2/templates/${theme}//single`;
      const header = `/wp/v2/template-parts/${theme}//header`;
      const links = (await admin.get(`/wp/v2/themes/${theme}`)).body._links as Record<string, { href: string }[]>;
      const own = `/wp/v2/global-styles/${/\d+$/.exec(links['wp:user-global-styles']?.[0]?.href ?? '')?.[0]}`;
      await admin.get(`${single}/revisions`);
      for (const words of ['One', 'Two', 'Three']) {
        await admin.post(single, { content: text(words), title: `Single ${words}` });
        await admin.post(header, { content: text(words) });
        await admin.post(own, { styles: { color: { text: words } }, settings: { color: { custom: words !== 'Two' } } });
      }
      const first = async (path: string) => {
        const list = (await admin.get(`${path}/revisions`)).body as unknown as { id: number }[];
        return `${path}/revisions/${list.at(-1)?.id}`;
      };
      const versions = [await first(single), await first(header), await first(own)];
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of [single, header, own]) {
          await as.get(`${path}/revisions`);
          await as.options(`${path}/revisions`);
          if (path === own) continue;
          await as.get(`${path}/autosaves`);
          await as.options(`${path}/autosaves`);
          if (role !== 'administrator') await as.post(`${path}/autosaves`, { content: text('x') });
        }
        for (const path of versions) {
          await as.get(path);
          await as.options(path);
          if (role !== 'administrator') await as.delete(path, 'force=true');
        }
      }
      for (const query of [
        'per_page=1',
        'per_page=1&page=2',
        'page=9',
        'offset=1&per_page=1',
        'context=edit',
        'context=embed',
        '_fields=id,parent,_links',
      ]) {
        for (const path of [single, header, own]) await admin.get(`${path}/revisions`, query);
      }
      for (const path of [single, header]) {
        await admin.get(`${path}/autosaves/1`);
        await admin.post(`${path}/autosaves`, { content: text('Autosaved'), title: 'Autosaved' });
        await admin.get(`${path}/autosaves`);
        await admin.get(`${path}/autosaves`, 'context=edit');
        await admin.get(`${path}/autosaves/1`);
        await admin.post(`${path}/autosaves`, {});
      }
      await admin.get(`/wp/v2/templates/${theme}//page/revisions`);
      await admin.get(`/wp/v2/templates/${theme}//page/autosaves`);
      await admin.post(`/wp/v2/templates/${theme}//page/autosaves`, { content: text('x') });
      await admin.get('/wp/v2/templates/nonsense//x/revisions');
      await admin.get('/wp/v2/global-styles/999/revisions');
      await admin.get(`${single}/revisions/999`);
      await admin.get(`${single}/revisions/1`);
      await admin.delete(versions[0] ?? '');
      await admin.delete(versions[0] ?? '', 'force=true');
      await admin.get(versions[0] ?? '');
      await admin.delete(versions[2] ?? '', 'force=true');
      await admin.head(`${single}/revisions`);
    },
  },
];
