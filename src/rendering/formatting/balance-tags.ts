// WordPress's force_balance_tags(): every opened element is closed, stray closing tags go, void elements end in ` />`.
import { asciiLower, trim } from './php-strings.ts';
import { Rewriting } from './rewriting.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const voids = words(
  'area base basefont br col command embed frame hr img input isindex link meta param source track wbr',
);
const nestable = words('article aside blockquote details div figure object q section span');

const tag = /<(\/?)((?:[a-z][a-z0-9._]*-[a-z0-9._-]+)|[\w:]+)(?:[\t-\r ]*(\/?)|([\t-\r ]+)([^>]*))>/g;

/** WordPress `force_balance_tags()`. */
export function balanceTags(input: string): string {
  if (!input.includes('<')) return input;
  const text = withoutNumbers(input.replaceAll('< !--', '<    !--'));
  const open: string[] = [];
  const rewriting = new Rewriting(text);
  const close = (count: number): string => {
    let closing = '';
    for (let i = 0; i < count; i++) closing += `</${open.pop()}>`;
    return closing;
  };
  for (const match of text.slice(0, text.lastIndexOf('>') + 1).matchAll(tag)) {
    const [whole, slash, rawName = '', selfSlash, blank = '', rest] = match;
    const name = asciiLower(rawName);
    let made = '';
    if (slash) {
      const at = open.lastIndexOf(name);
      if (at !== -1) made = close(open.length - at);
    } else made = openingTag(name, blank, trim(rest ?? selfSlash ?? ''), open, close);
    rewriting.replace(match.index, match.index + whole.length, made);
  }
  rewriting.replace(text.length, text.length, close(open.length));
  const out = rewriting.finish();
  return out.replaceAll('< !--', '<!--').replaceAll('<    !--', '< !--');
}

/** No tag begins with a digit: there the `<` is text. */
function withoutNumbers(text: string): string {
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    const code = text.charCodeAt(at + 1);
    if (code >= 48 && code <= 57) rewriting.replace(at, at + 1, '&lt;');
  }
  return rewriting.finish();
}

function openingTag(
  name: string,
  blank: string,
  attributes: string,
  open: string[],
  close: (count: number) => string,
): string {
  const single = voids.has(name);
  if (attributes.endsWith('/')) {
    if (single) return `<${name} ${attributes}>`;
    return `<${name}${blank}${trim(attributes.slice(0, -1))}></${name}>`;
  }
  if (single) return `<${name} ${attributes}/>`;
  const before = open.length > 0 && !nestable.has(name) && open.at(-1) === name ? close(1) : '';
  open.push(name);
  return `${before}<${name}${blank}${attributes}>`;
}
