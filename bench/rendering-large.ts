// `npm run bench:large [-- --only NAME --over MILLISECONDS --size N]`: every function of rendering on ordinary texts of one million
// characters: milliseconds of each (the least of three runs), and a mark where one takes more than `--over`. Hostile texts follow
// in hostile.ts.
import { parseArgs } from 'node:util';
import { textFunctions } from '../src/rendering/hostile/functions.testing.ts';
import { leastTime, whole } from '../src/rendering/hostile/measure.testing.ts';
import { generatePost } from './content.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    over: { type: 'string', default: '50' },
    size: { type: 'string', default: '1000000' },
  },
});
const size = Number(values.size);
const filled = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

const posts = Array.from({ length: 200 }, (_, index) => generatePost(index, 200).content).join('\n\n');
const texts: readonly (readonly [label: string, text: string])[] = [
  ['posts', whole(posts.slice(0, size))],
  ['one post', whole(filled(`${generatePost(0, 200).content}\n\n`))],
  ['html', whole(posts.replaceAll(/<!--.*?-->/g, '').slice(0, size))],
  ['plain text', whole(posts.replaceAll(/<[^>]*>/g, '').slice(0, size))],
  ['no spaces', whole(filled('a'))],
];

for (const [name, run] of Object.entries(textFunctions)) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const costs = texts.map(([label, text]) => {
    const ms = leastTime(() => run(text), 3);
    return `${label} ${ms.toFixed(0)}${ms > Number(values.over) ? ' !' : ''}`;
  });
  console.log(`${name}: ${costs.join(', ')}`);
}
