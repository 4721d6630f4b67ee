import { expect, test } from 'vitest';
import { FixedClock } from '../base/clock.ts';
import { describeEachDatabase } from '../database/testing.ts';
import { enqueue, take } from './queue.ts';
import { JobRunner } from './runner.ts';
import type { JobHandlers } from './types.ts';

const start = Date.UTC(2026, 0, 1);

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
    await take(database, start + 100, 'me', new Map([['a', 1000]]));
    expect(await enqueue(database, start, { kind: 'a', uniqueKey: 'k' })).toBe(true);
  });

  test('are taken over when a lease has run out, by one process only', async () => {
    const database = await open();
    await enqueue(database, start, { kind: 'a' });
    const leases = new Map([['a', 1000]]);
    const both = await Promise.all(['one', 'two'].map((owner) => take(database, start, owner, leases)));
    expect(both.filter((job) => job !== undefined)).toHaveLength(1);
    expect(await take(database, start + 999, 'three', leases)).toBeUndefined();
    expect(await take(database, start + 1000, 'three', leases)).toMatchObject({ kind: 'a', attempts: 0 });
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
});
