// The language of a site: what WordPress's language files say for the words, dates and numbers of pages, and how they set texts.
// English is what stands in the code; where a file has nothing for a text, that stays.
import { englishTypography, Typography } from './formatting/typography.ts';

/** What a language file holds. */
export interface Messages {
  /** All forms of a text in a context ('': in none), the one for a single thing first; undefined where it has none. */
  find(context: string, text: string): readonly string[] | undefined;
  /** The same by a print: the first 16 hexadecimal digits of SHA-256 of the text, before it its context and U+0004 where it has one. */
  findPrint(print: string): readonly string[] | undefined;
  /** Which of the forms goes with a count. */
  form(count: number): number;
}

/** Names of a calendar. */
export interface Calendar {
  /** January first. */
  readonly months: readonly string[];
  /** As they stand behind a day, where that is another form. */
  readonly monthsOfDays: readonly string[];
  readonly shortMonths: readonly string[];
  /** Sunday first. */
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  readonly initials: readonly string[];
  /** am, pm, AM, PM */
  readonly halves: readonly string[];
  /** Have months another form behind days? */
  readonly declines: boolean;
}

export interface Language {
  /** WordPress's name of it, `de_DE`. */
  readonly locale: string;
  /** Differs where anything in it does. */
  readonly key: string;
  readonly isRightToLeft: boolean;
  readonly typography: Typography;
  readonly calendar: Calendar;
  /** A text in this language; in `context` where it could mean several things. */
  say(text: string, context?: string): string;
  /**
   * Where WordPress has a sentence, Broadsheet has one of its own, `text`. Readers of other languages see the translation of WordPress's,
   * which is found by its print.
   */
  own(text: string, print: string): string;
  /** A text with `%s`, or `%1$s`, `%2$s`, in whose place the values are put in their order, or by their numbers. */
  fill(text: string, ...values: readonly (string | number)[]): string;
  /** The form of a text that goes with a count. */
  count(one: string, many: string, count: number, context?: string): string;
  /** A whole number, its thousands apart (`number_format_i18n`). */
  number(count: number): string;
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');
const dayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** The language of a file, English without one; `version` tells states of the file apart. */
export function languageOf(locale: string, messages?: Messages, version = ''): Language {
  const say = (text: string, context = ''): string => messages?.find(context, text)?.[0] || text;
  const count = (one: string, many: string, number: number, context = ''): string => {
    const forms = messages?.find(context, one);
    if (!messages || !forms) return number === 1 ? one : many;
    return forms[messages.form(number)] ?? forms[0] ?? one;
  };
  const thousands = thousandsOf(say);
  return {
    locale,
    key: `${locale} ${version}`,
    isRightToLeft: say('ltr', 'text direction') === 'rtl',
    say,
    own: (text, print) => messages?.findPrint(print)?.[0] || text,
    fill: (text, ...values) => filled(say(text), values),
    count,
    number: (count) => count.toLocaleString('en-US').replaceAll(',', () => thousands),
    typography: messages ? typographyOf(say) : englishTypography,
    calendar: calendarOf(say),
  };
}

type Say = Language['say'];

/** Blanks between digits do not break. */
function thousandsOf(say: Say): string {
  const key = 'number_format_thousands_sep';
  const found = say(key);
  return found === key ? ',' : found.replaceAll(' ', '&nbsp;');
}

function calendarOf(say: Say): Calendar {
  const months = monthNames.map((name) => say(name));
  const days = dayNames.map((name) => say(name));
  return {
    months,
    days,
    monthsOfDays: monthNames.map((name) => say(name, 'genitive')),
    shortMonths: byName(months, (index) =>
      say((monthNames[index] ?? '').slice(0, 3), `${monthNames[index]} abbreviation`),
    ),
    shortDays: byName(days, (index) => say((dayNames[index] ?? '').slice(0, 3))),
    initials: byName(days, (index) => say((dayNames[index] ?? '').slice(0, 1), `${dayNames[index]} initial`)),
    halves: ['am', 'pm', 'AM', 'PM'].map((name) => say(name)),
    declines: say('off', 'decline months names: on or off') === 'on',
  };
}

/** WordPress finds short names by the long ones: those of one long name are the same. */
function byName(names: readonly string[], short: (index: number) => string): string[] {
  return names.map((name) => short(names.lastIndexOf(name)));
}

const words = "'tain't,'twere,'twas,'tis,'twill,'til,'bout,'nuff,'round,'cause,'em";

function typographyOf(say: Say): Typography {
  const signs = {
    apostrophe: say('&#8217;', 'apostrophe'),
    openingSingle: say('&#8216;', 'opening curly single quote'),
    closingSingle: say('&#8217;', 'closing curly single quote'),
    primeSingle: say('&#8242;', 'prime'),
    openingDouble: say('&#8220;', 'opening curly double quote'),
    closingDouble: say('&#8221;', 'closing curly double quote'),
    primeDouble: say('&#8243;', 'double prime'),
    shortDash: say('&#8211;', 'en dash'),
    longDash: say('&#8212;', 'em dash'),
  };
  return new Typography(signs, say(words, 'Comma-separated list of words to texturize in your language') === words);
}

export const english = languageOf('en_US');

/** PHP `sprintf()` of texts and whole numbers. */
export function filled(format: string, values: readonly (string | number)[]): string {
  let next = 0;
  return format.replace(/%(?:(\d+)\$)?[sd]|%%/g, (found, number?: string) =>
    found === '%%' ? '%' : String(values[number === undefined ? next++ : Number(number) - 1] ?? ''),
  );
}

/** The language of a rendering. */
export const languageIn = ({ language }: { readonly language?: Language }): Language => language ?? english;

export const typographyIn = (context: { readonly language?: Language }): Typography => languageIn(context).typography;
