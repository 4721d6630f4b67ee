// Lengths as networks count them. Each takes time in proportion to the text.

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for one character (Bluesky, Telegram's users, ourselves). */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

/** Code points (Mastodon, Threads, Discord, LinkedIn). */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** UTF-16 units (Telegram). */
export const utf16Units = (text: string): number => text.length;

export const utf8Bytes = (text: string): number => Buffer.byteLength(text);

const address = /https?:\/\/[^\s<>"]+/giu;

/** Every address counts as so many characters, the rest in code points (Mastodon: 23). */
export function withAddressesAs(length: number): (text: string) => number {
  return (text) => {
    let addresses = 0;
    const rest = text.replace(address, () => {
      addresses++;
      return '';
    });
    return codePoints(rest) + addresses * length;
  };
}

/** Code points that X counts once; all others count twice (twitter-text, configuration 3). */
const light = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const;
const emoji = /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator})/u;

/** X's weighted length: addresses 23, an emoji of any make 2, Latin and most scripts 1, CJK 2. Of NFC text. */
export function weighted(text: string): number {
  let weight = 0;
  const rest = text.normalize('NFC').replace(address, () => {
    weight += 23;
    return '';
  });
  for (const { segment } of segmenter.segment(rest)) {
    if (emoji.test(segment)) {
      weight += 2;
      continue;
    }
    for (const sign of segment) {
      const code = sign.codePointAt(0) ?? 0;
      weight += light.some(([from, to]) => code >= from && code <= to) ? 1 : 2;
    }
  }
  return weight;
}
