// What a WordPress's wp-config.php says, read and never executed: database, prefix, salts, folders, defines.
// Follows wp_salt, wpdb::parse_db_host and wp_initial_constants.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { SiteError } from '../base/error.ts';
import type { MysqlSettings } from './mysql-store.ts';
import { readPhpConstants } from './php-constants.ts';
import { type Scalar, Unknown, type Value } from './php-known.ts';

export const saltNames = ['auth', 'secure_auth', 'logged_in', 'nonce'] as const;
export type ConfiguredSalts = Readonly<Record<(typeof saltNames)[number], { key: string; salt: string }>>;

export interface WordPressConfig {
  readonly database: MysqlSettings;
  readonly prefix: string;
  readonly charset: string;
  readonly collation: string;
  /** Empty strings where WordPress keeps the salt in an option (`auth_key`, `auth_salt`, …). */
  readonly salts: ConfiguredSalts;
  /** `wp-content`, or WP_CONTENT_DIR. */
  readonly contentFolder: string;
  readonly contentUrl: string | null;
  /** Folder that WordPress uploads to, unless the option `upload_path` names another. */
  readonly uploadsFolder: string;
  /** WP_HOME and WP_SITEURL. */
  readonly home: string | null;
  readonly siteUrl: string | null;
  /** Every constant whose value is known. */
  readonly defines: Readonly<Record<string, Scalar>>;
}

/** wpdb::parse_db_host. */
export function parseDatabaseHost(host: string): { host: string; port?: number; socketPath?: string } {
  const socketAt = host.indexOf(':/');
  const socketPath = socketAt >= 0 ? host.slice(socketAt + 1) : undefined;
  const address = socketAt >= 0 ? host.slice(0, socketAt) : host;
  const colons = address.split(':').length - 1;
  const match = colons > 1 ? /^\[?([0-9a-fA-F:]+)(?:\]:(\d+))?/.exec(address) : /^([^:/]*)(?::(\d+))?/.exec(address);
  const port = Number(match?.[2] ?? 0);
  return { host: match?.[1] || 'localhost', ...(port ? { port } : {}), ...(socketPath ? { socketPath } : {}) };
}

/** Where MySQL's socket lies by default, which is what `localhost` means to PHP. */
const usualSockets = [
  '/run/mysqld/mysqld.sock',
  '/var/run/mysqld/mysqld.sock',
  '/var/lib/mysql/mysql.sock',
  '/tmp/mysql.sock',
];

function saltsOf(constants: ReadonlyMap<string, Value>): ConfiguredSalts {
  const text = (name: string): string => {
    const value = constants.get(name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const uses = new Map<string, number>([['put your unique phrase here', 2]]);
  for (const scheme of [...saltNames, 'secret']) {
    for (const part of ['key', 'salt']) {
      const value = text(`${scheme}_${part}`.toUpperCase());
      uses.set(value, (uses.get(value) ?? 0) + 1);
    }
  }
  // A phrase that stands twice protects nothing: WordPress takes none of them.
  const unique = (name: string): string => (uses.get(text(name)) === 1 ? text(name) : '');
  const of = (scheme: (typeof saltNames)[number]): { key: string; salt: string } => ({
    key: unique(`${scheme.toUpperCase()}_KEY`) || unique('SECRET_KEY'),
    salt: unique(`${scheme.toUpperCase()}_SALT`) || (scheme === 'auth' ? unique('SECRET_SALT') : ''),
  });
  return { auth: of('auth'), secure_auth: of('secure_auth'), logged_in: of('logged_in'), nonce: of('nonce') };
}

/** wp-config.php of a WordPress folder, or of the folder above it as WordPress looks for it. */
export function findWordPressConfig(folder: string): string {
  const here = join(folder, 'wp-config.php');
  if (existsSync(here)) return here;
  const above = join(dirname(resolve(folder)), 'wp-config.php');
  if (existsSync(above) && !existsSync(join(dirname(resolve(folder)), 'wp-settings.php'))) return above;
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new SiteError('wordpress_not_found', `There is no folder ${folder}.`);
  }
  throw new SiteError('wordpress_not_found', `There is no wp-config.php in ${folder}.`);
}

/**
 * Reads the configuration of the WordPress in `folder`.
 * Throws `wordpress_not_found`, `wordpress_config_unreadable`, or `wordpress_config_unknown` naming the define that is
 * made in a way which cannot be read without running PHP.
 */
export function readWordPressConfig(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): WordPressConfig {
  const path = resolve(findWordPressConfig(folder));
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch {
    throw new SiteError('wordpress_config_unreadable', `The file ${path} cannot be read.`);
  }
  return wordPressConfigOf(source, path, resolve(folder), environment);
}

/** The same for a source at hand; `root` is the folder that WordPress runs in (ABSPATH). */
export function wordPressConfigOf(
  source: string,
  path: string,
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): WordPressConfig {
  const { constants, variables } = readPhpConstants({ path, source, environment, constants: { ABSPATH: `${root}/` } });

  const needed = (name: string): string => known(name, constants.get(name)) ?? refuse(name, undefined, path);
  const optional = (name: string): string | null => known(name, constants.get(name));
  function known(name: string, value: Value | undefined): string | null {
    if (value instanceof Unknown) return refuse(name, value, path);
    return value === undefined || value === null || typeof value === 'object' ? null : String(value);
  }

  const prefix = known('$table_prefix', variables.get('table_prefix')) ?? refuse('$table_prefix', undefined, path);
  if (!/^[A-Za-z0-9_]+$/.test(prefix)) {
    throw new SiteError('wordpress_config_prefix', `$table_prefix in ${path} may hold only letters, digits and "_".`);
  }
  if (constants.get('MULTISITE') === true) {
    throw new SiteError('wordpress_multisite', `${path} is that of a network of sites, which is not supported.`);
  }
  const address = parseDatabaseHost(optional('DB_HOST') ?? 'localhost');
  const socketPath =
    address.socketPath ??
    (address.host === 'localhost' && address.port === undefined
      ? usualSockets.find((one) => existsSync(one))
      : undefined);
  const contentFolder = (optional('WP_CONTENT_DIR') ?? join(root, 'wp-content')).replace(/(?<!\/)\/+$/, '');
  const uploads = optional('UPLOADS');
  const defines: Record<string, Scalar> = {};
  for (const [name, value] of constants) {
    if (!(value instanceof Unknown) && (typeof value !== 'object' || value === null)) defines[name] = value;
  }
  return {
    database: {
      ...address,
      socketPath,
      user: needed('DB_USER'),
      password: needed('DB_PASSWORD'),
      database: needed('DB_NAME'),
    },
    prefix,
    charset: optional('DB_CHARSET') || 'utf8mb4',
    collation: optional('DB_COLLATE') ?? '',
    salts: saltsOf(constants),
    contentFolder,
    contentUrl: optional('WP_CONTENT_URL'),
    uploadsFolder: uploads ? (isAbsolute(uploads) ? uploads : join(root, uploads)) : join(contentFolder, 'uploads'),
    home: optional('WP_HOME')?.replace(/\/$/, '') ?? null,
    siteUrl: optional('WP_SITEURL')?.replace(/\/$/, '') ?? null,
    defines,
  };
}

function refuse(name: string, value: Unknown | undefined, path: string): never {
  throw value === undefined
    ? new SiteError('wordpress_config_unknown', `${path} does not define ${name}.`)
    : new SiteError(
        'wordpress_config_unknown',
        `${path}, line ${value.line}: the value of ${name} cannot be told without running PHP. Write it as a plain text.`,
      );
}
