import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wordPressConfigOf } from '../../database/wordpress-config.ts';
import { describeEachSite, seededRandom } from '../../testing.ts';
import { dataFolderSalts, ensureFolder } from './data-folder.ts';
import { completeSalts } from './wordpress-salts.ts';

describe('data folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('salts are made once and are nobody else’s to read', () => {
    const data = join(folder, 'a', 'data');
    const salts = dataFolderSalts(data, seededRandom('one'));
    expect(salts.auth.key).toHaveLength(64);
    expect(new Set(Object.values(salts).flatMap((pair) => [pair.key, pair.salt])).size).toBe(8);
    expect(dataFolderSalts(data, seededRandom('two'))).toEqual(salts);
    expect(statSync(join(data, 'salts.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(data)).toEqual(['salts.json']);
  });

  test('a file of something else is not overwritten', () => {
    for (const text of ['', '{}', 'null', '{"auth":{"key":"short"}}']) {
      writeFileSync(join(folder, 'salts.json'), text);
      expect(() => dataFolderSalts(folder, seededRandom('x'))).toThrow(/does not hold/);
    }
  });

  test('a folder that cannot be made', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => ensureFolder(join(folder, 'file', 'data'))).toThrow(/cannot be made/);
  });
});

describeEachSite('salts of a WordPress', (open) => {
  test('what wp-config.php lacks is in options, and made where it is not', async () => {
    const { database, options } = await open();
    await options.set('nonce_key', 'stored');
    const source = "<?php define('DB_NAME','');define('DB_USER','');define('DB_PASSWORD','');$table_prefix='wp_';";
    const { salts } = wordPressConfigOf(`${source} define('AUTH_KEY','given');`, '/w/wp-config.php', '/w', {});
    const complete = await completeSalts(database, salts, seededRandom('salts'));
    expect(complete.auth.key).toBe('given');
    expect(complete.nonce.key).toBe('stored');
    expect(complete.auth.salt).toHaveLength(64);
    expect(await completeSalts(database, salts, seededRandom('others'))).toEqual(complete);
    await options.reload();
    expect(options.get('auth_salt')).toBe(complete.auth.salt);
  });
});
