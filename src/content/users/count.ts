// The option `user_count`, which WordPress keeps right with each new and deleted user of sites below 10,000 users.
// Source: wp_update_user_counts.
import type { Site } from '../site.ts';

export async function countUsers(site: Site): Promise<void> {
  const { total } = await site.database.kysely
    .selectFrom('users')
    .select((count) => count.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  await site.options.set('user_count', String(total));
}
