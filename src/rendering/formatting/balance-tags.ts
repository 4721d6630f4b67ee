// WordPress's force_balance_tags(): every opened element is closed, stray closing tags go, void elements end in ` />`.
import { asciiLower, trim } from './php-strings.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const voids = words(
  'area base basefont br col command embed frame hr img input isindex link meta param source track wbr',
);
const nestable = words('article aside blockquote details div figure object q section span');

const tag = /<(\/?)((?:[a-z][a-z0-9._]*-[a-z0-9._-]+)|[\w:]+)(?:[\t-\r ]*(\/?)|([\t-\r ]+)([^>]*))>/g;

/** WordPress `force_balance_tags()`. */
export function balanceTags(input: string): string {
  if (!input.includes('<')) return input;
  const text = input.replaceAll('< !--', '<    !--').replace(/<([0-9])/g, '&lt;$1');
  const open: string[] = [];
  let out = '';
  let from = 0;
  const close = (count: number): string => {
    let closing = '';
    for (let i = 0; i < count; i++) closing += `</${open.pop()}>`;
    return closing;
  };
  for (const match of text.slice(0, text.lastIndexOf('>') + 1).matchAll(tag)) {
    const [whole, slash, rawName = '', selfSlash, blank = '', rest] = match;
    const name = asciiLower(rawName);
    out += text.slice(from, match.index);
    from = match.index + whole.length;
    if (slash) {
      const at = open.lastIndexOf(name);
      if (at !== -1) out += close(open.length - at);
      continue;
    }
    out += openingTag(name, blank, trim(rest ?? selfSlash ?? ''), open, close);
  }
  out += text.slice(from) + close(open.length);
  return out.replaceAll('< !--', '<!--').replaceAll('<    !--', '< !--');
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
