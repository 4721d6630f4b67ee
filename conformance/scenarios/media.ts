// Media: uploads in every form with every refusal, reading, changing, deleting, editing, by every role.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, everyRole, type Requests, type Scenario } from '../client.ts';
import { samePlainStart } from './prelude.ts';

/** A file kept for uploads. */
export const file = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../files', name));
const text = (content: string): Uint8Array => Buffer.from(content);
const attached = (name: string): Record<string, string> => ({
  // Headers are bytes.
  'Content-Disposition': `attachment; filename="${Buffer.from(name).toString('latin1')}"`,
});

/** A raw upload. */
export const upload = (as: Requests, name: string, bytes: Uint8Array, type = 'image/jpeg', query?: string) =>
  as.raw('/wp/v2/media', bytes, type, attached(name), query);

interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly type?: string;
  readonly content: Uint8Array | string;
}

/** A multipart form with a boundary of its own, so that both sides get the same bytes. */
export function form(as: Requests, path: string, parts: readonly Part[], headers?: Record<string, string>) {
  const boundary = 'conformance-boundary';
  const chunks: Buffer[] = [];
  for (const { name, filename, type, content } of parts) {
    const named = filename === undefined ? '' : `; filename="${filename}"`;
    const typed = type === undefined ? '' : `\r\nContent-Type: ${type}`;
    chunks.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${named}${typed}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    );
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`));
  return as.raw(path, Buffer.concat(chunks), `multipart/form-data; boundary=${boundary}`, headers);
}

const picture = (content: Uint8Array, filename = 'form.jpg', type = 'image/jpeg'): Part => ({
  name: 'file',
  filename,
  type,
  content,
});

/** Uploads of pictures, each read back. */
async function pictures(client: Client): Promise<number[]> {
  let day = 10;
  const admin = client.as('administrator');
  const ids: number[] = [];
  const kinds: readonly [string, string, string?][] = [
    ['photo.jpg', 'image/jpeg'],
    ['big.jpg', 'image/jpeg'],
    ['small.png', 'image/png'],
    ['alpha.png', 'image/png', 'Alpha Picture.PNG'],
    ['picture.gif', 'image/gif'],
    ['picture.webp', 'image/webp'],
    ['lossless.webp', 'image/webp'],
    ['picture.avif', 'image/avif'],
    ['turned.jpg', 'image/jpeg'],
    ['turned-big.jpg', 'image/jpeg'],
    ['mirrored.jpg', 'image/jpeg'],
    ['captioned.jpg', 'image/jpeg'],
    ['picture.tif', 'image/tiff'],
  ];
  for (const [name, type, sent = name] of kinds) {
    const { body } = await upload(admin, sent, file(name), type, `date=2024-01-${day++}T10:00:00`);
    ids.push(body.id);
    await admin.get(`/wp/v2/media/${body.id}`, 'context=edit');
  }
  return ids;
}

const small = file('small.png');
const photo = file('photo.jpg');

export const media: Scenario[] = [
  {
    area: 'media',
    name: 'pictures of every kind',
    run: async (client) => {
      await samePlainStart(client);
      const ids = await pictures(client);
      const anonymous = client.as('anonymous');
      for (const id of ids) await anonymous.get(`/wp/v2/media/${id}`);
      await anonymous.get(`/wp/v2/media/${ids[0]}`, 'context=embed');
      await anonymous.get(`/wp/v2/media/${ids[0]}`, 'context=edit');
      await anonymous.get(`/wp/v2/media/${ids[0]}`, '_fields=id,media_details.sizes,source_url,_links');
      await anonymous.get(`/wp/v2/media/${ids[0]}`, '_fields=id,media_details,caption.rendered,title.rendered');
      await anonymous.head(`/wp/v2/media/${ids[0]}`);
      await client.as('administrator').options(`/wp/v2/media/${ids[0]}`);
      await client.as('administrator').options('/wp/v2/media');
      await anonymous.options(`/wp/v2/media/${ids[0]}/edit`);
      await anonymous.options(`/wp/v2/media/${ids[0]}/post-process`);
    },
  },
  {
    area: 'media',
    name: 'names',
    run: async (client) => {
      const admin = client.as('administrator');
      for (const name of [
        'photo.jpg',
        'photo.jpg',
        'photo-300x225.jpg',
        'photo-scaled.jpg',
        'Grüße aus Köln.JPG',
        'two  spaces & more?.jpg',
        'a.php.jpg',
        '.hidden.jpg',
        '../../etc/passwd.jpg',
        'folder/inside.jpg',
        'no-ending',
        '日本.jpg',
        `${'a'.repeat(120)}.jpg`,
        'jpg',
        'x.jpeg',
        'x.jpe',
        '0.jpg',
        '2024.jpg',
        'photo.JPG',
        'ends.',
      ]) {
        const made = await upload(admin, encodeURIComponent(name) === name ? name : name, photo);
        if (made.status === 201)
          await admin.get(`/wp/v2/media/${made.body.id}`, '_fields=slug,title,filename,source_url');
      }
    },
  },
  {
    area: 'media',
    name: 'types by name and content',
    run: async (client) => {
      const admin = client.as('administrator');
      const author = client.as('author');
      const cases: readonly [string, Uint8Array, string][] = [
        ['really-png.jpg', small, 'image/jpeg'],
        ['really-jpeg.png', photo, 'image/png'],
        ['really-png.txt', small, 'text/plain'],
        ['really-text.jpg', text('not a picture'), 'image/jpeg'],
        ['page.html', text('<!DOCTYPE html><html><body>Hello</body></html>'), 'text/html'],
        ['script.js', text('alert(1);\n'), 'application/javascript'],
        ['code.php', text('<?php echo 1;'), 'application/x-php'],
        ['code.php.jpg', text('<?php echo 1;'), 'image/jpeg'],
        ['drawing.svg', text('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'image/svg+xml'],
        ['drawing.png', text('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'image/png'],
        ['note.txt', text('A note.\n'), 'text/plain'],
        ['php.txt', text('<?php echo 1;'), 'text/plain'],
        ['html.txt', text('<html><script>alert(1)</script></html>'), 'text/plain'],
        ['table.csv', text('a,b,c\n1,2,3\n4,5,6\n'), 'text/csv'],
        ['table.txt', text('a,b,c\n1,2,3\n4,5,6\n'), 'text/plain'],
        ['short.csv', text('a,b\n'), 'text/csv'],
        ['one.txt', text('a'), 'text/plain'],
        ['data.json', text('{"a":1}'), 'text/plain'],
        ['paper.pdf', text('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'), 'application/pdf'],
        ['fake.pdf', text('not a paper'), 'application/pdf'],
        ['program.exe', text('MZ\0\0'), 'application/x-msdownload'],
        ['film.swf', text('FWS\0'), 'application/x-shockwave-flash'],
        ['octets.zip', Buffer.from([0x50, 0x4b, 5, 6, ...Array(18).fill(0)]), 'application/zip'],
        ['icon.ico', Buffer.from([0, 0, 1, 0, 1, 0, 16, 16, ...Array(20).fill(0)]), 'image/x-icon'],
        ['picture.tif', file('picture.tif'), 'image/tiff'],
        ['cut-off.jpg', photo.slice(0, 2000), 'image/jpeg'],
        ['head.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
        ['gif-and-html.html', text('GIF89a<html><script>alert(1)</script></html>'), 'text/html'],
        ['unknown.xyz', text('x'), 'application/octet-stream'],
        ['style.css', text('a { color: red }\n'), 'text/css'],
        ['titles.srt', text('1\n00:00:01,000 --> 00:00:02,000\nHi\n'), 'text/plain'],
        ['letter.rtf', text('{\\rtf1 Hello}'), 'application/rtf'],
        ['dates.ics', text('BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n'), 'text/calendar'],
        ['wrong-type.png', small, 'text/plain'],
      ];
      for (const [name, bytes, type] of cases) {
        await upload(admin, name, bytes, type);
        await upload(author, name, bytes, type);
      }
    },
  },
  {
    area: 'media',
    name: 'refused uploads',
    run: async (client) => {
      const admin = client.as('administrator');
      const path = '/wp/v2/media';
      await admin.raw(path, '', 'image/jpeg', attached('a.jpg'));
      await admin.raw(path, photo, 'image/jpeg');
      for (const disposition of [
        'attachment',
        'attachment; filename=',
        'attachment; filename=""',
        'inline; name="a.jpg"',
        'attachment; filename=bare.jpg',
        'attachment; filename="quoted.jpg"; size=3',
        'attachment; FILENAME="upper.jpg"',
        'attachment; filename="one.jpg"; filename="two.jpg"',
        "attachment; filename*=UTF-8''encoded.jpg",
        'filename="no-kind.jpg"',
      ]) {
        await admin.raw(path, photo, 'image/jpeg', { 'Content-Disposition': disposition });
      }
      await admin.raw(path, photo, 'image/jpeg', { ...attached('hash.jpg'), 'Content-MD5': 'wrong' });
      await admin.raw(path, text('A note.\n'), 'text/plain', {
        ...attached('hash.txt'),
        'Content-MD5': '57dfc2ddbb9b5b4f5c9ac4e06e0ee2a4',
      });
      await admin.post(path, { title: 'JSON without a file' });
      await admin.post(path, {});
      await admin.form(path, 'title=a+form');
      await admin.raw(path, '{"title":', 'application/json', attached('a.jpg'));
      await form(admin, path, []);
      await form(admin, path, [{ name: 'title', content: 'No file' }]);
      await form(admin, path, [{ name: 'other', filename: 'a.jpg', type: 'image/jpeg', content: photo }]);
      await form(admin, path, [picture(photo, '')]);
      await form(admin, path, [picture(text(''))]);
      await form(admin, path, [picture(text('no picture'))]);
      await form(admin, path, [picture(file('picture.tif'), 'a.tif', 'image/tiff')]);
      await form(admin, path, [picture(text('BM'), 'a.bmp', 'image/bmp')]);
      await form(admin, path, [picture(text('<svg/>'), 'a.svg', 'image/svg+xml')]);
      await form(admin, path, [picture(photo)], { 'Content-MD5': 'wrong' });
      await upload(admin, 'post.jpg', photo, 'image/jpeg', 'post=999999');
      await upload(admin, 'id.jpg', photo, 'image/jpeg', 'id=5');
      await upload(admin, 'status.jpg', photo, 'image/jpeg', 'status=nonsense');
      await upload(admin, 'template.jpg', photo, 'image/jpeg', 'template=nonsense');
      await upload(admin, 'sizes.jpg', photo, 'image/jpeg', 'generate_sub_sizes=perhaps');
    },
  },
  {
    area: 'media',
    name: 'forms and parameters',
    run: async (client) => {
      const admin = client.as('administrator');
      const path = '/wp/v2/media';
      const fields = (values: Record<string, string>): Part[] =>
        Object.entries(values).map(([name, content]) => ({ name, content }));
      const made = await form(admin, path, [
        picture(photo, 'Form Picture.jpg'),
        ...fields({
          title: 'By form',
          caption: 'A <b>caption</b> -- "quoted"',
          description: 'Two\n\nparagraphs <script>x</script>',
          alt_text: 'An <i>alternative</i> text',
          post: '1',
          comment_status: 'closed',
          date: '2020-02-03T04:05:06',
        }),
      ]);
      await client.as('anonymous').get(`${path}/${made.body.id}`);
      await admin.get(`${path}/${made.body.id}`, 'context=edit');
      await form(admin, path, [picture(photo, 'plain.jpg')]);
      await form(admin, path, [picture(small, 'declared.png', 'application/octet-stream')]);
      await form(admin, path, [picture(file('picture.webp'), 'picture.webp', 'image/webp')]);
      for (const query of [
        'title=By+query&slug=Own+Slug&author=2',
        'status=private',
        'status=publish',
        'date=2019-01-01T00:00:00',
        'generate_sub_sizes=false',
        'post=2',
        'caption[raw]=Raw&description[raw]=Raw+text',
        'alt_text=',
        'ping_status=open',
      ]) {
        await upload(admin, 'query.jpg', photo, 'image/jpeg', query);
      }
      await upload(admin, 'turned.jpg', file('turned.jpg'), 'image/jpeg', 'generate_sub_sizes=false');
      await upload(admin, 'big.jpg', file('big.jpg'), 'image/jpeg', 'generate_sub_sizes=false');
      await upload(admin, 'titled.jpg', file('captioned.jpg'), 'image/jpeg', 'title=Mine&caption=Mine+too');
      await upload(admin, 'sound.wav', file('sound.wav'), 'audio/wav');
    },
  },
  {
    area: 'media',
    name: 'every role',
    run: async (client) => {
      const admin = client.as('administrator');
      const own = (await upload(client.as('author'), 'authors.jpg', photo)).body.id;
      const others = (await upload(admin, 'admins.jpg', photo)).body.id;
      const draft = (await admin.post('/wp/v2/posts', { title: 'Draft' })).body.id;
      const hidden = (await upload(admin, 'hidden.jpg', photo, 'image/jpeg', `post=${draft}`)).body.id;
      const secret = (await upload(admin, 'private.jpg', photo, 'image/jpeg', 'status=private')).body.id;
      for (const role of everyRole) {
        const as = client.as(role);
        const made = await upload(as, `by-${role}.jpg`, photo);
        await form(as, '/wp/v2/media', [picture(photo, `form-${role}.jpg`)]);
        await upload(as, `post-${role}.jpg`, photo, 'image/jpeg', 'post=1');
        await upload(as, `other-${role}.jpg`, photo, 'image/jpeg', 'author=1');
        for (const id of [own, others, hidden, secret]) {
          await as.get(`/wp/v2/media/${id}`);
          await as.get(`/wp/v2/media/${id}`, 'context=edit');
          await as.post(`/wp/v2/media/${id}`, { title: `By ${role}`, alt_text: role });
          await as.post(`/wp/v2/media/${id}/post-process`, { action: 'create-image-subsizes' });
        }
        await as.get('/wp/v2/media', '_fields=id,slug&per_page=100');
        await as.get('/wp/v2/media', 'context=edit&_fields=id,slug,missing_image_sizes&per_page=100');
        await as.get('/wp/v2/media', 'status=private&_fields=id');
        await as.get('/wp/v2/media', 'status=trash&_fields=id');
        await as.delete(`/wp/v2/media/${others}`);
        if (made.status === 201) {
          await as.delete(`/wp/v2/media/${made.body.id}`);
          await as.delete(`/wp/v2/media/${made.body.id}`, 'force=true');
          await as.get(`/wp/v2/media/${made.body.id}`);
        }
      }
      await client.as('subscriber').delete(`/wp/v2/media/${own}`, 'force=true');
      await client.as('author').delete(`/wp/v2/media/${others}`, 'force=true');
      await client.as('editor').delete(`/wp/v2/media/${own}`, 'force=true');
      // The last one: WordPress keeps the half-made attachment.
      await upload(admin, 'featured.jpg', photo, 'image/jpeg', 'featured_media=1');
    },
  },
];

export const mediaLists: Scenario[] = [
  {
    area: 'media-lists',
    name: 'lists and links',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const anonymous = client.as('anonymous');
      const ids = await pictures(client);
      const note = (
        await upload(
          admin,
          'note.txt',
          text('A note.\n'),
          'text/plain',
          'title=Memo&caption=Words&date=2024-02-03T00:00:00',
        )
      ).body.id;
      const paper = (
        await upload(admin, 'paper.pdf', text('%PDF-1.4\n1 0 obj\n'), 'application/pdf', 'date=2024-02-04T00:00:00')
      ).body.id;
      const bound = (
        await upload(admin, 'bound.jpg', photo, 'image/jpeg', 'post=1&caption=Bound&author=2&date=2024-02-05T00:00:00')
      ).body.id;
      const onPage = (await upload(admin, 'paged.jpg', photo, 'image/jpeg', 'post=2&date=2024-02-06T00:00:00')).body.id;
      for (const query of [
        '',
        'per_page=3&page=2',
        'per_page=2&orderby=title&order=asc',
        'orderby=id&order=asc&per_page=5',
        'orderby=slug',
        'media_type=image&_fields=id,mime_type',
        'media_type[]=image&media_type[]=text&_fields=id,mime_type',
        'media_type=video',
        'media_type=nonsense',
        'mime_type=image/png&_fields=id,mime_type',
        'mime_type[]=image/png&mime_type[]=text/plain&_fields=id,mime_type',
        'mime_type=nonsense/type&_fields=id',
        'mime_type=application/x-shockwave-flash&_fields=id',
        'media_type=application&mime_type=image/gif&_fields=id',
        'parent=1',
        'parent=0&_fields=id',
        'parent_exclude=1&_fields=id',
        'search=photo&_fields=id,slug',
        'search=memo&_fields=id',
        'search=captioned.jpg&_fields=id',
        'search=nothing-like-it',
        'search=photo&orderby=relevance&_fields=id',
        'author=2&_fields=id',
        `include=${ids[0]},${ids[2]}&orderby=include&_fields=id`,
        `exclude=${ids[0]}&_fields=id`,
        'slug=photo&_fields=id',
        'status=inherit&_fields=id',
        'status=publish',
        'status=private',
        'status=any',
        'context=embed&per_page=2',
        'context=edit',
        '_embed&parent=1',
        'page=99',
        'per_page=101',
        'after=2099-01-01T00:00:00',
        'offset=2&per_page=2&_fields=id',
        'menu_order=1',
        'sticky=true',
      ]) {
        await anonymous.get('/wp/v2/media', query);
      }
      await admin.get('/wp/v2/media', 'context=edit&per_page=100');
      await admin.head('/wp/v2/media');
      for (const id of [note, paper, bound, onPage]) {
        await anonymous.get(`/wp/v2/media/${id}`, '_embed');
        await admin.get(`/wp/v2/media/${id}`, 'context=edit');
      }
      await admin.post('/wp/v2/posts/1', { featured_media: bound });
      await admin.post('/wp/v2/pages/2', { featured_media: note });
      await anonymous.get('/wp/v2/posts/1', '_embed');
      await anonymous.get('/wp/v2/posts', '_embed=wp:featuredmedia');
      await anonymous.get('/wp/v2/pages/2', '_embed');
      await admin.get('/wp/v2/posts/1', 'context=edit&_embed');
      await admin.delete(`/wp/v2/media/${bound}`, 'force=true');
      await anonymous.get('/wp/v2/posts/1', '_embed');
      for (const id of [0, 1, 999999]) {
        await anonymous.get(`/wp/v2/media/${id}`);
        await admin.post(`/wp/v2/media/${id}`, { title: 'x' });
        await admin.delete(`/wp/v2/media/${id}`, 'force=true');
        await admin.post(`/wp/v2/media/${id}/edit`, { src: 'http://example.org/a.jpg', rotation: 90 });
        await admin.post(`/wp/v2/media/${id}/post-process`, { action: 'create-image-subsizes' });
      }
    },
  },
  {
    area: 'media-lists',
    name: 'changes',
    run: async (client) => {
      const admin = client.as('administrator');
      const { id } = (await upload(admin, 'changed.jpg', photo)).body;
      const other = (await upload(admin, 'other.jpg', photo)).body.id;
      const sound = (await upload(admin, 'sound.wav', file('sound.wav'), 'audio/wav')).body.id;
      for (const body of [
        {},
        { title: 'Changed' },
        { title: { raw: 'Raw' } },
        { caption: 'New <em>caption</em>' },
        { caption: { raw: 'Raw caption' } },
        { caption: '' },
        { description: 'New description\n\nin two paragraphs' },
        { description: { raw: '<!-- wp:paragraph --><p>Block</p><!-- /wp:paragraph -->' } },
        { alt_text: 'Alternative <b>text</b>\nwith a line' },
        { alt_text: '' },
        { alt_text: ['a'] },
        { alt_text: 5 },
        { alt_text: null },
        { post: 1 },
        { post: 0 },
        { post: 999999 },
        { post: other },
        { post: 'x' },
        { post: null },
        { slug: 'new-slug' },
        { slug: 'other' },
        { status: 'private' },
        { status: 'publish' },
        { status: 'draft' },
        { status: 'inherit' },
        { status: 'trash' },
        { date: '2018-01-01T00:00:00' },
        { date: null },
        { author: 3 },
        { author: 9999 },
        { comment_status: 'closed', ping_status: 'open' },
        { featured_media: other },
        { template: 'nonsense' },
        { template: '' },
        { meta: {} },
        { mime_type: 'text/plain', source_url: 'http://example.org/', media_details: {} },
        { password: 'x' },
        { sticky: true },
      ]) {
        await admin.post(`/wp/v2/media/${id}`, body);
      }
      await admin.put(`/wp/v2/media/${id}`, { title: 'By put' });
      await admin.patch(`/wp/v2/media/${id}`, { title: 'By patch' });
      await admin.post(`/wp/v2/media/${sound}`, { featured_media: other });
      await admin.get(`/wp/v2/media/${sound}`, 'context=edit');
      await admin.post(`/wp/v2/media/${id}/post-process`, { action: 'nonsense' });
      await admin.post(`/wp/v2/media/${id}/post-process`, {});
      const bare = (await upload(admin, 'bare.jpg', photo, 'image/jpeg', 'generate_sub_sizes=false')).body.id;
      await admin.get(`/wp/v2/media/${bare}`, 'context=edit');
      await admin.post(`/wp/v2/media/${bare}/post-process`, { action: 'create-image-subsizes' });
      await admin.get(`/wp/v2/media/${bare}`, 'context=edit');
      const large = (await upload(admin, 'large.jpg', file('turned-big.jpg'), 'image/jpeg', 'generate_sub_sizes=false'))
        .body.id;
      await admin.post(`/wp/v2/media/${large}/post-process`, { action: 'create-image-subsizes' });
      await admin.post(`/wp/v2/media/${sound}/post-process`, { action: 'create-image-subsizes' });
      await admin.delete(`/wp/v2/media/${other}`);
      await admin.delete(`/wp/v2/media/${other}`, 'force=perhaps');
      await admin.delete(`/wp/v2/media/${other}`, 'force=true');
      await admin.delete(`/wp/v2/media/${other}`, 'force=true');
      // The name is free again once the files are gone.
      await upload(admin, 'other.jpg', photo);
    },
  },
];

export const mediaEdits: Scenario[] = [
  {
    area: 'media-edits',
    name: 'edits',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const made = (
        await upload(admin, 'edited.jpg', photo, 'image/jpeg', 'caption=Old&alt_text=Old+alt&description=Old+words')
      ).body;
      const src = String(made.source_url);
      const path = `/wp/v2/media/${made.id}/edit`;
      const flip = (horizontal: boolean, vertical: boolean) => ({
        type: 'flip',
        args: { flip: { horizontal, vertical } },
      });
      const rotate = (angle: number) => ({ type: 'rotate', args: { angle } });
      const crop = (left: number, top: number, width: number, height: number) => ({
        type: 'crop',
        args: { left, top, width, height },
      });
      for (const body of [
        {},
        { src },
        { src: 'http://example.org/other.jpg', rotation: 90 },
        { src: 'no address', rotation: 90 },
        { src, modifiers: [] },
        { src, modifiers: [{ type: 'nonsense', args: {} }] },
        { src, modifiers: [{ type: 'rotate' }] },
        { src, modifiers: [{ type: 'rotate', args: { angle: 'x' } }] },
        { src, rotation: 0 },
        { src, rotation: 360 },
        { src, rotation: 90 },
        { src, rotation: 180, title: 'Turned', caption: 'New', description: 'New words', alt_text: 'New alt', post: 1 },
        { src, x: 10, y: 10, width: 50, height: 50 },
        { src, x: 10, y: 10, width: 50 },
        { src, x: 0, y: 0, width: 0, height: 0 },
        { src, x: 101, y: 0, width: 10, height: 10 },
        { src, x: 0, y: 0, width: 100, height: 100 },
        { src, modifiers: [flip(true, false)] },
        { src, modifiers: [flip(false, true), rotate(270)] },
        { src, modifiers: [crop(25, 25, 50, 50), rotate(-90)] },
        { src, modifiers: [rotate(90), crop(0, 0, 33.3, 66.6)] },
        { src, modifiers: [rotate(0)] },
        { src: `${src}?x=1`, rotation: 90 },
        { src: src.replace('.jpg', '-300x225.jpg'), rotation: 90 },
        { src, rotation: 90, post: 'x' },
      ]) {
        await admin.post(path, body);
      }
      const turned = (await upload(admin, 'turned.jpg', file('turned.jpg'))).body;
      const again = (await admin.post(`/wp/v2/media/${turned.id}/edit`, { src: turned.source_url, rotation: 90 })).body;
      await admin.get(`/wp/v2/media/${again.id}`, 'context=edit');
      await admin.post(`/wp/v2/media/${again.id}/edit`, { src: again.source_url, x: 0, y: 0, width: 50, height: 50 });
      const big = (await upload(admin, 'big.jpg', file('big.jpg'))).body;
      await admin.post(`/wp/v2/media/${big.id}/edit`, { src: big.source_url, rotation: 90 });
      for (const [name, type] of [
        ['alpha.png', 'image/png'],
        ['picture.gif', 'image/gif'],
        ['picture.webp', 'image/webp'],
        ['picture.avif', 'image/avif'],
      ] as const) {
        const one = (await upload(admin, name, file(name), type)).body;
        await admin.post(`/wp/v2/media/${one.id}/edit`, { src: one.source_url, rotation: 90 });
      }
      const note = (await upload(admin, 'note.txt', text('A note.\n'), 'text/plain')).body;
      await admin.post(`/wp/v2/media/${note.id}/edit`, { src: note.source_url, rotation: 90 });
      const tiff = (await upload(admin, 'picture.tif', file('picture.tif'), 'image/tiff')).body;
      await admin.post(`/wp/v2/media/${tiff.id}/edit`, { src: tiff.source_url, rotation: 90 });
      for (const role of everyRole) await client.as(role).post(path, { src, rotation: 90 });
    },
  },
];

/** Texts with pictures, galleries and playlists of real attachments. */
export const mediaTexts: Scenario[] = [
  {
    area: 'media-texts',
    name: 'pictures, galleries and playlists',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const anonymous = client.as('anonymous');
      const post = (await admin.post('/wp/v2/posts', { title: 'Gallery', status: 'publish', content: 'x' })).body.id;
      const add = async (name: string, sent: string, query: string, type = 'image/jpeg') =>
        (await upload(admin, sent, file(name), type, query)).body;
      const one = await add('photo.jpg', 'one.jpg', `post=${post}&title=One&caption=First "caption"&alt_text=An alt`);
      const two = await add('turned.jpg', 'two.jpg', `post=${post}&title=Two&caption=`);
      const big = await add('big.jpg', 'three.jpg', 'title=Three');
      const png = await add('alpha.png', 'four.png', `post=${post}&title=A+title`, 'image/png');
      const sound = await add('sound.wav', 'sound.wav', `post=${post}&title=Sound+<b>é</b>&caption=Words`, 'audio/wav');
      const other = await add('sound.wav', 'other.wav', 'title=Other', 'audio/wav');
      await admin.post(`/wp/v2/media/${other.id}`, { featured_media: one.id });
      const draft = (await admin.post('/wp/v2/posts', { title: 'Draft' })).body.id;
      await add('photo.jpg', 'hidden.jpg', `post=${draft}`);
      const ids = `${big.id},${one.id},${png.id}`;
      const img = (id: number, src: unknown, more = '') => `<img class="wp-image-${id}" src="${src}"${more} />`;
      for (const content of [
        img(one.id, one.source_url),
        img(one.id, String(one.source_url).replace('.jpg', '-300x225.jpg'), ' width="300" height="225" alt="x"'),
        img(big.id, big.source_url),
        `<!-- wp:image {"id":${two.id}} --><figure class="wp-block-image">${img(two.id, two.source_url)}</figure><!-- /wp:image -->`,
        '[gallery]',
        'Before [gallery] between [gallery columns="2" link="file"] after',
        `[gallery ids="${ids}"]`,
        `[gallery ids="${ids}" order="DESC" orderby="title"]`,
        `[gallery ids="${ids}" orderby="ID" size="medium" link="none"]`,
        `[gallery include="${ids}" size="full"]`,
        `[gallery exclude="${one.id}"]`,
        `[gallery id="${post}" itemtag="div" icontag="span" captiontag="p" columns="0"]`,
        `[gallery id="${draft}"]`,
        '[gallery id="999999"]',
        `[gallery ids="${sound.id}"]`,
        '[gallery ids="x"]',
        '[gallery itemtag="script" size="no such size"]',
        '[[gallery]]',
        `[playlist ids="${sound.id},${other.id}"]`,
        '[playlist]',
        `[playlist ids="${sound.id}" style="dark" tracklist="false" images="0"]`,
        `[playlist type="video" ids="${sound.id}"]`,
        `[playlist id="${draft}"]`,
        `<!-- wp:shortcode -->[gallery ids="${one.id}"]<!-- /wp:shortcode -->`,
      ]) {
        await admin.post(`/wp/v2/posts/${post}`, { content });
        await anonymous.get(`/wp/v2/posts/${post}`, '_fields=content,excerpt');
        await admin.get(`/wp/v2/posts/${post}`, 'context=edit&_fields=content,excerpt');
      }
      await anonymous.get('/wp/v2/posts', '_fields=id,content');
    },
  },
];

/** Pictures from addresses: of those that can be asked for anywhere, only refusals are the same. */
export const mediaUrls: Scenario[] = [
  {
    area: 'media-urls',
    name: 'refused addresses',
    run: async (client) => {
      for (const role of ['administrator', 'subscriber'] as const) {
        for (const url of ['', 'x', 'http://127.0.0.2/a.jpg', 'http://10.0.0.1/a.jpg', 'ftp://example.org/a.jpg']) {
          await client.as(role).post('/wp/v2/media', { url });
        }
      }
    },
  },
];
