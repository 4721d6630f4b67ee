// Makes the small pictures and recordings that the media scenarios upload. Their bytes are kept beside this file: sizes in
// answers must not change with the libraries that write them. Run by hand, only to add one.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

const folder = import.meta.dirname;
const keep = (name: string, bytes: Uint8Array): void => writeFileSync(join(folder, name), bytes);

/** Stripes: little to store, and every turn and cut shows. */
function stripes(width: number, height: number): Sharp {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#246"/><rect width="50%" height="25%" fill="#e72"/></svg>`;
  return sharp(Buffer.from(svg));
}

/** An APP13 block with IPTC datasets, put behind the start of a JPEG. */
function withIptc(jpeg: Buffer, datasets: readonly (readonly [number, string])[]): Buffer {
  const records = datasets.map(([dataset, text]) => {
    const bytes = Buffer.from(text);
    return Buffer.concat([Buffer.from([0x1c, 2, dataset, bytes.length >> 8, bytes.length & 0xff]), bytes]);
  });
  const data = Buffer.concat(records);
  const resource = Buffer.concat([
    Buffer.from('8BIM\x04\x04\0\0\0\0', 'latin1'),
    Buffer.from([data.length >> 8, data.length & 0xff]),
    data,
    Buffer.alloc(data.length % 2),
  ]);
  const block = Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), resource]);
  const length = block.length + 2;
  return Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xed, length >> 8, length & 0xff]),
    block,
    jpeg.subarray(2),
  ]);
}

keep('photo.jpg', await stripes(1200, 900).jpeg({ quality: 60 }).toBuffer());
keep('big.jpg', await stripes(3000, 2001).jpeg({ quality: 40 }).toBuffer());
keep('small.png', await stripes(120, 90).png().toBuffer());
keep(
  'alpha.png',
  await sharp({ create: { width: 700, height: 500, channels: 4, background: { r: 200, g: 10, b: 10, alpha: 0.5 } } })
    .png()
    .toBuffer(),
);
keep('picture.gif', await stripes(400, 300).gif().toBuffer());
keep('picture.webp', await stripes(640, 480).webp().toBuffer());
keep('lossless.webp', await stripes(320, 240).webp({ lossless: true }).toBuffer());
keep('picture.avif', await stripes(640, 480).avif({ effort: 2 }).toBuffer());
keep('picture.tif', await stripes(64, 48).tiff().toBuffer());
const exif = {
  IFD0: {
    Model: 'Camera <b>One</b>',
    Artist: 'A. Reporter',
    Copyright: '(c) Somebody',
    ImageDescription: 'At the harbour',
  },
  IFD2: {
    FNumber: '28/10',
    ExposureTime: '1/30',
    ISOSpeedRatings: '400',
    FocalLength: '35/1',
    DateTimeDigitized: '2024:05:06 07:08:09',
  },
};
keep(
  'turned.jpg',
  await stripes(900, 600).withExif(exif).withMetadata({ orientation: 6 }).jpeg({ quality: 60 }).toBuffer(),
);
keep('turned-big.jpg', await stripes(3000, 2000).withMetadata({ orientation: 8 }).jpeg({ quality: 40 }).toBuffer());
keep('mirrored.jpg', await stripes(500, 400).withMetadata({ orientation: 2 }).jpeg({ quality: 60 }).toBuffer());
const plain = await stripes(400, 300).jpeg({ quality: 60 }).toBuffer();
keep(
  'captioned.jpg',
  withIptc(plain, [
    [105, 'Headline of IPTC'],
    [120, 'A caption that says more'],
    [80, 'By Line'],
    [116, 'Copyright notice'],
    [25, 'harbour'],
    [25, 'ships'],
    [55, '20240506'],
    [60, '070809'],
  ]),
);
const samples = Buffer.alloc(8000 * 2);
for (let index = 0; index < 8000; index++) samples.writeInt16LE(Math.round(Math.sin(index / 10) * 8000), index * 2);
const wave = Buffer.alloc(44);
wave.write('RIFF', 0);
wave.writeUInt32LE(36 + samples.length, 4);
wave.write('WAVEfmt ', 8);
wave.writeUInt32LE(16, 16);
wave.writeUInt16LE(1, 20);
wave.writeUInt16LE(1, 22);
wave.writeUInt32LE(8000, 24);
wave.writeUInt32LE(16000, 28);
wave.writeUInt16LE(2, 32);
wave.writeUInt16LE(16, 34);
wave.write('data', 36);
wave.writeUInt32LE(samples.length, 40);
keep('sound.wav', Buffer.concat([wave, samples]));
