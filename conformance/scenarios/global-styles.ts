// The design of the theme and the site’s own styles.
import { everyRole, type Scenario } from '../client.ts';

const theme = 'twentytwentyfive';

export const globalStyles: Scenario[] = [
  {
    area: 'global-styles',
    name: 'design of the theme and own styles',
    run: async (client) => {
      const admin = client.as('administrator');
      const made = await admin.get(`/wp/v2/themes/${theme}`);
      const links = made.body._links as Record<string, { href: string }[]>;
      const id = Number(/\d+$/.exec(links['wp:user-global-styles']?.[0]?.href ?? '')?.[0]);
      const own = `/wp/v2/global-styles/${id}`;
      const design = `/wp/v2/global-styles/themes/${theme}`;
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of [
          own,
          design,
          `${design}/variations`,
          '/wp/v2/global-styles/999',
          '/wp/v2/global-styles/1',
        ]) {
          await as.get(path);
          await as.options(path);
        }
        await as.get(own, 'context=edit');
        await as.get('/wp/v2/global-styles/themes/nonsense');
        await as.get('/wp/v2/global-styles/themes/nonsense/variations');
        if (role !== 'administrator') await as.post(own, { title: 'Mine' });
        if (role !== 'administrator') await as.post('/wp/v2/global-styles/999', { title: 'Mine' });
      }
      for (const query of [
        'context=embed',
        'context=edit',
        '_fields=settings',
        '_fields=id,title.raw,_links',
        '_fields=styles.color',
      ]) {
        if (query !== '_fields=styles.color') await admin.get(own, query);
        await admin.get(design, query);
        await admin.get(`${design}/variations`, query);
      }
      await admin.head(own);
      await admin.head(design);
      await admin.delete(own);
      await admin.post('/wp/v2/global-styles', {});
      await admin.get('/wp/v2/global-styles');
      await admin.get('/wp/v2/global-styles/+5');
      await admin.get('/wp/v2/global-styles/0');
      const color = (text: string) => ({ color: { text, background: 'var:preset|color|base' } });
      for (const body of [
        { styles: color('#123456') },
        { settings: { color: { palette: { custom: [{ slug: 'ink', name: 'Ink', color: '#111' }] } } } },
        { title: 'Own <b>styles</b> & "more"' },
        { title: { raw: 'Raw' } },
        { title: { raw: '' } },
        { title: '' },
        { title: 7 },
        {},
        { styles: {} },
        { settings: {} },
        { styles: 'x' },
        { settings: [1] },
        {
          styles: {
            nonsense: 1,
            color: { text: 'red', nonsense: 'x' },
            elements: { link: { ':hover': color('blue') } },
          },
        },
        {
          styles: {
            blocks: {
              'core/group': { variations: { 'section-1': color('#222'), nonsense: color('#333') } },
              'core/button': {
                ':hover': color('#444'),
                variations: { outline: color('#555') },
                '@mobile': color('#666'),
              },
              'core/list': { variations: { 'checkmark-list': color('#777') } },
              'core/nonsense': color('#888'),
              'core/paragraph': { spacing: { blockGap: '1em' }, css: 'color: red', typography: { textIndent: '1em' } },
            },
            variations: { 'section-2': color('#999') },
          },
        },
        { settings: { appearanceTools: true, layout: { contentSize: '600px' }, custom: { a: { bC: 1 } } } },
        { settings: { typography: { fontSizes: [{ slug: 'tiny', size: '8px', name: 'Tiny' }], fluid: true } } },
        {
          settings: {
            spacing: { spacingScale: { steps: 5, mediumStep: 1, unit: 'rem', operator: '*', increment: 2 } },
          },
        },
        {
          settings: { spacing: { spacingScale: { steps: 9, mediumStep: 2, unit: 'px', operator: '+', increment: 1 } } },
        },
        { settings: { blocks: { 'core/paragraph': { color: { custom: false }, appearanceTools: true } } } },
        { settings: { viewport: { mobile: '20em', tablet: '700px' } } },
        { settings: { viewport: { mobile: '90em', tablet: 'x' } } },
        {
          settings: {
            typography: {
              fontFamilies: {
                custom: [{ slug: 'f', fontFamily: 'F', nonsense: 1, fontFace: [{ src: 'x', nonsense: 1 }] }],
              },
            },
          },
        },
        { styles: { background: { backgroundImage: { url: 'file:./assets/images/404-image.webp' } } } },
        { styles: { css: 'p { color: red; } é < 3 & "x"' } },
        { styles: { css: 'x</style>' } },
        { styles: { css: 'x</STYLE ' } },
        { styles: { css: 'x</styles>' } },
        { styles: { css: 'x</sty' } },
        { styles: { css: 'x<' } },
        { styles: { css: '' } },
        { styles: { css: 7 } },
        { styles: { css: null } },
        { styles: color('#abc'), settings: { lightbox: { enabled: true, allowEditing: 'x' } }, title: 'All' },
      ]) {
        await admin.post(own, body);
        await admin.get(own);
      }
      await admin.put(own, { styles: color('#def') });
      await admin.patch(own, { title: 'Patched' });
      await admin.get(own, 'context=edit');
      await client.as('editor').get(own);
      await admin.get(design);
      await admin.post('/wp/v2/global-styles/1', { title: 'x' });
      await admin.get('/wp/v2/templates', '_fields=id');
    },
  },
];
