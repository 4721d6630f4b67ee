// DATABASE_URL, read strictly: a wrong one is a clear error before anything is opened.
import { SiteError } from '../base/error.ts';
import type { MysqlSettings } from './mysql-store.ts';

/** Is this the address of a server, and not the path of a file? */
export const isMysqlUrl = (url: string): boolean => /^(?:mysql|mariadb):/i.test(url);

/**
 * Settings from `mysql://user:password@host:port/name?socketPath=…&connections=…`.
 * Throws `database_url_invalid` where it is not such an address.
 */
export function mysqlSettingsOf(url: string): MysqlSettings {
  let parsed: URL;
  try {
    if (!isMysqlUrl(url)) throw new TypeError('another protocol');
    parsed = new URL(url);
    const connections = parsed.searchParams.get('connections');
    return {
      host: parsed.hostname.replace(/^\[|\]$/g, '') || 'localhost',
      port: parsed.port === '' ? undefined : Number(parsed.port),
      socketPath: parsed.searchParams.get('socketPath') ?? undefined,
      user: decodeURIComponent(parsed.username),
      password: decodeURIComponent(parsed.password),
      database: decodeURIComponent(parsed.pathname.slice(1)),
      connections: connections && /^\d{1,3}$/.test(connections) ? Number(connections) : undefined,
    };
  } catch {
    throw new SiteError(
      'database_url_invalid',
      'The database address is not of the form mysql://user:password@host:port/name.',
    );
  }
}

/** The address of MySQL settings, as `mysqlSettingsOf` reads it. */
export function mysqlUrlOf(settings: MysqlSettings): string {
  const host = settings.host?.includes(':') ? `[${settings.host}]` : (settings.host ?? 'localhost');
  const user = `${encodeURIComponent(settings.user)}:${encodeURIComponent(settings.password)}`;
  const port = settings.port ? `:${settings.port}` : '';
  const query = settings.socketPath ? `?socketPath=${encodeURIComponent(settings.socketPath)}` : '';
  return `mysql://${user}@${host}${port}/${encodeURIComponent(settings.database)}${query}`;
}
