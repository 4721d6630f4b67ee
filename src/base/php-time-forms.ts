// The forms that PHP's strtotime() knows: what each looks like and what it says of a time.
// Every pattern is sticky and takes linear time; where it could end in two places it ends in the later one.

/** What has been read of a text so far. A field that no form has set is undefined. */
export interface TimeParts {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** Microseconds within the second. */
  micro: number;
  hasDate: boolean;
  /** 1 after a time, 2 after a time and a year that looks like one. */
  times: number;
  /** Zones as written, of which the last counts. */
  zones: string[];
  /** How many zones stand on their own: the second one is passed over, a third is an error. */
  looseZones: number;
  relative: Record<Step, number>;
  /** 0 (Sunday) to 6; negative after `ago`: -7 (Sunday) to -1. */
  weekday?: number;
  /** Which such weekday: today or later, later than today, or the one of this week (which begins on Monday). */
  weekdayRule: 'from-today' | 'after-today' | 'this-week';
  /**
   * Either days from Monday to Friday to go on (0 leaves a weekend), or that the weekday is sought
   * from the first of the month on or from the first of the next one.
   */
  special?: { readonly workdays: number } | { readonly weekdayOf: 'this-month' | 'next-month' };
  /** The day of the month that is taken in the end. */
  edge?: 'first' | 'last';
}

export type Step = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'micro';

/** The named groups of a match. */
export type Fields = Readonly<Record<string, string | undefined>>;

export interface Form {
  readonly pattern: RegExp;
  /** Adds what was matched; false where PHP takes the whole text for wrong. */
  readonly read: (parts: TimeParts, fields: Fields) => boolean;
}

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const directions: Readonly<Record<string, number>> = { last: -1, previous: -1, this: 0, next: 1, eight: 8 };
const units: Readonly<Record<string, readonly [step: Step, size: number]>> = {
  microsecond: ['micro', 1],
  usec: ['micro', 1],
  millisecond: ['micro', 1000],
  msec: ['micro', 1000],
  ms: ['micro', 1000],
  second: ['second', 1],
  sec: ['second', 1],
  minute: ['minute', 1],
  min: ['minute', 1],
  hour: ['hour', 1],
  day: ['day', 1],
  week: ['day', 7],
  fortnight: ['day', 14],
  forthnight: ['day', 14],
  month: ['month', 1],
  year: ['year', 1],
};

/** A pattern that takes words in upper and lower case; `words` holds no escapes. */
function anyCase(words: string): string {
  return words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

// The parts of the patterns.
const space = '(?:[ \\t]+|\\xa0+|\\u202f+)';
const separators = '[ .\\t-]*';
const year = '(?<year>\\d{1,4})';
const year4 = '(?<year>\\d{4})';
const month = '(?<month>1[0-2]|0?\\d)';
const month2 = '(?<month>0\\d|1[0-2])';
const suffix = '(?:st|nd|rd|th)?';
const day = `(?<day>3[01]|[0-2]?\\d)${suffix}`;
const day2 = '(?<day>[0-2]\\d|3[01])';
const shortMonth = `(?<month>${anyCase(`sept|${monthNames.join('|')}`)})`;
const wordMonth = anyCase(
  `january|february|march|april|june|july|august|september|october|november|december|sept|${monthNames.join('|')}`,
);
const anyMonth = `(?<month>${wordMonth}|VIII|VII|VI|V|IV|IX|III|II|I|XII|XI|X)`;
const hour = '(?<hour>2[0-4]|[01]?\\d)';
const hour2 = '(?<hour>[01]\\d|2[0-4])';
const minute = '(?<minute>[0-5]?\\d)';
const minute2 = '(?<minute>[0-5]\\d)';
const second = '(?<second>60|[0-5]?\\d)';
const second2 = '(?<second>60|[0-5]\\d)';
const fraction = '\\.(?<fraction>\\d+)';
const hour12 = '(?<hour>1[0-2]|0?[1-9])';
const meridian = '(?<meridian>[apAP])\\.?[mM]\\.?(?:[\\0\\t ]|$)';
const offset =
  '[+-](?:(?:[01]\\d|2[0-4])(?:[0-5]\\d(?:60|[0-5]\\d)|:[0-5]\\d:(?:60|[0-5]\\d))|(?:2[0-4]|[01]?\\d)(?::?[0-5]?\\d)?)';
const zone = `(?<zone>(?:GMT)?${offset}|[A-Z][a-z]+(?:[_/-][A-Za-z]+)+|\\(?[A-Za-z]{1,6}\\)?)`;
const zoneOffset = `(?<zone>(?:GMT)?${offset})`;
const weekdayWords = anyCase(weekdayNames.map((name) => `${name}s?|${name.slice(0, 3)}`).join('|'));
const weekdayName = `(?<weekday>${weekdayWords})`;
const amountWord = `(?<amount>${anyCase([...ordinals, 'eight', 'next', 'last', 'previous', 'this'].join('|'))})`;
const unitWords = anyCase(
  '(?:microsecond|usec|millisecond|msec|second|sec|minute|min|hour|day|forth?night|month|year|weekday)s?|ms|weeks',
);
const unit = `(?<unit>${unitWords}|${weekdayWords})`;

function weekdayNumber(name: string): number {
  const short = name.slice(0, 3).toLowerCase();
  // PHP takes the word "weekday" for Monday.
  return short === 'wee' ? 1 : weekdayNames.findIndex((full) => full.startsWith(short));
}

function monthNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const roman = romanMonths.indexOf(text);
  return 1 + (roman >= 0 ? roman : monthNames.indexOf(text.slice(0, 3).toLowerCase()));
}

