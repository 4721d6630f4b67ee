// Files that browsers make of a picture: there only for requests to localhost (or over https), as each side is asked here.
import { type Client, everyRole, type RequestSpec, type Role, type Scenario } from '../../client.ts';
import { samePlainStart } from '../prelude.ts';
import { attached, file, text } from './sending.ts';

const photo = file('photo.jpg');

/** Requests of one role to localhost. */
class Local {
  readonly #client: Client;
  readonly #role: Role;

  constructor(client: Client, role: Role) {
    this.#client = client;
    this.#role = role;
  }

  send(method: string, path: string, more: Partial<RequestSpec> = {}) {
    return this.#client.send({ method, path, role: this.#role, host: 'localhost', ...more });
  }

  upload(path: string, name: string, bytes: Uint8Array, query: string, contentType = 'image/jpeg') {
    return this.send('POST', path, { body: bytes, contentType, headers: attached(name), query });
  }

  /** Stores a file for a size and hands in what was answered. */
  sideload(id: number, name: string, bytes: Uint8Array, query: string, type?: string) {
    return this.upload(`/wp/v2/media/${id}/sideload`, name, bytes, query, type);
  }

  finalize(id: number, json: unknown) {
    return this.send('POST', `/wp/v2/media/${id}/finalize`, { json });
  }
}

const unprocessed = 'generate_sub_sizes=false&convert_format=false';

