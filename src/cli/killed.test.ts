// kill -9 during random writes over HTTP: whatever was answered is there, what was not is there whole or not at all, and the
// tables keep every rule that they keep after a quiet day. Real processes, on SQLite and, where BROADSHEET_TEST_MYSQL names a
// server, on MySQL. KILL_SEED repeats the requests; when the process dies among them is the machine's own affair.
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { SiteSettings } from '../content/site.ts';
import { openDatabase } from '../database/open.ts';
import { createTestMysql } from '../database/testing.ts';
import { brokenInvariants } from '../rest/fuzz/invariants.testing.ts';
import { Random } from '../rest/fuzz/random.testing.ts';
import { composeSite } from '../site.ts';
import { run, startServer, temporaryFolder } from './cli.testing.ts';

const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

/** What a client knows of one post of its own: the text everywhere in it; null once it is deleted. */
interface Known {
  answered: string | null;
  /** What the request without an answer would have made of it. */
  pending?: string | null;
}

const author = { author_name: 'Somebody', author_email: 'somebody@example.org' };

type Send = (method: string, path: string, body?: object) => Promise<{ id: number }>;

/** Writes until the server is gone. A text stands in title, content and excerpt, so that halves would show. */
async function writeOn(send: Send, random: Random, known: Map<number, Known>, name: string): Promise<never> {
  for (let count = 0; ; count++) {
    const text = `${name} ${count}`;
    const texts = { title: text, content: text, excerpt: text };
    const [id, post] = random.pick([...known].filter(([, one]) => one.answered !== null)) ?? [];
    if (id === undefined || post === undefined || random.chance(0.3)) {
      const more = { status: 'publish', sticky: random.chance(0.3), meta: { footnotes: `[{"id":"${name}"}]` } };
      const made = await send('POST', 'posts', { ...texts, ...more });
      known.set(made.id, { answered: text });
      continue;
    }
    const draw = random.next();
    if (draw < 0.2) await send('POST', 'comments', { post: id, content: `${text} says`, ...author });
    else if (draw < 0.3) await send('POST', 'categories', { name: text, description: text });
    else {
      const remove = draw > 0.85;
      post.pending = remove ? null : text;
      if (remove) await send('DELETE', `posts/${id}?force=true`);
      else await send('POST', `posts/${id}`, { ...texts, status: random.pick(['publish', 'private']) });
      post.answered = post.pending;
      delete post.pending;
    }
  }
}

async function survives(environment: NodeJS.ProcessEnv, data: string, database: string): Promise<void> {
  const made = await run(['install', '--data', data], { ...environment, BROADSHEET_ADMIN_PASSWORD: 'long enough' });
  expect(made.err).not.toContain('rror');
  const login = await run(['user', 'application-password', 'admin', '--name', 'T', '--data', data], environment);
  const authorization = `Basic ${Buffer.from(`admin:${login.out}`).toString('base64')}`;
  const server = await startServer(['--data', data], { ...environment, LOG_LEVEL: 'silent' });
  cleanUp.push(() => server.process.kill('SIGKILL'));
  let answers = 0;
  const send: Send = async (method, path, body) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const url = `${server.url}/wp-json/wp/v2/${path}`;
    const response = await fetch(url, { method, headers, body: body ? JSON.stringify(body) : null });
    if (response.status >= 400) throw new Error(`answered ${response.status}: ${await response.text()}`);
    answers++;
    // Every answer to these requests is an object with an id, or tells of one that was deleted.
    return (await response.json()) as { id: number };
  };
  const clients = [1, 2, 3, 4].map((n) => ({ known: new Map<number, Known>(), random: new Random(seed + n), n }));
  const ends = clients.map(({ known, random, n }) =>
    writeOn(send, random, known, `Client ${n}`).catch((error: unknown) => String(error)),
  );
  const until = 20 + new Random(seed).between(0, 60);
  const deadline = Date.now() + 30_000;
  while (answers < until && Date.now() < deadline) await new Promise((done) => setTimeout(done, 2));
  server.process.kill('SIGKILL');
  for (const end of await Promise.all(ends)) expect(end).not.toContain('answered');
  await server.ended;
  expect(answers).toBeGreaterThanOrEqual(until);

  const opened = await openDatabase({ url: database });
  cleanUp.push(() => opened.close());
  const salt = { key: 'k', salt: 's' };
  const settings: SiteSettings = {
    salts: { auth: salt, secure_auth: salt, logged_in: salt, nonce: salt },
    uploads: { path: join(data, 'uploads') },
    data,
    defines: {},
  };
  const site = await composeSite(settings, opened);
  const rows = await opened.kysely
    .selectFrom('posts')
    .select(['ID', 'post_title', 'post_content', 'post_excerpt'])
    .where('post_type', '=', 'post')
    .execute();
  for (const { known } of clients) {
    for (const [id, { answered, pending }] of known) {
      const row = rows.find((one) => one.ID === id);
      const found = row?.post_title ?? null;
      expect([answered, pending === undefined ? answered : pending]).toContain(found);
      if (row) expect([row.post_content, row.post_excerpt]).toEqual([found, found]);
    }
  }
  // A server may take a moment to roll back what a dead client had begun.
  await expect.poll(() => brokenInvariants(site), { timeout: 5_000 }).toEqual([]);
}

describe(`killed during random writes (KILL_SEED=${seed})`, { timeout: 90_000 }, () => {
  test('SQLite', async () => {
    const { path, remove } = temporaryFolder();
    cleanUp.push(remove);
    await survives({}, path, join(path, 'site.sqlite'));
  });

  const address = process.env.BROADSHEET_TEST_MYSQL;
  test.skipIf(!address)('MySQL', async () => {
    const { path, remove } = temporaryFolder();
    cleanUp.push(remove);
    const mysql = await createTestMysql(address ?? '');
    cleanUp.push(() => mysql.drop());
    await survives({ DATABASE_URL: mysql.url }, path, mysql.url);
  });
});
