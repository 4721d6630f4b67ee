// The forms that PHP's strtotime() knows: what each looks like and what it says of a time.
// Every pattern is sticky and takes linear time; where one could match in two ways it takes the longer one.

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
  /** The first zone as written, and how many there are. */
  zone?: string;
  zones: number;
  relative: Record<Step, number>;
  /** 0 (Sunday) to 6; negative after `ago`: -7 (Sunday) to -1. */
  weekday?: number;
  /** Which such weekday: today or later, later than today, or the one of this week (which begins on Monday). */
  weekdayRule: 'from-today' | 'after-today' | 'this-week';
  /** Days from Monday to Friday to go on; undefined is not the same as 0, which leaves a weekend. */
  workdays?: number;
  /** The month's day that the weekday is sought from: its first, or the one after its last. */
  weekdayOf?: 'first' | 'last';
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

// The parts of the patterns.
const gap = '[ \\t]*';
const separators = '[ .\\t-]*';
const year = '(?<year>\\d{1,4})';
const year4 = '(?<year>\\d{4})';
const month = '(?<month>1[0-2]|0?\\d)';
const month2 = '(?<month>0\\d|1[0-2])';
const suffix = '(?:st|nd|rd|th)?';
const day = `(?<day>3[01]|[0-2]?\\d)${suffix}`;
const day2 = '(?<day>[0-2]\\d|3[01])';
const shortMonth = `(?<month>sept|${monthNames.join('|')})`;
const wordMonth = `january|february|march|april|june|july|august|september|october|november|december|sept|${monthNames.join('|')}`;
const anyMonth = `(?<month>${wordMonth}|(?-i:VIII|VII|VI|V|IV|IX|III|II|I|XII|XI|X))`;
const hour = '(?<hour>2[0-4]|[01]?\\d)';
const hour2 = '(?<hour>[01]\\d|2[0-4])';
const minute = '(?<minute>[0-5]?\\d)';
const minute2 = '(?<minute>[0-5]\\d)';
const second = '(?<second>60|[0-5]?\\d)';
const second2 = '(?<second>60|[0-5]\\d)';
const fraction = '\\.(?<fraction>\\d+)';
const hour12 = '(?<hour>1[0-2]|0?[1-9])';
const meridian = '(?<meridian>[ap])\\.?m\\.?(?:[\\0\\t ]|$)';
const offset =
  '[+-](?:(?:[01]\\d|2[0-4])(?:[0-5]\\d(?:60|[0-5]\\d)|:[0-5]\\d:(?:60|[0-5]\\d))|(?:2[0-4]|[01]?\\d)(?::?[0-5]?\\d)?)';
const zone = `(?<zone>(?:(?-i:GMT))?${offset}|(?-i:[A-Z][a-z]+(?:[_/-][A-Za-z]+)+)|\\(?[a-z]{1,6}\\)?)`;
const zoneOffset = `(?<zone>(?:(?-i:GMT))?${offset})`;
const weekdayWords = weekdayNames.map((name) => `${name}s?|${name.slice(0, 3)}`).join('|');
const weekdayName = `(?<weekday>${weekdayWords})`;
const amountWord = `(?<amount>${[...ordinals, 'eight', 'next', 'last', 'previous', 'this'].join('|')})`;
const unit =
  '(?<unit>(?:microsecond|usec|millisecond|msec|second|sec|minute|min|hour|day|forth?night|month|year|weekday)s?|ms|weeks|' +
  `${weekdayWords})`;

