// PHP's strtotime() with UTC as the default time zone: what a text says of a time, in Unix seconds.
// At each position the longest known form is taken. A date or a time may come once. Relative parts are added in the end.
// Any text is answered in little time, and no text throws. Undefined is what PHP answers false to, and besides: texts of over
// 200 characters, times beyond 2^53 seconds, and the local mean times that PHP knows by three letters (`PMT`, `LST`).
// Identifiers (`Europe/Berlin`) follow the time zone data of Node, which may differ from PHP's before 1970 and in years to come.
import { forms, type TimeParts } from './php-time-forms.ts';
import { trimBoth } from './trim.ts';

const longest = 200;
const blanks = ' \t\n\r\v\f';

/** Offsets in hours of the zones that have an abbreviation; single letters are military zones. */
const abbreviations: ReadonlyMap<string, number> = new Map(
  (
    'acdt10.5 acst9.5 addt-2 adt-3 aedt11 aest10 ahdt-9 ahst-10 akdt-8 akst-9 apt-3 ast-4 awdt9 awst8 awt-3 bdst2 ' +
    'bdt-10 bst1 cast9.5 cat2 cddt-4 cdt-5 cemt3 cest2 cet1 cpt-5 cst-6 cwt-5 chst10 eat3 eddt-3 edt-4 eest3 eet2 ' +
    'ept-4 est-5 ewt-4 gdt11 gmt0 gst10 hdt-9.5 hkst9 hkt8 hpt-9.5 hst-10 hwt-9.5 iddt4 idt3 ist2 jdt10 jst9 kdt10 ' +
    'kst8.5 mddt-5 mdt-6 mest2 met1 mpt-6 msd4 msk3 mst-7 mwt-6 nddt-1.5 npt-2.5 nst-3.5 nwt-2.5 nzdt13 nzmt11.5 ' +
    'nzst12 pddt-6 pdt-7 pkst6 pkt5 ppt-7 pst-8 pwt-7 sast2 sst-11 uct0 utc0 wast2 wat1 wemt2 west1 wet0 wib7 wita8 ' +
    'wit9 yddt-7 ydt-8 ypt-8 yst-9 ywt-8 ' +
    'a1 b2 c3 d4 e5 f6 g7 h8 i9 k10 l11 m12 n-1 o-2 p-3 q-4 r-5 s-6 t-7 u-8 v-9 w-10 x-11 y-12 z0'
  )
    .split(' ')
    .map((entry): [string, number] => {
      const [name = ''] = /^[a-z]+/.exec(entry) ?? [];
      return [name, Number(entry.slice(name.length))];
    }),
);

/** Identifiers without a slash that PHP reads; Intl knows other short names besides. */
const shortIdentifiers = /^(?:cuba|egypt|eire|gb|iran|israel|japan|libya|navajo|nz|poland|prc|roc|rok|turkey|zulu)$/i;

/** Seconds that a zone's local time is ahead of UTC, for a time in Unix seconds. */
type ZoneOffset = (time: number) => number;

function readParts(text: string): TimeParts | undefined {
  const parts: TimeParts = {
    micro: 0,
    hasDate: false,
    times: 0,
    zones: [],
    looseZones: 0,
    relative: { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, micro: 0 },
    weekdayRule: 'from-today',
  };
  let at = 0;
  while (at < text.length) {
    let best: { end: number; read: () => boolean } | undefined;
    for (const { pattern, read } of forms) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match || pattern.lastIndex <= (best?.end ?? at)) continue;
      best = { end: pattern.lastIndex, read: () => read(parts, match.groups ?? {}) };
    }
    if (best) {
      if (!best.read()) return undefined;
      at = best.end;
    } else if (' \t\n.,\0\xa0\u202f'.includes(text.charAt(at))) at += 1;
    else return undefined;
  }
  return parts;
}

/** Days from 1970-01-01 to a date of the Gregorian calendar; months and days may lie outside of their year and month. */
function dayNumber(year: number, month: number, day: number): number {
  // Years that begin in March: the leap day comes last.
  const months = year * 12 + (month - 3);
  const y = Math.floor(months / 12);
  const m = months - y * 12;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + Math.floor((153 * m + 2) / 5) + day - 719469;
}

/** The date of a day number. */
function dateOf(days: number): { year: number; month: number; day: number } {
  let year = 1970 + Math.floor(days / 365.2425);
  if (dayNumber(year, 1, 1) > days) year -= 1;
  else if (dayNumber(year + 1, 1, 1) <= days) year += 1;
  let month = 12;
  while (dayNumber(year, month, 1) > days) month -= 1;
  return { year, month, day: days - dayNumber(year, month, 1) + 1 };
}

/** 0 (Sunday) to 6. */
function weekdayOf(days: number): number {
  return (((days + 4) % 7) + 7) % 7;
}

/** Days to go from a date to the weekday that a text names. */
function daysToWeekday(days: number, { weekday, weekdayRule, relative }: TimeParts): number {
  if (weekday === undefined) return 0;
  const today = weekdayOf(days);
  if (weekdayRule === 'this-week') return (weekday === 0 ? 7 : weekday) - (today === 0 ? 7 : today);
  if (weekday < 0) return -weekday - today - 7;
  const ahead = (weekday - today + 7) % 7;
  return ahead === 0 && weekdayRule === 'after-today' && relative.day >= 0 ? 7 : ahead;
}

