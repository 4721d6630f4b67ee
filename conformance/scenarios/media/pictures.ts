// Pictures of every kind, uploaded.
import type { Client } from '../../client.ts';
import { file, upload } from './sending.ts';

/** Uploads of pictures, each read back. */
export async function pictures(client: Client): Promise<number[]> {
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