function weekdayNumber(name: string): number {
  const found = weekdayNames.findIndex((full) => name.slice(0, 3).toLowerCase() === full.slice(0, 3));
  // PHP takes the word "weekday" for Monday.
  return found < 0 ? 1 : found;
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

function clearTime(parts: TimeParts): void {
  parts.times = 0;
  parts.hour = parts.minute = parts.second = parts.micro = 0;
}

function addZone(parts: TimeParts, text: string): boolean {
  parts.zone ??= text;
  parts.zones += 1;
  return parts.zones <= 2;
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

function readTime(parts: TimeParts, f: Fields): boolean {
  if (parts.times > 0) return false;
  parts.times = 1;
  parts.hour = hourNumber(Number(f.hour), f.meridian);
  parts.minute = Number(f.minute ?? 0);
  parts.second = Number(f.second ?? 0);
  parts.micro = Math.floor(Number(`0.${f.fraction ?? 0}`) * 1e6);
  return true;
}

function readBoth(parts: TimeParts, f: Fields): boolean {
  return readTime(parts, f) && readDate(parts, f) && (f.zone === undefined || addZone(parts, f.zone));
}

/** Four or six digits: a time, then a year. */
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

function readSeconds(parts: TimeParts, f: Fields): boolean {
  const seconds = Number(f.seconds);
  if (!Number.isSafeInteger(seconds) || f.fraction === '') return false;
  clearTime(parts);
  // After a zone PHP leaves the date at zeroes.
  const known = parts.zones === 0;
  parts.year = known ? 1970 : 0;
  parts.month = parts.day = known ? 1 : 0;
  if (known) {
    parts.relative.second += seconds;
    parts.relative.micro += Number((f.fraction ?? '').padEnd(6, '0')) * (f.seconds?.startsWith('-') ? -1 : 1);
  }
  return addZone(parts, '+0');
}

function readWeek(parts: TimeParts, f: Fields): boolean {
  if (parts.hasDate) return false;
  parts.hasDate = true;
  parts.year = Number(f.year);
  parts.month = parts.day = 1;
  const january1 = new Date(Date.UTC(2000, 0, 1));
  january1.setUTCFullYear(parts.year);
  const weekday = january1.getUTCDay();
  const weekdayOffset = weekday > 4 ? 7 - weekday : -weekday;
  parts.relative.day += weekdayOffset + (Number(f.week) - 1) * 7 + Number(f.weekday ?? 1);
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
function figure(text: string): number {
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
    parts.workdays = amount;
    return true;
  }
  parts.relative.day += (amount > 0 ? amount - 1 : amount) * 7;
  parts.weekday = weekdayNumber(unitName);
  parts.weekdayRule = fromWord && amount !== 0 ? 'after-today' : 'from-today';
  return true;
}

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
  parts.weekdayRule = 'from-today';
  parts.weekdayOf = amount > 0 ? 'first' : 'last';
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
  if (parts.workdays !== undefined) parts.workdays *= -1;
  return true;
}

function form(source: string, read: Form['read'], flags = 'iy'): Form {
  return { pattern: new RegExp(source, flags), read };
}

const time24 = `t?${hour}[:.]${minute}(?:[:.]${second}(?:${fraction})?)?`;
const time12 = `${hour12}(?:[:.]${minute}(?:[:.]${second})?)?${gap}${meridian}`;
const comma = '(?-i:[,.stndrh\\t ])+';
const monthDay = `${anyMonth}${separators}${day}${comma}`;

/** All forms; of those that match the same length the first counts. */
export const forms: readonly Form[] = [
  form('(?<word>yesterday|now|noon|midnight|today|tomorrow)', readWord),
  form('@(?<seconds>-?\\d+)(?:\\.(?<fraction>\\d{0,6}))?', readSeconds),
  form('(?<edge>first|last) day of', readEdge),
  form(`(?<side>back|front) of ${hour}(?:${gap}${meridian})?`, readAround),
  form(`${amountWord}[ \\t]+${weekdayName}[ \\t]+of`, readWeekdayOf),
  form(time12, readTime),
  form(`${hour12}:${minute2}:${second2}[:.](?<fraction>\\d+)${meridian}`, readTime),
  form(time24, readTime),
  form(`t${hour}`, readTime),
  form(`t?${hour2}${minute2}${second2}`, readTime),
  form(`t?${hour2}${minute2}`, readDigits),
  form(`${month}/${day}(?:/${year})?`, readDate),
  form(`${year4}/${month}/${day}`, readDate),
  form(`(?<sign>[+-])?${year4}-${month2}-${day2}`, readDate),
  form(`${year}-${month}-${day}`, readDate),
  form(`${year4}-${month}`, readDate),
  form(`${day}[.\\t-]${month}[.-]${year4}`, readDate),
  form(`${day}[.\\t]${month}\\.(?<year>\\d\\d)`, readDate),
  form(`${day}${separators}${anyMonth}${separators}${year}`, readDate),
  form(`${anyMonth}${separators}${year4}`, readDate),
  form(`${year4}${separators}${anyMonth}`, readDate),
  form(`${anyMonth}${separators}${day}${comma}${year}`, readDate),
  form(`${anyMonth}${separators}${day}(?:${comma}|$)`, readDate),
  form(`${monthDay}${hour12}[:.]${minute}(?:[:.]${second})?${gap}${meridian}`, readBoth),
  form(`${monthDay}t?${hour}[:.]${minute}`, readBoth),
  form(`${monthDay}t?${hour}[:.]${minute}[:.]${second}(?:${gap}${zone})?`, readBoth),
  form(`${day}${separators}${anyMonth}`, readDate),
  form(`${year4}${month2}${day2}`, readDate),
  form(`${shortMonth}-${day2}-${year}`, readDate),
  form(`${year}-${shortMonth}-${day2}`, readDate),
  form(`${year4}[.-]?(?<dayOfYear>00[1-9]|0[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])`, readDayOfYear),
  form(`${year4}-?W(?<week>0[1-9]|[1-4]\\d|5[0-3])(?:-?(?<weekday>[0-7]))?`, readWeek, 'y'),
  form(`${day}/${shortMonth}/${year4}:${hour2}:${minute2}:${second2}[ \\t]+${zoneOffset}`, readBoth),
  form(`${year4}:${month2}:${day2} ${hour2}:${minute2}:${second2}`, readBoth),
  form(`${year4}-${month2}-${day2}T${hour2}:${minute2}:${second2}${fraction}${zoneOffset}?`, readBoth, 'y'),
  form(`${year4}${month2}${day2}t?${hour2}${minute2}${second2}`, readBoth),
  form(year4, (parts, f) => {
    parts.year = Number(f.year);
    return true;
  }),
  form('ago', readAgo),
  form(`(?<month>${wordMonth})`, readDate),
  form(`(?<weekday>${weekdayWords}|weekdays?)`, readWeekday),
  form('(?<amount>next|last|previous|this)[ \\t]+week', readThatWeek),
  form(`${amountWord}[ \\t]+${unit}`, (parts, f) => addSteps(parts, amountOf(f.amount ?? ''), f.unit ?? '', true)),
  form(`(?<amount>[+-]*[ \\t]*\\d{1,13})[ \\t]*(?:${unit}|(?<week>week))`, (parts, f) =>
    addSteps(parts, figure(f.amount ?? ''), f.unit ?? 'week', false),
  ),
  form(zone, (parts, f) => addZone(parts, f.zone ?? '')),
];
