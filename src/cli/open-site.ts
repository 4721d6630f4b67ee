// Opens the site that the settings name: an existing WordPress's database in place, a MySQL site, or our own SQLite file.
// Every failure is one clear line (SiteError): wrong address, no rights, locked or broken file, unknown version.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { SiteError } from '../base/error.ts';
import { dataFolderSalts, ensureFolder } from '../content/install/data-folder.ts';
import { type Installed, installSite } from '../content/install/install.ts';
import { completeSalts } from '../content/install/wordpress-salts.ts';
import type { Site, SiteSettings } from '../content/site.ts';
import {
  checkSiteDatabase,
  databaseError,
  databaseName,
  ensureOwnTables,
  openCheckedDatabase,
} from '../database/check.ts';
import type { Database } from '../database/database.ts';
import { mysqlUrlOf } from '../database/url.ts';
import { readWordPressConfig, type WordPressConfig } from '../database/wordpress-config.ts';
import { createLog } from '../server/log.ts';
import { composeSite } from '../site.ts';
import type { RunSettings } from './settings.ts';

/** Where a site's database is. */
export interface Place {
  /** `mysql://…`, or the path of a SQLite file. */
  url: string;
  prefix: string;
  /** In words, without secrets. */
  name: string;
  config: WordPressConfig | null;
  /** Our own SQLite file in the data folder. */
  own: boolean;
}

export interface OpenedSite {
  site: Site;
  place: Place;
}

const random = (bytes: number) => randomBytes(bytes);

/** What failed after a commit: it changes no answer, so it must be told somewhere. */
function reportTo(log: Logger): (error: unknown) => void {
  return (err) => log.error({ err }, 'what follows a commit failed');
}

/** Where the settings say the site is. Throws `wordpress_*` where its wp-config.php cannot be read. */
export function placeOf(settings: RunSettings): Place {
  const config = settings.wordpress ? readWordPressConfig(settings.wordpress, settings.environment) : null;
  const url = settings.databaseUrl ?? (config ? mysqlUrlOf(config.database) : join(settings.data, 'site.sqlite'));
  return {
    url,
    prefix: config?.prefix ?? 'wp_',
    name: databaseName(url),
    config,
    own: !settings.databaseUrl && !config,
  };
}

/** Is there nothing yet where the settings point? Only our own SQLite file can be absent. */
export function isAbsent(place: Place): boolean {
  return place.own && !existsSync(place.url);
}

/**
 * Opens the site. Throws `site_missing` where there is none yet. The caller closes `site.database`. What fails after a
 * commit is a line of `log`, or of one on the standard error output.
 */
export async function openSite(settings: RunSettings, log?: Logger): Promise<OpenedSite> {
  const place = placeOf(settings);
  if (isAbsent(place))
    throw new SiteError('site_missing', `There is no site in ${settings.data} yet; broadsheet install makes one.`);
  const onError = reportTo(log ?? createLog(settings.logLevel, process.stderr));
  const database = await openCheckedDatabase({ url: place.url, prefix: place.prefix, onError });
  try {
    await checkSiteDatabase(database, place.url);
    await ensureOwnTables(database, place.url);
    return {
      site: await composeSite(await siteSettings(settings, database, place.config), database, {
        caches: settings.caches === 'on',
        texts: settings.caches !== 'off',
      }),
      place,
    };
  } catch (error) {
    await database.close();
    throw databaseError(error, place.url);
  }
}

/**
 * Opens the site, works with it and closes it, whatever happens. What the database refuses meanwhile (locked, damaged,
 * gone) is one clear line, too.
 */
export async function withSite<T>(settings: RunSettings, work: (site: Site) => Promise<T>): Promise<T> {
  const { site, place } = await openSite(settings);
  try {
    return await work(site);
  } catch (error) {
    throw databaseError(error, place.url);
  } finally {
    await site.database.close();
  }
}

export interface NewSite {
  title: string;
  admin: { login: string; email: string };
  /** Address that goes into `home` and `siteurl`. */
  url: string;
}

/** Makes a site where the settings point: tables, default content, an administrator. */
export async function makeSite(settings: RunSettings, made: NewSite): Promise<Installed> {
  const place = placeOf(settings);
  if (place.own) ensureFolder(settings.data);
  const onError = reportTo(createLog(settings.logLevel, process.stderr));
  const database = await openCheckedDatabase({ url: place.url, prefix: place.prefix, onError });
  try {
    const admin = { ...made.admin, password: settings.adminPassword };
    return await installSite(database, { url: made.url, title: made.title, admin, now: Date.now(), random });
  } catch (error) {
    throw databaseError(error, place.url);
  } finally {
    await database.close();
  }
}

async function siteSettings(
  settings: RunSettings,
  database: Database,
  config: WordPressConfig | null,
): Promise<SiteSettings> {
  const { data, mayAsk, secretKey, mail } = settings;
  if (!config)
    return {
      url: settings.url,
      salts: dataFolderSalts(data, random),
      uploads: { path: settings.uploads ?? join(data, 'uploads'), url: settings.uploadsUrl, s3: settings.s3 },
      data,
      defines: {},
      mayAsk,
      secretKey,
      mail,
    };
  return {
    url: settings.url,
    salts: await completeSalts(database, config.salts, random),
    uploads: {
      path: settings.uploads ?? config.uploadsFolder,
      url: settings.uploadsUrl ?? (config.contentUrl ? `${config.contentUrl}/uploads` : undefined),
      s3: settings.s3,
    },
    content: { path: config.contentFolder, url: config.contentUrl ?? undefined },
    data,
    defines: config.defines,
    mayAsk,
    secretKey,
    mail,
  };
}
