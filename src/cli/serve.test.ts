// A served site as those who operate it see it: first start, an orderly stop, logs, what other processes change, being
// killed in the middle of writes, scheduled posts with two processes. Real processes, on SQLite and, where
// BROADSHEET_TEST_MYSQL names a server, on MySQL.
import { randomInt } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open.ts';
import { createTestMysql } from '../database/testing.ts';
import { type Running, run, startServer, temporaryFolder } from './cli.testing.ts';

const cleanUp: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

const sleep = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

function folder(): string {
  const { path, remove } = temporaryFolder();
  cleanUp.push(remove);
  return path;
}

async function serve(data: string, environment: NodeJS.ProcessEnv = {}): Promise<Running & { url: string }> {
  const server = await startServer(['--data', data], environment);
  cleanUp.push(async () => {
    server.process.kill('SIGKILL');
    await server.ended;
  });
  return server;
}

/** The Authorization header of an administrator of a new site. */
async function siteWithAdmin(data: string, environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const made = await run(['install', '--data', data], { ...environment, BROADSHEET_ADMIN_PASSWORD: 'long enough' });
  if (made.code !== 0) throw new Error(made.err);
  const { out } = await run(['user', 'application-password', 'admin', '--name', 'Test', '--data', data], environment);
  return `Basic ${Buffer.from(`admin:${out}`).toString('base64')}`;
}

const create = (url: string, authorization: string, post: Readonly<Record<string, unknown>>) =>
  fetch(`${url}/wp-json/wp/v2/posts`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(post),
  });

/** Each test starts processes, which take their time where others work as well. Milliseconds. */
const patient = { timeout: 60_000 };

