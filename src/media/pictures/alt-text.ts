// The alternative text that a photograph carries in its XMP block (IPTC Core, AltTextAccessibility), as
// wp_get_image_alttext: for the site's language, else its first two letters, else the default.
import { Parser } from 'htmlparser2';

/** XMP blocks beyond this are not read. */
const longest = 1024 * 1024;

/** '' where there is none. */
export function readAltText(xmp: Uint8Array | undefined, locale: string): string {
  if (!xmp || xmp.length > longest) return '';
  const texts = new Map<string, string>();
  let inside = false;
  let language: string | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'Iptc4xmpCore:AltTextAccessibility') inside = true;
        else if (inside && name === 'rdf:li') language = attributes['xml:lang'] ?? '';
      },
      ontext(text) {
        if (language !== undefined) texts.set(language, (texts.get(language) ?? '') + text);
      },
      onclosetag(name) {
        if (name === 'Iptc4xmpCore:AltTextAccessibility') inside = false;
        else if (name === 'rdf:li') language = undefined;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(Buffer.from(xmp).toString('utf8'));
  return texts.get(locale) || texts.get(locale.slice(0, 2)) || texts.get('x-default') || '';
}
