// Splits a search into terms and phrases. Reproduces WP_Query::parse_search and parse_search_terms.

/** What a search asks for. */
export interface SearchTerms {
  /** The text as stored for sentence matches. */
  readonly sentence: string;
  readonly terms: readonly { readonly text: string; readonly exclude: boolean }[];
  /** How many parts the text had before short words and stop words were dropped. */
  readonly parts: number;
}

const stopWords = new Set(
  'about an are as at be by com for from how in is it of on or that the this to was what when where who will with www'.split(
    ' ',
  ),
);

/** More terms than this are looked for as one sentence. */
const termsAtMost = 9;

/** Terms of a search text as a client sent it; `-term` excludes, `"…"` is a phrase. */
export function parseSearch(text: string): SearchTerms {
  // WordPress takes the text for slashed.
  const sentence = text
    .replace(/\\([\s\S]?)/g, (_, next: string) => (next === '0' ? '\0' : next))
    .replace(/[\r\n]/g, '');
  const parts = sentence.match(/"[^"]*(?:"|$)|[^\t ",+]+/g) ?? [];
  let terms: string[] = [];
  for (const part of parts) {
    const term = /^".+"$/.test(part) ? trim(part, '"\'') : trim(part, '"\' ');
    if (term === '' || term === '0' || /^[a-z-]$/i.test(term)) continue;
    if (!stopWords.has(term.toLowerCase())) terms.push(term);
  }
  if (terms.length === 0 || terms.length > termsAtMost) terms = [sentence];
  return {
    sentence,
    parts: parts.length === 0 ? 1 : parts.length,
    terms: terms.map((term) => ({
      text: term.startsWith('-') ? term.slice(1) : term,
      exclude: term.startsWith('-'),
    })),
  };
}

function trim(text: string, characters: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && characters.includes(text.charAt(start))) start++;
  while (end > start && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Text as a part of a `like` pattern (`wpdb::esc_like`). */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
