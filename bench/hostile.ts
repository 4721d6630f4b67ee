// `npm run bench:large [-- --only NAME --text NAME --over MS --seed N --mixtures N --size N --listed N]`: every function of rendering on
// hostile texts of 64 kB, 256 kB and 1 MB. Prints for each function its worst text: milliseconds (the least of three runs) at each
// size, the exponent of growth, and the cost at 1 MB against a plain loop over the text; and every text above `--over`.
import { parseArgs } from 'node:util';
import { textFunctions } from '../src/rendering/hostile/functions.testing.ts';
import { leastTime, referenceTime, timeOf, whole } from '../src/rendering/hostile/measure.testing.ts';
import { hostileTexts } from '../src/rendering/hostile/texts.testing.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    text: { type: 'string' },
    over: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    mixtures: { type: 'string', default: '12' },
    size: { type: 'string', default: '1048576' },
    listed: { type: 'string', default: '8' },
  },
});

const most = Number(values.size);
const sizes = [most / 16, most / 4, most];
const texts = new Map<string, readonly string[]>();
for (const [name, make] of hostileTexts(Number(values.seed), Number(values.mixtures))) {
  if (values.text !== undefined && !name.includes(values.text)) continue;
  texts.set(
    name,
    sizes.map((size) => whole(make(size))),
  );
}
const reference = referenceTime(most);
console.log(
  `${texts.size} texts, seed ${values.seed}; a plain loop over ${most} characters takes ${reference.toFixed(2)} ms`,
);

interface Row {
  readonly text: string;
  readonly ms: readonly number[];
  readonly exponent: number;
}

/** Growth from the smallest to the largest: the exponent of size in time. Nothing is said of what takes no time. */
function exponentOf(ms: readonly number[]): number {
  const [, middle = 0, large = 0] = ms;
  return large < 1 ? 0 : Math.log2(large / Math.max(middle, 0.02)) / 2;
}

function measured(text: string, run: (text: string) => unknown, inputs: readonly string[]): Row {
  const quick = timeOf(() => run(inputs[2] ?? '')) < 2;
  // What one run finds quick is not measured further.
  const ms = quick ? [0, 0, 0] : inputs.map((input) => leastTime(() => run(input), 3));
  return { text, ms, exponent: exponentOf(ms) };
}

const describe = ({ text, ms, exponent }: Row): string =>
  `${ms.map((one) => one.toFixed(1).padStart(8)).join('')}  ^${exponent.toFixed(2)}  ${((ms[2] ?? 0) / reference).toFixed(0).padStart(4)}×  ${text}`;

const everything: (Row & { readonly name: string })[] = [];
for (const [name, run] of Object.entries(textFunctions)) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  for (let warm = 0; warm < 3; warm++) for (const inputs of texts.values()) run((inputs[0] ?? '').slice(0, 2000));
  const rows = [...texts].map(([text, inputs]) => measured(text, run, inputs));
  rows.sort((a, b) => (b.ms[2] ?? 0) - (a.ms[2] ?? 0));
  const [worst] = rows;
  if (!worst) continue;
  console.log(`${name.padEnd(24)}${describe(worst)}`);
  const shown = rows
    .slice(1)
    .filter(({ ms, exponent }) => (ms[2] ?? 0) > Number(values.over) || (exponent > 1.3 && (ms[2] ?? 0) > 20));
  for (const row of shown.slice(0, Number(values.listed))) console.log(`${''.padEnd(24)}${describe(row)}`);
  if (shown.length > Number(values.listed))
    console.log(`${''.padEnd(24)}and ${shown.length - Number(values.listed)} more`);
  everything.push(...rows.map((row) => ({ ...row, name })));
}
const over = everything.filter(({ ms }) => (ms[2] ?? 0) > Number(values.over));
console.log(`${everything.length} measured, ${over.length} of them above ${values.over} ms`);
