// kill -9 in the middle of writes: what was answered is there, and nothing is there by half.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from './open.ts';
import { createTables, createTestMysql } from './testing.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const rounds = 5;

/** Starts the writer, kills it `after` milliseconds from its first answer, gives the last number it answered. */
function writeAndDie(url: string, after: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'crash.testing.ts'), url]);
    let output = '';
    let errors = '';
    let dying = false;
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      if (!dying) {
        dying = true;
        setTimeout(() => child.kill('SIGKILL'), after);
      }
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk;
    });
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(errors));
      // A last line that was cut off was not answered.
      resolve(Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1)));
    });
  });
}

async function survives(url: string): Promise<void> {
  let state = seed;
  for (let round = 0; round < rounds; round++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const answered = await writeAndDie(url, state % 60);
    const database = await openDatabase({ url });
    // A server may take a moment to roll back what a dead client had begun.
    const rows = await database.kysely.selectFrom('postmeta').select(['post_id', 'meta_key', 'meta_value']).execute();
    const whole = new Map<number, number>();
    for (const row of rows) {
      whole.set(row.post_id, (whole.get(row.post_id) ?? 0) + 1);
      expect(row.meta_value).toHaveLength((row.post_id * 37) % 5000);
    }
    expect(answered).toBeGreaterThan(0);
    for (let number = 1; number <= answered; number++) expect([number, whole.get(number)]).toEqual([number, 2]);
    expect([...whole.values()].every((count) => count === 2)).toBe(true);
    await database.kysely.deleteFrom('postmeta').execute();
    await database.close();
  }
}

describe(`a killed process (SEED=${seed})`, () => {
  test('SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
    const url = join(folder, 'site.sqlite');
    const database = await openDatabase({ url });
    await createTables(database);
    await database.close();
    await survives(url);
    const checked = await openDatabase({ url });
    expect(await checked.dialect.integrity(checked)).toEqual([]);
    await checked.close();
    rmSync(folder, { recursive: true });
  });

  const server = process.env.BROADSHEET_TEST_MYSQL;
  test.skipIf(!server)('MySQL', async () => {
    const mysql = await createTestMysql(server ?? '');
    const database = await openDatabase({ url: mysql.url });
    await createTables(database);
    await database.close();
    await survives(mysql.url);
    await mysql.drop();
  });
});
