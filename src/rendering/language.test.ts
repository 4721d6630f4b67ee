// Texts, dates and counts in languages, as WordPress 7.1 gave them for files with the same messages
// (`npm run conformance:functions -- --language` compares many more).
import { describe, expect, test } from 'vitest';
import { capitalP } from './formatting/characters.ts';
import { timeDifference, wpDate } from './formatting/php-date.ts';
import { texturize } from './formatting/texturize.ts';
import { english, filled, languageOf, type Messages } from './language.ts';

/** Messages by context and text; `several` is the form for everything but 1. */
const messagesOf = (messages: Readonly<Record<string, string | readonly string[]>>): Messages => ({
  find: (context, text) => {
    const found = messages[context === '' ? text : `${context}|${text}`];
    return typeof found === 'string' ? [found] : found;
  },
  findPrint: () => undefined,
  form: (count) => (count === 1 ? 0 : 1),
});

const guillemets = languageOf(
  'fr_FR',
  messagesOf({
    'opening curly double quote|&#8220;': '&laquo;&nbsp;',
    'closing curly double quote|&#8221;': '&nbsp;&raquo;',
    'apostrophe|&#8217;': '&rsquo;',
    'prime|&#8242;': '&prime;',
    'double prime|&#8243;': '&Prime;',
    'opening curly single quote|&#8216;': '&lsquo;',
    'closing curly single quote|&#8217;': '&rsquo;',
    'en dash|&#8211;': '&#8212;',
  }),
);
const months = Object.fromEntries([
  ['March', 'Marcho'],
  ['genitive|March', 'Marcha'],
]);
const characters = languageOf(
  'xx',
  messagesOf({
    'opening curly double quote|&#8220;': '„',
    'closing curly double quote|&#8221;': '“',
    'apostrophe|&#8217;': '’',
    'opening curly single quote|&#8216;': '‚',
    'closing curly single quote|&#8217;': '‘',
    'decline months names: on or off|off': 'on',
    ...months,
    Tuesday: '‹Tuesday›',
    Tue: '‹Tue›',
    'March abbreviation|Mar': '‹Mar~›',
    am: '‹am›',
    AM: '‹AM›',
    '%s day': ['‹%s day›', '«%s days»'],
    number_format_thousands_sep: ' ',
  }),
);

describe('quotes and dashes', () => {
  test.each([
    ['"Eins" und \'zwei\'', '&laquo;&nbsp;Eins&nbsp;&raquo; und &lsquo;zwei&rsquo;', '„Eins“ und ‚zwei‘'],
    ["it's 9' 10\" '99", 'it&rsquo;s 9&prime; 10&Prime; &rsquo;99', 'it’s 9&#8242; 10&#8243; ’99'],
    [
      '\'tain\'t "-" -- "--" a - b',
      '&#8217;tain&#8217;t &laquo;&nbsp;&#8212;&nbsp;&raquo; &#8212; &laquo;&nbsp;&#8212;&nbsp;&raquo; a &#8212; b',
      '&#8217;tain&#8217;t „-“ &#8212; „&#8211;“ a &#8211; b',
    ],
    ["``x'' ``'y'''", '&laquo;&nbsp;x&nbsp;&raquo; &laquo;&nbsp;&lsquo;y&nbsp;&raquo;&rsquo;', '„x“ „’y“‘'],
    ['("a") "42"', '(&laquo;&nbsp;a&nbsp;&raquo;) &laquo;&nbsp;42&nbsp;&raquo;', '(„a“) „42“'],
  ])('%s', (text, one, other) => {
    expect(texturize(text, [], guillemets.typography)).toBe(one);
    expect(texturize(text, [], characters.typography)).toBe(other);
  });

  test('many of them, where characters take two bytes', () => {
    expect(texturize('"a" '.repeat(40), [], characters.typography)).toBe('„a“ '.repeat(40));
  });

  test('WordPress behind an opening quote', () => {
    expect(capitalP('„Wordpress &#8220;Wordpress', false, characters.typography)).toBe('„WordPress &#8220;Wordpress');
  });
});

describe('dates', () => {
  const time = { wall: 1_709_628_245_000, offset: 0, zone: 'UTC' };

  test.each([
    ['F j, Y', '5 Marcha, 2024'],
    ['j F Y', '5 Marcha 2024'],
    ['F Y', 'Marcho 2024'],
    ['d. M y', '05. ‹Mar~› 24'],
    ['l, D', '‹Tuesday›, ‹Tue›'],
    ['g:i a A', '8:44 ‹am› ‹AM›'],
    ['F jS', '5 Marcha'],
    ['r', '‹Tue›, 05 ‹Mar~› 2024 08:44:05 +0000'],
    ['Y \\F', '2024 F'],
  ])('%s', (format, shown) => expect(wpDate(format, time, characters)).toBe(shown));

  test('Catalan months that begin with a vowel', () => {
    const catalan = languageOf('ca', messagesOf({ March: 'abril' }));
    expect(wpDate('j \\d\\e F', time, catalan)).toBe("5 d'abril");
  });

  test('differences take the form of their count', () => {
    expect(timeDifference(86_400, characters)).toBe('‹1 day›');
    expect(timeDifference(3 * 86_400, characters)).toBe('«3 days»');
    expect(timeDifference(7200, characters)).toBe('2 hours');
  });
});

describe('words', () => {
  test('are English where nothing is said', () => {
    expect(english.say('Search')).toBe('Search');
    expect(english.count('one', 'many', 0)).toBe('many');
    expect(characters.say('Search')).toBe('Search');
    expect(characters.count('%s week', '%s weeks', 1)).toBe('%s week');
  });

  test('thousands stand apart, and lines do not break between them', () => {
    expect(characters.number(1_234_567)).toBe('1&nbsp;234&nbsp;567');
    expect(english.number(1234)).toBe('1,234');
  });

  test('values in their order, or by their numbers', () => {
    expect(filled('%s of %d', [1, 2])).toBe('1 of 2');
    expect(filled('%2$s, %1$s (100%%)', ['one', '%s'])).toBe('%s, one (100%)');
  });
});
