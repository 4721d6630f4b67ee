// How the texts of a post are cleaned before they are stored. Reproduces the `*_save_pre` filters: titles are trimmed,
// numeric entities of Windows-1252 are put right, and whoever may not post unfiltered HTML has scripts and unknown tags
// taken out. The system's texts (viewer null: imports, jobs) are trusted.
import type { Viewer } from '../../access/viewer.ts';
import { kses } from '../../rendering/formatting/kses.ts';

export interface PostTexts {
  readonly title: string;
  readonly content: string;
  readonly excerpt: string;
  readonly filtered: string;
}

/** The texts as they are stored for this viewer. */
export function savedTexts(viewer: Viewer | null, texts: PostTexts): PostTexts {
  const trusted = viewer === null || viewer.can('unfiltered_html');
  const clean = (text: string): string => (trusted ? text : kses(text, 'post'));
  const title = phpTrim(texts.title);
  return {
    title: trusted ? title : kses(title, 'data'),
    content: clean(validEntities(texts.content)),
    excerpt: clean(validEntities(texts.excerpt)),
    filtered: clean(texts.filtered),
  };
}

/** What the code points 128 to 159 mean to those who write them: Windows-1252; 0 has no meaning. */
const windows1252 = [
  8364, 0, 8218, 402, 8222, 8230, 8224, 8225, 710, 8240, 352, 8249, 338, 0, 381, 0, 0, 8216, 8217, 8220, 8221, 8226,
  8211, 8212, 732, 8482, 353, 8250, 339, 0, 382, 376,
];

/** Numeric entities that no text can mean, as the characters that were meant (convert_invalid_entities). */
function validEntities(text: string): string {
  if (!text.includes('&#1')) return text;
  return text.replace(/&#(1[2-5]\d);/g, (entity, digits: string) => {
    const point = Number(digits);
    if (point < 128) return entity;
    const meant = windows1252[point - 128];
    return meant ? `&#${meant};` : '';
  });
}

/** PHP's trim(): ASCII white space and NUL. */
function phpTrim(text: string): string {
  const blank = ' \t\n\r\0\v';
  let start = 0;
  let end = text.length;
  while (start < end && blank.includes(text.charAt(start))) start++;
  while (end > start && blank.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
