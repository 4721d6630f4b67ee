// Is a post that a network shows the one that was sent? Networks hand texts back with other spaces, as HTML, or with
// addresses shortened.

/** The text without tags, entities, and anything that is no letter, digit or sign. */
export function bare(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:amp|#38);/g, '&')
    .replace(/&(?:lt|#60);/g, '<')
    .replace(/&(?:gt|#62);/g, '>')
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:#39|#x27|apos);/g, "'")
    .normalize('NFC')
    .replace(/\s+/gu, '');
}

export const sameText = (shown: unknown, sent: string): boolean =>
  typeof shown === 'string' && bare(shown) === bare(sent);

/** Was it made since the share was decided? Clocks may differ by some minutes. `shown`: a date, or Unix seconds. */
export function madeSince(shown: unknown, createdAt: number): boolean {
  const time = typeof shown === 'number' ? shown * 1000 : Date.parse(String(shown));
  return !Number.isFinite(time) || time >= createdAt - 10 * 60_000;
}
