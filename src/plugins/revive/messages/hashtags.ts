// Hashtags of a post, as an account's format wants them: marked in the text where the text has the word, the others to be put
// behind it. Texts of all scripts; lengths in what a reader takes for characters.
import type { PostSummary } from '../../../extend/site.ts';
import type { Format } from '../formats.ts';
import { textOf } from '../stored.ts';

export interface Tagged {
  readonly text: string;
  /** `#one #two`; '' for none. */
  readonly tags: string;
}

/** Words that hashtags are made of, in order. */
export function tagWords(format: Format, post: PostSummary, field: unknown): string[] {
  const names = (taxonomy: string): string[] => (post.terms.get(taxonomy) ?? []).map(({ name }) => name);
  switch (format.hashtags) {
    case 'common-hashtags':
      return format.hashtagsCommon.split(/[\s,]+/).filter(Boolean);
    case 'categories-hashtags':
      return names('category');
    case 'tags-hashtags':
      return names('post_tag');
    case 'custom-hashtags':
      return textOf(field)
        .split(/[\s#,]+/)
        .filter(Boolean);
    default:
      return [];
  }
}

/** `inPlace`: words that the text has are marked there. */
export function withHashtags(text: string, tags: readonly string[], most: number, inPlace: boolean): Tagged {
  let marked = text;
  const rest: string[] = [];
  let length = 0;
  for (const tag of new Set(tags.filter(Boolean))) {
    const found = inPlace ? marking(marked, tag) : undefined;
    if (found !== undefined) {
      marked = found;
      continue;
    }
    const longer = length + [...tag].length + (rest.length > 0 ? 1 : 0);
    if (longer > most) continue;
    length = longer;
    rest.push(tag);
  }
  return { text: marked, tags: rest.join(' ') };
}

/** The text with the first whole word that is this tag's marked; undefined where it has none. */
function marking(text: string, tag: string): string | undefined {
  const word = tag.slice(1);
  const low = text.toLowerCase();
  const wanted = word.toLowerCase();
  // Lower case may have another length than the text itself (İ): places would not fit.
  if (low.length !== text.length || wanted.length !== word.length) return undefined;
  const letter = /[\p{L}\p{M}\p{N}_]/u;
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + word.length, at + word.length + 2);
    const [next = ' '] = after;
    const last = [...before].at(-1) ?? ' ';
    if (last === '#') return text;
    if (!letter.test(last) && !letter.test(next)) return `${text.slice(0, at)}#${text.slice(at)}`;
  }
  return undefined;
}
