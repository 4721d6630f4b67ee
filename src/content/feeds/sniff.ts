// What an answer is, by its content type and its first bytes. Reproduces SimplePie's Sniffer as far as feeds depend on it.

const feedTypes: ReadonlySet<string> = new Set([
  ...['application/rss+xml', 'application/rdf+xml', 'text/rdf', 'application/atom+xml', 'text/xml', 'application/xml'],
  'application/x-rss+xml',
]);

export const isFeedType = (type: string): boolean => feedTypes.has(type);

/** The type that counts; `text` is the body as one character a byte. `contentType` undefined: none was sent. */
export function sniffType(contentType: string | undefined, text: string): string {
  if (contentType === undefined) return unknownType(text);
  const official = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (official === 'unknown/unknown' || official === 'application/unknown') return unknownType(text);
  return official === 'text/html' ? feedOrHtml(text) : official;
}

const unknownType = (text: string): string =>
  /^[\t\n\v\f\r ]*<(?:!doctype html|html|script)/i.test(text.slice(0, 4096)) ? 'text/html' : 'text/plain';

/** HTML whose first element is a feed's is a feed; comments, types and instructions before it do not count. */
function feedOrHtml(text: string): string {
  let at = 0;
  while (at < text.length) {
    if (/[\t\n\r \u00ef\u00bb\u00bf]/.test(text[at] ?? '')) {
      at++;
      continue;
    }
    if (text[at] !== '<') break;
    at++;
    const close = text.startsWith('!--', at) ? '-->' : text[at] === '!' ? '>' : text[at] === '?' ? '?>' : undefined;
    if (close === undefined) {
      if (text.startsWith('rss', at) || text.startsWith('rdf:RDF', at)) return 'application/rss+xml';
      return text.startsWith('feed', at) ? 'application/atom+xml' : 'text/html';
    }
    const end = text.indexOf(close, at);
    if (end < 0) break;
    at = end + close.length;
  }
  return 'text/html';
}
