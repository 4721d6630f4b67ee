// An account as hosts give them out: a password that must be escaped in the address, and rights on one database. On MySQL it
// is checked by caching_sha2_password, whole at the first login and by what the server keeps of it at the next.
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { databaseError } from './check.ts';
import { openDatabase } from './open.ts';
import { createTables, createTestMysql } from './testing.ts';
import { mysqlSettingsOf, mysqlUrlOf } from './url.ts';

const server = process.env.BROADSHEET_TEST_MYSQL ?? '';

describe.skipIf(server === '')('an account with a password (MySQL)', () => {
  it('opens its database, and no wrong password does', async () => {
    const mysql = await createTestMysql(server);
    const settings = mysqlSettingsOf(mysql.url);
    const account = { ...settings, user: settings.database, password: `p:@/? %'ü` };
    const root = await openDatabase({ url: server });
    const name = sql`${sql.lit(account.user)}@localhost`;
    try {
      await sql`create user ${name} identified by ${sql.lit(account.password)}`.execute(root.kysely);
      await sql`grant all on ${sql.id(settings.database)}.* to ${name}`.execute(root.kysely);
      for (let login = 1; login <= 2; login++) {
        const database = await openDatabase({ url: mysqlUrlOf(account) });
        if (login === 1) await createTables(database);
        expect(await database.dialect.existingTables(database)).toContain('posts');
        await database.close();
      }
      const wrong = mysqlUrlOf({ ...account, password: 'p' });
      const error = await openDatabase({ url: wrong }).catch((reason) => databaseError(reason, wrong));
      expect(error).toMatchObject({ code: 'database_denied' });
    } finally {
      await sql`drop user if exists ${name}`.execute(root.kysely);
      await root.close();
      await mysql.drop();
    }
  });
});
