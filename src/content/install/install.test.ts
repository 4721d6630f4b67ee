// A fresh site against the record of a fresh WordPress 7.1 (record.testing.ts).
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { verifyPassword } from '../../access/passwords.ts';
import { describeEachEmptyDatabase } from '../../database/testing.ts';
import { seededRandom } from '../../testing.ts';
import { installSite } from './install.ts';
import { recordSite } from './record.testing.ts';

const facts: unknown = JSON.parse(readFileSync(new URL('fresh-site.facts.json', import.meta.url), 'utf8'));
const settings = {
  url: 'http://news.example:8080',
  title: 'Oracle',
  admin: { login: 'admin', email: 'admin@example.org' },
  now: Date.UTC(2026, 4, 6, 7, 8, 9),
  random: seededRandom('install'),
};

describeEachEmptyDatabase('install', (open) => {
  test('writes the rows of a fresh WordPress', async () => {
    const database = await open();
    await installSite(database, settings);
    expect(await recordSite(database, settings.url)).toEqual(facts);
  });

  test('gives the password that it made, and refuses a database that holds a site', async () => {
    const database = await open();
    const { password, adminId } = await installSite(database, settings);
    expect(password).toMatch(/^[A-Za-z0-9]{18}$/);
    const user = await database.kysely.selectFrom('users').selectAll().executeTakeFirstOrThrow();
    expect(user.ID).toBe(adminId);
    expect(user.user_pass).toMatch(/^\$wp\$2y\$/);
    expect(await verifyPassword(user.user_pass, password ?? '')).toMatchObject({ ok: true });
    await expect(installSite(database, settings)).rejects.toMatchObject({ code: 'site_installed' });
    expect(await database.kysely.selectFrom('posts').select('ID').execute()).toHaveLength(4);
  });

  test('replaces the empty tables that an installation left which broke off', async () => {
    const database = await open();
    const some = database.dialect.createTables(database.prefix).slice(0, 5);
    for (const statement of some) await sql.raw(statement).execute(database.kysely);
    await installSite(database, settings);
    expect(await recordSite(database, settings.url)).toEqual(facts);
  });
});