describe('serving', patient, () => {
  test('a new folder becomes a site whose password is told once', async () => {
    const data = folder();
    const first = await serve(join(data, 'new'));
    const said = first.said().err;
    const password = /administrator: admin {2}password: (\S+)/.exec(said)?.[1] ?? '';
    expect([password.length >= 16, said.split(password).length]).toEqual([true, 2]);
    expect((await fetch(`${first.url}/`)).status).toBe(200);
    const form = new URLSearchParams({ log: 'admin', pwd: password });
    const login = await fetch(`${first.url}/wp-login.php`, { method: 'POST', body: form, redirect: 'manual' });
    expect(login.status).toBe(302);
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const second = await serve(join(data, 'new'));
    expect(second.said().err).not.toContain('password');
  });

  test('logs in lines of JSON, with request ids and without secrets', async () => {
    const data = folder();
    const authorization = await siteWithAdmin(data);
    const server = await serve(data, { LOG_LEVEL: 'trace' });
    const secrets = ['s3cretPassword', 's3cretNonce', 's3cretCookie', authorization.slice(6)];
    const headers = { authorization, cookie: 'wordpress_logged_in_x=s3cretCookie' };
    await fetch(`${server.url}/wp-json/wp/v2/users/me?_wpnonce=s3cretNonce&password=s3cretPassword`, { headers });
    await fetch(`${server.url}/?s=visible&pwd=s3cretPassword`, { headers });
    const form = new URLSearchParams({ log: 'admin', pwd: 's3cretPassword' });
    await fetch(`${server.url}/wp-login.php`, { method: 'POST', body: form });
    await fetch(`${server.url}/wp-login.php?action=logout&_wpnonce=s3cretNonce`);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('broadsheet_request_seconds_count');
    server.process.kill('SIGTERM');
    await server.ended;
    const { out, err } = server.said();
    const lines = out.split('\n').filter(Boolean);
    const events = lines.map((line) => JSON.parse(line) as { request?: string; url?: string });
    const search = events.find((event) => event.url?.includes('visible'));
    expect(search?.request).toMatch(/^[0-9a-f-]{36}$/);
    for (const secret of secrets) expect(out + err).not.toContain(secret);
  });

  test('SIGTERM lets the request in flight finish, takes no other, and ends with 0', async () => {
    const data = folder();
    const authorization = await siteWithAdmin(data);
    const server = await serve(data);
    const port = Number(new URL(server.url).port);
    const body = JSON.stringify({ title: 'Sent slowly', status: 'publish' });
    let received = '';
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (bytes) => {
      received += bytes.toString();
    });
    const closed = new Promise<void>((done) => socket.on('close', () => done()));
    socket.write(
      `POST /wp-json/wp/v2/posts HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    await sleep(200);
    server.process.kill('SIGTERM');
    await server.until(/Stopping/);
    await sleep(100);
    await expect(fetch(`${server.url}/`)).rejects.toThrow();
    socket.write(body.slice(10));
    await closed;
    expect(received).toMatch(/^HTTP\/1.1 201 [\s\S]*"Sent slowly"/);
    expect(await server.ended).toBe(0);
  });

  test('what another process changes is seen within a second', async () => {
    const data = folder();
    await siteWithAdmin(data);
    const server = await serve(data);
    const shows = async (text: string) => {
      const started = performance.now();
      while (!(await (await fetch(`${server.url}/`)).text()).includes(text)) {
        if (performance.now() - started > 3000) break;
        await sleep(25);
      }
      return performance.now() - started;
    };
    // Other programs only ever make it later: the soonest of some tries tells.
    const soonest = async (change: (tries: number) => Promise<string>) => {
      let least = Number.POSITIVE_INFINITY;
      for (let tries = 1; tries <= 5 && least >= 1000; tries++)
        least = Math.min(least, await shows(await change(tries)));
      return least;
    };
    expect(await soonest(async () => 'Broadsheet')).toBeLessThan(1000);
    const renamed = async (tries: number) => {
      await run(['option', 'set', 'blogname', `Changed Elsewhere ${tries}`, '--data', data]);
      return `Changed Elsewhere ${tries}`;
    };
    expect(await soonest(renamed)).toBeLessThan(1000);
  });
});

/** A place for a site on each database: arguments of the environment, and how to look into it. */
type Place = { environment: NodeJS.ProcessEnv; data: string; look: () => Promise<Database> };

function operationTests(name: string, place: () => Promise<Place>): void {
  describe(name, patient, () => {
    test('killed in the middle of writes, nothing that was answered is lost', async () => {
      const { environment, data, look } = await place();
      const authorization = await siteWithAdmin(data, environment);
      const seed = randomInt(300, 1200);
      const server = await serve(data, { ...environment, LOG_LEVEL: 'silent' });
      const answered = new Map<number, string>();
      let count = 0;
      const client = async () => {
        for (;;) {
          const title = `Killed after ${seed} ms, ${++count}`;
          const response = await create(server.url, authorization, { title, status: 'publish', content: title });
          const made = (await response.json()) as { id: number };
          if (response.status !== 201) throw new Error(`answered ${response.status}`);
          answered.set(made.id, title);
        }
      };
      // Each ends when the server is gone.
      const clients = [1, 2, 3, 4].map(() => client().catch((error: unknown) => error));
      while (answered.size === 0) await sleep(5);
      await sleep(seed);
      server.process.kill('SIGKILL');
      const ends = await Promise.all(clients);
      await server.ended;
      const context = `killed after ${seed} ms, ${answered.size} answered`;
      for (const end of ends) expect(String(end), context).not.toContain('answered');
      expect(answered.size, context).toBeGreaterThan(0);

      const database = await look();
      const { kysely } = database;
      const rows = await kysely
        .selectFrom('posts')
        .leftJoin('term_relationships as tr', 'tr.object_id', 'posts.ID')
        .select(['ID', 'post_title', 'post_content', 'post_status', 'tr.term_taxonomy_id'])
        .where('post_type', '=', 'post')
        .execute();
      const titles = new Map(rows.map((row) => [row.ID, row.post_title]));
      for (const [id, title] of answered) expect(titles.get(id), context).toBe(title);
      // Whole or not at all: a post has its category, its text, and is counted.
      for (const row of rows) expect([row.term_taxonomy_id, row.post_status], context).toEqual([1, 'publish']);
      const term = await kysely
        .selectFrom('term_taxonomy')
        .select('count')
        .where('term_taxonomy_id', '=', 1)
        .executeTakeFirstOrThrow();
      expect(Number(term.count), context).toBe(rows.length);
      if (database.dialect.name === 'sqlite') {
        const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(kysely);
        expect(check.rows).toEqual([{ integrity_check: 'ok' }]);
      }
      const again = await serve(data, environment);
      expect((await fetch(`${again.url}/`)).status).toBe(200);
    });

    test('two processes publish a scheduled post once, within a second of its time', async () => {
      const { environment, data, look } = await place();
      const authorization = await siteWithAdmin(data, environment);
      const servers = await Promise.all([serve(data, environment), serve(data, environment)]);
      const stored = (time: number) => new Date(time).toISOString().slice(0, 19);
      const date_gmt = stored(Date.now() + 3_600_000);
      const made = await create(servers[0]?.url ?? '', authorization, {
        title: 'On time',
        status: 'publish',
        date_gmt,
      });
      const { id, status } = (await made.json()) as { id: number; status: string };
      expect([made.status, status]).toEqual([201, 'future']);
      // Nearer than a minute WordPress publishes at once: a third process brings the time forward.
      const due = Math.ceil((Date.now() + 1500) / 1000) * 1000;
      const { kysely } = await look();
      const date = stored(due).replace('T', ' ');
      await kysely.updateTable('posts').set({ post_date: date, post_date_gmt: date }).where('ID', '=', id).execute();
      const seen = await Promise.all(
        servers.map(async ({ url }) => {
          while (Date.now() < due + 5000) {
            if ((await fetch(`${url}/wp-json/wp/v2/posts/${id}`)).status === 200) return Date.now() - due;
            await sleep(50);
          }
          return Number.POSITIVE_INFINITY;
        }),
      );
      for (const late of seen) {
        expect(late).toBeGreaterThanOrEqual(0);
        // To publish, and for the other process to notice.
        expect(late).toBeLessThan(2000);
      }
      expect(Math.min(...seen)).toBeLessThan(1000);
      const term = await kysely
        .selectFrom('term_taxonomy')
        .select('count')
        .where('term_taxonomy_id', '=', 1)
        .executeTakeFirstOrThrow();
      const revisions = await kysely
        .selectFrom('posts')
        .select('ID')
        .where('post_type', '=', 'revision')
        .where('post_parent', '=', id)
        .execute();
      expect([Number(term.count), revisions.length]).toEqual([2, 1]);
    });
  });
}

async function watched(url: string): Promise<Database> {
  const database = await openDatabase({ url });
  cleanUp.push(() => database.close());
  return database;
}

operationTests('operation (SQLite)', async () => {
  const data = folder();
  return { data, environment: {}, look: () => watched(join(data, 'site.sqlite')) };
});

const mysqlServer = process.env.BROADSHEET_TEST_MYSQL;
if (mysqlServer) {
  operationTests('operation (MySQL)', async () => {
    const mysql = await createTestMysql(mysqlServer);
    cleanUp.push(() => mysql.drop());
    return { data: folder(), environment: { DATABASE_URL: mysql.url }, look: () => watched(mysql.url) };
  });
}
