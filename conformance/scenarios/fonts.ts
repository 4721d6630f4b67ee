// Font families, faces and collections.
import { everyRole, type Scenario } from '../client.ts';

export const fonts: Scenario[] = [
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
];
