// Every public function of rendering takes time in proportion to its input, whatever that is, and not much of it: all functions
// on all hostile texts, against a quarter of the text and against a plain loop over it, or over what is made of it where that is longer.
// Times are the least of many short runs, and are taken again while they look bad: other programs can only hide what is wrong.
// LINEAR_SEED repeats a run's mixtures, LINEAR_SIZE takes longer texts; `npm run bench:large` prints the whole table.
import { describe, expect, test } from 'vitest';
import { textFunctions } from './hostile/functions.testing.ts';
import { leastTime, referenceTime, timeOf, whole } from './hostile/measure.testing.ts';
import { hostileTexts } from './hostile/texts.testing.ts';

const size = Number(process.env.LINEAR_SIZE ?? 8192);
const seed = Number(process.env.LINEAR_SEED ?? Math.floor(Date.now() % 1e6));
/** What a character may cost, against one in a plain loop: far above what functions take, far below what a square would. */
const most = 900;
/**
 * Functions that do a whole text's work: render each element by itself to compare it, or blocks and all formatting. Excerpts are made of
 * contents that blocks left open make up to 16 times as long, which what is made of them does not show.
 */
const dear: Readonly<Record<string, number>> = { htmlToBlocks: 3000, madeExcerpt: 3000 };
/** What takes less than this, against a plain loop, has no growth that could be told from noise. */
const little = 80;
/** Runs that are taken again while they look bad, and milliseconds for them: on a busy machine it takes many until none was disturbed. */
const triesAtMost = 60;
const patience = 5000;
/** Of each function, the texts that it takes longest for. */
const looked = 3;

const reference = referenceTime(size);
const texts = Array.from(hostileTexts(seed, 4), ([name, make]) => ({
  name,
  make,
  all: whole(make(size)),
}));

function measured(run: (text: string) => unknown, quarter: string, all: string, bound: number) {
  let before = leastTime(() => run(quarter), 3);
  let cost = leastTime(() => run(all), 3);
  const end = performance.now() + patience;
  for (let tries = 0; cost > little * reference && (tries < triesAtMost || performance.now() < end); tries++) {
    if (cost < 6 * before && cost < bound * reference) break;
    before = Math.min(
      before,
      timeOf(() => run(quarter)),
    );
    cost = Math.min(
      cost,
      timeOf(() => run(all)),
    );
  }
  return { cost, growth: cost / before };
}

describe(`hostile texts of ${size} characters, LINEAR_SEED=${seed}`, () => {
  test.each(Object.entries(textFunctions))('%s', { timeout: 120_000 }, (title, run) => {
    const bound = dear[title] ?? most;
    // One run never shows too little: what it finds quick is quick.
    const slow = texts
      .map((text) => ({ ...text, ms: timeOf(() => run(text.all)) }))
      .filter(({ ms }) => ms > little * reference)
      .sort((a, b) => b.ms - a.ms)
      .slice(0, looked);
    for (const { name, make, all } of slow) {
      const { cost, growth } = measured(run, whole(make(size / 4)), all, bound);
      if (cost <= little * reference) continue;
      const made = run(all);
      // Of blocks that are never closed the rest of the text is repeated, up to 16 times.
      const longer = typeof made === 'string' ? Math.max(1, made.length / all.length) : 1;
      expect(cost / reference / longer, `${name} costs too much`).toBeLessThan(bound);
      // Depths are bounded: below the bound a text grows faster than above.
      const last = growth < 6 ? growth : measured(run, all, whole(make(size * 4)), bound * 4).growth;
      expect(last, `${name} grows too fast`).toBeLessThan(6);
    }
  });
});
