// The typefaces of cards: which there are, which one writes what, and where their files lie. All are open (OFL) and come as
// packages of files, cut into subsets by Unicode ranges; a package that is not installed is passed over, so that further
// scripts are a matter of installing `@fontsource-variable/noto-sans-thai` or another of the list.

/** Fonts that can be chosen, as Jetpack's Social Image Generator names them. */
export const fontOptions = [
  { id: 'inter', label: 'Inter' },
  { id: 'oswald', label: 'Oswald' },
  { id: 'hk-grotesk', label: 'HK Grotesk' },
  { id: 'noto-sans-cjk', label: 'Noto Sans CJK' },
] as const;

export interface Family {
  /** Name of its package and of its files. */
  readonly name: string;
  /** Weight on its axis. */
  readonly weight: number;
  /** Least distance of lines, in em. */
  readonly leading: number;
  /** What its letters reach above and below the line, in em: for the height of a text. */
  readonly above: number;
  readonly below: number;
}

const family = (name: string, weight: number, leading = 1, above = 0.76, below = 0.22): Family => ({
  name,
  weight,
  leading,
  above,
  below,
});

const inter = family('inter', 800);
const arabic = family('noto-sans-arabic', 800, 1.4, 0.92, 0.45);
const nastaliq = family('noto-nastaliq-urdu', 700, 2, 1.2, 0.75);
const hebrew = family('noto-sans-hebrew', 800, 1.16, 0.76, 0.22);
const chinese = family('noto-sans-sc', 800, 1.24, 0.88, 0.12);
const japanese = family('noto-sans-jp', 800, 1.24, 0.88, 0.12);
const korean = family('noto-sans-kr', 800, 1.24, 0.88, 0.12);
const traditional = family('noto-sans-tc', 800, 1.24, 0.88, 0.12);
const emoji = family('noto-emoji', 700, 1, 0.86, 0.2);

/** Of other scripts, where somebody has installed them. */
const further = ['devanagari', 'bengali', 'gujarati', 'gurmukhi', 'tamil', 'telugu', 'kannada', 'malayalam', 'sinhala']
  .map((script) => family(`noto-sans-${script}`, 700, 1.4, 0.95, 0.4))
  .concat(
    ['thai', 'lao', 'khmer', 'myanmar'].map((script) => family(`noto-sans-${script}`, 700, 1.5, 1, 0.45)),
    ['georgian', 'armenian', 'ethiopic'].map((script) => family(`noto-sans-${script}`, 700, 1.2)),
  );

const chosen: Readonly<Record<string, Family>> = {
  inter,
  oswald: family('oswald', 700, 1, 0.82, 0.24),
  'hk-grotesk': family('hanken-grotesk', 800),
};

/** The language of a text as far as it decides how letters look: by its letters, else by the site's language. */
export function languageOf(text: string, locale: string): string {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\u1100-\u11ff\uac00-\ud7af]/.test(text)) return 'ko';
  if (/[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]/.test(text)) return 'ur';
  const [language = 'en', region = ''] = locale.split(/[_-]/);
  if (language === 'zh') return /^(?:tw|hk|mo|hant)$/i.test(region) ? 'zh-Hant' : 'zh-Hans';
  return /^[a-z]{2,3}$/.test(language) ? language : 'en';
}

/** Families in the order in which they are asked for a letter. */
export function familiesOf(font: string, language: string): readonly Family[] {
  const han = { ja: japanese, ko: korean, 'zh-Hant': traditional }[language] ?? chinese;
  const east = [...new Set([han, chinese, japanese, korean])];
  const own = font === 'noto-sans-cjk' ? han : (chosen[font] ?? inter);
  const near = language === 'ur' ? [nastaliq, arabic] : [arabic];
  return [...new Set([own, inter, ...near, hebrew, ...east, ...further, emoji])];
}

export const emojiFamily = emoji;
