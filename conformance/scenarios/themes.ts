// Themes, and what the site editor reads of them: templates, template parts, global styles, patterns, fonts, icons.
import { everyRole, type Scenario } from '../client.ts';
import { samePlainStart } from './prelude.ts';

const theme = 'twentytwentyfive';

export const themes: Scenario[] = [
  {
    area: 'themes',
    name: 'themes',
    run: async (client) => {
      const admin = client.as('administrator');
      const paths = ['/wp/v2/themes', `/wp/v2/themes/${theme}`, '/wp/v2/themes/nonsense', '/wp/v2/themes/a/b'];
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of paths) {
          await as.get(path);
          await as.options(path);
        }
        for (const query of ['status=active', 'status[]=active', 'status=inactive', 'status=active,inactive'])
          await as.get('/wp/v2/themes', query);
      }
      for (const query of [
        'status=nonsense',
        'status=',
        'status[]=active&status[]=active',
        'context=embed',
        '_fields=stylesheet,name.raw,theme_supports.formats,_links',
        '_fields=author.rendered,tags,description',
        '_fields=theme_supports',
        '_envelope',
        '_embed',
      ]) {
        await admin.get('/wp/v2/themes', query);
        await admin.get(`/wp/v2/themes/${theme}`, query);
      }
      for (const path of ['/wp/v2/themes/twentytwenty%66ive', '/wp/v2/themes/twenty+x', '/wp/v2/themes/a%2Fb/c'])
        await admin.get(path);
      for (const path of paths) {
        await admin.head(path);
        await admin.post(path, { status: 'active' });
        await admin.delete(path);
      }
    },
  },
  {
    area: 'templates',
    name: 'reading templates and template parts',
    run: async (client) => {
      const admin = client.as('administrator');
      const id = (slug: string) => `${theme}//${slug}`;
      const lists = ['/wp/v2/templates', '/wp/v2/template-parts'];
      const items = [
        `/wp/v2/templates/${id('single')}`,
        `/wp/v2/templates/${theme}/home`,
        `/wp/v2/template-parts/${id('header')}`,
        `/wp/v2/template-parts/${id('nonsense')}`,
        '/wp/v2/templates/nonsense//single',
        '/wp/v2/templates/nonsense',
      ];
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of [...lists, ...items]) await as.get(path);
        await as.get('/wp/v2/templates', 'context=edit&_fields=id,content.block_version,_links');
        await as.get('/wp/v2/templates/lookup', 'slug=page');
        await as.options('/wp/v2/templates');
        await as.options('/wp/v2/template-parts');
        await as.options(items[0] ?? '');
        await as.options(items[2] ?? '');
      }
      for (const path of [...lists, ...items.slice(0, 3)]) {
        for (const query of [
          'context=edit',
          'context=embed',
          'context=nonsense',
          '_fields=id,title',
          '_fields=content.raw',
        ])
          await admin.get(path, query);
        await admin.head(path);
      }
      for (const query of [
        'post_type=page',
        'post_type=post',
        'post_type=',
        'post_type=nonsense',
        'area=header',
        'area=nonsense',
        'area=uncategorized',
        'wp_id=0',
        'wp_id=1',
        'wp_id=x',
        'context=edit&area=footer',
      ]) {
        await admin.get('/wp/v2/templates', query);
        await admin.get('/wp/v2/template-parts', query);
      }
      for (const slug of [
        'page',
        'page-about',
        'single',
        'single-post',
        'single-post-hello',
        'single-nonsense',
        'category',
        'category-news',
        'tag-x',
        'taxonomy-post_tag',
        'taxonomy-category-x',
        'taxonomy-nonsense',
        'author-jane',
        'date',
        'attachment',
        'front-page',
        'index',
        'home',
        'search',
        '404',
        'privacy-policy',
        'archive-x',
        'nonsense',
        'page-no-title',
        '0',
        '',
      ])
        await admin.get('/wp/v2/templates/lookup', `slug=${slug}`);
      for (const query of [
        '',
        'slug=x&is_custom=true',
        'slug=x&is_custom=nonsense',
        'slug=taxonomy-books-dune&template_prefix=taxonomy-books',
        'slug=single-book&template_prefix=single',
        'slug=page-x&template_prefix=page',
        'slug[]=x',
        'slug=page&context=edit',
        'slug=page&_fields=id',
      ]) {
        await admin.get('/wp/v2/templates/lookup', query);
        await admin.get('/wp/v2/template-parts/lookup', query);
      }
      await admin.options('/wp/v2/templates/lookup');
      await admin.head('/wp/v2/templates/lookup', 'slug=page');
      await admin.post('/wp/v2/templates/lookup', { slug: 'x' });
      for (const path of [
        `/wp/v2/templates/${theme}%2F%2Fsingle`,
        `/wp/v2/templates/${theme}//../single`,
        `/wp/v2/templates/${theme}//%2e%2e%2fstyle`,
        `/wp/v2/templates/${theme}//SINGLE`,
        `/wp/v2/templates/a`,
        `/wp/v2/templates/ab`,
        `/wp/v2/templates/a/b/c`,
      ]) {
        await admin.get(path);
        await admin.get(path, 'source=theme');
      }
    },
  },
  {
    area: 'templates',
    name: 'writing templates and template parts',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const single = `/wp/v2/templates/${theme}//single`;
      const header = `/wp/v2/template-parts/${theme}//header`;
      const text = (words: string) => `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`;
      for (const role of everyRole.slice(0, 5)) {
        const as = client.as(role);
        await as.post('/wp/v2/templates', { slug: 'x', content: text('x') });
        await as.post(single, { content: text('x') });
        await as.delete(single, 'force=true');
        await as.post('/wp/v2/templates', {});
      }
      const read = async (path: string) => {
        await admin.get(path);
        await admin.get(path, 'context=edit');
        await admin.get(path, 'source=theme');
        await client.as('editor').get(path);
      };
      // A file customised, changed, put back.
      await admin.delete(single, 'force=true');
      await admin.post(single, { content: text('One') });
      await read(single);
      await admin.post(single, {
        content: { raw: `<!-- wp:template-part {"slug":"header"} /-->${text('Two')}` },
        title: 'Other',
      });
      await read(single);
      await admin.put(single, { title: { raw: '' }, description: 'Said & done', author: 2 });
      await admin.patch(single, { author: 999 });
      await admin.post(single, { status: 'draft' });
      await admin.post(single, { status: 'nonsense' });
      await admin.post(single, { content: 7 });
      await admin.post(single, { title: ['x'] });
      await admin.post(single, { slug: 'other' });
      await admin.post(single, { slug: '!!!' });
      await admin.get('/wp/v2/templates');
      await admin.get('/wp/v2/templates', 'post_type=page');
      await admin.get('/wp/v2/templates/lookup', 'slug=single-post-first-post');
      await admin.post(single, { source: 'theme' });
      await read(single);
      await admin.post(single, { source: 'theme' });
      await admin.post(header, { content: text('Head') });
      await read(header);
      await admin.post(header, { area: 'footer' });
      await admin.get('/wp/v2/template-parts', 'area=footer');
      await admin.post(header, { area: 'nonsense' });
      await admin.get('/wp/v2/template-parts', 'area=header');
      await admin.delete(header);
      await read(header);
      await admin.post(`/wp/v2/template-parts/${theme}//footer`, { area: 'header', title: '' });
      await admin.delete(`/wp/v2/template-parts/${theme}//footer`, 'force=true');
      await admin.post(`/wp/v2/templates/${theme}//page-no-title`, { title: 'Bare', is_wp_suggestion: true });
      await admin.get('/wp/v2/templates', 'post_type=page');
      // New ones.
      for (const body of [
        { slug: 'special', title: 'Special', content: text('Special'), description: 'For one page' },
        { slug: 'special', title: 'Special', content: text('Again') },
        { slug: 'Upper Case', title: 'Upper' },
        { slug: 'single', content: text('Single, new') },
        { slug: 'page-sample', content: text('Sample') },
        { slug: 'page-nowhere', content: text('Nowhere') },
        { slug: 'single-post-first-post', content: text('First') },
        { slug: 'category-uncategorized', content: text('Category') },
        { slug: 'category-nowhere', content: text('Category') },
        { slug: 'tag-nowhere', content: text('Tag') },
        { slug: 'taxonomy-post_tag-x', content: text('Taxonomy') },
        { slug: 'author-admin', content: text('Author') },
        { slug: 'author-subscriber', content: text('Author') },
        { slug: 'author-nobody', content: text('Author') },
        { slug: 'suggested', title: 'Suggested', is_wp_suggestion: true },
        { slug: 'titled', title: { raw: 'Titled "quotes"' }, author: 3 },
        { slug: 'theirs', theme: 'another', title: 'Theirs' },
        { slug: 'empty' },
        { slug: '' },
        { slug: 7, title: 'Seven' },
        { title: 'No slug' },
        { slug: 'status', status: 'draft', title: 'Status' },
        { slug: 'status', status: 'nonsense', title: 'Status' },
        { slug: 'author', author: 999, title: 'Author' },
        { slug: 'x'.repeat(250), title: 'Long' },
      ]) {
        const made = await admin.post('/wp/v2/templates', body);
        if (made.status !== 201) continue;
        const path = `/wp/v2/templates/${String(made.body.id)}`;
        await admin.get(path, 'context=edit');
        await admin.get('/wp/v2/templates', `wp_id=${String(made.body.wp_id)}`);
        await admin.post(path, { description: 'Changed' });
      }
      await admin.getAnyOrder('/wp/v2/templates', '_fields=id,title,wp_id,is_custom,source');
      for (const body of [
        { slug: 'banner', title: 'Banner', area: 'header', content: text('Banner') },
        { slug: 'aside', title: 'Aside' },
        { slug: 'aside', title: 'Aside', area: 'nonsense' },
        { slug: 'overlay', title: 'Overlay', area: 'navigation-overlay' },
        { slug: 'header', title: 'Header', area: 7 },
      ]) {
        const made = await admin.post('/wp/v2/template-parts', body);
        if (made.status !== 201) continue;
        const path = `/wp/v2/template-parts/${String(made.body.id)}`;
        await admin.get(path);
        await admin.post(path, { content: text('Changed') });
        await admin.delete(path);
        await admin.get(path);
      }
      for (const path of [`/wp/v2/templates/${theme}//special`, `/wp/v2/templates/${theme}//titled`]) {
        await client.as('editor').delete(path);
        await admin.delete(path);
        await admin.delete(path);
        await admin.get(path);
      }
      for (const body of [{ content: text('x') }, {}]) await admin.post('/wp/v2/templates/nonsense//x', body);
      await admin.delete('/wp/v2/templates/nonsense//x');
      await admin.delete(`/wp/v2/templates/${theme}//suggested`, 'force=true');
      await admin.delete(`/wp/v2/templates/${theme}//suggested`, 'force=true');
    },
  },
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
  {
    area: 'patterns',
    name: 'patterns, categories, views',
    run: async (client) => {
      const admin = client.as('administrator');
      const lists = ['/wp/v2/block-patterns/patterns', '/wp/v2/block-patterns/categories'];
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of lists) {
          await as.get(path, '_fields=name,title,label,categories,source');
          await as.options(path);
          await as.head(path);
        }
        await as.options('/wp/v2/view-config');
        for (const query of [
          'kind=postType&name=post',
          'kind=postType&name=page',
          'kind=postType&name=attachment',
          'kind=postType&name=wp_block',
          'kind=postType&name=wp_template',
          'kind=postType&name=wp_template_part',
          'kind=postType&name=revision',
          'kind=postType&name=nonsense',
          'kind=POSTTYPE&name=page',
          'kind=POSTTYPE&name=wp_block',
          'kind=taxonomy&name=category',
          'kind=taxonomy&name=post_format',
          'kind=taxonomy&name=nonsense',
          'kind=root&name=site',
          'kind=nonsense&name=x',
          'kind=postType',
          'name=post',
          'kind[]=x&name=y',
          'kind=&name=',
        ])
          await as.get('/wp/v2/view-config', query);
      }
      for (const path of lists) {
        await admin.get(path);
        await admin.get(path, 'context=embed');
        await admin.get(path, '_fields=content');
        await admin.get(path, '_envelope&_fields=name');
        await admin.post(path, {});
      }
      await admin.post('/wp/v2/templates', { slug: 'special', title: 'Special' });
      await admin.get('/wp/v2/view-config', 'kind=postType&name=wp_template');
      await admin.get('/wp/v2/view-config', 'kind=postType&name=wp_template&_fields=view_list');
      await admin.head('/wp/v2/view-config', 'kind=postType&name=page');
    },
  },
  {
    area: 'fonts',
    name: 'font families, faces and collections',
    run: async (client) => {
      const admin = client.as('administrator');
      const home = 'http://127.0.0.1';
      const settings = (value: unknown) => ({ font_family_settings: JSON.stringify(value) });
      const face = (value: unknown) => ({ font_face_settings: JSON.stringify(value) });
      const first = await admin.post(
        '/wp/v2/font-families',
        settings({ name: 'Ink', slug: 'ink', fontFamily: 'Ink, serif' }),
      );
      const id = first.body.id;
      const family = `/wp/v2/font-families/${id}`;
      const faces = `${family}/font-faces`;
      const made = await admin.post(faces, face({ fontFamily: 'Ink', src: `${home}/ink.woff2` }));
      const one = `${faces}/${made.body.id}`;
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of [
          '/wp/v2/font-families',
          family,
          faces,
          one,
          '/wp/v2/font-collections',
          '/wp/v2/font-collections/google-fonts',
        ]) {
          await as.get(path);
          await as.options(path);
        }
        if (role === 'administrator') continue;
        await as.post('/wp/v2/font-families', settings({ name: 'X', slug: 'x', fontFamily: 'X' }));
        await as.post(family, settings({ name: 'X' }));
        await as.delete(family, 'force=true');
        await as.post(faces, face({ fontFamily: 'X', src: `${home}/x.woff2` }));
        await as.delete(one, 'force=true');
        await as.post('/wp/v2/font-families', {});
      }
      for (const value of [
        { name: 'Ink', slug: 'ink', fontFamily: 'Ink' },
        {
          name: 'Other <b>',
          slug: 'Other Family',
          fontFamily: 'Other Family, "Third One", serif',
          preview: `${home}/x.png`,
        },
        { name: '', slug: 'a', fontFamily: 'A' },
        { name: 'A', slug: '', fontFamily: 'A' },
        { name: 'A', slug: 'a' },
        { name: 'A', slug: 'a', fontFamily: 'A', nonsense: 1 },
        { name: 7, slug: 'a', fontFamily: 'A' },
        { name: 'A', slug: 'a', fontFamily: 'A', preview: 'javascript:1' },
        { name: 'Quotes "x" & é', slug: 'quotes', fontFamily: "'Quoted'" },
        {},
        [],
        'x',
        7,
        null,
      ])
        await admin.post('/wp/v2/font-families', settings(value));
      for (const body of [
        {},
        { font_family_settings: 'nonsense' },
        { font_family_settings: { name: 'x' } },
        { ...settings({ name: 'V', slug: 'v', fontFamily: 'V' }), theme_json_version: 2 },
        { ...settings({ name: 'W', slug: 'w', fontFamily: 'W' }), theme_json_version: 1 },
        { ...settings({ name: 'W', slug: 'w', fontFamily: 'W' }), id: 1 },
      ])
        await admin.post('/wp/v2/font-families', body);
      for (const value of [
        { name: 'Renamed' },
        { fontFamily: 'New Ink' },
        { slug: 'other' },
        { name: '' },
        { preview: `${home}/p.png` },
        { nonsense: 1 },
        {},
      ]) {
        await admin.post(family, settings(value));
        await admin.get(family);
      }
      await admin.put(family, settings({}));
      await admin.patch('/wp/v2/font-families/999', settings({ name: 'Put' }));
      await admin.post(family, {});
      for (const value of [
        { fontFamily: 'Ink', src: `${home}/ink.woff2` },
        { fontFamily: 'Ink', fontWeight: 'bold', src: [`${home}/b.woff2`, `${home}/b.ttf`] },
        { fontFamily: 'Ink', fontWeight: 700, src: `${home}/b.woff2` },
        { fontFamily: 'Ink', fontStyle: 'italic', src: [`${home}/i.woff2`] },
        {
          fontFamily: 'Ink Two, serif',
          src: `${home}/i.woff2`,
          fontDisplay: 'swap',
          unicodeRange: 'U+0025-00FF',
          fontStretch: 'condensed',
        },
        { fontFamily: 'Ink', src: 'x.woff2' },
        { fontFamily: 'Ink', src: 'ftp://127.0.0.1/x' },
        { fontFamily: 'Ink', src: 'http://10.0.0.1/x' },
        { fontFamily: 'Ink', src: '' },
        { fontFamily: 'Ink', src: [] },
        { fontFamily: 'Ink', src: [''] },
        { fontFamily: '', src: `${home}/x` },
        { fontFamily: 'Ink' },
        { src: `${home}/x` },
        { fontFamily: 'Ink', src: `${home}/x`, fontDisplay: 'nonsense' },
        { fontFamily: 'Ink', src: `${home}/x`, nonsense: 1 },
        null,
        7,
      ])
        await admin.post(faces, face(value));
      await admin.post(faces, {});
      await admin.post(faces, { font_face_settings: '{' });
      await admin.post('/wp/v2/font-families/999/font-faces', face({ fontFamily: 'Ink', src: `${home}/z.woff2` }));
      const boundary = (name: string, content: string, field = 'file') =>
        `--b\r\ncontent-disposition: form-data; name="font_face_settings"\r\n\r\n${JSON.stringify({ fontFamily: 'Up', src: 'file' })}\r\n--b\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: font/woff2\r\n\r\n${content}\r\n--b--\r\n`;
      for (const body of [
        boundary('x.woff2', 'no font'),
        boundary('x.php', '<?php'),
        boundary('x.txt', 'x'),
        boundary('x.woff2', 'x', 'other'),
      ])
        await admin.raw(faces, body, 'multipart/form-data; boundary=b');
      for (const query of [
        'per_page=1',
        'per_page=1&page=2',
        'page=99',
        'per_page=0',
        'order=asc',
        'orderby=include',
        `orderby=include&include=${id}`,
        'orderby=title',
        'slug=ink',
        'slug[]=ink&slug[]=quotes',
        'slug=nonsense',
        `exclude=${id}`,
        'offset=1',
        'offset=99',
        'search=ink',
        'context=edit',
        'context=embed',
        '_fields=id,font_faces,_links',
        '_embed',
      ]) {
        await admin.get('/wp/v2/font-families', query);
        await admin.get(faces, query);
      }
      for (const query of [
        '',
        'page=2',
        'per_page=1',
        'page=0',
        '_fields=slug',
        '_fields=slug,_links',
        '_fields=name',
        'context=edit',
      ])
        await admin.get('/wp/v2/font-collections', query);
      for (const query of ['_fields=slug', '_fields=_links', '_fields=categories', 'context=edit'])
        await admin.get('/wp/v2/font-collections/google-fonts', query);
      await admin.get('/wp/v2/font-collections/nonsense');
      await admin.head('/wp/v2/font-collections');
      await admin.head('/wp/v2/font-families');
      await admin.head(family);
      const other = await admin.post(
        '/wp/v2/font-families',
        settings({ name: 'Last', slug: 'last', fontFamily: 'Last' }),
      );
      await admin.get(`/wp/v2/font-families/${other.body.id}/font-faces/${made.body.id}`);
      await admin.delete(`/wp/v2/font-families/${other.body.id}/font-faces/${made.body.id}`, 'force=true');
      await admin.get(`/wp/v2/font-families/999/font-faces/${made.body.id}`);
      await admin.get(`${faces}/999`);
      await admin.get('/wp/v2/font-families/1');
      await admin.delete(one);
      await admin.delete(one, 'force=false');
      await admin.delete(one, 'force=true');
      await admin.delete(one, 'force=true');
      await admin.delete(family);
      await admin.delete(family, 'force=true');
      await admin.get(family);
      await admin.get(faces);
      await admin.post(one, {});
    },
  },
  {
    area: 'icons',
    name: 'icons and their collections',
    run: async (client) => {
      const admin = client.as('administrator');
      const paths = [
        '/wp/v2/icons',
        '/wp/v2/icons/core',
        '/wp/v2/icons/nonsense',
        '/wp/v2/icons/core/at-symbol',
        '/wp/v2/icons/core/nonsense',
        '/wp/v2/icon-collections',
        '/wp/v2/icon-collections/core',
        '/wp/v2/icon-collections/nonsense',
      ];
      for (const role of everyRole) {
        for (const path of paths) {
          await client.as(role).get(path);
          await client.as(role).options(path);
        }
      }
      for (const query of [
        'search=arrow',
        'search=ARROW%20down',
        'search=0',
        'search=zzz',
        'per_page=2',
        'per_page=x',
        'page=9',
        'collection=core',
        'collection=nonsense',
        'collection=-',
        'context=embed',
        '_fields=name',
      ]) {
        await admin.get('/wp/v2/icons', query);
        await admin.get('/wp/v2/icons/core', query);
        await admin.get('/wp/v2/icon-collections', query);
      }
      for (const path of paths) {
        await admin.head(path);
        await admin.post(path, {});
      }
    },
  },
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
