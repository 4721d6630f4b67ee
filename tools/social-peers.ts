// Tests sharing against real servers that npm has, of other makers: Bluesky's own (too large for the default install, 360 MB) and
// an OAuth 2 and OpenID Connect provider. Installs them into a temporary folder, starts them on loopback, runs the tests that
// need them, and removes it all again.
//   node tools/social-peers.ts [FOLDER]    FOLDER is kept, and used again.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface RealPeer {
  /** Prints `ready ADDRESS` when it listens. */
  readonly server: string;
  /** Of a package without which it cannot start. */
  readonly needs: string;
  readonly tests: string;
  /** Names the address to the tests. */
  readonly variable: string;
  readonly login?: readonly [name: string, password: string];
}

const bluesky: RealPeer = {
  needs: '@atproto/dev-env',
  tests: 'src/plugins/social/networks/bluesky.real.test.ts',
  variable: 'BROADSHEET_TEST_BLUESKY',
  login: ['broadsheet-peer.test', 'peer-password'],
  server: `
import { TestNetworkNoAppView } from '@atproto/dev-env';
const network = await TestNetworkNoAppView.create({});
const answer = await fetch(network.pds.url + '/xrpc/com.atproto.server.createAccount', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: 'news@example.org', handle: 'broadsheet-peer.test', password: 'peer-password' }),
});
if (!answer.ok) throw new Error(await answer.text());
console.log('ready ' + network.pds.url);
`,
};

/**
 * Two providers behind one address: below /x one with X's paths (a client that authenticates by header, PKCE needed, tokens that
 * renew once), below /linkedin one with LinkedIn's (by form, OpenID Connect's userinfo). Anybody may log in, and agrees.
 */
const oauth: RealPeer = {
  needs: 'oidc-provider',
  tests: 'src/plugins/social/sign-in/sign-in.real.test.ts',
  variable: 'BROADSHEET_TEST_OAUTH',
  server: `
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
const redirect_uris = ['http://example.test/_social/callback'];
const client = { client_id: 'id-of-the-client', client_secret: 's3cr3t-of-the-client', redirect_uris };
const grant_types = ['authorization_code', 'refresh_token'];
const findAccount = (_, sub) => ({ accountId: sub, claims: () => ({ sub, name: 'Ann Reader' }) });
const common = { findAccount, ttl: { AccessToken: 7200, RefreshToken: 86400 * 60 }, rotateRefreshToken: true };
const providers = new Map();
const server = createServer((request, response) => {
  const [, name] = /^\\/([a-z]+)\\//.exec(request.url) ?? [];
  const provider = providers.get(name);
  if (!provider) return response.writeHead(404).end();
  request.originalUrl = request.url;
  request.url = request.url.slice(name.length + 1);
  provider.callback()(request, response);
});
server.listen(0, '127.0.0.1', () => {
  const base = 'http://127.0.0.1:' + server.address().port;
  const x = new Provider(base + '/x', {
    ...common,
    clients: [{ ...client, grant_types, token_endpoint_auth_method: 'client_secret_basic' }],
    routes: { authorization: '/i/oauth2/authorize', token: '/2/oauth2/token' },
    scopes: ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'],
    pkce: { required: () => true },
    issueRefreshToken: async () => true,
  });
  x.use(async (ctx, next) => {
    if (ctx.path !== '/2/users/me') return next();
    const token = await x.AccessToken.find((ctx.headers.authorization ?? '').replace('Bearer ', ''));
    ctx.status = token ? 200 : 401;
    ctx.body = token ? { data: { id: token.accountId, username: token.accountId, name: token.scope } } : { title: 'Unauthorized' };
  });
  const linkedin = new Provider(base + '/linkedin', {
    ...common,
    clients: [{ ...client, grant_types, token_endpoint_auth_method: 'client_secret_post' }],
    routes: { authorization: '/oauth/v2/authorization', token: '/oauth/v2/accessToken', userinfo: '/v2/userinfo' },
    scopes: ['openid', 'profile', 'w_member_social'],
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => false },
    issueRefreshToken: async () => true,
  });
  providers.set('x', x).set('linkedin', linkedin);
  console.log('ready ' + base);
});
`,
};

const given = process.argv[2];
const folder = given ? resolve(given) : mkdtempSync(join(tmpdir(), 'social-peers-'));
const repository = resolve(import.meta.dirname, '..');

function run(command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): number {
  return spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;
}

function install(peers: readonly RealPeer[]): void {
  if (peers.every(({ needs }) => existsSync(join(folder, 'node_modules', needs)))) return;
  mkdirSync(folder, { recursive: true });
  // The server's own better-sqlite3 is compiled at install; newer ones bring what they need.
  const overrides = { 'better-sqlite3': '^13.2.0' };
  const dependencies = { '@atproto/dev-env': '^0.6.7', 'oidc-provider': '^9.13.3' };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies, overrides }),
  );
  const status = run('npm', ['install', '--no-audit', '--no-fund'], folder);
  if (status !== 0) throw new Error('the peers cannot be installed');
}

async function testAgainst({ server, tests, variable, login }: RealPeer): Promise<number> {
  writeFileSync(join(folder, 'peer.mjs'), server);
  const peer = spawn(process.execPath, ['peer.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const base = await new Promise<string>((found, failed) => {
      peer.stdout.on('data', (chunk: Buffer) => {
        const [, address] = /ready (\S+)/.exec(chunk.toString()) ?? [];
        if (address !== undefined) found(address);
      });
      peer.on('exit', () => failed(new Error('the peer ended')));
    });
    const url = new URL(base);
    if (login) [url.username, url.password] = login;
    const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
    return run(process.execPath, [vitest, 'run', tests], repository, { [variable]: url.href });
  } finally {
    peer.kill();
  }
}

async function main(): Promise<number> {
  const peers = [oauth, bluesky];
  try {
    install(peers);
    const statuses = [];
    for (const peer of peers) statuses.push(await testAgainst(peer));
    return Math.max(...statuses);
  } finally {
    if (!given) rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
