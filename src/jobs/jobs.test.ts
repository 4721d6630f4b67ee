import { expect, test } from 'vitest';
import { FixedClock } from '../base/clock.ts';
import { describeEachDatabase } from '../database/testing.ts';
import { enqueue, take } from './queue.ts';
import { JobRunner } from './runner.ts';
import type { JobHandlers } from './types.ts';

const start = Date.UTC(2026, 0, 1);
const onlyA = { kinds: ['a'], laned: [], busy: { lanes: [], groups: [] } };

describeEachDatabase('jobs', (open) => {
  test('run once, in order of their time, and are gone', async () => {
    const database = await open();
    const clock = new FixedClock(start);
    const seen: unknown[] = [];
    const handlers: JobHandlers = { note: { run: async (job) => void seen.push(job.payload) } };
    const runner = new JobRunner({ database, clock, handlers: () => handlers, owner: 'a' });
    await enqueue(database, start, { kind: 'note', payload: 'later', runAt: start + 1000 });
    await enqueue(database, start, { kind: 'note', payload: { now: 1 } });
    await enqueue(database, start, { kind: 'other', payload: 'not ours' });
    expect(await runner.runDue()).toBe(1);
    clock.advance(1000);
    expect(await runner.runDue()).toBe(1);
    expect(seen).toEqual([{ now: 1 }, 'later']);
    expect(await database.kysely.selectFrom('broadsheet_jobs').select('kind').execute()).toEqual([{ kind: 'other' }]);
  });

  test('of one key wait once, and the earlier time counts', async () => {
    const database = await open();
    expect(await enqueue(database, start, { kind: 'a', uniqueKey: 'k', runAt: start + 500 })).toBe(true);
    expect(await enqueue(database, start, { kind: 'a', uniqueKey: 'k', runAt: start + 100 })).toBe(false);
    expect(await enqueue(database, start, { kind: 'a', uniqueKey: 'k', runAt: start + 900 })).toBe(false);
    const rows = await database.kysely.selectFrom('broadsheet_jobs').select(['run_at', 'unique_key']).execute();
    expect(rows).toEqual([{ run_at: start + 100, unique_key: 'k' }]);
    // A running job's key is free.
    await take(database, start + 100, 'me', onlyA, () => 1000);
    expect(await enqueue(database, start, { kind: 'a', uniqueKey: 'k' })).toBe(true);
  });

  test('are taken over when a lease has run out, by one process only', async () => {
    const database = await open();
    await enqueue(database, start, { kind: 'a' });
    const both = await Promise.all(['one', 'two'].map((owner) => take(database, start, owner, onlyA, () => 1000)));
    expect(both.filter((job) => job !== undefined)).toHaveLength(1);
    expect(await take(database, start + 999, 'three', onlyA, () => 1000)).toBeUndefined();
    expect(await take(database, start + 1000, 'three', onlyA, () => 1000)).toMatchObject({ kind: 'a', attempts: 0 });
  });

  test('that fail are tried again later, and what they wrote is undone', async () => {
    const database = await open();
    const clock = new FixedClock(start);
    const errors: unknown[] = [];
    const handlers: JobHandlers = {
      write: {
        inTransaction: true,
        attempts: 2,
        run: async (_job, inside) => {
          await inside.kysely.insertInto('options').values({ option_name: 'x', option_value: '1' }).execute();
          throw new Error('no luck');
        },
      },
    };
    const onError = (error: unknown) => errors.push(error);
    const runner = new JobRunner({ database, clock, handlers: () => handlers, owner: 'a', onError });
    await enqueue(database, start, { kind: 'write' });
    expect(await runner.runDue()).toBe(1);
    expect(await database.kysely.selectFrom('options').selectAll().execute()).toEqual([]);
    clock.advance(1999);
    expect(await runner.runDue()).toBe(0);
    clock.advance(1);
    expect(await runner.runDue()).toBe(1);
    clock.advance(1e9);
    expect(await runner.runDue()).toBe(0);
    expect(errors).toHaveLength(2);
    const [row] = await database.kysely.selectFrom('broadsheet_jobs').selectAll().execute();
    expect(row).toMatchObject({ attempts: 2, last_error: 'no luck', locked_by: null });
  });

  test('of one lane run one after the other, and hold up no other lane', async () => {
    const database = await open();
    const clock = new FixedClock(start);
    const ran: string[] = [];
    let most = 0;
    let now = 0;
    const stalled = Promise.withResolvers<void>();
    const handlers: JobHandlers = {
      plain: { run: async () => void ran.push('plain') },
      send: {
        lanes: { all: 3, ofGroup: 2 },
        run: async ({ lane, payload }) => {
          most = Math.max(most, ++now);
          if (lane.startsWith('slow.')) await stalled.promise;
          now--;
          ran.push(`${lane} ${payload}`);
        },
      },
    };
    const add = (lane: string, payload: number) => enqueue(database, start, { kind: 'send', lane, payload });
    for (const count of [1, 2]) for (const lane of ['slow.1', 'slow.2', 'slow.3']) await add(lane, count);
    for (const count of [1, 2, 3]) await add('fast.1', count);
    await enqueue(database, start, { kind: 'plain' });
    // Of a network whose name begins like the busy one's.
    await add('slower.1', 1);
    const runner = new JobRunner({ database, clock, handlers: () => handlers, owner: 'a' });
    runner.start();
    await expect.poll(() => ran).toHaveLength(5);
    expect(ran).toEqual(expect.arrayContaining(['fast.1 1', 'fast.1 2', 'fast.1 3', 'slower.1 1', 'plain']));
    expect(ran.filter((each) => each.startsWith('fast'))).toEqual(['fast.1 1', 'fast.1 2', 'fast.1 3']);
    stalled.resolve();
    await expect.poll(() => ran).toHaveLength(11);
    await runner.stop();
    expect(most).toBe(3);
    for (const lane of ['slow.1', 'slow.2', 'slow.3'])
      expect(ran.filter((each) => each.startsWith(lane))).toEqual([`${lane} 1`, `${lane} 2`]);
  });

  test('that are laned run in one call as well', async () => {
    const database = await open();
    const ran: unknown[] = [];
    const handlers: JobHandlers = {
      send: { lanes: { all: 2, ofGroup: 1 }, run: async ({ payload }) => void ran.push(payload) },
    };
    for (const payload of [1, 2, 3, 4]) {
      await enqueue(database, start, { kind: 'send', lane: `net.${payload % 2}`, payload });
    }
    const runner = new JobRunner({ database, clock: new FixedClock(start), handlers: () => handlers, owner: 'a' });
    expect(await runner.runDue()).toBe(4);
    expect(ran).toEqual([1, 2, 3, 4]);
  });
});
