// Reading and writing single user meta values: update_user_meta, delete_user_meta.
// Only for what access itself keeps there (sessions, application passwords, roles).
import type { Database } from '../database/database.ts';
import { maybeSerialize, maybeUnserialize } from '../database/php-serialize.ts';

/** The first value under a key, unserialized; undefined where there is none. */
export async function userMeta(database: Database, userId: number, key: string): Promise<unknown> {
  const query = database.kysely
    .selectFrom('usermeta')
    .select('meta_value')
    .where('user_id', '=', userId)
    .where('meta_key', '=', key)
    .orderBy('umeta_id')
    .limit(1);
  const row = await query.executeTakeFirst();
  return row === undefined ? undefined : maybeUnserialize(row.meta_value ?? '');
}

/** Writes a value: updates every row under the key, or inserts the first one. */
export async function setUserMeta(database: Database, userId: number, key: string, value: unknown): Promise<void> {
  const text = maybeSerialize(value);
  const rows = await database.kysely
    .selectFrom('usermeta')
    .select('meta_value')
    .where('user_id', '=', userId)
    .where('meta_key', '=', key)
    .execute();
  if (rows.length === 0) {
    const row = { user_id: userId, meta_key: key, meta_value: text };
    await database.kysely.insertInto('usermeta').values(row).execute();
  } else if (rows.length > 1 || rows[0]?.meta_value !== text) {
    await database.kysely
      .updateTable('usermeta')
      .set({ meta_value: text })
      .where('user_id', '=', userId)
      .where('meta_key', '=', key)
      .execute();
  }
}

export async function deleteUserMeta(database: Database, userId: number, key: string): Promise<void> {
  await database.kysely.deleteFrom('usermeta').where('user_id', '=', userId).where('meta_key', '=', key).execute();
}
