// Font files that are taken: what is made of their names, what is stored twice, and what deleting leaves. The fonts are real
// ones: woff2 as npm has it, the same as ttf and woff; and an OpenType font with PostScript outlines (vector.woff is MathJax's
// MathJax_Vector-Regular, Apache-2.0) as woff and as otf. Others only begin like fonts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decompress } from 'woff2-encoder';
import type { Scenario } from '../client.ts';
import { fromWoff, toWoff } from '../files/woff.ts';

const woff2 = readFileSync(
  join(import.meta.dirname, '../../node_modules/@fontsource-variable/oswald/files/oswald-latin-wght-normal.woff2'),
);
const vector = readFileSync(join(import.meta.dirname, '../files/vector.woff'));
const otf = fromWoff(vector);
const begun = (start: string, rest: Uint8Array) =>
  Buffer.concat([Buffer.from(start, 'latin1'), rest.subarray(start.length)]);

const boundary = 'border-of-parts';

interface Part {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A form with settings and files. */
function form(settings: unknown, parts: readonly Part[]): Uint8Array {
  const head = (disposition: string) => Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${disposition}`);
  const chunks: Uint8Array[] = [
    head('name="font_face_settings"\r\n\r\n'),
    Buffer.from(`${JSON.stringify(settings)}\r\n`),
  ];
  for (const { field, name, bytes } of parts) {
    const type = 'content-type: application/octet-stream\r\n\r\n';
    chunks.push(head(`name="${field}"; filename="${name}"\r\n${type}`), bytes, Buffer.from('\r\n'));
  }
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
}

export const fontFiles: Scenario[] = [
  {
    area: 'font-files',
    name: 'font files that are sent',
    live: true,
    run: async (client) => {
      const ttf = Buffer.from(await decompress(woff2));
      const kinds = { woff2, ttf, otf, woff: toWoff(ttf), true: begun('true', ttf) };
      const admin = client.as('administrator');
      const made = await admin.post('/wp/v2/font-families', {
        font_family_settings: JSON.stringify({ name: 'Oswald', slug: 'oswald', fontFamily: 'Oswald, sans-serif' }),
      });
      const family = `/wp/v2/font-families/${made.body.id}`;
      const faces = `${family}/font-faces`;
      const send = (
        settings: object,
        parts: readonly Part[],
        role: Parameters<typeof client.as>[0] = 'administrator',
      ) =>
        client
          .as(role)
          .raw(faces, form({ fontFamily: 'Oswald', ...settings }, parts), `multipart/form-data; boundary=${boundary}`);
      const one = (name: string, bytes: Uint8Array, field = 'file'): Part => ({ field, name, bytes });
      const ids: number[] = [];
      let weight = 100;
      const take = async (parts: readonly Part[], settings: object = {}) => {
        weight += 1;
        const src = parts.length === 1 ? parts[0]?.field : parts.map(({ field }) => field);
        const answer = await send({ fontWeight: String(weight), src, ...settings }, parts);
        if (typeof answer.body.id === 'number') ids.push(answer.body.id);
      };
      for (const [ending, bytes] of Object.entries(kinds)) {
        await take([one(`oswald.${ending === 'true' ? 'ttf' : ending}`, bytes)]);
      }
      for (const name of [
        'oswald.woff2',
        'OSWALD.WOFF2',
        'Oswald Light (1).woff2',
        'été.woff2',
        '../../up.woff2',
        'a.b.woff2',
        'oswald.php.woff2',
        '.woff2',
        'oswald',
        '%41.woff2',
        "o'neil.woff2",
        `${'x'.repeat(200)}.woff2`,
      ]) {
        await take([one(name, woff2)]);
      }
      for (const [name, bytes] of [
        ['wrong.ttf', woff2],
        ['wrong.woff2', ttf],
        ['vector.woff', vector],
        ['vector.otf', otf],
        ['vector.ttf', otf],
        ['begun.otf', begun('OTTO', ttf)],
        ['begun.woff', begun('wOFF', woff2)],
        ['vector.woff2', vector],
        ['wrong.otf', ttf],
        ['wrong.woff', woff2],
        ['empty.woff2', Buffer.alloc(0)],
      ] as const) {
        await take([one(name, bytes)]);
      }
      await take([one('two.woff2', woff2, 'file-0'), one('two.ttf', ttf, 'file-1')]);
      await take([one('both.woff2', woff2, 'file-0')], { src: ['file-0', 'http://127.0.0.1/away.woff2'] });
      await take([one('spare.woff2', woff2, 'file-0'), one('unnamed.woff2', woff2, 'file-1')], { src: 'file-0' });
      await take([one('missing.woff2', woff2, 'file-0')], { src: ['file-0', 'file-1'] });
      await take([one('known.woff2', woff2)], {
        fontStyle: 'italic',
        unicodeRange: 'U+0-7F',
        fontDisplay: 'swap',
        preview: 'https://example.org/p.png',
      });
      // The same face once more: refused, whatever its file.
      await send({ fontWeight: '101', src: 'file' }, [one('again.woff2', woff2)]);
      await send({ fontWeight: '101', src: 'file' }, [one('oswald.woff2', woff2)]);
      for (const role of ['editor', 'subscriber', 'anonymous'] as const) {
        await send({ fontWeight: '900', src: 'file' }, [one('none.woff2', woff2)], role);
      }
      // Faces that were made within a second come in the database's own order.
      await admin.getAnyOrder(faces, 'per_page=100');
      for (const id of ids.slice(0, 3)) {
        await admin.get(`${faces}/${id}`, 'context=edit');
        await admin.delete(`${faces}/${id}`, 'force=true');
      }
      // Names of what was deleted are free again.
      for (const ending of ['woff2', 'ttf', 'otf'] as const) await take([one(`oswald.${ending}`, kinds[ending])]);
      await admin.delete(family, 'force=true&_fields=deleted,previous.id');
      for (const fields of ['deleted,previous.id', 'previous', 'deleted', 'previous.title,id', 'previous.slug']) {
        const post = await admin.post('/wp/v2/posts', {
          title: 'Short',
          date: '2024-01-01T08:00:00',
          status: 'publish',
        });
        await admin.delete(`/wp/v2/posts/${post.body.id}`, `force=true&_fields=${fields}`);
        const term = await admin.post('/wp/v2/tags', { name: 'Short' });
        await admin.delete(`/wp/v2/tags/${term.body.id}`, `force=true&_fields=${fields}`);
      }
      const again = await admin.post('/wp/v2/font-families', {
        font_family_settings: JSON.stringify({ name: 'Oswald', slug: 'oswald', fontFamily: 'Oswald' }),
      });
      const settings = { fontFamily: 'Oswald', src: 'file' };
      for (const name of ['oswald.woff2', 'two.ttf']) {
        const body = form({ ...settings, fontWeight: name === 'two.ttf' ? '200' : '100' }, [
          one(name, name === 'two.ttf' ? ttf : woff2),
        ]);
        await admin.raw(
          `/wp/v2/font-families/${again.body.id}/font-faces`,
          body,
          `multipart/form-data; boundary=${boundary}`,
        );
      }
    },
  },
];
