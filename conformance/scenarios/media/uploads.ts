// Uploads: pictures of every kind, names, types by name and content.
import type { Scenario } from '../../client.ts';
import { samePlainStart } from '../prelude.ts';
import { pictures } from './pictures.ts';
import { file, text, upload } from './sending.ts';

const small = file('small.png');
const photo = file('photo.jpg');

export const uploads: Scenario[] = [
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
];
