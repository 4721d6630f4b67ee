// Titles as they are set: what joins joins, what runs from the right does, lines end where the script lets them, and whatever
// comes stays within its area.
import { expect, test } from 'vitest';
import { templates } from '../templates.ts';
import { cleanText } from './clean.ts';
import { type SetText, setText } from './set.ts';

const { highway, edge, fullscreen, dois } = templates;
const glyphsOf = ({ lines }: SetText) => lines.flatMap((line) => line.runs.flatMap((run) => run.glyphs));
const idsOf = (set: SetText) => glyphsOf(set).map((glyph) => glyph.id);
const fontsOf = (set: SetText) => [...new Set(glyphsOf(set).map((glyph) => glyph.face.family.name))];
const textsOf = (set: SetText) => set.lines.map((line) => line.text);
const set = (text: string, style = fullscreen.text, locale = 'en') => setText(text, style, '', locale);

test('short titles are large, long ones smaller, and all lie within their area', async () => {
  const short = await set('It rains', highway.text);
  expect([short.size, textsOf(short)]).toEqual([80, ['It rains']]);
  const long = await set(
    'The council votes to reopen the harbour line after a decade of delays. '.repeat(3),
    highway.text,
  );
  expect(long.size).toBeLessThan(80);
  const { area } = highway.text;
  for (const { left, width } of long.lines) {
    expect(left).toBeGreaterThanOrEqual(area.left);
    expect(left + width).toBeLessThanOrEqual(area.left + area.width + 1);
  }
  expect(long.top).toBeGreaterThanOrEqual(area.top);
  expect(textsOf(long).join(' ')).toBe(
    'The council votes to reopen the harbour line after a decade of delays. '.repeat(3).trim(),
  );
});

test('no word is left over on a line of its own', async () => {
  const { lines } = await set('Council votes to reopen the harbour line after a decade of delays');
  const widths = lines.map((line) => line.width);
  expect(Math.min(...widths)).toBeGreaterThan(Math.max(...widths) / 2);
});

test('Arabic letters join, and their lines begin at the right', async () => {
  const word = await set('سلام');
  const alone = new Set((await Promise.all([...'سلام'].map((letter) => set(letter)))).flatMap(idsOf));
  // Lam and alef are one ligature; none of the glyphs is that of a letter on its own but the last, which nothing joins.
  expect(idsOf(word).length).toBeLessThanOrEqual(4);
  expect(idsOf(word).filter((id) => !alone.has(id)).length).toBeGreaterThanOrEqual(2);
  const kept = await set('سـلـام');
  expect(idsOf(kept)).not.toEqual(idsOf(word));
  expect(fontsOf(word)).toEqual(['noto-sans-arabic']);
  const { area } = fullscreen.text;
  for (const { left, width } of (await set('المجلس يصوّت لإعادة فتح خط الميناء بعد عشر سنوات من التأخير')).lines) {
    expect(left + width).toBeCloseTo(area.left + area.width, 3);
  }
  const latin = await set('The council votes');
  expect(latin.lines[0]?.left).toBe(area.left);
});

test('Urdu is set in Nastaliq with room between its lines', async () => {
  const urdu = await set('کونسل نے دس سال کی تاخیر کے بعد بندرگاہ لائن دوبارہ کھولنے کے حق میں ووٹ دیا', edge.text);
  expect(fontsOf(urdu)).toEqual(['noto-nastaliq-urdu']);
  expect(fontsOf(await set('اخبار', edge.text, 'ur'))).toEqual(['noto-nastaliq-urdu']);
  expect(fontsOf(await set('اخبار', edge.text, 'fa_IR'))).toEqual(['noto-sans-arabic']);
});

test('Hebrew runs from the right; numbers and Latin words in it from the left', async () => {
  const [alef, bet] = [await set('א'), await set('ב')].map(idsOf);
  expect(idsOf(await set('אב'))).toEqual([...(bet ?? []), ...(alef ?? [])]);
  const digits = await set('12');
  const mixed = idsOf(await set('א 12 ב'));
  const at = mixed.indexOf(idsOf(digits)[0] ?? -1);
  expect(mixed.slice(at, at + 2)).toEqual(idsOf(digits));
  expect([mixed[0], mixed.at(-1)]).toEqual([bet?.[0], alef?.[0]]);
  // Brackets are mirrored.
  const [open, close] = [idsOf(await set('ב(א')), idsOf(await set('ב)א'))];
  expect(open[1]).not.toBe(close[1]);
});

