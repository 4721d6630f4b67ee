// Small rewritings of text: lone ampersands, Windows-1252 references, capital P, smilies.

import { isNameCode } from './references.ts';
import { Rewriting } from './rewriting.ts';
import { ampersandAfter, codeAt } from './scan.ts';
import { englishTypography, type Typography } from './typography.ts';

const windows1252: Readonly<Record<string, string>> = {
  '128': '8364',
  '130': '8218',
  '131': '402',
  '132': '8222',
  '133': '8230',
  '134': '8224',
  '135': '8225',
  '136': '710',
  '137': '8240',
  '138': '352',
  '139': '8249',
  '140': '338',
  '142': '381',
  '145': '8216',
  '146': '8217',
  '147': '8220',
  '148': '8221',
  '149': '8226',
  '150': '8211',
  '151': '8212',
  '152': '732',
  '153': '8482',
  '154': '353',
  '155': '8250',
  '156': '339',
  '158': '382',
  '159': '376',
};

/** WordPress `convert_chars()`: an `&` that starts no reference becomes `&#038;`; one at the end stays. */
export function convertCharacters(text: string): string {
  const rewriting = new Rewriting(text);
  for (let at = ampersandAfter(text, 0); at !== -1 && at + 1 < text.length; at = ampersandAfter(text, at)) {
    const next = text.charCodeAt(at + 1);
    if (next < 128 && (next === 35 || isNameAfter(text, at + 2))) at++;
    else {
      rewriting.replace(at, at + 1, '&#038;');
      at += 2;
    }
  }
  return rewriting.finish();
}

/**
 * The same for what wptexturize() made of a text: it escapes nothing but what stands there, so where that has no `&`, each is the
 * start of a sign of its own.
 */
export const convertTexturized = (source: string, texturized: string, typography: Typography): string =>
  source.includes('&') || !areReferences(typography) ? convertCharacters(texturized) : texturized;

/** Does each `&` in the signs start a reference? */
const areReferences = ({ signs }: Typography): boolean =>
  Object.values(signs).every((sign) => convertCharacters(`${sign} `) === `${sign} `);

/** One to eight letters or digits 1–4 and a semicolon at `at`? */
function isNameAfter(text: string, at: number): boolean {
  let end = at;
  while (end - at < 8 && isNameCode(text.charCodeAt(end))) end++;
  return end > at && text.charCodeAt(end) === 59;
}

/** References 128–159; the expression is quicker than a search for a string where many `&` stand. */
const invalid = /&#1(?:2[89]|[345][0-9]);/g;

/** WordPress `convert_invalid_entities()`: references 128–159 mean Windows-1252 characters; those without one go. */
export function convertInvalidEntities(text: string): string {
  const rewriting = new Rewriting(text);
  invalid.lastIndex = 0;
  while (invalid.test(text)) {
    const end = invalid.lastIndex;
    const code = windows1252[text.slice(end - 4, end - 1)];
    rewriting.replace(end - 6, end, code === undefined ? '' : `&#${code};`);
  }
  return rewriting.finish();
}

/** WordPress `capital_P_dangit()`; in titles everywhere, elsewhere only after a space, an opening quote, `>` or `(`. */
export function capitalP(text: string, inTitle = false, typography = englishTypography): string {
  if (!text.includes('Wordpress')) return text;
  if (inTitle) return text.replaceAll('Wordpress', 'WordPress');
  const { openingDouble } = typography.signs;
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf('Wordpress'); at !== -1; at = text.indexOf('Wordpress', at + 9)) {
    const before = codeAt(text, at - 1);
    const isFree = before === 32 || before === 40 || before === 62;
    if (isFree || text.endsWith('&#8216;', at) || text.endsWith(openingDouble, at))
      rewriting.replace(at + 4, at + 5, 'P');
  }
  return rewriting.finish();
}
