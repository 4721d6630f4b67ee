// What a database is told to do with failures that no answer shows.
import { Writable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { createLog } from '../server/log.ts';
import { run, temporaryFolder } from './cli.testing.ts';
import { openSite } from './open-site.ts';
import type { RunSettings } from './settings.ts';

const folder = temporaryFolder();
afterEach(() => folder.remove());

test('what fails after a commit is a line of the log', async () => {
  await run(['install', '--data', folder.path, '--title', 'T', '--admin', 'admin', '--email', 'a@example.org']);
  const lines: string[] = [];
  const output = new Writable({
    write: (bytes, _encoding, done) => {
      lines.push(String(bytes));
      done();
    },
  });
  const settings: RunSettings = {
    data: folder.path,
    url: undefined,
    wordpress: undefined,
    databaseUrl: undefined,
    adminPassword: undefined,
    logLevel: 'info',
    caches: 'on',
    trustProxy: false,
    secretKey: undefined,
    uploads: undefined,
    uploadsUrl: undefined,
    s3: undefined,
    uploadLimit: undefined,
    mayAsk: [],
    mail: undefined,
    environment: {},
  };
  const { site } = await openSite(settings, createLog('info', output));
  const answer = await site.database.transaction(async (inside) => {
    inside.afterCommit(() => {
      throw new Error('too late');
    });
    return 'done';
  });
  await site.database.close();
  expect(answer).toBe('done');
  const [line] = lines.map((text) => JSON.parse(text));
  expect([line.level, line.msg, line.err.message]).toEqual([50, 'what follows a commit failed', 'too late']);
});
