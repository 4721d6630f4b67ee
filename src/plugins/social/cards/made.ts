// Cards that were made, kept in memory within bounds; few are made at once, and only so many wait. What draws them is loaded
// when the first is asked for.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionSite, FittingPicture, PictureLimits } from '../../../extend/site.ts';
import type { DrawnCard } from './draw.ts';
import { type Card, readToken } from './token.ts';

/** Bytes of kept cards, cards made at once, and cards that wait. */
const mostBytes = 32 * 1024 * 1024;
const mostAtOnce = 2;
const mostWaiting = 40;
/** Kinds of pictures that are drawn; others (SVG) could hold anything. */
const drawn = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'image/heic', 'image/tiff']);

const kept = new Map<string, DrawnCard>();
let keptBytes = 0;
const making = new Map<string, Promise<DrawnCard>>();
let working = 0;
const waiting: (() => void)[] = [];

/** A card as a picture. `token` names it. Throws `social_card_busy` (503) where too many are asked for. */
export async function madeCard(site: ExtensionSite, card: Card, token: string): Promise<DrawnCard> {
  const found = kept.get(token);
  if (found) {
    // The last used are at the end.
    kept.delete(token);
    kept.set(token, found);
    return found;
  }
  let made = making.get(token);
  if (!made) {
    made = inTurn(() => draw(site, card)).finally(() => making.delete(token));
    making.set(token, made);
  }
  const drawn = await made;
  // What lacks its picture for the moment is made again.
  if (drawn.whole) keep(token, drawn);
  return drawn;
}

/** A card's picture within limits; undefined for tokens that are not this site's. */
export async function fittingCard(
  site: ExtensionSite,
  token: string,
  limits: PictureLimits,
): Promise<FittingPicture | undefined> {
  const card = readToken(site, token);
  return card && site.media.fit((await madeCard(site, card, token)).jpeg, 'image/jpeg', limits);
}

/** A picture of the library within limits, kept under a name; undefined where there is none. */
export async function madePicture(
  site: ExtensionSite,
  name: string,
  id: number,
  limits: PictureLimits,
): Promise<Uint8Array | 'busy' | undefined> {
  const found = kept.get(name);
  if (found) return found.jpeg;
  try {
    const made = await inTurn(async () => {
      const picture = (await site.media.pictures([id])).get(id);
      return picture && drawn.has(picture.mimeType) ? site.media.fitting(id, limits) : undefined;
    });
    if (made) keep(name, { jpeg: Buffer.from(made.bytes), whole: true });
    return made?.bytes;
  } catch (error) {
    if (error instanceof SiteError && error.status === 503) return 'busy';
    throw error;
  }
}

async function draw(site: ExtensionSite, card: Card): Promise<DrawnCard> {
  const { drawCard } = await import('./draw.ts');
  const { text, template, font, locale, picture, focus } = card;
  const bytes = picture > 0 ? await bytesOf(site, picture) : undefined;
  const drawn = await drawCard({ text, template, font, locale, picture: bytes && { bytes, focus } });
  return { ...drawn, whole: drawn.whole && (picture === 0 || bytes !== undefined) };
}

async function bytesOf(site: ExtensionSite, id: number): Promise<Uint8Array | undefined> {
  const picture = (await site.media.pictures([id])).get(id);
  return picture && drawn.has(picture.mimeType) ? site.media.read(id) : undefined;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= mostAtOnce) {
    if (waiting.length >= mostWaiting) throw new SiteError('social_card_busy', 'Too many cards are being made.', 503);
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else working++;
  try {
    return await work();
  } finally {
    // Who waits takes over the place.
    const next = waiting.shift();
    if (next) next();
    else working--;
  }
}

function keep(token: string, drawn: DrawnCard): void {
  if (kept.has(token)) return;
  kept.set(token, drawn);
  keptBytes += drawn.jpeg.length;
  for (const [oldest, { jpeg }] of kept) {
    if (keptBytes <= mostBytes) break;
    kept.delete(oldest);
    keptBytes -= jpeg.length;
  }
}
