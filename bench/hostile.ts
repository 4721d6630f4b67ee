// `npm run bench:large [-- --only NAME --text NAME --over MS --seed N --mixtures N --size N --listed N --sizes]`: every function of
// rendering on hostile texts of 1 MB, or of the greatest length that the site takes from anybody where that is less. Prints for
// each function its worst texts: milliseconds of processor time (of three runs in quiet moments the least, or the first that is
// within `--over`) and the cost against a plain loop over the text; with `--sizes` also a sixteenth and a quarter of the text.
// Last a verdict: which functions keep within `--over`.
import { parseArgs } from 'node:util';
import { longestText, textFunctions } from '../src/rendering/hostile/functions.testing.ts';
import { leastTime, QuietClock, whole } from '../src/rendering/hostile/measure.testing.ts';
import { hostileTexts } from '../src/rendering/hostile/texts.testing.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    text: { type: 'string' },
    over: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    mixtures: { type: 'string', default: '12' },
    size: { type: 'string', default: '1048576' },
    listed: { type: 'string', default: '5' },
    sizes: { type: 'boolean', default: false },
  },
});

const size = Number(values.size);
const all = Number(values.over) * Math.min(1, size / 1_048_576);
const makers = [...hostileTexts(Number(values.seed), Number(values.mixtures))].filter(
  ([name]) => values.text === undefined || name.includes(values.text),
);
const textsOf = (length: number) => makers.map(([name, make]) => ({ name, make, text: whole(make(length)) }));
const long = textsOf(size);
const clock = new QuietClock(size);
console.log(
  `${long.length} texts, seed ${values.seed}; a plain loop over ${size} characters: ${clock.reference.toFixed(2)} ms`,
);

const within: string[] = [];
const slow: string[] = [];
for (const [name, run] of Object.entries(textFunctions)) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const length = Math.min(size, longestText[name] ?? size);
  // What a text may take at most: a text that can be no longer may take as long as one of 1 MB.
  const over = length < size ? Number(values.over) : all;
  const texts = length < size ? textsOf(length) : long;
  // Compiled for all texts, as it is in a server that has run for a while.
  for (let warm = 0; warm < 2; warm++) for (const { text } of texts) run(text.slice(0, 16_000));
  const rows = texts.map(({ name: label, make, text }) => {
    const ms = clock.time(() => run(text), 3, over);
    return { label, make, text, ms };
  });
  rows.sort((a, b) => b.ms - a.ms);
  const worst = rows[0]?.ms ?? 0;
  (worst <= over ? within : slow).push(worst <= over ? name : `${name} (${worst.toFixed(0)} ms)`);
  const shown = rows.slice(0, Number(values.listed)).map(({ label, make, text, ms }) => {
    const parts = values.sizes ? [16, 4].map((part) => leastTime(() => run(whole(make(length / part))), 3)) : [];
    return `${[...parts, ms].map((one) => one.toFixed(0)).join(', ')} ms (${(ms / clock.reference / (text.length / size)).toFixed(0)}×) ${label}`;
  });
  const limit = length < size ? ` of ${length}` : '';
  const above = rows.filter(({ ms }) => ms > over).length;
  console.log(`${name}${limit}, ${above} of ${rows.length} above ${over.toFixed(0)} ms: ${shown.join(' · ')}`);
}
console.log(
  `a plain loop at last ${clock.reference.toFixed(2)} ms; within ${all.toFixed(0)} ms: ${within.length} of ${within.length + slow.length} functions; not: ${slow.join(', ')}`,
);
