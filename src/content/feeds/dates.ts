// Dates as feeds write them: W3C's form, RFC 2822 and 850, asctime, and the plain forms that PHP's strtotime reads besides.
// Reproduces SimplePie's reader of dates; a date without a zone is UTC.
import { zoneOffsets } from './zones.ts';

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const w3c =
  /^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[Tt\t ]+(\d{2})(?::?(\d{2})(?::?(\d{2})(?:.(\d*))?)?)?(?:(Z)|([+-])(\d{1,2}):?(\d{1,2})))?)?)?$/;
const month = '([A-Za-z]{3,9})';
const rfc2822 = new RegExp(
  `(?:[A-Za-z]{3,9}[\\t ]{0,9},)?[\\t ]{0,9}(\\d{1,2})[\\t ]{1,9}${month}[\\t ]{1,9}(\\d{2,4})[\\t ]{1,9}(\\d{2})[\\t ]{0,9}:[\\t ]{0,9}(\\d{2})(?:[\\t ]{0,9}:[\\t ]{0,9}(\\d{2}))?[\\t ]{1,9}(?:([+-])(\\d{2})(\\d{2})|([A-Za-z]{1,5}))`,
);
const rfc850 = new RegExp(
  `^[A-Za-z]{3,9},[\\t ]+(\\d{1,2})-${month}-(\\d{2})[\\t ]+(\\d{2}):(\\d{2}):(\\d{2})[\\t ]+([A-Za-z]{1,5})$`,
);
const asctime = new RegExp(
  `^[A-Za-z]{3,9}[\\t ]+${month}[\\t ]+(\\d{1,2})[\\t ]+(\\d{2}):(\\d{2}):(\\d{2})[\\t ]+(\\d{4})\\n?$`,
);
const usual = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const spoken = new RegExp(
  `^(?:[A-Za-z]{3,9},?[\\t ]+)?(?:(\\d{1,2})[\\t ]+${month}|${month}[\\t ]+(\\d{1,2})),?[\\t ]+(\\d{4})(?:[\\t ]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?$`,
);

/** Longer texts are no dates. */
const longest = 200;

/** Unix seconds; null for what is no date, and for 1970's first second. */
export function readFeedDate(text: string): number | null {
  if (text.length > longest) return null;
  for (const reader of [fromW3c, fromRfc2822, fromRfc850, fromAsctime, fromPlain]) {
    const seconds = reader(text);
    if (seconds !== undefined) return Number.isFinite(seconds) && seconds !== 0 ? seconds : null;
  }
  return null;
}

type Numbers = readonly [year: number, month: number, day: number, hour?: number, minute?: number, second?: number];

/** PHP's gmmktime: what is beyond an end counts on. */
function instant([year, month, day, hour = 0, minute = 0, second = 0]: Numbers): number {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute, second);
  return time.getTime() / 1000;
}

const number = (digits: string | undefined, otherwise = 0): number =>
  digits === undefined ? otherwise : Number(digits);

/** 1 to 12; undefined for what is no month. */
function monthOf(name: string): number | undefined {
  const at = monthNames.indexOf(name.slice(0, 3).toLowerCase());
  return at < 0 ? undefined : at + 1;
}

const offsetOf = (sign: string | undefined, hours: string | undefined, minutes: string | undefined): number =>
  (sign === '-' ? -1 : 1) * (number(hours) * 3600 + number(minutes) * 60);

function fromW3c(text: string): number | undefined {
  const match = w3c.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, , sign, zoneHours, zoneMinutes] = match;
  const part = fraction ? Number(`0.${fraction}`) : 0;
  const whole = Math.round(number(second) + part);
  const date = instant([number(year), number(month, 1), number(day, 1), number(hour), number(minute), whole]);
  return date - offsetOf(sign, zoneHours, zoneMinutes);
}

const century = (year: number): number => (year < 50 ? year + 2000 : year < 1000 ? year + 1900 : year);

function fromRfc2822(text: string): number | undefined {
  const [whole, day, name = '', year, hour, minute, second, sign, hours, minutes, zone] =
    rfc2822.exec(withoutComments(text)) ?? [];
  const month = monthOf(name);
  if (whole === undefined || month === undefined) return undefined;
  const date = instant([century(number(year)), month, number(day), number(hour), number(minute), number(second)]);
  return (
    date - (sign === undefined ? (zoneOffsets.get(zone?.toUpperCase() ?? '') ?? 0) : offsetOf(sign, hours, minutes))
  );
}

/** Without what stands in parentheses. */
function withoutComments(text: string): string {
  let out = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const escapes = text[at - 1] === '\\';
    if (text[at] === '(' && !escapes) depth++;
    else if (text[at] === ')' && depth > 0 && !escapes) depth--;
    else if (depth === 0) out += text[at];
  }
  return out;
}

function fromRfc850(text: string): number | undefined {
  const [whole, day, name = '', year, hour, minute, second, zone = ''] = rfc850.exec(text) ?? [];
  const month = monthOf(name);
  if (whole === undefined || month === undefined) return undefined;
  const date = instant([century(number(year)), month, number(day), number(hour), number(minute), number(second)]);
  return date - (zoneOffsets.get(zone.toUpperCase()) ?? 0);
}

function fromAsctime(text: string): number | undefined {
  const [whole, name = '', day, hour, minute, second, year] = asctime.exec(text) ?? [];
  const month = monthOf(name);
  if (whole === undefined || month === undefined) return undefined;
  return instant([number(year), month, number(day), number(hour), number(minute), number(second)]);
}

/** What strtotime reads without a zone: days with or without a time, as figures or with the month's name. */
function fromPlain(text: string): number | undefined {
  const plain = text.trim();
  const [whole, year, month, day, hour, minute, second] = usual.exec(plain) ?? [];
  if (whole !== undefined) {
    if (number(month) > 12 || number(day) > 31 || number(hour) > 24 || number(minute) > 59) return undefined;
    return instant([number(year), number(month), number(day), number(hour), number(minute), number(second)]);
  }
  const named = spoken.exec(plain);
  if (!named) return undefined;
  const [, before, first, other, after, inYear, ...time] = named;
  const inMonth = monthOf(first ?? other ?? '');
  if (inMonth === undefined) return undefined;
  return instant([number(inYear), inMonth, number(before ?? after), ...(time.map((part) => number(part)) as [number])]);
}
