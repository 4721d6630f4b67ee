// A photograph to upload: 4000 × 3000 pixels with detail everywhere, as a JPEG of about two megabytes.
import sharp from 'sharp';

const [width, height] = [4000, 3000];

function pixels(): Buffer {
  const bytes = Buffer.alloc(width * height * 3);
  for (let at = 0; at < bytes.length; at++) {
    const x = Math.floor(at / 3) % width;
    const y = Math.floor(at / 3 / width);
    bytes[at] = 128 + 90 * Math.sin(x / 37 + (at % 3)) * Math.cos(y / 23) + ((x * 7 + y * 13) % 29);
  }
  return bytes;
}

export const photograph: Uint8Array = await sharp(pixels(), { raw: { width, height, channels: 3 } })
  .jpeg({ quality: 85 })
  .toBuffer();