test('Chinese and Japanese break between characters, but not before stops; Korean between words', async () => {
  const chinese = await set(
    '市议会投票决定在延误十年后重新开放港口线，市民表示欢迎。此事已经讨论多年，许多居民都在等待。',
    dois.text,
  );
  expect(chinese.lines.length).toBeGreaterThan(3);
  for (const text of textsOf(chinese)) expect(text).not.toMatch(/^[，。、」]/);
  expect(fontsOf(chinese)).toEqual(['noto-sans-sc']);
  const japanese = await set('市議会、10年の遅れを経て港湾線の再開を可決。「ついに」と市民は語る', dois.text);
  for (const text of textsOf(japanese)) expect(text).not.toMatch(/^[，。、」]|「$/);
  expect(fontsOf(japanese)).toContain('noto-sans-jp');
  const title = '시의회 십년 지연 끝에 항만 노선 재개통 결정 시민들 환영';
  const korean = await set(title, dois.text);
  expect(korean.lines.length).toBeGreaterThan(1);
  expect(textsOf(korean).join(' ')).toBe(title);
});

test('words longer than a line are broken, and what does not fit ends in dots', async () => {
  const long = await set('W'.repeat(200), edge.text);
  expect(long.size).toBe(edge.text.smallest);
  for (const { width } of long.lines) expect(width).toBeLessThanOrEqual(edge.text.area.width);
  const cut = await set('Wide words '.repeat(60), dois.text);
  expect(textsOf(cut).join(' ')).toMatch(/…$/);
  expect(textsOf(cut).filter((line) => line.endsWith('…'))).toHaveLength(1);
  const pictures = await set('👩‍👩‍👧'.repeat(279), dois.text);
  expect(textsOf(pictures).join('')).toMatch(/^(?:👩‍👩‍👧)+…$/u);
  for (const { width } of pictures.lines) expect(width).toBeLessThanOrEqual(dois.text.area.width);
});

test('emoji are drawn in one colour, as one sign where they are one', async () => {
  const family = await set('👩‍👩‍👧');
  expect([idsOf(family).length, fontsOf(family)]).toEqual([1, ['noto-emoji']]);
  expect(fontsOf(await set('Party 🎉 now'))).toEqual(['inter', 'noto-emoji']);
  expect(fontsOf(await set('Room 12 #1'))).toEqual(['inter']);
});

test('the edge template writes capitals, as the language has them', async () => {
  expect(textsOf(await set('istanbul', edge.text, 'tr_TR'))).toEqual(['İSTANBUL']);
  expect(textsOf(await set('straße', edge.text, 'de_DE'))).toEqual(['STRASSE']);
});

test('hostile titles are cut to what can be read', async () => {
  expect(cleanText('a\u0000b\u202ec\u2067d\r\n\te \ud800')).toBe('abcd e');
  expect(cleanText('x'.repeat(100_000))).toHaveLength(281);
  expect(cleanText(`a${'\u0301'.repeat(50_000)}`).length).toBeLessThan(20);
  expect(cleanText(' \u0000\u200f\n ')).toBe('');
  const before = process.cpuUsage();
  const markup = await set('</g></svg><script>alert(1)</script>&amp;<image href="file:///etc/passwd"/>'.repeat(2000));
  expect(markup.svg.replace(/<\/?(?:g|path)\b[^<>]*>/g, '')).toBe('');
  for (const text of ['\u202e'.repeat(50_000), '('.repeat(100_000), 'א('.repeat(50_000), '🎉'.repeat(50_000)])
    await set(text);
  expect(await set('')).toMatchObject({ svg: '', lines: [] });
  const { user, system } = process.cpuUsage(before);
  // Milliseconds of CPU; a title that took quadratic time would take minutes.
  expect((user + system) / 1000).toBeLessThan(5000);
});
