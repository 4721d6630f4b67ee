import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from './open.ts';
import { prepare } from './prepared.ts';
import { noDate } from './schema.ts';
import { createTables, describeEachDatabase } from './testing.ts';

const option = (name: string, value = ''): { option_name: string; option_value: string } => ({
  option_name: name,
  option_value: value,
});

test('any prefix, and names that only look like tables', async () => {
  const database = await openDatabase({ url: ':memory:', prefix: 'Np_7_' });
  await createTables(database);
  await database.kysely.insertInto('terms').values({ name: 'a', slug: 'a' }).execute();
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table('terms')}`.execute(database.kysely);
  expect(rows).toEqual([{ n: 1 }]);
  const derived = database.kysely
    .with('chosen', (db) => db.selectFrom('terms').select(['term_id', 'slug']))
    .selectFrom('chosen as c')
    .innerJoin('terms', 'terms.term_id', 'c.term_id')
    .selectAll('terms')
    .where((where) =>
      where.exists(where.selectFrom('termmeta').select('meta_id').whereRef('termmeta.term_id', '=', 'terms.term_id')),
    );
  expect(derived.compile().sql).not.toMatch(/"(terms|termmeta)"/);
  expect(derived.compile().sql).toMatch(/"chosen"/);
  expect(await derived.execute()).toEqual([]);
  await database.close();
});

describeEachDatabase('database', (open) => {
  test('text keys ignore case, ids are numbers and never used again', async () => {
    const { kysely } = await open();
    const first = await kysely.insertInto('options').values(option('Alpha', 'é😀')).executeTakeFirstOrThrow();
    expect(first.insertId).toBe(1n);
    const row = await kysely.selectFrom('options').selectAll().where('option_name', '=', 'ALPHA').executeTakeFirst();
    expect(row).toEqual({ option_id: 1, option_name: 'Alpha', option_value: 'é😀', autoload: 'yes' });
    await kysely.deleteFrom('options').execute();
    const second = await kysely.insertInto('options').values(option('b')).executeTakeFirstOrThrow();
    expect(second.insertId).toBe(2n);
  });

  test('the prefix goes before tables, not before aliases', async () => {
    const database = await open();
    await database.kysely.insertInto('terms').values({ name: 'News', slug: 'news' }).execute();
    await database.kysely
      .insertInto('term_taxonomy')
      .values({ term_id: 1, taxonomy: 'category', description: '' })
      .execute();
    const query = database.kysely
      .selectFrom('terms as t')
      .innerJoin('term_taxonomy', 'term_taxonomy.term_id', 't.term_id')
      .select(['t.slug', 'term_taxonomy.taxonomy']);
    expect(query.compile().sql).toContain('wp_term_taxonomy');
    expect(await query.execute()).toEqual([{ slug: 'news', taxonomy: 'category' }]);
  });

  test('a rejected transaction leaves nothing, a resolved one runs what follows it', async () => {
    const database = await open();
    const log: string[] = [];
    await expect(
      database.transaction(async (inside) => {
        await inside.kysely.insertInto('options').values(option('gone')).execute();
        inside.afterCommit(() => log.push('never'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await database.transaction(async (inside) => {
      await inside.transaction(async (joined) => {
        expect(joined.inTransaction).toBe(true);
        await joined.kysely.insertInto('options').values(option('kept')).execute();
        joined.afterCommit(() => log.push('after'));
      });
      log.push('before');
    });
    expect(log).toEqual(['before', 'after']);
    expect(await database.kysely.selectFrom('options').select('option_name').execute()).toEqual([
      { option_name: 'kept' },
    ]);
  });

  test('what fails after a commit fails nobody, and nothing else that follows', async () => {
    const database = await open();
    const log: string[] = [];
    const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
    const result = await database.transaction(async (inside) => {
      inside.afterCommit(() => {
        throw new Error('late failure');
      });
      inside.afterCommit(() => log.push('after'));
      await inside.kysely.insertInto('options').values(option('kept')).execute();
      return 'committed';
    });
    expect([result, log]).toEqual(['committed', ['after']]);
    expect((await warned).message).toBe('late failure');
  });

  test('transactions at the same time do not mix', async () => {
    const database = await open();
    await database.kysely.insertInto('options').values(option('n', '0')).execute();
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.transaction(async ({ kysely, dialect }) => {
          let query = kysely.selectFrom('options').select('option_value').where('option_name', '=', 'n');
          if (dialect.rowLocks) query = query.forUpdate();
          const { option_value } = await query.executeTakeFirstOrThrow();
          await new Promise((done) => setTimeout(done, 1));
          const next = { option_value: String(Number(option_value) + 1) };
          await kysely.updateTable('options').set(next).where('option_name', '=', 'n').execute();
        }),
      ),
    );
    const row = await database.kysely.selectFrom('options').select('option_value').executeTakeFirst();
    expect(row).toEqual({ option_value: '20' });
  });

  test('what is used after its transaction has ended is refused', async () => {
    const database = await open();
    let late: Promise<unknown> = Promise.resolve();
    await database.transaction(async (inside) => {
      late = new Promise((done) => setTimeout(done, 20)).then(() =>
        inside.kysely.insertInto('options').values(option('late')).execute(),
      );
      late.catch(() => {});
    });
    await expect(late).rejects.toThrow('not awaited');
  });

  test('values are data, whatever stands in them', async () => {
    const { kysely } = await open();
    const hostile = ["a' or 1=1 -- ", "\\' or 1=1 -- ", '\\', '\0\n\x1a"`%_', '?', ':x', 'é\u2028😀'];
    for (const [index, value] of hostile.entries()) {
      await kysely
        .insertInto('options')
        .values(option(`v${index}`, value))
        .execute();
    }
    const stored = await kysely.selectFrom('options').select('option_value').orderBy('option_id').execute();
    expect(stored.map((row) => row.option_value)).toEqual(hostile);
    for (const value of hostile) {
      const found = await kysely.selectFrom('options').select('option_id').where('option_value', '=', value).execute();
      expect(found).toHaveLength(1);
    }
  });

  test('a deadlock that the server breaks is tried again', async () => {
    const database = await open();
    await database.kysely
      .insertInto('options')
      .values([option('a', '0'), option('b', '0')])
      .execute();
    const add = (names: readonly string[]): Promise<void> =>
      database.transaction(async ({ kysely }) => {
        for (const name of names) {
          await kysely
            .updateTable('options')
            .set({ option_value: sql<string>`option_value + 1` })
            .where('option_name', '=', name)
            .execute();
          await new Promise((done) => setTimeout(done, 20));
        }
      });
    await Promise.all([add(['a', 'b']), add(['b', 'a'])]);
    const rows = await database.kysely.selectFrom('options').select('option_value').execute();
    expect(rows.map((row) => row.option_value)).toEqual(['2', '2']);
  });

  test('errors have kinds', async () => {
    const database = await open();
    await database.kysely.insertInto('options').values(option('twice')).execute();
    const error = await database.kysely
      .insertInto('options')
      .values(option('Twice'))
      .execute()
      .catch((e: unknown) => e);
    expect(database.dialect.errorKind(error)).toBe('duplicate');
    expect(await database.dialect.insertIgnore(database, 'options', [option('twice'), option('new')])).toBe(1);
  });

  test('prepared queries bind lists of any length and are counted', async () => {
    const database = await open();
    for (const name of ['a', 'b', 'c']) await database.kysely.insertInto('options').values(option(name)).execute();
    const named = prepare((db, p: { names: readonly string[]; least: number }) =>
      db
        .selectFrom('options')
        .select('option_name')
        .where('option_name', 'in', p.names)
        .where('option_id', '>=', p.least)
        .orderBy('option_id')
        .limit(100),
    );
    const before = database.queryCount;
    expect(await database.run(named, { names: ['c', 'a'], least: 1 })).toEqual([
      { option_name: 'a' },
      { option_name: 'c' },
    ]);
    expect(await database.run(named, { names: [], least: 1 })).toEqual([]);
    const many = Array.from({ length: 57 }, (_, index) => `x${index}`);
    expect(await database.run(named, { names: [...many, 'b'], least: 2 })).toEqual([{ option_name: 'b' }]);
    expect(database.queryCount - before).toBe(3);
    await database.transaction(async (inside) => {
      await inside.kysely.insertInto('options').values(option('d')).execute();
      expect(await inside.run(named, { names: ['d'], least: 1 })).toHaveLength(1);
    });
  });

  test('expressions that differ between databases', async () => {
    const { kysely, dialect } = await open();
    const post = { post_content: '', post_excerpt: '', to_ping: '', pinged: '', post_content_filtered: '' };
    await kysely
      .insertInto('posts')
      .values([
        { ...post, post_title: '100% Ünique', post_date: '2024-03-09 17:05:58' },
        { ...post, post_title: '12 apples', post_date: noDate },
        { ...post, post_title: 'none', post_date: noDate },
      ])
      .execute();
    const ids = async (condition: ReturnType<typeof dialect.like>): Promise<number[]> =>
      (await kysely.selectFrom('posts').select('ID').where(condition).orderBy('ID').execute()).map((row) => row.ID);
    const title = sql.ref('post_title');
    expect(await ids(dialect.like(title, '%\\%%'))).toEqual([1]);
    expect(await ids(dialect.like(title, '%APPLES'))).toEqual([2]);
    expect(await ids(dialect.like(title, '%üNIQUE'))).toEqual([1]);
    expect(await ids(dialect.like(title, '%Ýx%'))).toEqual([]);
    const order = await kysely
      .selectFrom('posts')
      .select('ID')
      .orderBy(dialect.fieldPosition(sql.ref('ID'), [3, 1, 2]))
      .execute();
    expect(order.map((row) => row.ID)).toEqual([3, 1, 2]);
    const parts = await kysely
      .selectFrom('posts')
      .select([
        dialect.datePart(sql.ref('post_date'), 'year').as('year'),
        dialect.datePart(sql.ref('post_date'), 'minute').as('minute'),
        dialect.asNumber(title).as('number'),
      ])
      .orderBy('ID')
      .execute();
    expect(parts).toEqual([
      { year: 2024, minute: 5, number: 100 },
      { year: 0, minute: 0, number: 12 },
      { year: 0, minute: 0, number: 0 },
    ]);
    expect(await kysely.selectFrom('posts').select(dialect.random(1).as('r')).execute()).toHaveLength(3);
  });
});
