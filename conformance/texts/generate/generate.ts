// A seeded generator of texts: the same seed gives the same text on every machine.
import { Random } from '../../../src/rest/fuzz/random.testing.ts';
import { plainText, type Text } from '../text.ts';
import { blockDocument, broken, dynamicDocument } from './blocks.ts';
import { classicText, pieces, sentence } from './classic.ts';

/** The `number`-th text of a seed: classic or of blocks, with a title, sometimes with an excerpt, a password or for few.
 * `isDynamic`: every third is one of dynamic blocks, whatever else the seed would have given there. */
export function generate(seed: number, number: number, isDynamic = true): Text {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const title = sentence(random, 6);
  let content = random.chance(0.45) ? classicText(random) : blockDocument(random);
  if (isDynamic && number % 3 === 2) content = dynamicDocument(random);
  if (random.chance(0.1)) content = broken(random, content);
  return plainText(`seed ${seed} #${number}`, content, {
    // Titles stand in lists of other texts: a shortcode would count galleries there.
    title: (random.chance(0.1) ? pieces(random, 2, 1) : title).replaceAll('[', '('),
    excerpt: random.chance(0.25) ? pieces(random, random.between(1, 3), 1) : '',
    status: random.chance(0.03) ? 'private' : 'publish',
    password: random.chance(0.03) ? 'secret' : '',
  });
}
