// Whose writes are seen: against a server that is played here, and, where there is one, against a real one.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from './database.ts';
import { countersSql, ForeignWrites, isWrite, sumOfCounters } from './mysql-foreign.ts';
import { openDatabase } from './open.ts';
import type { Execute } from './store.ts';
import { createTables, createTestMysql, type TestMysql } from './testing.ts';

const clock = 1_800_000_000;
let server: { now: number; writes: number; times: Record<string, number> };
const ask: Execute = async (text) => ({
  rows: text.startsWith('show')
    ? [{ Variable_name: 'Com_insert', Value: String(server.writes) }]
    : Object.entries(server.times).map(([t, u]) => ({ now: server.now, t, u })),
});
const habits = { tellsUpdates: true, countsWrites: true };

/** Lets time pass on both sides. */
function wait(seconds: number): void {
  server.now += seconds;
  vi.setSystemTime(server.now * 1000);
}
async function write(of: ForeignWrites | null, table = 'wp_options'): Promise<void> {
  const send = async () => {
    server.writes++;
    server.times[table] = server.now;
  };
  await (of ? of.own('update x', send) : send());
}

describe('ForeignWrites', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    server = { now: clock, writes: 70, times: { wp_options: clock - 1000, wp_posts: clock - 1000 } };
    wait(0);
    return () => vi.useRealTimers();
  });

  test('writes of ours change nothing', async () => {
    const foreign = new ForeignWrites(ask, 'wp_', habits);
    await foreign.token();
    wait(10);
    const before = await foreign.token();
    for (let round = 0; round < 8; round++) {
      await write(foreign);
      expect(await foreign.token()).toBe(before);
      wait(1);
    }
  });

  test("others' are seen at once, and as long as a commit may follow, also among ours", async () => {
    const foreign = new ForeignWrites(ask, 'wp_', habits);
    await foreign.token();
    wait(10);
    let last = await foreign.token();
    await write(foreign);
    await write(null);
    for (let second = 0; second < 3; second++) {
      const token = await foreign.token();
      expect(token).not.toBe(last);
      last = token;
      wait(1);
    }
    wait(3);
    await foreign.token();
    expect(await foreign.token()).toBe(await foreign.token());
  });

  test('a commit whose statement was counted long ago is seen by its time', async () => {
    const foreign = new ForeignWrites(ask, 'wp_', habits);
    await foreign.token();
    server.writes++;
    wait(10);
    await foreign.token();
    wait(20);
    const before = await foreign.token();
    server.times.wp_posts = server.now;
    expect(await foreign.token()).not.toBe(before);
  });

  test("while ours are on their way, others' are seen within a second", async () => {
    const foreign = new ForeignWrites(ask, 'wp_', habits);
    await foreign.token();
    wait(10);
    const before = await foreign.token();
    const endings: (() => void)[] = [];
    const pending = foreign.own('insert', () => new Promise<void>((done) => endings.push(done)));
    await write(null);
    const until = performance.now() + 1000;
    let seen = false;
    while (!seen && performance.now() < until) {
      seen = (await foreign.token()) !== before;
      await new Promise((done) => setTimeout(done, 50));
    }
    expect(seen).toBe(true);
    for (const end of endings) end();
    await pending;
  });

  test('without counters every recent write counts', async () => {
    const foreign = new ForeignWrites(ask, 'wp_', { tellsUpdates: true, countsWrites: false });
    await foreign.token();
    wait(10);
    const before = await foreign.token();
    await write(foreign);
    expect(await foreign.token()).not.toBe(before);
  });
});

const address = process.env.BROADSHEET_TEST_MYSQL;
describe.skipIf(!address)('on a server (MySQL)', () => {
  let mysql: TestMysql;
  let database: Database;
  beforeAll(async () => {
    mysql = await createTestMysql(address ?? '');
    database = await openDatabase({ url: mysql.url });
    await createTables(database);
  });
  afterAll(async () => {
    await database.close();
    await mysql.drop();
  });

  test('statements are counted as the server counts them', async () => {
    const statements = [
      "insert into wp_options (option_name, option_value) values ('a', '1'), ('b', '2')",
      "insert ignore into wp_options (option_name, option_value) values ('a', '1')",
      "insert into wp_options (option_name, option_value) select concat(option_name, 'x'), '' from wp_options",
      "update wp_options set option_value = '3' where option_name = 'a'",
      'select * from wp_options for update',
      "delete from wp_options where option_name = 'b'",
      'delete t from wp_options t join wp_options u on u.option_id = t.option_id',
      'update wp_options t join wp_options u on u.option_id = t.option_id set t.autoload = u.autoload',
    ];
    await database.transaction(async ({ kysely }) => {
      const count = async () => sumOfCounters((await sql.raw(countersSql('session')).execute(kysely)).rows);
      for (const statement of statements) {
        const before = await count();
        await sql.raw(statement).execute(kysely);
        expect([statement, (await count()) - before]).toEqual([statement, isWrite(statement) ? 1 : 0]);
      }
    });
  });

  test("others' writes change the token within a second, each time", async () => {
    const other = await openDatabase({ url: mysql.url });
    for (let round = 0; round < 5; round++) {
      const before = await database.foreignChangeToken();
      const option = { option_name: `foreign ${round}`, option_value: '1' };
      await other.kysely.insertInto('options').values(option).execute();
      await vi.waitFor(async () => expect(await database.foreignChangeToken()).not.toBe(before), { timeout: 1000 });
    }
    await other.close();
  });
});
