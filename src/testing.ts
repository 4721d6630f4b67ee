// A freshly installed site for tests, with users of all five roles (ids 1 to 5, passwords: their logins, the admin's is
// "password"), a clock that stands still and repeatable randomness.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FixedClock } from './base/clock.ts';
import { fillSite } from './content/install/install.ts';
import { insertFirstUser } from './content/install/users.ts';
import type { Site, SiteSettings } from './content/site.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open.ts';
import { createTables, describeEachDatabase } from './database/testing.ts';
import type { Plugin } from './extend/plugin.ts';
import type { Resolve } from './net/target.ts';
import { composeSite } from './site.ts';

export interface TestSiteOptions {
  /** Milliseconds; 2026-01-02 03:04:05 UTC where not given. */
  readonly now?: number;
  readonly clock?: FixedClock;
  readonly plugins?: readonly Plugin[];
  readonly url?: string;
  readonly settings?: Partial<SiteSettings>;
  readonly caches?: boolean;
  readonly resolve?: Resolve;
  /** A database to install into, with empty tables or none; SQLite in memory where not given. */
  readonly database?: Database;
}

export interface TestSite extends Site {
  readonly clock: FixedClock;
}

export const testUrl = 'http://example.test';
export const testTime = Date.UTC(2026, 0, 2, 3, 4, 5);
/** Ids of the test users. */
export const testUsers = { administrator: 1, editor: 2, author: 3, contributor: 4, subscriber: 5 };

/** `$wp$2y$10$…` hashes of "password" and of each login, made once: bcrypt takes 50 ms each. */
const hashes = {
  admin: '$wp$2y$10$TMOVQTBE8ddNqmqk9rGwE.VgBYFwxZZsE1h9fQvfKo9OlVYAP2Bne',
  editor: '$wp$2y$10$NwQbPnDENVsR/h1kQo75r./YOqLEJ46mC2I/kelcGtKfaueqIHjtG',
  author: '$wp$2y$10$4iS3XSrMja4a2udhLaLy0OfPzs/Ix2sAI81CRWqBtLUpLldPMEq/.',
  contributor: '$wp$2y$10$o3zNkGcLKjUaOw6yaWOpQOtZ2RgMAkGqEgEryEmqGzGeRHlGuk2IW',
  subscriber: '$wp$2y$10$ed8Twi3nKko7HS0S.O/WYOYmTGZtbenybgFw56sUYGC9y7GLmQbRu',
};

/** Bytes that look random and are the same in each run. */
export function seededRandom(seed: string): (bytes: number) => Uint8Array {
  let count = 0;
  return (bytes) => {
    const parts: Buffer[] = [];
    for (let length = 0; length < bytes; length += 32) {
      parts.push(createHash('sha256').update(`${seed} ${count++}`).digest());
    }
    return Buffer.concat(parts).subarray(0, bytes);
  };
}

const salt = (name: string): { key: string; salt: string } => ({ key: `test-${name}-key`, salt: `test-${name}-salt` });

/** Uploads of test sites that name no folder of their own; made where one uploads, gone with the process. */
const uploadsFolder = join(tmpdir(), `broadsheet-test-uploads-${process.pid}`);
process.once('exit', () => rmSync(uploadsFolder, { recursive: true, force: true }));

/** Installs and composes a site. The database stays open until the caller closes `site.database`. */
export async function openTestSite(options: TestSiteOptions = {}): Promise<TestSite> {
  const database = options.database ?? (await openDatabase({ url: ':memory:' }));
  if ((await database.dialect.existingTables(database)).length === 0) await createTables(database);
  const clock = options.clock ?? new FixedClock(options.now ?? testTime);
  const random = seededRandom('test site');
  const url = options.url ?? testUrl;
  const now = clock.now();
  const admin = { login: 'admin', email: 'admin@example.org' };
  const registered = new Date(now).toISOString().slice(0, 19).replace('T', ' ');
  await database.transaction(async (inside) => {
    await fillSite(inside, { url, title: 'Test Site', admin, now, random }, hashes.admin);
    for (const role of ['editor', 'author', 'contributor', 'subscriber'] as const) {
      const email = `${role}@example.org`;
      await insertFirstUser(inside, { login: role, passwordHash: hashes[role], email, role, registered });
    }
    const count = { option_value: '5' };
    await inside.kysely.updateTable('options').set(count).where('option_name', '=', 'user_count').execute();
  });
  const settings: SiteSettings = {
    salts: { auth: salt('auth'), secure_auth: salt('secure-auth'), logged_in: salt('logged-in'), nonce: salt('nonce') },
    uploads: { path: uploadsFolder },
    data: '/nonexistent/data',
    secretKey: Buffer.from('the secret key of test sites'),
    defines: {},
    ...options.settings,
  };
  const site = await composeSite(settings, database, {
    clock,
    random,
    plugins: options.plugins,
    caches: options.caches,
    resolve: options.resolve,
  });
  // composeSite hands the clock through.
  return site as TestSite;
}

/** Declares `tests` once for each database; `open` gives a freshly installed site, closed after the test. */
export function describeEachSite(
  name: string,
  tests: (open: (options?: TestSiteOptions) => Promise<TestSite>) => void,
): void {
  describeEachDatabase(name, (open) =>
    tests(async (options = {}) => openTestSite({ ...options, database: await open() })),
  );
}