/** Goes on by days from Monday to Friday; none at all leaves a weekend for its Monday. */
function addWorkdays(days: number, count: number): number {
  const today = weekdayOf(days);
  const weekend = today === 0 || today === 6;
  if (count === 0) return weekend ? days + (today === 0 ? 1 : 2) : days;
  const sign = count < 0 ? -1 : 1;
  // From a weekend the count begins at the working day that lies behind.
  if (weekend) days -= sign * ((today === 6) === sign > 0 ? 1 : 2);
  let left = Math.abs(count) % 5;
  days += sign * 7 * Math.floor(Math.abs(count) / 5);
  while (left > 0) {
    days += sign;
    if (weekdayOf(days) % 6 !== 0) left -= 1;
  }
  return days;
}

function secondsOfOffset(text: string): number {
  const digits = text.slice(1);
  const [hours = 0, minutes = 0, seconds = 0] = (
    digits.includes(':')
      ? digits.split(':')
      : digits.length <= 2
        ? [digits]
        : digits.length <= 4
          ? [digits.slice(0, -2), digits.slice(-2)]
          : [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]
  ).map(Number);
  return (hours * 3600 + minutes * 60 + seconds) * (text.startsWith('-') ? -1 : 1);
}

function namedZone(timeZone: string): ZoneOffset | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
  return (time) => {
    const milliseconds = Math.max(-8.64e15, Math.min(8.64e15, time * 1000));
    const part = format.formatToParts(milliseconds).find(({ type }) => type === 'timeZoneName');
    const offset = part?.value.slice('GMT'.length) ?? '';
    return offset === '' ? 0 : secondsOfOffset(offset);
  };
}

/** The zone that a text names: an offset, an abbreviation or an identifier; undefined where there is none. */
function zoneOffset(text: string): ZoneOffset | undefined {
  const sign = text.search(/[+-]\d/);
  if (sign >= 0) {
    const seconds = secondsOfOffset(text.slice(sign));
    return () => seconds;
  }
  const name = text.replace(/[()]/g, '');
  const hours = abbreviations.get(name.toLowerCase());
  if (hours !== undefined) return () => hours * 3600;
  return name.includes('/') || shortIdentifiers.test(name) ? namedZone(name) : undefined;
}

/** The time at which a zone's clocks show `local`: the earlier one of two, and past the gap where there is none. */
function fromLocal(local: number, offset: ZoneOffset): number {
  const before = local - offset(local - 86400);
  const after = local - offset(local + 86400);
  return offset(before) === local - before || offset(after) !== local - after ? before : after;
}

/** The seconds from 1970 that the clocks show, in the zone of the text; an unsafe integer or NaN where it is too far. */
function localTime(parts: TimeParts, now: number): number {
  const { relative, edge, special, hasDate, times, micro } = parts;
  const nowDays = Math.floor(now / 86400);
  const nowDate = dateOf(nowDays);
  const nowSecond = hasDate && times === 0 ? 0 : now - nowDays * 86400;
  const {
    hour = Math.floor(nowSecond / 3600),
    minute = Math.floor(nowSecond / 60) % 60,
    second = nowSecond % 60,
  } = parts;
  let { year = nowDate.year, month = nowDate.month, day = nowDate.day } = parts;

  let monthsLeft = relative.month;
  if (special && 'weekdayOf' in special) {
    month += relative.month + (special.weekdayOf === 'next-month' ? 1 : 0);
    day = 1;
    monthsLeft = 0;
  }
  // The edge of the month counts before the weekday is sought, and again in the end.
  if (edge === 'last') month += 1;
  if (edge !== undefined) day = edge === 'first' ? 1 : 0;
  const clock = hour * 3600 + minute * 60 + second;
  let days = dayNumber(year, month, day) + Math.floor(clock / 86400);
  if (!Number.isSafeInteger(days * 86400)) return Number.NaN;
  days += daysToWeekday(days, parts);

  ({ year, month, day } = dateOf(days));
  year += relative.year;
  month += monthsLeft;
  day += relative.day;
  if (edge === 'last') month += 1;
  if (edge !== undefined) day = edge === 'first' ? 1 : 0;
  const seconds =
    (((clock % 86400) + 86400) % 86400) +
    (relative.hour * 3600 + relative.minute * 60 + relative.second) +
    Math.floor((micro + relative.micro) / 1e6);
  const local = dayNumber(year, month, day) * 86400 + seconds;
  if (!special || !('workdays' in special) || !Number.isSafeInteger(local)) return local;
  days = Math.floor(local / 86400);
  return local + (addWorkdays(days, special.workdays) - days) * 86400;
}

/**
 * What PHP's strtotime() makes of a text, with UTC as the default time zone.
 * `now` and the answer are whole Unix seconds; undefined where PHP answers false.
 */
export function phpTime(text: string, now: number): number | undefined {
  if (text === '' || text.length > longest) return undefined;
  const parts = readParts(trimBoth(text, blanks));
  if (!parts) return undefined;
  const offsets = parts.zones.map(zoneOffset);
  if (offsets.includes(undefined)) return undefined;
  const local = localTime(parts, now);
  if (!Number.isSafeInteger(local)) return undefined;
  const time = fromLocal(local, offsets.at(-1) ?? (() => 0));
  return Number.isSafeInteger(time) ? time : undefined;
}
