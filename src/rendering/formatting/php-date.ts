// PHP's date formats, in English and in a site's language (wp_date, get_the_date). Pure: the time is given as a wall clock with its
// offset.
import { type Calendar, english, type Language } from '../language.ts';

/** A moment as a site's clock shows it. */
export interface WallTime {
  /** The clock's reading as if it were UTC, Unix milliseconds. */
  readonly wall: number;
  /** Seconds east of Greenwich. */
  readonly offset: number;
  /** `Europe/Berlin`, or `+02:00`. */
  readonly zone: string;
}

const months = 'January February March April May June July August September October November December'.split(' ');
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const pad = (value: number, length = 2): string =>
  (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(length, '0');

/** `+02:00` of 7200. */
export function offsetText(offset: number, colon = ':'): string {
  const minutes = Math.abs(Math.trunc(offset / 60));
  return `${offset < 0 ? '-' : '+'}${pad(Math.trunc(minutes / 60))}${colon}${pad(minutes % 60)}`;
}

function suffix(day: number): string {
  if (day % 100 >= 11 && day % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

/** ISO 8601 year and week. */
function isoWeek(date: Date): [number, number] {
  const thursday = new Date(date.getTime());
  thursday.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7) + 3);
  const year = thursday.getUTCFullYear();
  const first = Date.UTC(year, 0, 4);
  const firstMonday = first - ((new Date(first).getUTCDay() + 6) % 7) * 86_400_000;
  return [year, 1 + Math.floor((date.getTime() - firstMonday) / 604_800_000)];
}

type Part = (date: Date, time: WallTime) => string | number;

const hour12 = (date: Date): number => date.getUTCHours() % 12 || 12;
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const dayOfYear = (date: Date): number =>
  Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000);

