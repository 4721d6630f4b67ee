// `npm run bench:large [-- --only NAME --text NAME --over MS --seed N --mixtures N --size N --listed N --runs N --sizes]`: every function of
// rendering on hostile texts of 1 MB, or of the greatest length that the site takes from anybody where that is less. Prints for
// each function its worst texts: milliseconds of processor time (of `--runs` in quiet moments the least, or the first that is
// within `--over`) and the cost against a plain loop over the text; with `--sizes` also a sixteenth and a quarter of the text.
// Each function has a process of its own, told about memory what a server is told, so that none pays for what another left in the
// heap. Last a verdict: which functions keep within `--over`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { memoryEnvironment, memoryFlags } from '../bin/memory.mjs';
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
    runs: { type: 'string', default: '8' },
    /** The one function of this process. */
    measured: { type: 'string' },
  },
});

const size = Number(values.size);
const all = Number(values.over) * Math.min(1, size / 1_048_576);

/** Of so many texts one is read whole beforehand. */
const everyWarm = 20;

/** Exit codes of the process of a function. */
const isWithin = 0;
const isAbove = 2;

function measure(name: string, run: (text: string) => unknown): number {
  const makers = [...hostileTexts(Number(values.seed), Number(values.mixtures))].filter(
    ([label]) => values.text === undefined || label.includes(values.text),
  );
  const length = Math.min(size, longestText[name] ?? size);
  // What a text may take at most: a text that can be no longer may take as long as one of 1 MB.
  const over = length < size ? Number(values.over) : all;
  const texts = makers.map(([label, make]) => ({ label, make, text: whole(make(length)) }));
  // Compiled for all texts, as it is in a server that has run for a while.
  for (let warm = 0; warm < 2; warm++) for (const { text } of texts) run(text.slice(0, 16_000));
  // What only long texts make it do, too.
  for (let at = 0; at < texts.length; at += everyWarm) run(texts[at]?.text ?? '');
  const clock = new QuietClock(size);
  const rows = texts.map((one) => ({ ...one, ms: clock.time(() => run(one.text), Number(values.runs), over) }));
  rows.sort((a, b) => b.ms - a.ms);
  const shown = rows.slice(0, Number(values.listed)).map(({ label, make, text, ms }) => {
    const parts = values.sizes ? [16, 4].map((part) => leastTime(() => run(whole(make(length / part))), 3)) : [];
    return `${[...parts, ms].map((one) => one.toFixed(0)).join(', ')} ms (${(ms / clock.reference / (text.length / size)).toFixed(0)}×) ${label}`;
  });
  const limit = length < size ? ` of ${length}` : '';
  const above = rows.filter(({ ms }) => ms > over).length;
  console.log(
    `${name}${limit}, ${above} of ${rows.length} above ${over.toFixed(0)} ms (loop ${clock.reference.toFixed(2)}): ${shown.join(' · ')}`,
  );
  return above === 0 ? isWithin : isAbove;
}

function measureAll(): void {
  const within: string[] = [];
  const not: string[] = [];
  for (const name of Object.keys(textFunctions)) {
    if (values.only !== undefined && !name.includes(values.only)) continue;
    const { status } = spawnSync(
      process.execPath,
      [...memoryFlags, fileURLToPath(import.meta.url), ...process.argv.slice(2), '--measured', name],
      { stdio: 'inherit', env: { ...memoryEnvironment, ...process.env } },
    );
    if (status !== isWithin && status !== isAbove) throw new Error(`${name} was not measured: ${status}`);
    (status === isWithin ? within : not).push(name);
  }
  console.log(
    `seed ${values.seed}; within ${all.toFixed(0)} ms: ${within.length} of ${within.length + not.length} functions; not: ${not.join(', ')}`,
  );
}

const run = values.measured === undefined ? undefined : textFunctions[values.measured];
if (values.measured === undefined) measureAll();
else if (run) process.exitCode = measure(values.measured, run);
else throw new Error(`no function is called ${values.measured}`);