function yearNumber(digits: string): number {
  const value = Number(digits);
  if (digits.length >= 4 || value >= 100) return value;
  return value + (value < 70 ? 2000 : 1900);
}

/** Midnight; a time may still follow. */
function clearTime(parts: TimeParts): void {
  parts.times = 0;
  parts.hour = parts.minute = parts.second = parts.micro = 0;
}

/** A zone that stands on its own; the next one that does goes by, and one more is an error. */
function addZone(parts: TimeParts, text: string): boolean {
  if (parts.looseZones === 0) parts.zones.push(text);
  parts.looseZones += 1;
  return parts.looseZones <= 2;
}

function readDate(parts: TimeParts, f: Fields): boolean {
  if (parts.hasDate) return false;
  parts.hasDate = true;
  if (f.year !== undefined) parts.year = f.sign === '-' ? -Number(f.year) : yearNumber(f.year);
  if (f.month !== undefined) parts.month = monthNumber(f.month);
  if (f.day !== undefined) parts.day = Number(f.day);
  else if (f.year !== undefined) parts.day = 1;
  return true;
}

function hourNumber(value: number, meridian: string | undefined): number {
  if (meridian === undefined) return value;
  return (value === 12 ? 0 : value) + (meridian.toLowerCase() === 'p' ? 12 : 0);
}

function microseconds(fraction = ''): number {
  return Number(fraction.slice(0, 6).padEnd(6, '0'));
}

function readTime(parts: TimeParts, f: Fields): boolean {
  if (parts.times > 0) return false;
  parts.times = 1;
  parts.hour = hourNumber(Number(f.hour), f.meridian);
  parts.minute = Number(f.minute ?? 0);
  parts.second = Number(f.second ?? 0);
  parts.micro = microseconds(f.fraction);
  return true;
}

/** A date with a time and perhaps a zone, which counts instead of one before it. */
function readBoth(parts: TimeParts, f: Fields): boolean {
  if (f.zone !== undefined) parts.zones.push(f.zone);
  // PHP reads a full stop before the seconds as the beginning of a zone.
  return f.stop === undefined && readTime(parts, f) && readDate(parts, f);
}

/** Four digits: a time; after a time a year. */
function readDigits(parts: TimeParts, f: Fields): boolean {
  if (parts.times === 0) return readTime(parts, f);
  if (parts.times === 2) return false;
  parts.times = 2;
  parts.year = Number(`${f.hour}${f.minute}`);
  return true;
}

function readWord(parts: TimeParts, f: Fields): boolean {
  const word = f.word?.toLowerCase();
  if (word === 'now') return true;
  clearTime(parts);
  if (word === 'noon') {
    parts.times = 1;
    parts.hour = 12;
  }
  if (word === 'tomorrow') parts.relative.day = 1;
  if (word === 'yesterday') parts.relative.day = -1;
  return true;
}

/** Unix seconds. */
function readSeconds(parts: TimeParts, f: Fields): boolean {
  const seconds = Number(f.seconds);
  // After a zone PHP leaves the date at zeroes.
  const known = parts.looseZones === 0;
  if (known && (!Number.isSafeInteger(seconds) || f.fraction === '')) return false;
  clearTime(parts);
  parts.hasDate = false;
  parts.year = known ? 1970 : 0;
  parts.month = parts.day = known ? 1 : 0;
  if (known) {
    parts.relative.second += seconds;
    parts.relative.micro += microseconds(f.fraction) * (f.seconds?.startsWith('-') ? -1 : 1);
  }
  return addZone(parts, '+0');
}

