// Generated newsroom content: the same posts for the same seed, whatever the database. Words are drawn, not written.

/** Repeatable pseudo-random numbers in [0, 1) (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Letters about as frequent as in English, so that words share as few letter sequences as real ones do. */
const letters = 'eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrrddddllllcccuuummmwwffggyyppbbvk';
/** 30,000 made-up words, the first ones most frequent. */
const words: readonly string[] = (() => {
  const random = randomNumbers(7);
  const made = new Set<string>();
  while (made.size < 30_000) {
    let word = '';
    for (let length = 2 + Math.floor(random() * 8); length >= 0; length--)
      word += letters[Math.floor(random() * letters.length)];
    made.add(word);
  }
  return [...made];
})();

export interface GeneratedPost {
  id: number;
  title: string;
  slug: string;
  content: string;
  /** 'YYYY-MM-DD HH:MM:SS', UTC. */
  date: string;
  author: number;
  /** 0-based numbers of its categories and tags. */
  categories: number[];
  tags: number[];
}

export const categoryCount = 100;
export const tagCount = 300;

/** Post number `index` (0-based) of `total`: 8 blocks, about 5 kB, the newest last. Its id is `index + 10`. */
export function generatePost(index: number, total: number): GeneratedPost {
  const random = randomNumbers(index * 2654435761 + 1);
  const word = () => words[Math.floor(random() ** 3 * words.length)] ?? 'the';
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const sentence = (length: number) => {
    const parts = Array.from({ length }, word);
    if (random() < 0.2) parts[1] = `"${parts[1]}"`;
    if (random() < 0.1) parts[2] = `<strong>${parts[2]}</strong>`;
    return `${capital(parts.join(' '))}.`;
  };
  const paragraph = () =>
    `<!-- wp:paragraph -->\n<p>${Array.from({ length: 7 }, () => sentence(8 + Math.floor(random() * 10))).join(' ')}</p>\n<!-- /wp:paragraph -->`;
  const heading = () => `<!-- wp:heading -->\n<h2 class="wp-block-heading">${sentence(5)}</h2>\n<!-- /wp:heading -->`;
  const item = () => `<!-- wp:list-item -->\n<li>${sentence(7)}</li>\n<!-- /wp:list-item -->`;
  const list = () =>
    `<!-- wp:list -->\n<ul class="wp-block-list">${[item(), item(), item()].join('\n\n')}</ul>\n<!-- /wp:list -->`;
  const quote = () =>
    `<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n<p>${sentence(14)}</p>\n<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->`;
  const title = Array.from({ length: 6 }, word).map(capital).join(' ');
  const time = Date.UTC(2026, 0, 1) - (total - index) * 60_000;
  return {
    id: index + 10,
    title,
    slug: `${title.toLowerCase().replaceAll(' ', '-')}-${index}`,
    content: [paragraph(), paragraph(), heading(), paragraph(), list(), quote(), paragraph(), paragraph()].join('\n\n'),
    date: new Date(time).toISOString().slice(0, 19).replace('T', ' '),
    author: 1 + (index % 3),
    categories: [index % categoryCount, (index * 7 + 3) % categoryCount],
    tags: [index % tagCount, (index * 11 + 5) % tagCount, (index * 13 + 7) % tagCount],
  };
}

/** A word that about one in a hundred posts has in its text: what the search case looks for. */
export const searchedWord = words.findLast((word) => word.length === 7) ?? 'the';
