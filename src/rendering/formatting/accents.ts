// WordPress's remove_accents(): Latin letters with marks become ASCII, with a few languages' own spellings.
// The table is that of WordPress 7.1, grouped by replacement; whatever is not in it (Greek, Cyrillic, …) stays.
import { Escaping, type Made, madeOf } from './escaping.ts';

const plain: readonly (readonly [replacement: string, letters: string])[] = [
  ['', '£'],
  ['a', 'ªàáâãäåāăąǎɑạảấầẩẫậắằẳẵặ'],
  ['o', 'ºòóôõöøōŏőơǒọỏốồổỗộớờởỡợ'],
  ['A', 'ÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ'],
  ['AE', 'Æ'],
  ['C', 'ÇĆĈĊČ'],
  ['E', 'ÈÉÊËĒĔĖĘĚƏẸẺẼẾỀỂỄỆ€'],
  ['I', 'ÌÍÎÏĨĪĬĮİǏỈỊ'],
  ['D', 'ÐĎĐ'],
  ['N', 'ÑŃŅŇŊ'],
  ['O', 'ÒÓÔÕÖØŌŎŐƠǑỌỎỐỒỔỖỘỚỜỞỠỢ'],
  ['U', 'ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛỤỦỨỪỬỮỰ'],
  ['Y', 'ÝŶŸỲỴỶỸ'],
  ['TH', 'Þ'],
  ['s', 'ßśŝşšſș'],
  ['ae', 'æ'],
  ['c', 'çćĉċč'],
  ['e', 'èéêëēĕėęěǝẹẻẽếềểễệ'],
  ['i', 'ìíîïĩīĭįıǐỉị'],
  ['d', 'ðďđ'],
  ['n', 'ñńņňŉŋ'],
  ['u', 'ùúûüũūŭůűųưǔǖǘǚǜụủứừửữự'],
  ['y', 'ýÿŷỳỵỷỹ'],
  ['th', 'þ'],
  ['G', 'ĜĞĠĢ'],
  ['g', 'ĝğġģ'],
  ['H', 'ĤĦ'],
  ['h', 'ĥħ'],
  ['IJ', 'Ĳ'],
  ['ij', 'ĳ'],
  ['J', 'Ĵ'],
  ['j', 'ĵ'],
  ['K', 'Ķ'],
  ['k', 'ķĸ'],
  ['L', 'ĹĻĽĿŁ'],
  ['l', 'ĺļľŀł'],
  ['OE', 'Œ'],
  ['oe', 'œ'],
  ['R', 'ŔŖŘ'],
  ['r', 'ŕŗř'],
  ['S', 'ŚŜŞŠȘ'],
  ['T', 'ŢŤŦȚ'],
  ['t', 'ţťŧț'],
  ['W', 'Ŵ'],
  ['w', 'ŵ'],
  ['Z', 'ŹŻŽ'],
  ['z', 'źżž'],
];

const german: Readonly<Record<string, string>> = {
  Ä: 'Ae',
  ä: 'ae',
  Ö: 'Oe',
  ö: 'oe',
  Ü: 'Ue',
  ü: 'ue',
  ẞ: 'SS',
  ß: 'ss',
};
const danish: Readonly<Record<string, string>> = { Æ: 'Ae', æ: 'ae', Ø: 'Oe', ø: 'oe', Å: 'Aa', å: 'aa' };
const serbian: Readonly<Record<string, string>> = { Đ: 'DJ', đ: 'dj' };
type Replacements = readonly (Made | undefined)[];

/** What letters become, by code. */
const table: Replacements = (() => {
  const made = new Array<Made | undefined>(0x2100).fill(undefined);
  for (const [replacement, letters] of plain) {
    const one = madeOf(replacement);
    for (const letter of letters) made[letter.charCodeAt(0)] = one;
  }
  return made;
})();

function withOwn(own: Readonly<Record<string, string>>): Replacements {
  const made = table.slice();
  for (const [letter, replacement] of Object.entries(own)) made[letter.charCodeAt(0)] = madeOf(replacement);
  return made;
}

const germanTable = withOwn(german);
const danishTable = withOwn(danish);
const serbianTable = withOwn(serbian);

function localeTable(locale: string): Replacements {
  if (locale.startsWith('de')) return germanTable;
  if (locale === 'da_DK') return danishTable;
  return locale === 'sr_RS' || locale === 'bs_BA' ? serbianTable : table;
}

/** WordPress `remove_accents()`. `locale` is WordPress's (`de_DE`); German, Danish, Catalan, Serbian and Bosnian differ. */
export function removeAccents(text: string, locale = ''): string {
  if (!/[^\x00-\x7f]/.test(text)) return text;
  const own = localeTable(locale);
  let composed = text.normalize('NFC');
  if (locale === 'ca') composed = composed.replaceAll('l·l', 'll');
  const escaping = new Escaping(composed);
  for (let at = 0; at < composed.length; at++) {
    const code = composed.charCodeAt(at);
    const made = code < 128 ? undefined : own[code];
    if (made !== undefined) escaping.replace(at, at + 1, made);
  }
  return escaping.finish();
}
