// A process that writes until it is killed, for crash.test.ts: each transaction writes two rows that belong together and
// is answered by a line with its number once it has committed.
import { openDatabase } from './open.ts';

const [url = ''] = process.argv.slice(2);
const database = await openDatabase({ url });
for (let number = 1; ; number++) {
  await database.transaction(async ({ kysely }) => {
    const row = { post_id: number, meta_value: 'x'.repeat((number * 37) % 5000) };
    await kysely
      .insertInto('postmeta')
      .values({ ...row, meta_key: 'first' })
      .execute();
    await kysely
      .insertInto('postmeta')
      .values({ ...row, meta_key: 'second' })
      .execute();
  });
  process.stdout.write(`${number}\n`);
}
