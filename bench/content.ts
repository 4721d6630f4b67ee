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

/** Sounds that English words begin with, have in the middle and end with, about as frequent as there. */
const onsets =
  't t t s s s th th w h h b c c d d f f m m p p r r l l n g st sh ch pr tr gr br cl fr pl sp j v qu k y'.split(' ');
const vowels = 'e e e e e a a a a o o o i i i i u u ea ee ou ai oo ie ow'.split(' ');
const codas = ' n n n t t t r r r s s d d l l ng nd st ck th m p ll ss nt ct w x ght'.split(' ');
const endings = 'ing ed er s ly tion ment ness able ful al ity es ion ence est ive ous'.split(' ');

/**
 * 50,000 made-up words, the most frequent first. Those are short, as everywhere; rarer ones have more syllables and share
 * their stems and endings, so that words have as many letter sequences in common as those of a language.
 */
const words: readonly string[] = (() => {
  const random = randomNumbers(7);
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const made = new Set<string>();
  const stems: string[] = [];
  while (made.size < 50_000) {
    const syllables = 1 + Math.floor(random() * Math.min(3.5, 0.7 + Math.log10(1 + made.size) / 1.6));
    let word = '';
    for (let count = 0; count < syllables; count++)
      word += (random() < 0.8 ? one(onsets) : '') + one(vowels) + (random() < 0.6 ? one(codas) : '');
    if (made.size > 200 && random() < 0.5) word = (one(stems) || word) + one(endings);
    else stems.push(word);
    if (word.length > 1) made.add(word);
  }
  return [...made];
})();

/** How often the first words come, added up: word n comes about 1 / (n + 2.7) times as often as the first (Zipf). */
const frequencies: Float64Array = (() => {
  const sums = new Float64Array(words.length);
  let sum = 0;
  for (let rank = 0; rank < sums.length; rank++) sums[rank] = sum += 1 / (rank + 3.7);
  return sums;
})();

/** A word drawn by its frequency, for a number in [0, 1). */
function wordAt(chance: number): string {
  const wanted = chance * (frequencies.at(-1) ?? 0);
  let [low, high] = [0, frequencies.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((frequencies[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return words[low] ?? 'the';
}

/** Moves with each change of what is generated: folders with other content are not used again. */
export const contentVersion = 1;

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

/** Tags beside those of the posts, ten for each post, a million at most: 100,000 at 10,000 posts. */
export const furtherTags = (posts: number): number => Math.min(posts * 10, 1_000_000);
/** Comments for each post that has some. */
export const commentsOfPost = 10;
/** The oldest posts have comments, a tenth of all: lists of the newest stay as they are without. */
export const commentedPosts = (posts: number): number => Math.ceil(posts / 10);

/** A made-up word by its number. */
export const numberedWord = (number: number): string => words[number % words.length] ?? 'the';

/** A word of few tags. */
export const searchedTag = numberedWord(700);

export const categoryCount = 100;
export const tagCount = 300;

/** Post number `index` (0-based) of `total`: 8 blocks, about 5 kB, the newest last. Its id is `index + 10`. */
export function generatePost(index: number, total: number): GeneratedPost {
  const random = randomNumbers(index * 2654435761 + 1);
  const word = () => wordAt(random());
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

/** What the search case looks for: words as often as the posts' texts have them, hence mostly very common ones. */
export const searchedWords: readonly string[] = (() => {
  const random = randomNumbers(11);
  return Array.from({ length: 500 }, () => wordAt(random()));
})();
