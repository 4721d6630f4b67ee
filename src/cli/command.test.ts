// The command as scripts use it: exit codes, one clear line for each thing that can be wrong, data on standard output.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, type Said, temporaryFolder } from './cli.testing.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'site');
/** A copy of nothing: each test that breaks something makes a site of its own here. */
const fresh = (name: string) => join(folder.path, name);
const install = (path: string, more: string[] = []) =>
  run(['install', '--data', path, ...more], { BROADSHEET_ADMIN_PASSWORD: 'long enough' });

beforeAll(async () => {
  await install(data, ['--title', 'Harbour News', '--url', 'http://127.0.0.1:8080']);
});
afterAll(() => folder.remove());

/** One line that says it, and nothing else. */
function failsWith(said: Said, code: number, pattern: RegExp): void {
  expect([said.code, said.out, said.err.split('\n').length]).toEqual([code, '', 1]);
  expect(said.err).toMatch(pattern);
}

describe('wrong use', () => {
  test.each([
    [['nonsense'], /no command "nonsense"/],
    [['toString'], /no command "toString"/],
    [['serve', 'extra'], /serve takes no "extra"/],
    [['serve', '--nonsense'], /nonsense/],
    [['serve', '--port'], /port/],
    [['serve', '--port', '80800'], /not a port: 80800/],
    [['serve', '--port', 'http'], /not a port: http/],
    [['serve', '--url', 'example.org'], /not a site address: example.org/],
    [['serve', '--url', 'ftp://example.org'], /not a site address/],
    [['import'], /import needs SOURCE/],
    [['user'], /user needs/],
    [['user', 'dance'], /user knows no "dance"/],
    [['user', 'create'], /user create needs a LOGIN/],
    [['user', 'create', 'jane'], /user create needs --email/],
    [
      ['user', 'create', 'jane', '--email', 'j@example.org', '--role', 'chief'],
      /no role "chief": one of administrator, /,
    ],
    [['user', 'list', 'jane'], /user list takes no LOGIN/],
    [['user', 'application-password', 'admin'], /needs --name/],
    [['option', 'get'], /option get needs a NAME/],
    [['option', 'shout', 'blogname'], /option knows no "shout"/],
    [['option', 'set', 'blogname'], /option set needs a VALUE/],
    [['option', 'get', 'blogname', 'x'], /option get takes no VALUE/],
    [['option', 'set', 'blogname', '{', '--json'], /not JSON: \{/],
  ])('%j', async (args, pattern) => {
    const said = await run(args, { BROADSHEET_DATA: data });
    failsWith(said, 2, pattern);
    expect(said.err).toContain('--help');
  });

  test.each([
    ['LOG_LEVEL', 'loud'],
    ['BROADSHEET_CACHE', 'maybe'],
    ['BROADSHEET_MAY_ASK', 'elsewhere'],
    ['BROADSHEET_MAIL_FROM', 'BROADSHEET_MAIL_FROM'],
    ['BROADSHEET_MAIL', 'BROADSHEET_MAIL'],
    ['PORT', 'x'],
    ['BROADSHEET_URL', 'nowhere'],
  ])('%s=%s', async (name, value) => {
    failsWith(await run(['serve', '--data', data], { [name]: value }), 2, new RegExp(value));
  });

  test('a secret that is refused is not repeated', async () => {
    const said = await run(['serve', '--data', data], { BROADSHEET_SECRET_KEY: 'too short' });
    failsWith(said, 2, /BROADSHEET_SECRET_KEY/);
    expect(said.err).not.toContain('too short');
  });
});

describe('help', () => {
  test('of the command and of each subcommand names every flag', async () => {
    const overview = await run(['--help']);
    expect(overview.code).toBe(0);
    for (const name of ['serve', 'import', 'install', 'user', 'option', 'doctor']) {
      expect(overview.out).toContain(`  ${name} `);
      const said = await run([name, '--help']);
      expect([said.code, said.err]).toEqual([0, '']);
      for (const flag of ['--data DIR', '--url URL', '--wordpress DIR']) expect(said.out).toContain(flag);
    }
    expect((await run(['serve', '-h'])).out).toMatch(/--port PORT[\s\S]*--host HOST/);
    expect((await run(['serve', '--help'])).out).toMatch(/DATABASE_URL[\s\S]*LOG_LEVEL/);
    expect((await run([])).code).toBe(2);
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('what stands in the way', () => {
  const option = (environment: NodeJS.ProcessEnv, args: string[] = []) =>
    run(['option', 'get', 'blogname', ...args], environment);

  test('no site yet', async () => {
    failsWith(await option({ BROADSHEET_DATA: fresh('none') }), 1, /There is no site in .*none yet/);
  });

  test('a WordPress that is none', async () => {
    failsWith(await option({}, ['--wordpress', fresh('nowhere')]), 1, /nowhere/);
  });

  test.each([
    ['mysql://root@127.0.0.1:1/site', /No database server answers/],
    ['mysql://root@no-such-host.invalid/site', /host of the database is not known|No database server answers/],
    ['postgres://localhost/site', /DATABASE_URL|mysql/i],
  ])('DATABASE_URL=%s', async (url, pattern) => {
    const said = await option({ DATABASE_URL: url });
    failsWith(said, 1, pattern);
  });

  test('passwords are not said', async () => {
    const said = await option({ DATABASE_URL: 'mysql://root:verysecret@127.0.0.1:1/site' });
    expect(said.err).not.toContain('verysecret');
  });

  test('a file that is no database, and one that is cut', async () => {
    const path = fresh('broken');
    await install(path);
    const file = join(path, 'site.sqlite');
    const whole = readFileSync(file);
    writeFileSync(file, 'this is a letter to the editor, and no database at all'.repeat(100));
    failsWith(await option({ BROADSHEET_DATA: path }), 1, /not a SQLite database/);
    const damaged = Buffer.from(whole);
    damaged.fill(0x55, 4096, damaged.length);
    writeFileSync(file, damaged);
    failsWith(await option({ BROADSHEET_DATA: path }), 1, /damaged/);
  });

  test('tables of an unknown version', async () => {
    const path = fresh('newer');
    await install(path);
    await run(['option', 'set', 'db_version', '99999', '--data', path]);
    failsWith(await option({ BROADSHEET_DATA: path }), 1, /version 99999; this program knows 61833/);
  });

  test('a site that is there already', async () => {
    failsWith(await install(data), 1, /already/);
  });

  test('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const said = await run(['serve', '--data', data, '--port', String(port)], { LOG_LEVEL: 'silent' });
    other.close();
    failsWith(said, 1, /something else listens there already/);
  });

  test('a host that is none', async () => {
    const said = await run(['serve', '--data', data, '--host', '192.0.2.1', '--port', '0'], { LOG_LEVEL: 'silent' });
    failsWith(said, 1, /no such address/);
  });

  test('users and options that are not there', async () => {
    const from = { BROADSHEET_DATA: data };
    failsWith(await run(['user', 'application-password', 'nobody', '--name', 'x'], from), 1, /no user "nobody"/);
    failsWith(await run(['option', 'get', 'nothing'], from), 1, /no option "nothing"/);
    failsWith(await run(['option', 'delete', 'nothing'], from), 1, /no option "nothing"/);
    const twice = ['user', 'create', 'admin', '--email', 'other@example.org'];
    failsWith(await run(twice, from), 1, /./);
  });

  test('sources of an import that are not there', async () => {
    failsWith(await run(['import', fresh('no.json'), '--data', data]), 1, /no\.json/);
  });
});

describe('what it does', () => {
  test('a flag outweighs the environment', async () => {
    const said = await run(['option', 'get', 'blogname', '--data', data], { BROADSHEET_DATA: fresh('none') });
    expect(said).toEqual({ code: 0, out: 'Harbour News', err: '' });
  });

  test('install says what it made', async () => {
    const said = await run([
      'install',
      '--data',
      fresh('json'),
      '--admin',
      'jane',
      '--email',
      'jane@example.org',
      '--json',
    ]);
    const made: unknown = JSON.parse(said.out);
    expect([said.code, made]).toEqual([
      0,
      { url: 'http://127.0.0.1:8080', login: 'jane', id: 1, password: expect.stringMatching(/^.{16,}$/) },
    ]);
    const given = await install(fresh('given'));
    expect(given.out + given.err).not.toContain('long enough');
  });

  test('users are made, listed and given application passwords', async () => {
    const from = { BROADSHEET_DATA: data };
    const made = await run(
      ['user', 'create', 'jane', '--role', 'editor', '--email', 'jane@example.org', '--json'],
      from,
    );
    const user = JSON.parse(made.out) as { id: number; password: string };
    expect([made.code, user]).toEqual([
      0,
      { id: 2, login: 'jane', role: 'editor', password: expect.stringMatching(/^.{16,}$/) },
    ]);
    const listed = await run(['user', 'list', '--json'], from);
    expect((JSON.parse(listed.out) as { login: string }[]).map(({ login }) => login)).toEqual(['admin', 'jane']);
    const password = await run(['user', 'application-password', 'jane', '--name', 'Script'], from);
    expect([password.code, password.err]).toEqual([0, '']);
    expect(password.out).toMatch(/^\w{24}$/);
  });

  test('options keep their types', async () => {
    const from = { BROADSHEET_DATA: data };
    const values = ['"text"', '{"a":1,"b":[true,"x"],"c":{"d":1.5}}', '[1,2,3]', '"a:1:{i:0;s:1:\\"x\\";}"'];
    for (const value of values) {
      expect(await run(['option', 'set', 'kept', value, '--json'], from)).toEqual({ code: 0, out: '', err: '' });
      expect((await run(['option', 'get', 'kept', '--json'], from)).out).toBe(value);
    }
    await run(['option', 'set', 'kept', '12'], from);
    expect((await run(['option', 'get', 'kept', '--json'], from)).out).toBe('"12"');
    expect((await run(['option', 'delete', 'kept'], from)).code).toBe(0);
    expect((await run(['option', 'get', 'kept'], from)).code).toBe(1);
    const listed = JSON.parse((await run(['option', 'list', '--json'], from)).out) as Record<string, unknown>;
    expect(listed).toMatchObject({ blogname: 'Harbour News', permalink_structure: expect.any(String) });
  });
});

describe('doctor', () => {
  const examine = async (path: string, more: string[] = []) => {
    const said = await run(['doctor', '--data', path, '--json', ...more]);
    const findings = JSON.parse(said.out) as { check: string; state: string; says: string; advice?: string }[];
    return { code: said.code, find: (check: string) => findings.find((one) => one.check === check) };
  };

  test('finds nothing wrong with a good site, and changes nothing', async () => {
    const path = fresh('healthy');
    await install(path);
    await run(['option', 'get', 'blogname', '--data', path]);
    const before = hashes(path);
    const { code, find } = await examine(path);
    expect([
      code,
      find('database')?.state,
      find('tables')?.state,
      find('rights')?.state,
      find('secrets')?.state,
    ]).toEqual([0, 'ok', 'ok', 'ok', 'ok']);
    expect(hashes(path)).toEqual(before);
    const said = await run(['doctor', '--data', path]);
    expect(said.out).toContain('ok       database');
  });

  test('says what to do', async () => {
    const none = await examine(fresh('none at all'));
    expect([none.code, none.find('database')?.state, none.find('database')?.advice]).toEqual([
      0,
      'warning',
      expect.stringContaining('broadsheet install'),
    ]);
    const path = fresh('ill');
    await install(path);
    await run(['option', 'get', 'blogname', '--data', path]);
    chmodSync(join(path, 'salts.json'), 0o644);
    expect((await examine(path)).find('secrets')).toMatchObject({
      state: 'warning',
      advice: expect.stringMatching(/^chmod 600 /),
    });
    await run(['option', 'set', 'home', 'nowhere', '--data', path]);
    const homeless = await examine(path);
    expect([homeless.code, homeless.find('address')?.state]).toEqual([1, 'failed']);
    await run(['option', 'set', 'db_version', '1', '--data', path]);
    expect((await examine(path)).find('tables')).toMatchObject({
      state: 'failed',
      says: expect.stringContaining('version 1;'),
    });
    writeFileSync(join(path, 'site.sqlite'), 'no database');
    expect((await examine(path)).code).toBe(1);
    const wordpress = fresh('no-wordpress');
    mkdirSync(wordpress);
    expect((await examine(path, ['--wordpress', wordpress])).find('configuration')?.state).toBe('failed');
  });
});

/** File → hash, of everything below a folder but SQLite's shared memory, which every reader touches. */
function hashes(path: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(path, name);
    if (statSync(file).isFile() && !/-(?:shm|wal)$/.test(name)) {
      found[name] = createHash('sha256').update(readFileSync(file)).digest('hex');
    }
  }
  return found;
}
