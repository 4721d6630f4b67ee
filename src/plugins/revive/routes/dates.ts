// Dates in the site's own format (PHP's letters), for the queue and the status.
const months = 'January February March April May June July August September October November December'.split(' ');
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const two = (value: number): string => String(value).padStart(2, '0');

const letters: Readonly<Record<string, (date: Date) => string>> = {
  d: (date) => two(date.getUTCDate()),
  D: (date) => (days[date.getUTCDay()] ?? '').slice(0, 3),
  j: (date) => String(date.getUTCDate()),
  l: (date) => days[date.getUTCDay()] ?? '',
  N: (date) => String(date.getUTCDay() || 7),
  S: (date) => suffix(date.getUTCDate()),
  w: (date) => String(date.getUTCDay()),
  F: (date) => months[date.getUTCMonth()] ?? '',
  m: (date) => two(date.getUTCMonth() + 1),
  M: (date) => (months[date.getUTCMonth()] ?? '').slice(0, 3),
  n: (date) => String(date.getUTCMonth() + 1),
  Y: (date) => String(date.getUTCFullYear()),
  y: (date) => two(date.getUTCFullYear() % 100),
  a: (date) => (date.getUTCHours() < 12 ? 'am' : 'pm'),
  A: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  g: (date) => String(date.getUTCHours() % 12 || 12),
  G: (date) => String(date.getUTCHours()),
  h: (date) => two(date.getUTCHours() % 12 || 12),
  H: (date) => two(date.getUTCHours()),
  i: (date) => two(date.getUTCMinutes()),
  s: (date) => two(date.getUTCSeconds()),
};

function suffix(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th';
}

/** `seconds`: of the wall's clock, read as UTC. A backslash keeps the letter behind it. */
export function phpDate(format: string, seconds: number): string {
  const date = new Date(seconds * 1000);
  return format.replace(/\\(.)|([A-Za-z])/g, (whole, kept: string | undefined, letter: string) =>
    kept === undefined ? (letters[letter]?.(date) ?? whole) : kept,
  );
}

const moment: Readonly<Record<string, string>> = {
  ...{ d: 'DD', D: 'ddd', j: 'D', l: 'dddd', N: 'E', S: 'o', w: 'e', z: 'DDD', W: 'W', F: 'MMMM', m: 'MM', M: 'MMM' },
  ...{ n: 'M', t: '', L: '', o: 'YYYY', Y: 'YYYY', y: 'YY', a: 'a', A: 'A', B: '', g: 'h', G: 'H', h: 'hh', H: 'HH' },
  ...{ i: 'mm', s: 'ss', u: 'SSS', e: 'zz', I: '', O: '', P: '', T: '', Z: '', c: '', r: '', U: 'X' },
};

/** The format in the letters of moment.js, as the plugin's screens read it. */
export function momentFormat(format: string): string {
  return format.replace(/[A-Za-z]/g, (letter) => moment[letter] ?? letter);
}
