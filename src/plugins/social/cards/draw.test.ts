// Cards as pictures: their size, what shows where, and that nothing of what is sent breaks them.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { type CardParts, drawCard } from './draw.ts';
import { templateNames } from './templates.ts';

/** Left half red, right half blue. */
const twoHalves = sharp({ create: { width: 1600, height: 900, channels: 3, background: '#d00' } })
  .composite([
    {
      input: { create: { width: 800, height: 900, channels: 3, background: '#00d' } },
      left: 800,
      top: 0,
    },
  ])
  .png()
  .toBuffer();

const draw = async (parts: CardParts): Promise<Buffer> => (await drawCard(parts)).jpeg;
const plain = { font: '', locale: 'en' };
const middle = { x: 0.5, y: 0.5 };

async function meanOf(card: Buffer, left: number, top: number, width: number, height: number): Promise<number[]> {
  const { channels } = await sharp(await sharp(card).extract({ left, top, width, height }).toBuffer()).stats();
  return channels.map(({ mean }) => Math.round(mean));
}

/** How many pixels differ by more than a little. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((card) => sharp(card).greyscale().raw().toBuffer()));
  let count = 0;
  for (const [at, value] of (a ?? Buffer.alloc(0)).entries()) if (Math.abs(value - (b?.[at] ?? 0)) > 60) count++;
  return count;
}

test.each(templateNames)('%s: a JPEG of 1200×630 below a megabyte, with the title in it', async (template) => {
  for (const picture of [undefined, { bytes: await twoHalves, focus: middle }]) {
    const card = await draw({ ...plain, template, text: 'Harbour line reopens', picture });
    expect(await sharp(card).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630, channels: 3 });
    expect(card.length).toBeLessThan(1_000_000);
    const empty = await draw({ ...plain, template, text: '', picture });
    expect(await difference(card, empty)).toBeGreaterThan(3000);
    const again = await draw({ ...plain, template, text: 'Harbour line reopens', picture });
    expect(again.equals(card)).toBe(true);
  }
});

test('the picture lies where the template has it, cut around its focus', async () => {
  const bytes = await twoHalves;
  const edge = async (x: number) => {
    const card = await draw({ ...plain, template: 'edge', text: '', picture: { bytes, focus: { x, y: 0.5 } } });
    return [await meanOf(card, 20, 20, 400, 590), await meanOf(card, 700, 20, 400, 590)];
  };
  const [[red = 0, , blue = 0] = [], black = []] = await edge(0);
  expect([red > 200, blue < 20, Math.max(...black) < 5]).toEqual([true, true, true]);
  const [[red2 = 0, , blue2 = 0] = []] = await edge(1);
  expect([red2 < 20, blue2 > 200]).toEqual([true, true]);
  const dois = await draw({ ...plain, template: 'dois', text: '', picture: { bytes, focus: { x: 1, y: 0 } } });
  expect(Math.min(...(await meanOf(dois, 20, 20, 500, 500)))).toBeGreaterThan(250);
  expect((await meanOf(dois, 620, 20, 500, 500))[2]).toBeGreaterThan(200);
});

test('pictures turned by their EXIF, grey, transparent, tiny or broken ones', async () => {
  const rows = sharp({ create: { width: 400, height: 200, channels: 3, background: '#0c0' } });
  const pictures = [
    await rows.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    await rows.clone().greyscale().png().toBuffer(),
    await rows.clone().ensureAlpha(0.5).webp().toBuffer(),
    await rows.clone().toColourspace('cmyk').jpeg().toBuffer(),
    await sharp({ create: { width: 1, height: 1, channels: 3, background: '#0c0' } })
      .png()
      .toBuffer(),
  ];
  for (const bytes of pictures) {
    const card = await draw({ ...plain, template: 'dois', text: 'x', picture: { bytes, focus: middle } });
    const [, green = 0] = await meanOf(card, 650, 50, 500, 500);
    expect(green).toBeGreaterThan(90);
  }
  const without = await draw({ ...plain, template: 'dois', text: 'x' });
  for (const bytes of [Buffer.from('no picture'), Buffer.alloc(0), (await twoHalves).subarray(0, 60)]) {
    const card = await drawCard({ ...plain, template: 'dois', text: 'x', picture: { bytes, focus: middle } });
    expect([card.jpeg.equals(without), card.whole]).toEqual([true, false]);
  }
});
