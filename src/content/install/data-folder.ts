// Our own folder (`data/`): the SQLite file, uploads, and the salts of a site that has no wp-config.php.
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SiteError } from '../../base/error.ts';
import type { SaltName, Salts } from '../site.ts';

const names: readonly SaltName[] = ['auth', 'secure_auth', 'logged_in', 'nonce'];
/** Characters of WordPress's salts (wp_generate_password with every special character). */
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!@#$%^&*()-_ []{}<>~`+=,.;:/?|';

/** 64 characters, as WordPress's own salts have. */
export function randomSalt(random: (bytes: number) => Uint8Array): string {
  let salt = '';
  while (salt.length < 64) {
    // Bytes above the last whole multiple would favour some characters.
    for (const byte of random(96))
      if (byte < letters.length * 2 && salt.length < 64) salt += letters[byte % letters.length];
  }
  return salt;
}

/** Makes the folder where it is missing. Throws `folder_unwritable`. */
export function ensureFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new SiteError('folder_unwritable', `The folder ${folder} cannot be made or written to.`);
  }
}

/**
 * The salts in `folder`/salts.json, made once, readable by nobody else (mode 0600). Several processes that start at the
 * same time end up with the same salts. Throws `folder_unwritable` and `salts_unreadable`.
 */
export function dataFolderSalts(folder: string, random: (bytes: number) => Uint8Array): Salts {
  ensureFolder(folder);
  const path = join(folder, 'salts.json');
  const known = readSalts(path);
  if (known) return known;
  const made = Object.fromEntries(names.map((name) => [name, { key: randomSalt(random), salt: randomSalt(random) }]));
  writeOnce(path, `${JSON.stringify(made, null, 2)}\n`, random);
  const kept = readSalts(path);
  if (!kept) throw new SiteError('salts_unreadable', `The file ${path} cannot be read.`);
  return kept;
}

/** Writes a file that nobody else may read, unless another process has made it meanwhile. Throws `folder_unwritable`. */
function writeOnce(path: string, text: string, random: (bytes: number) => Uint8Array): void {
  const draft = `${path}.${process.pid}.${Buffer.from(random(6)).toString('hex')}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    // A link, unlike a rename, does not replace what another process has made meanwhile.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw new SiteError('folder_unwritable', `The file ${path} cannot be written.`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * The key in `folder`/secret.key, made once, readable by nobody else: whoever has a copy of the database and not this file
 * reads no secret in it. Throws `folder_unwritable` and `secret_key_unreadable`.
 */
export function dataFolderKey(folder: string, random: (bytes: number) => Uint8Array): Uint8Array {
  const path = join(folder, 'secret.key');
  if (!existsSync(path)) {
    ensureFolder(folder);
    writeOnce(path, `${Buffer.from(random(32)).toString('base64')}\n`, random);
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length < 16) throw new SiteError('secret_key_unreadable', `The file ${path} does not hold a key.`);
  return key;
}

function readSalts(path: string): Salts | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new SiteError('salts_unreadable', `The file ${path} cannot be read.`);
  }
  const refuse = (): never => {
    throw new SiteError(
      'salts_unreadable',
      `The file ${path} does not hold the salts of a site. Delete it to make new ones.`,
    );
  };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refuse();
  }
  const part = (name: SaltName, key: 'key' | 'salt'): string => {
    // Checked down to the text, whatever the file holds.
    const pair = (data as Record<string, unknown> | null)?.[name] as Record<string, unknown> | undefined;
    const value = pair?.[key];
    return typeof value === 'string' && value.length >= 32 ? value : refuse();
  };
  const pair = (name: SaltName): { key: string; salt: string } => ({
    key: part(name, 'key'),
    salt: part(name, 'salt'),
  });
  return { auth: pair('auth'), secure_auth: pair('secure_auth'), logged_in: pair('logged_in'), nonce: pair('nonce') };
}