export const sideload: Scenario[] = [
  {
    area: 'media-sideload',
    // What is handed in was answered before, the folder of the month included.
    live: true,
    name: 'where the routes are',
    run: async (client) => {
      await samePlainStart(client);
      const id = (await client.as('administrator').raw('/wp/v2/media', photo, 'image/jpeg', attached('first.jpg'))).body
        .id;
      for (const action of ['sideload', 'finalize']) {
        const path = `/wp/v2/media/${id}/${action}`;
        for (const host of [undefined, 'localhost', 'LOCALHOST']) {
          for (const role of ['anonymous', 'author', 'administrator'] as const) {
            const at = host === undefined ? {} : { host };
            await client.send({ method: 'OPTIONS', path, role, ...at });
            await client.send({ method: 'POST', path, role, json: {}, ...at });
            await client.send({ method: 'GET', path, role, ...at });
          }
        }
      }
      for (const role of ['anonymous', 'contributor', 'author'] as const) {
        const query = '_fields=image_sizes,image_size_threshold,image_strip_meta,image_max_bit_depth';
        await client.send({ method: 'GET', path: '/', query, role, host: 'localhost' });
      }
    },
  },
  {
    area: 'media-sideload',
    live: true,
    name: 'sub-sizes of an upload',
    run: async (client) => {
      const admin = new Local(client, 'administrator');
      for (const [name, query] of [
        ['plain.jpg', ''],
        ['raw.jpg', unprocessed],
        ['turned.jpg', unprocessed],
        ['big.jpg', unprocessed],
        ['turned-big.jpg', 'generate_sub_sizes=0'],
      ] as const) {
        const bytes = name.includes('turned') || name === 'big.jpg' ? file(name) : photo;
        const { id } = (await admin.upload('/wp/v2/media', name, bytes, query)).body;
        await admin.send('GET', `/wp/v2/media/${id}`, { query: 'context=edit' });
        const stem = name.slice(0, -4);
        const entries: unknown[] = [];
        for (const [sent, from, asked] of [
          [`${stem}-64x48.png`, 'small.png', 'image_size=thumbnail'],
          [`${stem}-64x48.png`, 'small.png', 'image_size[]=medium&image_size[]=medium_large'],
          [`${stem}-scaled.jpg`, 'photo.jpg', 'image_size=scaled'],
          ['other-64x48.png', 'small.png', 'image_size=large'],
          [`${stem}.heic`, 'photo.jpg', 'image_size=source_original'],
          ['sound.wav', 'sound.wav', 'image_size=animated_video'],
          ['poster.jpg', 'photo.jpg', 'image_size=animated_video_poster'],
          [
            'original.jpg',
            name === 'plain.jpg' ? 'photo.jpg' : name === 'raw.jpg' ? 'small.png' : name,
            'image_size=original',
          ],
          ['full.jpg', 'photo.jpg', 'image_size=full'],
        ] as const) {
          const bytesOf = sent.endsWith('.wav') ? 'audio/wav' : sent.endsWith('.png') ? 'image/png' : 'image/jpeg';
          const { status, body } = await admin.sideload(id, sent, file(from), asked, bytesOf);
          if (status === 200) entries.push(body);
        }
        await admin.send('GET', `/wp/v2/media/${id}`, { query: 'context=edit' });
        await admin.finalize(id, { sub_sizes: entries });
        await admin.finalize(id, { sub_sizes: entries });
        await admin.send('GET', `/wp/v2/media/${id}`, {
          query: 'context=edit&_fields=id,media_details,source_url,filename',
        });
        await admin.finalize(id, {});
        await admin.send('DELETE', `/wp/v2/media/${id}`, { query: 'force=true' });
      }
    },
  },
  {
    area: 'media-sideload',
    live: true,
    name: 'refusals',
    run: async (client) => {
      const admin = new Local(client, 'administrator');
      const { id } = (await admin.upload('/wp/v2/media', 'base.jpg', photo, unprocessed)).body;
      const other = (await admin.upload('/wp/v2/media', 'other.jpg', photo, unprocessed)).body.id;
      const note = (await admin.upload('/wp/v2/media', 'note.txt', text('A note.\n'), '', 'text/plain')).body.id;
      const small = file('small.png');
      for (const query of [
        ...['', 'image_size=', 'image_size=nothing', 'image_size[]=', 'image_size[]=thumbnail&image_size[]=scaled'],
        ...[
          'image_size[]=thumbnail&image_size[]=nothing',
          'image_size[a]=thumbnail',
          'image_size[]=full',
          'image_size=1',
        ],
        ...['image_size=thumbnail&convert_format=x', 'image_size=thumbnail&_fields=file', 'image_size=medium,large'],
      ]) {
        await admin.sideload(id, 'base-64x48.png', small, query, 'image/png');
      }
      for (const value of [null, 1, true, {}, [], [1], [null], [['thumbnail']]]) {
        await admin.send('POST', `/wp/v2/media/${id}/sideload`, { json: { image_size: value } });
      }
      await admin.send('POST', `/wp/v2/media/${id}/sideload`, { query: 'image_size=thumbnail' });
      await admin.sideload(id, 'wide.jpg', photo, 'image_size=thumbnail');
      await admin.sideload(id, 'wide.jpg', photo, 'image_size=medium');
      await admin.sideload(id, 'wide.jpg', photo, 'image_size=large');
      await admin.sideload(id, 'huge.jpg', file('big.jpg'), 'image_size=1536x1536');
      await admin.sideload(id, 'note.txt', text('A note.\n'), 'image_size=thumbnail', 'text/plain');
      await admin.sideload(id, 'note.php', text('<?php\n'), 'image_size=thumbnail', 'text/plain');
      await admin.sideload(id, 'broken.jpg', text('no picture'), 'image_size=thumbnail');
      await admin.sideload(note, 'wide.jpg', photo, 'image_size=thumbnail');
      await admin.sideload(999_999, 'wide.jpg', photo, 'image_size=thumbnail');
      await admin.sideload(1, 'wide.jpg', photo, 'image_size=thumbnail');
      const made = (await admin.sideload(other, 'other-64x48.png', small, 'image_size=thumbnail', 'image/png')).body;
      const entry = (more: object) => ({ ...made, ...more });
      for (const sub_sizes of [
        ...[null, 'x', 1, {}, [[]], ['x'], [null], [{}], [{ image_size: 'nothing' }], [{ image_size: ['scaled'] }]],
        ...[[made], [entry({ file: 'base.jpg' })], [entry({ file: 'other.jpg' })], [entry({ file: '' })]],
        ...[[entry({ file: '../base.jpg' })], [entry({ width: 0 })], [entry({ mime_type: 'text/html' })]],
        ...[[{ image_size: 'thumbnail' }], [{ image_size: 'scaled' }], [{ image_size: ['thumbnail', 'medium'] }]],
        ...[[{ image_size: 'thumbnail', file: 'base.jpg' }], [{ image_size: 'scaled', original_image: 'other.jpg' }]],
        ...[[{ image_size: 'source_original', file: 'base.jpg', more: 1 }], [entry({ original_image: 5 })]],
        ...[Array.from({ length: 101 }, () => ({ image_size: 'thumbnail' }))],
      ]) {
        await admin.finalize(id, { sub_sizes });
      }
      await admin.finalize(other, { sub_sizes: [made] });
      await admin.finalize(note, { sub_sizes: [{ image_size: 'thumbnail', file: 'note.txt' }] });
      await admin.finalize(999_999, {});
      await admin.send('GET', `/wp/v2/media/${id}`, { query: 'context=edit' });
      await admin.send('GET', `/wp/v2/media/${other}`, { query: 'context=edit' });
    },
  },
  {
    area: 'media-sideload',
    live: true,
    name: 'every role',
    run: async (client) => {
      const admin = new Local(client, 'administrator');
      for (const [at, role] of everyRole.entries()) {
        const as = new Local(client, role);
        const { id } = (await admin.upload('/wp/v2/media', `of-${role}.jpg`, photo, unprocessed)).body;
        if (at > 0) await admin.send('POST', `/wp/v2/media/${id}`, { json: { author: everyRole.length - at } });
        const foreign = (await admin.upload('/wp/v2/media', `not-of-${role}.jpg`, photo, unprocessed)).body.id;
        for (const one of [id, foreign, 999_999]) {
          await as.send('OPTIONS', `/wp/v2/media/${one}/sideload`);
          await as.send('OPTIONS', `/wp/v2/media/${one}/finalize`);
          await as.sideload(one, `of-${role}-64x48.png`, file('small.png'), 'image_size=thumbnail', 'image/png');
          await as.finalize(one, {});
        }
        await as.upload('/wp/v2/media', 'picture.tif', file('picture.tif'), unprocessed, 'image/tiff');
      }
    },
  },
];
