// Text that formatting would change, written with character references that it leaves alone: straight quotes, dashes and
// dots, shortcodes, smilies, addresses on a line of their own. It reads the same, and renders to what it says.
import { commentEnd, decodeAttribute, rawElements } from '../blocks/tag-syntax.ts';
import { Tags } from '../blocks/tags.ts';

const ofCode = (code: number): string => `&#${String(code).padStart(3, '0')};`;
const ofAscii: readonly string[] = Array.from({ length: 128 }, (_, code) => ofCode(code));

/** What stands for one sign of ASCII, or for the same one again and again. */
const repeated = (text: string): string => ofAscii[text.charCodeAt(0)]?.repeat(text.length) ?? text;

const reference = (text: string): string => Array.from(text, (sign) => ofCode(sign.codePointAt(0) ?? 0)).join('');

/** A reference without its semicolon, which formatting takes for none. */
function named(found: string): string {
  for (let end = found.length; end > 2; end--) {
    const sign = decodeAttribute(`${found.slice(0, end)} `).slice(0, -1);
    if (!sign.startsWith('&') || sign === '&') return reference(sign) + found.slice(end);
  }
  return found;
}

/** References that are there, and signs that formatting looks at. */
const signs =
  /&(?:#\w+|\w+);|&[a-zA-Z]{2,7}|["'`[\]:;()|]|--+|(?<=\s)-(?=\s)|\.{2,}|(?<=\d)x(?=\d)|8(?=-?[O0|)])|(?<=Word)p(?=ress)/g;
const protectedText = (text: string): string =>
  text.replace(signs, (found) => {
    if (!found.startsWith('&')) return repeated(found);
    return found.endsWith(';') ? found : named(found);
  });

/** HTML whose texts formatting does not change; what is in tags, comments and scripts stays but for square brackets. Linear. */
export function protect(html: string): string {
  const tags = new Tags(html);
  let out = '';
  let from = 0;
  while (tags.next(true)) {
    out += outsideComments(html.slice(from, tags.start));
    out += html
      .slice(tags.start, tags.end)
      .replace(/=\s*("[^"]*"|'[^']*')/g, (value) => value.replace(/[[\]]/g, repeated));
    from = tags.end;
    const raw = tags.isCloser ? undefined : rawElements[tags.name];
    if (!raw) continue;
    raw.lastIndex = from;
    const close = raw.exec(html)?.index ?? html.length;
    out += html.slice(from, close);
    from = close;
  }
  return out + outsideComments(html.slice(from));
}

function outsideComments(text: string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('<!--'); at !== -1; at = text.indexOf('<!--', from)) {
    const end = commentEnd(text, at);
    if (end === -1) break;
    out += protectedText(text.slice(from, at)) + text.slice(at, end);
    from = end;
  }
  return out + protectedText(text.slice(from));
}
