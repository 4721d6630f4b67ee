// `broadsheet doctor`: checks everything a site needs (database, version, rights, files, address, clock, secrets) and says
// what to do about what is wrong. Changes nothing.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { SiteError } from '../base/error.ts';
import { checkSiteDatabase, databaseError, openCheckedDatabase } from '../database/check.ts';
import type { Database } from '../database/database.ts';
import { type Command, siteFlags } from './arguments.ts';
import { isAbsent, type Place, placeOf } from './open-site.ts';
import { type RunSettings, runSettings } from './settings.ts';

interface Finding {
  check: string;
  state: 'ok' | 'warning' | 'failed';
  says: string;
  /** What to do about it. */
  advice?: string;
}

export const doctor: Command = {
  name: 'doctor',
  summary: 'Checks database, version, rights, files, address and clock, and says what to do. Changes nothing.',
  usage: '',
  words: [0, 0],
  flags: { json: { help: 'print the findings as JSON' }, ...siteFlags },
  run: async (input) => {
    const findings = await examine(runSettings(input));
    const marks = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ' };
    if (input.on('json')) input.output.print(JSON.stringify(findings));
    else
      for (const one of findings)
        input.output.print(
          `${marks[one.state]}  ${one.check}: ${one.says}${one.advice ? `\n         ${one.advice}` : ''}`,
        );
    return findings.some((one) => one.state === 'failed') ? 1 : 0;
  },
};

async function examine(settings: RunSettings): Promise<Finding[]> {
  const findings: Finding[] = [{ check: 'Node.js', state: 'ok', says: process.version }];
  let place: Place;
  try {
    place = placeOf(settings);
  } catch (error) {
    return [...findings, failure('configuration', error, 'Name the folder that holds wp-config.php with --wordpress.')];
  }
  findings.push(folder('data folder', settings.data, 'It is made at the first start.'));
  if (isAbsent(place))
    return [
      ...findings,
      {
        check: 'database',
        state: 'warning',
        says: `no site in ${settings.data} yet`,
        advice: 'broadsheet serve makes one, or broadsheet install.',
      },
    ];
  let database: Database;
  try {
    database = await openCheckedDatabase({ url: place.url, prefix: place.prefix });
  } catch (error) {
    return [...findings, failure('database', error, 'Check its address, its account and that it runs.')];
  }
  try {
    findings.push({ check: 'database', state: 'ok', says: place.name });
    try {
      await checkSiteDatabase(database, place.url);
      findings.push({ check: 'tables', state: 'ok', says: 'WordPress 7.1 (61833)' });
    } catch (error) {
      return [
        ...findings,
        failure('tables', error, 'Check the table prefix and that the site is updated to WordPress 7.1.'),
      ];
    }
    findings.push(await rights(database, place), await clock(database), await address(database, settings, place));
    const uploads = place.config?.uploadsFolder ?? join(settings.data, 'uploads');
    findings.push(folder('uploads', uploads, 'It is made when the first file is uploaded.'));
    if (!place.config) findings.push(secrets(join(settings.data, 'salts.json')));
  } finally {
    await database.close();
  }
  return findings;
}

function failure(check: string, error: unknown, advice: string): Finding {
  return {
    check,
    state: 'failed',
    says: error instanceof SiteError || error instanceof Error ? error.message : String(error),
    advice,
  };
}

function folder(check: string, path: string, absent: string): Finding {
  if (!existsSync(path)) return { check, state: 'warning', says: `${path} is not there yet`, advice: absent };
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return { check, state: 'ok', says: path };
  } catch {
    return {
      check,
      state: 'failed',
      says: `${path} may not be written`,
      advice: 'Give the account that runs Broadsheet the right to write there.',
    };
  }
}

/** May we write, and create our own tables? Tried in a transaction that is rolled back. */
async function rights(database: Database, place: Place): Promise<Finding> {
  class Undo extends Error {}
  try {
    await database.transaction(async (inside) => {
      await inside.kysely
        .updateTable('options')
        .set({ option_value: (where) => where.ref('option_value') })
        .where('option_name', '=', 'blogname')
        .execute();
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo))
      return failure(
        'rights',
        databaseError(error, place.url),
        'The account needs select, insert, update, delete and create on this database.',
      );
  }
  if (database.dialect.name === 'mysql') {
    const grants = await sql<Record<string, string>>`show grants`.execute(database.kysely);
    const text = grants.rows.map((row) => Object.values(row).join(' ')).join('\n');
    if (!/\b(ALL PRIVILEGES|CREATE)\b/i.test(text))
      return {
        check: 'rights',
        state: 'failed',
        says: 'the account may not create tables',
        advice: `grant create on this database once: Broadsheet adds ${database.prefix}broadsheet_* tables.`,
      };
  }
  return { check: 'rights', state: 'ok', says: 'read and write' };
}

async function clock(database: Database): Promise<Finding> {
  if (database.dialect.name !== 'mysql') return { check: 'clock', state: 'ok', says: new Date().toISOString() };
  const { rows } = await sql<{ now: string | number }>`select unix_timestamp() as now`.execute(database.kysely);
  const apart = Math.abs(Number(rows[0]?.now) - Date.now() / 1000);
  if (apart < 5) return { check: 'clock', state: 'ok', says: 'the same as the database’s' };
  return {
    check: 'clock',
    state: 'warning',
    says: `${apart.toFixed(0)} s apart from the database’s`,
    advice: 'Let both machines take their time from a time server: logins and schedules depend on it.',
  };
}

async function address(database: Database, settings: RunSettings, place: Place): Promise<Finding> {
  const rows = await database.kysely
    .selectFrom('options')
    .select(['option_name', 'option_value'])
    .where('option_name', 'in', ['home', 'siteurl'])
    .execute();
  const stored = rows.find((row) => row.option_name === 'home')?.option_value ?? '';
  const used = settings.url ?? place.config?.home ?? stored;
  if (!/^https?:\/\/[^/]/.test(used))
    return {
      check: 'address',
      state: 'failed',
      says: `${JSON.stringify(used)} is no address`,
      advice: 'Give one with --url.',
    };
  if (used !== stored) return { check: 'address', state: 'ok', says: `${used} (stored: ${stored})` };
  return { check: 'address', state: 'ok', says: used };
}

function secrets(path: string): Finding {
  if (!existsSync(path))
    return {
      check: 'secrets',
      state: 'warning',
      says: `${path} is not there yet`,
      advice: 'It is made at the first start; logins made with other secrets end then.',
    };
  const open = (statSync(path).mode & 0o077) !== 0;
  return open
    ? { check: 'secrets', state: 'warning', says: `${path} can be read by others`, advice: `chmod 600 ${path}` }
    : { check: 'secrets', state: 'ok', says: path };
}
