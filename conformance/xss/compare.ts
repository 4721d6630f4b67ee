// What WordPress and Broadsheet make of each string in each context: what is stored and what is shown must be equal.
import { type Answer, differences, normalise } from '../compare.ts';
import type { Sides } from '../texts/sides.ts';
import { type Context, contexts, valuesOf } from './contexts.ts';
import { strings } from './strings.ts';

const perBatch = 25;

export interface Counted {
  readonly passed: number;
  readonly found: readonly string[];
}

/** Saves every string in every context on both sides; lines of what differs. */
export async function compareStrings(sides: Sides): Promise<Counted> {
  let passed = 0;
  const found: string[] = [];
  for (const context of contexts) {
    let equal = 0;
    for (let from = 0; from < strings.length; from += perBatch) {
      const some = strings.slice(from, from + perBatch);
      const bodies = some.map(({ text }, index) => context.body(text, from + index));
      const [expected, got] = await save(sides, context, bodies);
      some.forEach(({ name, text }, index) => {
        const lines = differences(expected?.[index], got?.[index], context.name);
        if (lines.length === 0) equal++;
        else found.push(`✗ ${name} (${context.name}): ${JSON.stringify(text)}`, ...lines.map((line) => `    ${line}`));
      });
    }
    passed += equal;
    console.log(`kses ${context.name.padEnd(12)} ${equal} of ${strings.length} equal`);
  }
  return { passed, found };
}

/** The compared values of each answer, or its code where it was refused. */
async function save(sides: Sides, context: Context, bodies: readonly Record<string, unknown>[]): Promise<unknown[][]> {
  const { path, role } = context;
  if (!context.batch) {
    const answers: Answer[][] = [];
    for (let from = 0; from < bodies.length; from += context.atOnce) {
      const some = bodies.slice(from, from + context.atOnce);
      const query = 'context=edit';
      answers.push(...(await Promise.all(some.map((json) => sides.both({ method: 'POST', path, json, role, query })))));
    }
    return [0, 1].map((side) => answers.map((pair) => shown(context, pair[side]?.body)));
  }
  const json = { requests: bodies.map((body) => ({ method: 'POST', path, body })) };
  const pair = await sides.both({ method: 'POST', path: '/batch/v1', json, role });
  return pair.map(({ body }) => responsesOf(body).map((one) => shown(context, one)));
}

function shown(context: Context, item: unknown): unknown {
  const code = typeof item === 'object' && item !== null && 'code' in item ? item.code : undefined;
  if (typeof code === 'string') return code;
  const values = Object.entries(valuesOf(context, item)).map(([key, value]) => [key, withoutNumbers(value)]);
  return normalise(Object.fromEntries(values), Date.now());
}

/** In a batch numbers go on from post to post at WordPress, whose posts share a request. */
const withoutNumbers = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.replace(/((?:audio|video|gallery|playlist|wp-block-search__input|[?;&]_)[-=])[\d-]+/g, '$1*')
    : value;

function responsesOf(body: unknown): unknown[] {
  const list = typeof body === 'object' && body !== null && 'responses' in body ? body.responses : [];
  return Array.isArray(list) ? list.map((one: { body?: unknown }) => one.body) : [];
}
