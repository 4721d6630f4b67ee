// Settings of a run: a flag first, then the environment, then the default. Nothing else in the house reads the environment.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { trimBoth, trimEnd } from '../base/trim.ts';
import { mysqlSettingsOf } from '../database/url.ts';
import type { S3Settings } from '../media/storage/s3.ts';
import type { MailSettings } from '../net/mail.ts';
import { type Input, WrongUse } from './arguments.ts';

export interface RunSettings {
  /** Folder of the SQLite file, uploads and keys. Absolute. */
  data: string;
  /** Folder of uploads, instead of the site's own. Absolute. */
  uploads: string | undefined;
  /** Public address of the uploads, where it is not below the site's. No trailing slash. */
  uploadsUrl: string | undefined;
  /** A bucket that keeps the uploads instead of a folder. */
  s3: S3Settings | undefined;
  /** Most bytes of an upload; undefined: 1 GiB. */
  uploadLimit: number | undefined;
  /** The site's address, no trailing slash; undefined: the stored one. */
  url: string | undefined;
  /** Folder of an existing WordPress. Absolute. */
  wordpress: string | undefined;
  databaseUrl: string | undefined;
  adminPassword: string | undefined;
  logLevel: (typeof logLevels)[number];
  /** Which derived data is kept: all, only rendered texts, or nothing (to measure). */
  caches: 'on' | 'text' | 'off';
  /** Encrypts tokens of other services in the database; undefined: a file in the data folder. */
  secretKey: Uint8Array | undefined;
  /** Believe X-Forwarded-Proto and X-Forwarded-For. */
  trustProxy: boolean;
  /** `host:port` pairs of services beside the site that it may ask, though their addresses are private. */
  mayAsk: readonly string[];
  /** How mail is sent; undefined: none is. */
  mail: MailSettings | undefined;
  /** For wp-config.php files that read their values from it. */
  environment: NodeJS.ProcessEnv;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The settings shared by every command that opens a site. Throws WrongUse. */
export function runSettings(input: Input): RunSettings {
  const environment = input.environment;
  const logLevel = logLevels.find((level) => level === (environment.LOG_LEVEL || 'info'));
  if (!logLevel)
    throw new WrongUse(
      `LOG_LEVEL is ${JSON.stringify(environment.LOG_LEVEL)}: one of ${logLevels.join(', ')} was expected`,
    );
  return {
    data: resolve(input.text('data') || environment.BROADSHEET_DATA || 'data'),
    uploads: environment.BROADSHEET_UPLOADS ? resolve(environment.BROADSHEET_UPLOADS) : undefined,
    uploadsUrl: siteAddress(environment.BROADSHEET_UPLOADS_URL || undefined),
    s3: bucketSettings(environment),
    uploadLimit: byteSetting('BROADSHEET_UPLOAD_LIMIT', environment),
    url: siteAddress(input.text('url') || environment.BROADSHEET_URL || undefined),
    wordpress: input.text('wordpress') ? resolve(input.text('wordpress') ?? '') : undefined,
    databaseUrl: databaseAddress(environment.DATABASE_URL || undefined),
    adminPassword: environment.BROADSHEET_ADMIN_PASSWORD || undefined,
    logLevel,
    caches: cacheSetting(environment.BROADSHEET_CACHE),
    secretKey: secretSetting(environment.BROADSHEET_SECRET_KEY),
    trustProxy: environment.BROADSHEET_TRUST_PROXY === '1',
    mayAsk: hostsAndPorts(environment.BROADSHEET_MAY_ASK),
    mail: mailSettings(environment),
    environment,
  };
}

/** An http(s) address without trailing slash. Throws WrongUse. */
function siteAddress(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new WrongUse(`not a site address: ${text}`);
  return trimEnd(text, '/');
}

/** `mysql://…`, or the path of a SQLite file. Throws `database_url_invalid`. */
function databaseAddress(text: string | undefined): string | undefined {
  if (text !== undefined && /^[a-z][a-z0-9+.-]+:/i.test(text)) mysqlSettingsOf(text);
  return text;
}

/** `host:port` with commas between them. Throws WrongUse. */
function hostsAndPorts(text = ''): string[] {
  const pairs = text.split(',').map((pair) => pair.trim());
  const wrong = pairs.find((pair) => pair !== '' && !/^[a-z0-9.-]+:\d{1,5}$/.test(pair));
  if (wrong !== undefined) throw new WrongUse(`BROADSHEET_MAY_ASK: ${JSON.stringify(wrong)} is not host:port`);
  return pairs.filter(Boolean);
}

function cacheSetting(text: string | undefined): RunSettings['caches'] {
  const value = text || 'on';
  if (value !== 'on' && value !== 'text' && value !== 'off')
    throw new WrongUse(`BROADSHEET_CACHE is ${JSON.stringify(value)}: on, text or off was expected`);
  return value;
}

/** Any text of 32 characters or more. Throws WrongUse. */
function secretSetting(text: string | undefined): Uint8Array | undefined {
  if (!text) return undefined;
  if (text.length < 32) throw new WrongUse('BROADSHEET_SECRET_KEY: 32 characters or more were expected');
  return Buffer.from(text);
}

const sendmail = '/usr/sbin/sendmail';

/**
 * BROADSHEET_MAIL: `smtp://user:password@host:587`, `smtps://…`, `sendmail:/path`, `none`; without it the machine's sendmail
 * where it has one, as PHP does. BROADSHEET_MAIL_FROM: the sender's address. Throws WrongUse, without what was given.
 */
function mailSettings(environment: NodeJS.ProcessEnv): MailSettings | undefined {
  const from = environment.BROADSHEET_MAIL_FROM || undefined;
  if (from !== undefined && !/^[^\s@<>]+@[^\s@<>]+$/.test(from))
    throw new WrongUse('BROADSHEET_MAIL_FROM is no address');
  const way = environment.BROADSHEET_MAIL || (existsSync(sendmail) ? `sendmail:${sendmail}` : 'none');
  if (way === 'none') return undefined;
  if (/^sendmail:\/./.test(way)) return { sendmail: way.slice('sendmail:'.length), from };
  if (!/^smtps?:\/\/./.test(way) || !URL.canParse(way))
    throw new WrongUse('BROADSHEET_MAIL: smtp://host:port, smtps://host:port, sendmail:/path or none was expected');
  return { smtp: way, from };
}

/** The bucket that BROADSHEET_S3_* name; undefined where none does. Throws WrongUse where only a part is there. */
function bucketSettings(environment: NodeJS.ProcessEnv): S3Settings | undefined {
  const value = (name: string): string => environment[`BROADSHEET_S3_${name}`] ?? '';
  if (value('BUCKET') === '') return undefined;
  for (const name of ['ENDPOINT', 'ACCESS_KEY', 'SECRET_KEY']) {
    if (value(name) === '') throw new WrongUse(`BROADSHEET_S3_BUCKET is set, but BROADSHEET_S3_${name} is not`);
  }
  const endpoint = siteAddress(value('ENDPOINT')) ?? '';
  return {
    endpoint,
    bucket: value('BUCKET'),
    region: value('REGION') || 'us-east-1',
    accessKey: value('ACCESS_KEY'),
    secretKey: value('SECRET_KEY'),
    prefix: trimBoth(value('PREFIX'), '/'),
  };
}

/** Bytes, with K, M or G for the powers of 1024. Throws WrongUse. */
function byteSetting(name: string, environment: NodeJS.ProcessEnv): number | undefined {
  const text = environment[name];
  if (!text) return undefined;
  const match = /^(\d{1,12})([KMG]?)$/i.exec(text);
  if (!match) throw new WrongUse(`${name} is ${JSON.stringify(text)}: a number of bytes was expected, as 512M`);
  return Number(match[1]) * 1024 ** ' KMG'.indexOf((match[2] || ' ').toUpperCase());
}

/** A TCP port, 0 for any free one. Throws WrongUse. */
export function portSetting(text: string | undefined): number {
  const value = text || '8080';
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535) throw new WrongUse(`not a port: ${value}`);
  return Number(value);
}
