// Dates of a site: its time zone, local and GMT times, the API's formats. Stored dates are 'YYYY-MM-DD HH:MM:SS'.
// Reproduces wp_timezone, get_gmt_from_date, get_date_from_gmt, current_time, rest_parse_date, rest_get_date_with_gmt,
// mysql_to_rfc3339 and the bounds of WP_Date_Query, with PHP's reading of days and months that do not exist.
import { noDate } from '../database/schema.ts';
import type { Registry } from '../extend/registry.ts';
import type { DatePair } from './posts/types.ts';
import type { Site } from './site.ts';
import { fixedZone, instantOf, namedZone, type TimeZone, wallOf } from './time-zone.ts';

/** The zone of each site as last made: rules of a zone are costly to look up and depend on nothing but its name. */
const zones = new WeakMap<Registry, { key: string; zone: TimeZone }>();

/** The site's zone: option `timezone_string`, else `gmt_offset` hours; UTC where neither can be read. */
export function siteTimeZone(site: Site): TimeZone {
  const name = site.options.text('timezone_string');
  const offset = site.options.text('gmt_offset');
  const key = `${name} ${offset}`;
  const last = zones.get(site.registry);
  if (last?.key === key) return last.zone;
  const hours = Number.parseFloat(offset);
  // Whole minutes, as wp_timezone_string prints them.
  const fixed = Number.isFinite(hours) ? Math.trunc(hours * 60) * 60 : 0;
  const zone = (name === '' ? undefined : namedZone(name)) ?? fixedZone(name === '' ? fixed : 0);
  zones.set(site.registry, { key, zone });
  return zone;
}

/** Unix milliseconds (of a wall clock or UTC) as a stored date. */
export function formatStored(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  // Years outside 0..9999 print as ±YYYYYY; PHP prints a minus and four digits.
  const years = /^([+-])0{0,2}(\d{4,6})-(.*)$/.exec(text);
  const plain = years ? `${years[1] === '-' ? '-' : ''}${years[2]}-${years[3]}` : text;
  return `${plain.slice(0, plain.indexOf('T'))} ${plain.slice(plain.indexOf('T') + 1, plain.indexOf('T') + 9)}`;
}

/** Years before 0 are none that a client may send, but what PHP makes of `0000-00-00`. */
const storedPattern =
  /^(-?\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(Z|z|([+-])(\d{2})(?::(\d{2}))?)?$/;

interface ReadDate {
  /** The clock's reading as if it were UTC, Unix milliseconds. */
  wall: number;
  /** Seconds east of Greenwich, where the text says so. */
  offset: number | undefined;
}

/** Reads a date as strtotime does, in the one shape that the API and the tables have. */
function readDate(text: string): ReadDate | undefined {
  const match = storedPattern.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (month > 12 || date > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, date);
  time.setUTCHours(hour, minute, second);
  const wall = time.getTime();
  if (match[7] === undefined) return { wall, offset: undefined };
  if (match[8] === undefined) return { wall, offset: 0 };
  const hours = Number(match[9]);
  const minutes = Number(match[10] ?? 0);
  // PHP knows offsets with minutes only up to 24:59, hours alone up to 99.
  if (match[10] !== undefined && (minutes > 59 || hours > 24)) return undefined;
  const seconds = hours * 3600 + minutes * 60;
  return { wall, offset: match[8] === '-' ? -seconds : seconds };
}

/** A date as its column keeps it: years before 0 and beyond 9999 become the zero date, as MySQL makes them. */
export function columnDate(stored: string): string {
  return /^\d{4}-/.test(stored) ? stored : noDate;
}

/** The present in the site's zone, as a stored date (`current_time('mysql')`). */
export function localNow(site: Site): string {
  return formatStored(wallOf(siteTimeZone(site), site.clock.now()));
}

export function gmtNow(site: Site): string {
  return formatStored(site.clock.now());
}

/** A local stored date in GMT (`get_gmt_from_date`); what cannot be read becomes the epoch. */
export function toGmt(site: Site, local: string): string {
  const read = readDate(local);
  if (!read) return formatStored(0);
  return formatStored(
    read.offset === undefined ? instantOf(siteTimeZone(site), read.wall) : read.wall - read.offset * 1000,
  );
}

/** A GMT stored date in the site's zone (`get_date_from_gmt`). */
export function toLocal(site: Site, gmt: string): string {
  const read = readDate(gmt);
  if (!read) return formatStored(0);
  return formatStored(wallOf(siteTimeZone(site), read.wall - (read.offset ?? 0) * 1000));
}

/** Unix milliseconds of a GMT stored date; 0 where it cannot be read. */
export function gmtInstant(gmt: string): number {
  return readDate(gmt)?.wall ?? 0;
}

/** Can the API read this date? (`rest_parse_date`; format `date-time`). Unix seconds, undefined where not. */
export function parseRestDate(text: string): number | undefined {
  const read = /^-|z$/.test(text) ? undefined : readDate(text);
  return read && (read.wall - (read.offset ?? 0) * 1000) / 1000;
}

/** A client's date as local and GMT stored dates (`rest_get_date_with_gmt`). `isUtc`: a date without zone is GMT. */
export function restDatePair(site: Site, text: string, isUtc = false): DatePair | undefined {
  const read = /^-|z$/.test(text) ? undefined : readDate(text);
  if (!read) return undefined;
  if (read.offset === undefined && !isUtc) {
    const local = formatStored(read.wall);
    return { local, gmt: toGmt(site, local) };
  }
  const gmt = formatStored(read.wall - (read.offset ?? 0) * 1000);
  return { local: toLocal(site, gmt), gmt };
}

/** A stored date as answers show it (`mysql_to_rfc3339`), skipped local times moved on as there. */
export function rfc3339(site: Site, stored: string): string {
  const zone = siteTimeZone(site);
  if (!zone.changes && stored !== noDate) return stored.replace(' ', 'T');
  const read = readDate(stored);
  if (!read) return stored.replace(' ', 'T');
  return formatStored(wallOf(zone, instantOf(zone, read.wall))).replace(' ', 'T');
}

/** A bound of a date query in the site's zone (`WP_Date_Query::build_mysql_datetime`). */
export function queryBound(site: Site, text: string): string {
  const read = readDate(text);
  if (!read) return formatStored(0);
  const zone = siteTimeZone(site);
  const instant = read.offset === undefined ? instantOf(zone, read.wall) : read.wall - read.offset * 1000;
  return formatStored(wallOf(zone, instant));
}

/** Does the stored date's day exist? (`wp_checkdate` on a post's date) */
export function isRealDay(stored: string): boolean {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(stored);
  if (!match) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1, 4).map(Number);
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}
