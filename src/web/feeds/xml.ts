// Texts on their way into XML. WordPress prints them as they are; here what would break a reader's parser is mended: characters
// that XML cannot hold go, names of HTML become numbers, lone `&` and `<` are escaped, `]]>` ends no section.
import { namedEntities } from '../../rendering/formatting/decode-entities.ts';

/** The characters of XML 1.0; everything else is left out. */
export const xmlCharacters = (text: string): string =>
  text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');

/** Names that HTML 4 lacks and WordPress knows. */
const oldNames: Readonly<Record<string, string>> = { brkbar: '166', die: '168', hibar: '175' };

/** References by name become references by number, `|` as well. Reproduces ent2ncr. */
export function numbered(text: string): string {
  const names = namedEntities();
  return text.replace(/&([a-zA-Z][a-zA-Z0-9]{1,8});|\|/g, (whole, name: string | undefined) => {
    if (name === undefined) return '&#124;';
    const number = names.get(name)?.codePointAt(0) ?? oldNames[name];
    return number === undefined ? whole : `&#${number};`;
  });
}

/** Text that is HTML without elements, between tags. What is well-formed stays as it is. */
export const xmlText = (html: string): string =>
  xmlCharacters(html)
    .replace(
      /&(?!#\d{1,7};|#x[\da-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(?:([a-zA-Z][a-zA-Z0-9]{1,8});)?/g,
      (whole, name) => (name === undefined ? '&#038;' : numberOf(whole, name)),
    )
    .replaceAll('<', '&lt;')
    .replaceAll(']]>', ']]&gt;');

function numberOf(reference: string, name: string): string {
  const made = numbered(reference);
  return made === reference ? `&#038;${name};` : made;
}

/** The same as the value of an attribute. */
export const xmlAttribute = (html: string): string => xmlText(html).replaceAll('"', '&quot;');

export const cdata = (text: string): string => {
  const plain = xmlCharacters(text);
  return `<![CDATA[${plain.includes(']]>') ? plain.replaceAll(']]>', ']]]]><![CDATA[>') : plain}]]>`;
};

/** `YYYY-MM-DD HH:MM:SS` in GMT → `Tue, 04 Mar 2025 10:00:00 +0000`; '' where it is no date. */
export function rfc822(gmt: string): string {
  const time = Date.parse(`${gmt.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? '' : new Date(time).toUTCString().replace(/GMT$/, '+0000');
}

/** The same → `2025-03-04T10:00:00Z`. */
export const rfc3339 = (gmt: string): string => `${gmt.replace(' ', 'T')}Z`;
