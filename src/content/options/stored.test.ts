// Rows and autoload marks as WordPress's update_option leaves them.
import { expect, test } from 'vitest';
import { PhpFloat } from '../../database/php-values.ts';
import { describeEachSite } from '../../testing.ts';

describeEachSite('options', (open) => {
  test('are stored as update_option stores them', async () => {
    const { options, database } = await open();
    const row = async (name: string): Promise<[string, string] | null> => {
      const query = database.kysely.selectFrom('options').selectAll().where('option_name', '=', name);
      const found = await query.executeTakeFirst();
      return found ? [found.option_value, found.autoload] : null;
    };
    await options.set('t1', 'a');
    expect(await row('t1')).toEqual(['a', 'auto']);
    await options.set('t1', 'b', false);
    expect(await row('t1')).toEqual(['b', 'off']);
    await options.set('t1', 'b', true);
    expect(await row('t1')).toEqual(['b', 'off']);
    await options.set('t1', 'c');
    expect(await row('t1')).toEqual(['c', 'off']);
    await options.set('t2', 'x'.repeat(200_000));
    expect((await row('t2'))?.[1]).toBe('auto-off');
    await options.set('t2', 's');
    expect(await row('t2')).toEqual(['s', 'auto']);
    await options.set('blogname', 'x');
    expect(await row('blogname')).toEqual(['x', 'on']);
    const stored: [unknown, string | null][] = [
      [true, '1'],
      [false, null],
      [null, ''],
      [1.5, '1.5'],
      [0, '0'],
      [0.1 + 0.2, '0.3'],
      [1e20, '1.0E+20'],
      ['a:0:{}', 's:6:"a:0:{}";'],
      [{ 0: 1, a: new PhpFloat(2) }, 'a:2:{i:0;i:1;s:1:"a";d:2;}'],
    ];
    for (const [index, [value, text]] of stored.entries()) {
      await options.set(`v${index}`, value);
      expect(await row(`v${index}`)).toEqual(text === null ? null : [text, 'auto']);
    }
    expect(options.get('v0')).toBe('1');
    expect(options.get('v7')).toBe('a:0:{}');
    expect(options.number('v3')).toBe(1);
  });

  test('transients are left in the database', async () => {
    const { options, database } = await open();
    const rows = ['_transient_a', '_site_transient_b', '_transientish'].map((option_name) => ({
      option_name,
      option_value: 'x',
    }));
    await database.kysely.insertInto('options').values(rows).execute();
    await options.reload();
    expect([options.get('_transient_a'), options.get('_site_transient_b'), options.get('_transientish')]).toEqual([
      undefined,
      undefined,
      'x',
    ]);
  });

  test('addresses may be overridden, one by one', async () => {
    const given = await open({ settings: { url: 'https://given.example' } });
    expect([given.options.home, given.options.siteUrl]).toEqual(['https://given.example', 'https://given.example']);
  });

  test('addresses of wp-config.php', async () => {
    const defines = { WP_HOME: 'https://news.example/', WP_SITEURL: 'https://news.example/core' };
    const { options } = await open({ settings: { defines } });
    expect([options.home, options.siteUrl]).toEqual(['https://news.example', 'https://news.example/core']);
    expect(options.get('home')).toBe('https://news.example');
  });
});
