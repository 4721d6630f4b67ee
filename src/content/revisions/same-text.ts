// Whether a text changed, for revisions and autosaves. Reproduces normalize_whitespace: white space at the ends, kinds of
// line ends, empty lines and runs of blanks do not count.

/** Do two texts differ in white space at most? */
export function sameText(a: string, b: string): boolean {
  return a === b || normalizeSpace(a) === normalizeSpace(b);
}

function normalizeSpace(text: string): string {
  return text
    .replace(/^[ \t\n\r\0\v]+/, '')
    .replace(/(?<![ \t\n\r\0\v])[ \t\n\r\0\v]+$/, '')
    .replaceAll('\r', '\n')
    .replace(/\n+/g, '\n')
    .replace(/[ \t]+/g, ' ');
}
