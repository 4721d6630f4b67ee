// The site's secrets, and the keyed hash over them that cookies and nonces are made with: wp_salt, wp_hash.
import { createHmac } from 'node:crypto';

/** The four uses of secrets. */
export type Scheme = 'auth' | 'secure_auth' | 'logged_in' | 'nonce';
export type SchemeSalts = Readonly<Record<Scheme, { readonly key: string; readonly salt: string }>>;

const schemes: readonly Scheme[] = ['auth', 'secure_auth', 'logged_in', 'nonce'];
const unchanged = 'put your unique phrase here';

/** `wp_hash`: HMAC-MD5 in hex, keyed with the scheme's key and salt, one after the other. */
export function siteHash(data: string, scheme: Scheme, salts: SchemeSalts): string {
  const { key, salt } = salts[scheme];
  return createHmac('md5', key + salt)
    .update(data)
    .digest('hex');
}

/**
 * The secrets of a WordPress site from the constants of its wp-config.php (`AUTH_KEY`, …, `SECRET_KEY`) and, where
 * these are missing, used twice or the sample's, from the options `auth_key`, `auth_salt`, … `missing` names the options
 * that had to be there and are not (WordPress makes them up and stores them then); their values are empty.
 */
export function saltsFrom(
  define: (name: string) => unknown,
  option: (name: string) => unknown,
): { salts: SchemeSalts; missing: string[] } {
  const seen = new Map<string, number>();
  for (const first of [...schemes, 'secret']) {
    for (const second of ['key', 'salt']) {
      const value = define(`${first}_${second}`.toUpperCase());
      if (typeof value === 'string') seen.set(value, (seen.get(value) ?? 0) + 1);
    }
  }
  const usable = (name: string): string => {
    const value = define(name.toUpperCase());
    return typeof value === 'string' && value !== unchanged && seen.get(value) === 1 ? value : '';
  };
  const missing: string[] = [];
  const part = (scheme: Scheme, type: 'key' | 'salt'): string => {
    const common = type === 'key' ? usable('secret_key') : scheme === 'auth' ? usable('secret_salt') : '';
    const value = usable(`${scheme}_${type}`) || common || String(option(`${scheme}_${type}`) ?? '');
    if (value === '') missing.push(`${scheme}_${type}`);
    return value;
  };
  const pair = (scheme: Scheme) => ({ key: part(scheme, 'key'), salt: part(scheme, 'salt') });
  const salts = {
    auth: pair('auth'),
    secure_auth: pair('secure_auth'),
    logged_in: pair('logged_in'),
    nonce: pair('nonce'),
  };
  return { salts, missing };
}
