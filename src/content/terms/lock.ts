// One writer of terms at a time: names and slugs are unique by looking first, which two processes must not do at once.
// WordPress looks again after inserting and deletes its own term; here nothing has to be undone.
import type { Site } from '../site.ts';

/**
 * Waits until no other transaction is writing terms; to be the first statement of a transaction, so that what it reads
 * next is what the others left. On SQLite writers follow one another anyway.
 */
export async function lockTerms(site: Site): Promise<void> {
  if (!site.database.dialect.rowLocks) return;
  await site.database.kysely
    .selectFrom('options')
    .select('option_id')
    .where('option_name', '=', 'default_category')
    .forUpdate()
    .execute();
}
