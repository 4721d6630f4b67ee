import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDatabaseHost, readWordPressConfig, type WordPressConfig, wordPressConfigOf } from './wordpress-config.ts';

const read = (source: string, environment: Record<string, string> = {}): WordPressConfig =>
  wordPressConfigOf(source, '/srv/www/wp-config.php', '/srv/www', environment);

const names = ['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT'];
const allNames = [...names, 'LOGGED_IN_SALT', 'NONCE_SALT'];

describe('wp-config.php', () => {
  test('as the installer writes it', () => {
    const config = read(`<?php
/**
 * The base configuration
 * define( 'DB_NAME', 'commented' );
 */
// define( 'DB_NAME', 'commented' );
# define( 'DB_NAME', 'commented' );
define( 'DB_NAME', 'news' );
define( 'DB_USER', "editor" );
define( 'DB_PASSWORD', 'it\\'s \\\\ "secret" $1' );
define( 'DB_HOST', 'db.example.org:3307' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
${allNames.map((name) => `define( '${name}',  '*%${name}{}~?>' );`).join('\n')}
$table_prefix = 'np_';
define( 'WP_DEBUG', false );
define('WP_POST_REVISIONS', 5); define('EMPTY_TRASH_DAYS', 60 * 2);
if ( ! defined( 'ABSPATH' ) ) {
  define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
`);
    expect(config.database).toMatchObject({
      host: 'db.example.org',
      port: 3307,
      user: 'editor',
      password: 'it\'s \\ "secret" $1',
      database: 'news',
    });
    expect(config.prefix).toBe('np_');
    expect(config.salts.auth).toEqual({ key: '*%AUTH_KEY{}~?>', salt: '*%AUTH_SALT{}~?>' });
    expect(config.salts.nonce).toEqual({ key: '*%NONCE_KEY{}~?>', salt: '*%NONCE_SALT{}~?>' });
    expect(config.defines).toMatchObject({ WP_DEBUG: false, WP_POST_REVISIONS: 5, EMPTY_TRASH_DAYS: 120 });
    expect(config.contentFolder).toBe('/srv/www/wp-content');
    expect(config.uploadsFolder).toBe('/srv/www/wp-content/uploads');
    expect(config.home).toBeNull();
  });

  test('as the container image writes it', () => {
    const source = `<?php
if (!function_exists('getenv_docker')) {
  function getenv_docker($env, $default) {
    if ($fileEnv = getenv($env . '_FILE')) { return rtrim(file_get_contents($fileEnv), "\\r\\n"); }
    else if (($val = getenv($env)) !== false) { return $val; }
    else { return $default; }
  }
}
define( 'DB_NAME', getenv_docker('WORDPRESS_DB_NAME', 'wordpress') );
define( 'DB_USER', getenv_docker('WORDPRESS_DB_USER', 'example username') );
define( 'DB_PASSWORD', getenv_docker('WORDPRESS_DB_PASSWORD', 'example password') );
define( 'DB_HOST', getenv_docker('WORDPRESS_DB_HOST', 'mysql') );
define( 'AUTH_KEY', getenv_docker('WORDPRESS_AUTH_KEY', 'put your unique phrase here') );
$table_prefix = getenv_docker('WORDPRESS_TABLE_PREFIX', 'wp_');
define( 'WP_DEBUG', !!getenv_docker('WORDPRESS_DEBUG', '') );
if (isset($_SERVER['HTTP_X_FORWARDED_PROTO']) && strpos($_SERVER['HTTP_X_FORWARDED_PROTO'], 'https') !== false) {
  $_SERVER['HTTPS'] = 'on';
}
if ($configExtra = getenv_docker('WORDPRESS_CONFIG_EXTRA', '')) {
  eval($configExtra);
}
if ( ! defined( 'ABSPATH' ) ) { define( 'ABSPATH', __DIR__ . '/' ); }
require_once ABSPATH . 'wp-settings.php';`;
    const config = read(source, { WORDPRESS_DB_NAME: 'blog', WORDPRESS_DEBUG: '1' });
    expect(config.database).toMatchObject({ host: 'mysql', database: 'blog', user: 'example username' });
    expect(config.prefix).toBe('wp_');
    expect(config.defines.WP_DEBUG).toBe(true);
    expect(config.salts.auth).toEqual({ key: '', salt: '' });
  });

  test('salts in a loop, several statements a line, a socket', () => {
    const config = read(`<?php
define('DB_NAME','a'); define('DB_USER','a'); define('DB_PASSWORD',''); define('DB_HOST','localhost:/tmp/mysql.sock');
foreach (['${allNames.join("','")}'] as $k) define($k, 'phrase-'.$k);
define('WP_HOME','http://127.0.0.1/'); define('WP_SITEURL', WP_HOME . 'core');
$table_prefix='wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__.'/');
require_once ABSPATH.'wp-settings.php';`);
    expect(config.database).toMatchObject({ host: 'localhost', socketPath: '/tmp/mysql.sock', password: '' });
    expect(config.salts.logged_in).toEqual({ key: 'phrase-LOGGED_IN_KEY', salt: 'phrase-LOGGED_IN_SALT' });
    expect(config.home).toBe('http://127.0.0.1');
    expect(config.siteUrl).toBe('http://127.0.0.1/core');
  });

  test('conditions, constants, short cuts, folders', () => {
    const config = read(`<?php
const DB_NAME = 'main', DB_USER = 'me';
defined('DB_PASSWORD') || define('DB_PASSWORD', 'first');
defined('DB_PASSWORD') or define('DB_PASSWORD', 'second');
$env = getenv('APP_ENV') ?: 'production';
if ($env === 'development') { define('DB_HOST', 'localhost'); }
elseif ($env == 'production') : define('DB_HOST', '[2001:db8::1]:3310'); endif;
$table_prefix = "site{$_SERVER['x']}_"; $table_prefix = "site\\x31_";
define('WP_CONTENT_DIR', dirname(__FILE__) . '/app');
define('WP_CONTENT_URL', 'https://cdn.example.org/app');
define('UPLOADS', 'files');
define('EXTRA', <<<TEXT
define('NOT', 'this');
TEXT
);
define('AUTH_KEY', 'same'); define('AUTH_SALT', 'same'); define('SECRET_KEY', 'secret');
?>
define('OUTSIDE', 1);
<?php define('INSIDE', 1);`);
    expect(config.database).toMatchObject({ host: '2001:db8::1', port: 3310, password: 'first', database: 'main' });
    expect(config.prefix).toBe('site1_');
    expect(config.contentFolder).toBe('/srv/www/app');
    expect(config.uploadsFolder).toBe('/srv/www/files');
    expect(config.defines).not.toHaveProperty('NOT');
    expect(config.defines).not.toHaveProperty('OUTSIDE');
    expect(config.defines).toMatchObject({ INSIDE: 1 });
    expect(config.salts.auth).toEqual({ key: 'secret', salt: '' });
  });

  test('what cannot be told is named', () => {
    const base = "<?php define('DB_USER','u'); define('DB_PASSWORD','p'); $table_prefix = 'wp_';\n";
    expect(() => read(`${base}define('DB_NAME', file_get_contents('/etc/name'));`)).toThrow(
      /line 2: the value of DB_NAME/,
    );
    expect(() => read(`${base}if (is_staging()) { define('DB_NAME', 'x'); } else { define('DB_NAME', 'y'); }`)).toThrow(
      /the value of DB_NAME/,
    );
    expect(() => read(base)).toThrow(/does not define DB_NAME/);
    expect(() => read("<?php define('DB_NAME','u');")).toThrow(/does not define/);
    expect(() => read(`${base}define('DB_NAME','x'); define('MULTISITE', true);`)).toThrow(/network/);
    expect(() => read(`${base.replace("'wp_'", "'wp-;'")}define('DB_NAME','x');`)).toThrow(/table_prefix/);
  });

  test('broken or hostile sources end', () => {
    const junk = [
      "<?php define('DB_NAME",
      '<?php ((((((',
      `<?php ${'('.repeat(50_000)}`,
      `<?php ${'if(1)'.repeat(20_000)}`,
    ];
    junk.push(
      `<?php ${'{'.repeat(50_000)}`,
      `<?php $a = ${'!'.repeat(50_000)}1;`,
      `<?php ${"'a'.".repeat(50_000)}`,
      '',
    );
    junk.push(`<?php ${"foreach(['a','b','c','d','e','f','g','h','i','j'] as $x) ".repeat(40)} define('A', 1);`);
    junk.push(`<?php ${'/*'.repeat(50_000)}`, `<?php ${'"\\'.repeat(50_000)}`, `<?php ${'[1,'.repeat(50_000)}`);
    for (const source of junk) {
      const started = performance.now();
      expect(() => read(source)).toThrow(/does not define|cannot be told/);
      expect([source.slice(0, 20), performance.now() - started < 3000]).toEqual([source.slice(0, 20), true]);
    }
  });

  test('a folder without one, and one above', () => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
    try {
      expect(() => readWordPressConfig(folder, {})).toThrow(/no wp-config.php/);
      expect(() => readWordPressConfig(join(folder, 'absent', 'x'), {})).toThrow(/no folder/);
      const source = "<?php define('DB_NAME','n');define('DB_USER','u');define('DB_PASSWORD','p');$table_prefix='wp_';";
      writeFileSync(join(folder, 'wp-config.php'), source);
      expect(readWordPressConfig(folder, {}).database.database).toBe('n');
      expect(readWordPressConfig(join(folder, 'wordpress'), {}).contentFolder).toBe(
        join(folder, 'wordpress/wp-content'),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('database hosts (wpdb::parse_db_host)', () => {
  expect(parseDatabaseHost('localhost')).toEqual({ host: 'localhost' });
  expect(parseDatabaseHost('db:3307')).toEqual({ host: 'db', port: 3307 });
  expect(parseDatabaseHost(':/run/mysqld.sock')).toEqual({ host: 'localhost', socketPath: '/run/mysqld.sock' });
  expect(parseDatabaseHost('127.0.0.1:3306:/run/s')).toEqual({ host: '127.0.0.1', port: 3306, socketPath: '/run/s' });
  expect(parseDatabaseHost('::1')).toEqual({ host: '::1' });
  expect(parseDatabaseHost('[::1]:3308')).toEqual({ host: '::1', port: 3308 });
});
