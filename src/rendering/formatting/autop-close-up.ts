// Blanks that wpautop() takes away around elements which may not get paragraphs.
import { isBlank, ws } from './php-strings.ts';
import { Rewriting } from './rewriting.ts';

/** Takes blanks away around elements that may not get paragraphs: option, object, media sources, figcaption. */
export function closeUp(input: string): string {
  let text = input;
  if (text.includes('<option')) {
    text = trimBefore(text, /<option/g);
    text = text.replace(new RegExp(`</option>${ws}*`, 'g'), '</option>');
  }
  if (text.includes('</object>')) {
    text = tagsOnly(text, (part) => part.replace(new RegExp(`(<object[^>]*>)${ws}*`, 'g'), '$1'));
    text = trimBefore(text, /<\/object>/g);
    text = tagsOnly(text, (part) => trimBefore(part, new RegExp(`(</?(?:param|embed)[^>]*>)${ws}*`, 'g')));
  }
  if (text.includes('<source') || text.includes('<track')) {
    text = tagsOnly(text, (part) => part.replace(new RegExp(`([<[](?:audio|video)[^>\\]]*[>\\]])${ws}*`, 'g'), '$1'));
    text = trimBefore(text, /([<[]\/(?:audio|video)[>\]])/g);
    text = tagsOnly(text, (part) => trimBefore(part, new RegExp(`(<(?:source|track)[^>]*>)${ws}*`, 'g')));
  }
  if (text.includes('<figcaption')) {
    text = tagsOnly(text, (part) => trimBefore(part, /(<figcaption[^>]*>)/g));
    text = text.replace(new RegExp(`</figcaption>${ws}*`, 'g'), '</figcaption>');
  }
  return text;
}

/** Each match becomes its first group (or stays), and blanks before it go. */
function trimBefore(text: string, pattern: RegExp): string {
  const rewriting = new Rewriting(text);
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    let end = match.index;
    while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
    from = match.index + match[0].length;
    rewriting.replace(end, from, match[1] ?? match[0]);
  }
  return rewriting.finish();
}

/** Applies `change` up to the last `>` or `]` and the blanks behind it: past that no tag can end, however many begin. */
function tagsOnly(text: string, change: (part: string) => string): string {
  let end = Math.max(text.lastIndexOf('>'), text.lastIndexOf(']')) + 1;
  while (end < text.length && isBlank(text.charCodeAt(end))) end++;
  return change(text.slice(0, end)) + text.slice(end);
}
