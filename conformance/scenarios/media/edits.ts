// Editing pictures.
import { everyRole, type Scenario } from '../../client.ts';
import { samePlainStart } from '../prelude.ts';
import { file, text, upload } from './sending.ts';

const photo = file('photo.jpg');

export const edits: Scenario[] = [
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
