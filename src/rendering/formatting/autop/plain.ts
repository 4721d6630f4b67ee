// wpautop() for texts without any tag: none of its steps finds anything in them but blank lines and line breaks. Linear.
import { isBlank } from '../php-strings.ts';

/** Line breaks may stand this close together, on average, for it to be worth while: pieces between them are joined. */
const apart = 32;

/**
 * Paragraphs of a text that has no `<` and begins with no blank; with `breaks`, `<br />` before its other line breaks. Undefined
 * for all other texts.
 */
export function plainParagraphs(input: string, breaks: boolean): string | undefined {
  if (isBlank(input.charCodeAt(0)) || input.includes('<')) return undefined;
  const text = input.includes('\r') ? input.replace(/\r\n?/g, '\n') : input;
  let out = '<p>';
  let from = 0;
  let left = text.length / apart;
  for (let line = text.indexOf('\n'); line !== -1; line = text.indexOf('\n', from)) {
    if (--left < 0) return undefined;
    let last = line;
    let end = line + 1;
    for (; isBlank(text.charCodeAt(end)); end++) if (text.charCodeAt(end) === 10) last = end;
    // What is left of the text is blanks, and a line break that WordPress puts behind it.
    if (end === text.length) return `${out}${text.slice(from, line)}</p>\n`;
    if (last > line) out += `${text.slice(from, line)}</p>\n<p>`;
    else if (breaks) out += `${text.slice(from, textEnd(text, line))}<br />\n`;
    else out += text.slice(from, line + 1);
    from = last + 1;
  }
  return `${out}${text.slice(from)}</p>\n`;
}

/** Where the text before an offset ends, without blanks. */
function textEnd(text: string, before: number): number {
  let end = before;
  while (isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}