const parts: Readonly<Record<string, Part>> = {
  d: (date) => pad(date.getUTCDate()),
  D: (date) => (days[date.getUTCDay()] ?? '').slice(0, 3),
  j: (date) => date.getUTCDate(),
  l: (date) => days[date.getUTCDay()] ?? '',
  N: (date) => date.getUTCDay() || 7,
  S: (date) => suffix(date.getUTCDate()),
  w: (date) => date.getUTCDay(),
  z: dayOfYear,
  W: (date) => pad(isoWeek(date)[1]),
  F: (date) => months[date.getUTCMonth()] ?? '',
  m: (date) => pad(date.getUTCMonth() + 1),
  M: (date) => (months[date.getUTCMonth()] ?? '').slice(0, 3),
  n: (date) => date.getUTCMonth() + 1,
  t: (date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate(),
  L: (date) => Number(isLeap(date.getUTCFullYear())),
  o: (date) => isoWeek(date)[0],
  Y: (date) => pad(date.getUTCFullYear(), 4),
  // Since PHP 8.2: with a sign always, or where a year needs one.
  X: (date) => `${date.getUTCFullYear() < 0 ? '-' : '+'}${pad(Math.abs(date.getUTCFullYear()), 4)}`,
  x: (date) => `${date.getUTCFullYear() > 9999 ? '+' : ''}${pad(date.getUTCFullYear(), 4)}`,
  y: (date) => pad(date.getUTCFullYear() % 100),
  a: (date) => (date.getUTCHours() < 12 ? 'am' : 'pm'),
  A: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  B: (date, { offset }) =>
    pad(Math.floor(((((date.getTime() / 1000 - offset + 3600) % 86_400) + 86_400) % 86_400) / 86.4), 3),
  g: hour12,
  G: (date) => date.getUTCHours(),
  h: (date) => pad(hour12(date)),
  H: (date) => pad(date.getUTCHours()),
  i: (date) => pad(date.getUTCMinutes()),
  s: (date) => pad(date.getUTCSeconds()),
  u: () => '000000',
  v: () => '000',
  e: (_date, { zone }) => zone,
  I: () => 0,
  O: (_date, { offset }) => offsetText(offset, ''),
  P: (_date, { offset }) => offsetText(offset),
  p: (_date, { offset }) => (offset === 0 ? 'Z' : offsetText(offset)),
  T: (_date, { offset, zone }) => (zone === 'UTC' ? 'UTC' : `GMT${offsetText(offset, '')}`),
  Z: (_date, { offset }) => offset,
  c: (_date, time) => formatDate('Y-m-d\\TH:i:sP', time),
  r: (_date, time) => formatDate('D, d M Y H:i:s O', time),
  U: (date, { offset }) => Math.floor(date.getTime() / 1000) - offset,
};

/** PHP `date()`, in English: each letter its part, `\` before a letter keeps it. */
export function formatDate(format: string, time: WallTime): string {
  const date = new Date(time.wall);
  return formatted(format, (letter) => parts[letter]?.(date, time));
}

/** WordPress `wp_date()`: with the names of a language. */
export function wpDate(format: string, time: WallTime, { calendar, locale }: Language = english): string {
  if (calendar === english.calendar) return formatDate(format, time);
  const date = new Date(time.wall);
  const whole = format.replace(/(?<!\\)r/g, 'D, d M Y H:i:s O');
  const made = formatted(whole, (letter) => named(letter, date, calendar) ?? parts[letter]?.(date, time));
  const declined = calendar.declines ? ofDay(made, whole, calendar) : made;
  return locale === 'ca' ? declined.replace(/ de ([ao])/gi, " d'$1") : declined;
}

function formatted(format: string, part: (letter: string) => string | number | undefined): string {
  let out = '';
  for (let at = 0; at < format.length; at++) {
    const letter = format[at] ?? '';
    if (letter === '\\')
      out += format[++at] ?? '\0'; // PHP reads on to the zero behind its string.
    else out += (Object.hasOwn(parts, letter) ? part(letter) : undefined) ?? letter;
  }
  return out;
}

function named(letter: string, date: Date, calendar: Calendar): string | undefined {
  const half = date.getUTCHours() < 12 ? 0 : 1;
  if (letter === 'F') return calendar.months[date.getUTCMonth()];
  if (letter === 'M') return calendar.shortMonths[date.getUTCMonth()];
  if (letter === 'l') return calendar.days[date.getUTCDay()];
  if (letter === 'D') return calendar.shortDays[date.getUTCDay()];
  if (letter === 'a') return calendar.halves[half];
  return letter === 'A' ? calendar.halves[half + 2] : undefined;
}

/** Where a word ends or begins, in all languages. */
const inWord = '[\\p{L}\\p{N}_]';
const edge = `(?:(?<=${inWord})(?!${inWord})|(?<!${inWord})(?=${inWord}))`;

/** WordPress `wp_maybe_decline_date()`: months beside a day in the form that they have there. */
function ofDay(made: string, format: string, { months, monthsOfDays }: Calendar): string {
  let out = made;
  const replace = (
    pattern: (month: string) => string,
    by: (groups: readonly string[], month: string) => string,
  ): void => {
    for (const [index, month] of months.entries())
      out = out.replace(new RegExp(pattern(RegExp.escape(month)), 'gu'), (_all, ...groups) =>
        by(groups, monthsOfDays[index] ?? month),
      );
  };
  if (/[dj]\.? F/.test(format))
    replace(
      (month) => ` ${month}${edge}`,
      (_groups, month) => ` ${month}`,
    );
  if (/F [dj]/.test(format)) {
    const suffix = '(?:st|nd|rd|th)?';
    replace(
      (month) => `${edge}${month} (\\d{1,2})${suffix}([-–]\\d{1,2})?${suffix}${edge}`,
      ([day, until], month) => `${day}${until ?? ''} ${month}`,
    );
  }
  return out;
}

const steps: readonly (readonly [number, number, string])[] = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [604_800, 86_400, 'day'],
  [2_592_000, 604_800, 'week'],
  [31_536_000, 2_592_000, 'month'],
  [Number.POSITIVE_INFINITY, 31_536_000, 'year'],
];

/** WordPress `human_time_diff()`, for seconds between two moments. */
export function timeDifference(seconds: number, language: Language = english): string {
  const [, unit, name] = steps.find(([below]) => Math.abs(seconds) < below) ?? [0, 1, 'second'];
  const count = Math.max(1, Math.round(Math.abs(seconds) / unit));
  return language.count(`%s ${name}`, `%s ${name}s`, count).replace('%s', String(count));
}
