// Salts of an existing WordPress: those of its wp-config.php, and for what stands there not at all, twice, or as the
// installer's placeholder, the options in which WordPress itself keeps a generated one (wp_salt).
import type { Database } from '../../database/database.ts';
import type { ConfiguredSalts } from '../../database/wordpress-config.ts';
import type { SaltName, Salts } from '../site.ts';
import { randomSalt } from './data-folder.ts';

/** Fills the gaps of `configured` from the options; what is there neither is made and stored, as WordPress would. */
export async function completeSalts(
  database: Database,
  configured: ConfiguredSalts,
  random: (bytes: number) => Uint8Array,
): Promise<Salts> {
  const complete = async (name: SaltName): Promise<{ key: string; salt: string }> => ({
    key: configured[name].key || (await storedSalt(database, `${name}_key`, random)),
    salt: configured[name].salt || (await storedSalt(database, `${name}_salt`, random)),
  });
  return {
    auth: await complete('auth'),
    secure_auth: await complete('secure_auth'),
    logged_in: await complete('logged_in'),
    nonce: await complete('nonce'),
  };
}

async function storedSalt(database: Database, option: string, random: (bytes: number) => Uint8Array): Promise<string> {
  const read = async (): Promise<string> => {
    const query = database.kysely.selectFrom('options').select('option_value').where('option_name', '=', option);
    return (await query.executeTakeFirst())?.option_value ?? '';
  };
  const stored = await read();
  if (stored !== '') return stored;
  const row = { option_name: option, option_value: randomSalt(random), autoload: 'on' };
  await database.dialect.insertIgnore(database, 'options', [row]);
  // An empty one was there, or another process was first.
  await database.kysely
    .updateTable('options')
    .set({ option_value: row.option_value })
    .where('option_name', '=', option)
    .where('option_value', '=', '')
    .execute();
  return read();
}
