// WordPress's remove_accents(): Latin letters with marks become ASCII, with a few languages' own spellings.
// The table is that of WordPress 7.1, grouped by replacement; whatever is not in it (Greek, Cyrillic, …) stays.

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
const noLocale: Readonly<Record<string, string>> = {};

/** What letters become, by code. */
const table: readonly (string | undefined)[] = (() => {
  const made: (string | undefined)[] = new Array(0x2100).fill(undefined);
  for (const [replacement, letters] of plain) for (const letter of letters) made[letter.charCodeAt(0)] = replacement;
  return made;
})();

function localeTable(locale: string): Readonly<Record<string, string>> {
  if (locale.startsWith('de')) return german;
  if (locale === 'da_DK') return danish;
  if (locale === 'sr_RS' || locale === 'bs_BA') return serbian;
  return noLocale;
}

/** WordPress `remove_accents()`. `locale` is WordPress's (`de_DE`); German, Danish, Catalan, Serbian and Bosnian differ. */
export function removeAccents(text: string, locale = ''): string {
  if (!/[^\x00-\x7f]/.test(text)) return text;
  const own = localeTable(locale);
  let composed = text.normalize('NFC');
  if (locale === 'ca') composed = composed.replaceAll('l·l', 'll');
  let out = '';
  let from = 0;
  for (let at = 0; at < composed.length; at++) {
    const code = composed.charCodeAt(at);
    if (code < 128 || code >= table.length) continue;
    const made = (own === noLocale ? undefined : own[composed.charAt(at)]) ?? table[code];
    if (made === undefined) continue;
    out += from === at ? made : composed.slice(from, at) + made;
    from = at + 1;
  }
  return from === 0 ? composed : out + composed.slice(from);
}
