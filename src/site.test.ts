import { expect, test } from 'vitest';
import { describeEachSite } from './testing.ts';

describeEachSite('site', (open) => {
  test('options are read, written and seen after the commit only', async () => {
    const site = await open();
    expect(site.options.get('db_version')).toBe('61833');
    expect(site.options.number('posts_per_page')).toBe(10);
    expect(site.options.get('active_plugins')).toEqual([]);
    expect(site.options.home).toBe('http://example.test');
    await site.transaction(async (inside) => {
      await inside.options.set('blogname', 'New');
      await inside.options.set('new_one', { a: 1 });
      expect(inside.options.text('blogname')).toBe('New');
      expect(site.options.text('blogname')).toBe('Test Site');
    });
    expect(site.options.text('blogname')).toBe('New');
    expect(site.options.get('new_one')).toEqual({ a: 1 });
    await site.options.reload();
    expect(site.options.get('new_one')).toEqual({ a: 1 });
    await site.options.delete('new_one');
    expect(site.options.get('new_one')).toBeUndefined();
  });

  test('a transaction that fails changes neither options nor caches', async () => {
    const site = await open();
    const { generation } = site.caches;
    site.caches.map('kept').set('a', 1);
    await expect(
      site.transaction(async (inside) => {
        await inside.options.set('blogname', 'Never');
        inside.caches.map('kept').set('b', 2);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(site.options.text('blogname')).toBe('Test Site');
    expect(site.caches.generation).toBe(generation);
    expect([...site.caches.map('kept')]).toEqual([['a', 1]]);
    site.caches.changed();
    expect(site.caches.map('kept').size).toBe(0);
  });

  test('users of the five roles', async () => {
    const site = await open();
    const users = await site.database.kysely.selectFrom('users').select(['ID', 'user_login']).orderBy('ID').execute();
    expect(users.map((user) => `${user.ID} ${user.user_login}`)).toEqual([
      '1 admin',
      '2 editor',
      '3 author',
      '4 contributor',
      '5 subscriber',
    ]);
  });
});
