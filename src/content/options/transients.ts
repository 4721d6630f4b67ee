// Values with an end, as WordPress keeps them without an object cache: two options that are not loaded with each page.
// Reproduces get_transient, set_transient and their site_ forms.
import { maybeSerialize, maybeUnserialize } from '../../database/php-serialize.ts';
import type { Site } from '../site.ts';

export type TransientScope = '_transient' | '_site_transient';

/** The value, unserialized; undefined where there is none or it has ended. One statement. */
export async function getTransient(site: Site, scope: TransientScope, name: string): Promise<unknown> {
  const [option, timeout] = names(scope, name);
  const rows = await site.database.kysely
    .selectFrom('options')
    .select(['option_name', 'option_value'])
    .where('option_name', 'in', [option, timeout])
    .execute();
  const text = (wanted: string) => rows.find((row) => row.option_name === wanted)?.option_value;
  const value = text(option);
  const end = text(timeout);
  if (value === undefined || (end !== undefined && Number(end) * 1000 < site.clock.now())) return undefined;
  return maybeUnserialize(value);
}

/** Keeps a value for so many seconds, in place of an earlier one. */
export async function setTransient(
  site: Site,
  scope: TransientScope,
  name: string,
  value: unknown,
  seconds: number,
): Promise<void> {
  const [option, timeout] = names(scope, name);
  const end = Math.floor(site.clock.now() / 1000) + seconds;
  const rows = [
    { option_name: timeout, option_value: String(end), autoload: 'off' },
    { option_name: option, option_value: maybeSerialize(value), autoload: 'off' },
  ];
  await site.transaction(async ({ database }) => {
    await database.kysely.deleteFrom('options').where('option_name', 'in', [option, timeout]).execute();
    await database.dialect.insertIgnore(database, 'options', rows);
  });
}

function names(scope: TransientScope, name: string): [option: string, timeout: string] {
  return [`${scope}_${name}`, `${scope}_timeout_${name}`];
}
