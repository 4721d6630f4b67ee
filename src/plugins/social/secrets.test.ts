// No secret of any network stands in the database in clear, in an answer, in an error or in a log, though the networks here
// repeat all that they are sent.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { extensionSite } from '../../content/extensions/site.ts';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { addConnection } from './connections.ts';
import { networks } from './networks/all.ts';
import { day, type Network } from './networks/network.ts';
import { openSocial, type PeerRequest, startPeer, storedPicture, testAccount } from './testing.ts';

/** Answers everything with a refusal that holds the whole request. */
function echo({ path, query, headers, body }: PeerRequest) {
  const all = `${path}?${query} ${decodeURIComponent(path)} ${JSON.stringify(headers)} ${body.toString('latin1')}`;
  return { status: 400, json: { message: all, error: all, error_description: all, description: all } };
}

/** What a network's credentials are called, each with a value of its own; addresses lead to the peer. */
function secretsOf({ name, credentials }: Network, base: string): Record<string, string> {
  const secret = Object.entries(credentials).filter(([, schema]) => schema.format === 'password');
  return Object.fromEntries(
    secret.map(([field]) => {
      const value = `s3cr3t-${name}-${field}`;
      if (field === 'secret') return [field, `whsec_${Buffer.from(value.padEnd(40, 'x')).toString('base64')}`];
      if (field === 'headers') return [field, `X-Token: ${value}`];
      return [field, /(^|_)url$/.test(field) ? `${base}/${value}` : value];
    }),
  );
}

/** What a copy of the database's file holds, as texts; '' where it has none of its own. */
async function backup(site: TestSite): Promise<string> {
  // Of MySQL the tables are what a backup holds.
  if (site.database.dialect.rowLocks) return '';
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-backup-'));
  try {
    const file = join(folder, 'backup.sqlite');
    await sql`vacuum into ${sql.lit(file)}`.execute(site.database.kysely);
    return readFileSync(file, 'latin1');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describeEachSite('secrets of networks', (open) => {
  test('are nowhere to be read', { timeout: 120_000 }, async () => {
    const peer = await startPeer(echo);
    try {
      const all = [...networks.values()];
      const social = await openSocial(open, all, { settings: { mayAsk: [peer.host] } });
      const { site, ask } = social;
      const bases = Object.fromEntries(all.map(({ name }) => [name, { base: peer.base }]));
      await site.options.set('broadsheet_social', { wait_for_page: false, networks: bases });
      const secrets: string[] = [];
      const said: string[] = [];
      for (const network of all) {
        const own = secretsOf(network, peer.base);
        secrets.push(
          ...Object.values(own).map((value) => value.replace(/^X-Token: |^whsec_/, '').replace(`${peer.base}/`, '')),
        );
        const open_ = Object.keys(network.credentials).filter((field) => !(field in own));
        const details = Object.fromEntries(open_.map((field) => [field, 'open']));
        await addConnection(
          extensionSite(site),
          network.name,
          1,
          { ...testAccount('none', `account-${network.name}`), details, secrets: own },
          true,
        );
        const body = { service: network.name, credentials: { ...details, ...own } };
        const answer = await ask('POST', '/broadsheet/v1/social/credentials', { as: 'admin', body });
        said.push(JSON.stringify(answer));
      }
      const picture = await storedPicture(site, 400, 300);
      const id = await social.publish({ featuredMedia: picture });
      for (let run = 0; run < 3; run++) {
        await social.jobs.runDue();
        site.clock.advance(day);
      }
      const paths = ['wpcom/v2/publicize/connections?test_connections=1', 'wpcom/v2/publicize/services'];
      paths.push('jetpack/v4/publicize/connection-test-results', `wpcom/v2/publicize/share-status?post_id=${id}`);
      paths.push(
        'broadsheet/v1/social/shares',
        'broadsheet/v1/social/quotas',
        'broadsheet/v1/social/notices',
        'broadsheet/v1/social/health',
        'broadsheet/v1/social/clients',
        'broadsheet/v1/social/alerts',
        `broadsheet/v1/social/also-on/${id}`,
        `wp/v2/posts/${id}?context=edit`,
        'wp/v2/settings',
      );
      for (const path of paths) said.push(JSON.stringify(await ask('GET', `/${path}`, { as: 'admin' })));
      for (const table of await site.database.dialect.existingTables(site.database)) {
        const { rows } = await sql`select * from ${sql.table(table)}`.execute(site.database.kysely);
        said.push(JSON.stringify(rows));
      }
      said.push(
        social.errors
          .map((error) => (error instanceof Error ? `${error.message} ${error.stack}` : String(error)))
          .join(),
      );
      said.push(await backup(site));
      const text = said.join('\n');
      expect(secrets.length).toBeGreaterThanOrEqual(all.length);
      const shares = await social.shares();
      expect(shares.map(({ state }) => state)).toEqual(all.map(() => 'failed'));
      // The networks did hear them: else nothing was tested.
      expect(peer.requests.length).toBeGreaterThanOrEqual(all.length);
      for (const secret of secrets) expect([secret, text.includes(secret)]).toEqual([secret, false]);
    } finally {
      await peer.close();
    }
  });
});