function readWeek(parts: TimeParts, f: Fields): boolean {
  if (parts.hasDate) return false;
  parts.hasDate = true;
  parts.year = Number(f.year);
  parts.month = parts.day = 1;
  // The calendar comes again every 400 years. Week 1 is the one of January 4.
  const january1 = new Date(Date.UTC(2000 + (parts.year % 400), 0, 1)).getUTCDay();
  parts.relative.day = (january1 > 4 ? 7 - january1 : -january1) + (Number(f.week) - 1) * 7 + Number(f.weekday ?? 1);
  return true;
}

function readDayOfYear(parts: TimeParts, f: Fields): boolean {
  return readDate(parts, { year: f.year, month: '1', day: f.dayOfYear });
}

function readWeekday(parts: TimeParts, f: Fields): boolean {
  clearTime(parts);
  parts.weekday = weekdayNumber(f.weekday ?? '');
  if (parts.weekdayRule !== 'this-week') parts.weekdayRule = 'from-today';
  return true;
}

/** An amount in figures: `+`, `-` and blanks, then digits. */
function figureOf(text: string): number {
  const negative = text.split('-').length % 2 === 0;
  return Number(text.replace(/[^\d]/g, '')) * (negative ? -1 : 1);
}

function amountOf(text: string): number {
  const word = text.toLowerCase();
  return directions[word] ?? ordinals.indexOf(word) + 1;
}

function addSteps(parts: TimeParts, amount: number, name: string, fromWord: boolean): boolean {
  const unitName = name.toLowerCase();
  const found = units[unitName] ?? units[unitName.replace(/s$/, '')];
  if (found) {
    parts.relative[found[0]] += amount * found[1];
    return true;
  }
  if (fromWord) clearTime(parts);
  if (unitName.startsWith('weekday')) {
    parts.special = { workdays: amount };
    return true;
  }
  parts.relative.day += (amount > 0 ? amount - 1 : amount) * 7;
  parts.weekday = weekdayNumber(unitName);
  parts.weekdayRule = fromWord && amount !== 0 ? 'after-today' : 'from-today';
  return true;
}

/** `next week`: its Monday, or the weekday that is named as well. */
function readThatWeek(parts: TimeParts, f: Fields): boolean {
  parts.relative.day += amountOf(f.amount ?? '') * 7;
  parts.weekday ??= 1;
  parts.weekdayRule = 'this-week';
  return true;
}

function readWeekdayOf(parts: TimeParts, f: Fields): boolean {
  const amount = amountOf(f.amount ?? '');
  clearTime(parts);
  parts.relative.day += (amount > 0 ? amount - 1 : amount) * 7;
  parts.weekday = weekdayNumber(f.weekday ?? '');
  parts.weekdayRule = amount < 0 ? 'after-today' : 'from-today';
  parts.special = { weekdayOf: amount > 0 ? 'this-month' : 'next-month' };
  return true;
}

function readEdge(parts: TimeParts, f: Fields): boolean {
  parts.edge = f.edge?.toLowerCase() === 'last' ? 'last' : 'first';
  return true;
}

/** `back of 7pm` is 19:15, `front of 7pm` is 18:45. */
function readAround(parts: TimeParts, f: Fields): boolean {
  clearTime(parts);
  parts.times = 1;
  const front = f.side?.toLowerCase() === 'front';
  parts.hour = hourNumber(Number(f.hour) - (front ? 1 : 0), f.meridian);
  parts.minute = front ? 45 : 15;
  return true;
}

function readAgo(parts: TimeParts): boolean {
  // Microseconds stay as they are.
  for (const step of ['year', 'month', 'day', 'hour', 'minute', 'second'] as const) parts.relative[step] *= -1;
  if (parts.weekday !== undefined) parts.weekday = parts.weekday === 0 ? -7 : -parts.weekday;
  if (parts.special && 'workdays' in parts.special) parts.special = { workdays: -parts.special.workdays };
  return true;
}

function form(source: string, read: Form['read']): Form {
  return { pattern: new RegExp(source, 'y'), read };
}

const time24 = `[tT]?${hour}[:.]${minute}(?:[:.]${second}(?:${fraction})?)?`;
const time12 = `${hour12}[:.](?:${minute2}|(?<minute>[0-5]?\\d)[:.]${second2})${space}?${meridian}`;
const comma = '[,.stndrh\\t ]+';
const monthDay = `${anyMonth}${separators}${day}${comma}`;

/** All forms; of those that match the same length the first counts. */
export const forms: readonly Form[] = [
  form(`(?<word>${anyCase('yesterday|now|noon|midnight|today|tomorrow')})`, readWord),
  form('@(?<seconds>-?\\d+)(?:\\.(?<fraction>\\d{0,6}))?', readSeconds),
  form(`(?<edge>${anyCase('first|last')})${anyCase(' day of')}`, readEdge),
  form(`(?<side>${anyCase('back|front')})${anyCase(' of ')}${hour}(?:${space}?${meridian})?`, readAround),
  form(`${amountWord}[ \\t]+${weekdayName}[ \\t]+${anyCase('of')}`, readWeekdayOf),
  form(time12, readTime),
  form(`${hour12}${space}?${meridian}`, readTime),
  form(`${hour12}:${minute2}:${second2}[:.](?<fraction>\\d+)${meridian}`, readTime),
  form(time24, readTime),
  form(`[tT]${hour}`, readTime),
  form(`[tT]?${hour2}${minute2}${second2}`, readTime),
  form(`[tT]?${hour2}${minute2}`, readDigits),
  form(`${month}/(?<day>3[01]|[0-2]?\\d)/${year}`, readDate),
  // A year after a suffix goes by unread.
  form(`${month}/${day}(?:/\\d{1,4})?`, readDate),
  form(`${year4}/${month}/${day}`, readDate),
  form(`${year4}/${month2}/${day2}/`, readDate),
  form(`(?<sign>[+-])?${year4}-${month2}-${day2}`, readDate),
  form(`(?<sign>[+-])(?<year>\\d{5,19})-${month2}-${day2}`, readDate),
  form(`${year}-${month}-${day}`, readDate),
  form(`${year4}-${month}`, readDate),
  form(`${day}[.\\t-]${month}[.-]${year4}`, readDate),
  form(`${day}[.\\t]${month}\\.(?<year>\\d\\d)`, readDate),
  form(`${day}${separators}${anyMonth}${separators}${year}`, readDate),
  form(`${anyMonth}${separators}${year4}`, readDate),
  form(`${year4}${separators}${anyMonth}`, readDate),
  form(`${anyMonth}${separators}${day}${comma}${year}`, readDate),
  form(`${anyMonth}${separators}${day}(?:${comma}|$)`, (parts, f) => {
    parts.year = undefined;
    return readDate(parts, f);
  }),
  form(`${monthDay}${time12}`, readBoth),
  form(`${monthDay}[tT]?${hour}[:.]${minute}`, readBoth),
  form(`${monthDay}[tT]?${hour}[:.]${minute}(?::|(?<stop>\\.))${second}`, readBoth),
  form(`${monthDay}[tT]?${hour}[:.]${minute}(?::|(?<stop>\\.))${second2}[ \\t]*${zone}`, readBoth),
  form(`${day}${separators}${anyMonth}`, readDate),
  form(`${year4}${month2}${day2}`, readDate),
  form(`${shortMonth}-${day2}-${year}`, readDate),
  form(`${year}-${shortMonth}-${day2}`, readDate),
  form(`${year4}[.-]?(?<dayOfYear>00[1-9]|0[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])`, readDayOfYear),
  form(`${year4}-?W(?<week>0[1-9]|[1-4]\\d|5[0-3])(?:-?(?<weekday>[0-7]))?`, readWeek),
  form(`(?<day>3[01]|[0-2]?\\d)/${shortMonth}/${year4}:${hour2}:${minute2}:${second2}${space}${zoneOffset}`, readBoth),
  form(`${year4}:${month2}:${day2} ${hour2}:${minute2}:${second2}`, readBoth),
  form(`${year4}-${month2}-${day2}T${hour2}:${minute2}:${second2}${fraction}${zoneOffset}?`, readBoth),
  form(`${year4}${month2}${day2}[tT]?${hour2}${minute2}${second2}`, readBoth),
  // PHP takes the digits in twos, which says no time of the day.
  form(`${year4}${month2}${day2}[tT]\\d${minute2}${second2}`, () => false),
  form(`${year4}-${month}-${day}T${hour}:${minute}:${second}`, readBoth),
  form(`${year4}${month2}${day2}T${hour}:${minute2}:${second2}`, readBoth),
  form(year4, (parts, f) => {
    parts.year = Number(f.year);
    return true;
  }),
  form(anyCase('ago'), readAgo),
  form(`(?<month>${wordMonth})`, readDate),
  form(`(?<weekday>${weekdayWords}|${anyCase('weekdays?')})`, readWeekday),
  form(`(?<amount>${anyCase('next|last|previous|this')})${space}${anyCase('week')}`, readThatWeek),
  form(`${amountWord}${space}${unit}`, (parts, f) => addSteps(parts, amountOf(f.amount ?? ''), f.unit ?? '', true)),
  form(`(?<amount>[+-]*[ \\t]*\\d{1,13})${space}?(?:${unit}|${anyCase('week')})`, (parts, f) =>
    addSteps(parts, figureOf(f.amount ?? ''), f.unit ?? 'week', false),
  ),
  form(zone, (parts, f) => addZone(parts, f.zone ?? '')),
];
