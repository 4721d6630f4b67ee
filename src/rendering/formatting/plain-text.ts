// The text of HTML, for places that show no HTML: messages to other services, cards, mails.
import { Tokenizer } from 'htmlparser2';
import { NameTable } from './name-table.ts';
import { Writing } from './writing.ts';

interface Element {
  readonly name: string;
  /** What is in it is not seen; else it stands apart from what is around it. */
  readonly isHidden: boolean;
}

const apart =
  'address,article,aside,blockquote,br,dd,div,dl,dt,figcaption,figure,h1,h2,h3,h4,h5,h6,hr,li,main,nav,ol,p,pre,section,table,td,th,tr,ul';
const elements = new NameTable(
  new Map<string, Element>([
    ...['script', 'style', 'template'].map((name) => [name, { name, isHidden: true }] as const),
    ...apart.split(',').map((name) => [name, { name, isHidden: false }] as const),
  ]),
);

/** The element of the name between two offsets; of other ones nothing needs to be known. */
function elementAt(html: string, start: number, end: number): Element | undefined {
  for (let at = start; at < end; at++) {
    const code = html.charCodeAt(at);
    if ((code >= 65 && code <= 90) || code >= 128) {
      const name = html.slice(start, end).toLowerCase();
      return elements.find(name, 0, name.length);
    }
  }
  return elements.find(html, start, end);
}

/** What may be a reference. */
const reference = /&[#0-9a-zA-Z]/;

const ignore = (): void => {};

/**
 * Text without tags, entities decoded, white space drawn together; a space between what stands apart. Reads tags one by one:
 * what is nested in what matters for hidden elements alone, and so depth costs nothing.
 */
export function plainText(html: string): string {
  const writing = new Writing();
  // A stretch that is seen and not written yet: texts that follow one another are written at once.
  let from = 0;
  let until = 0;
  const writeSeen = (): void => {
    if (from < until) writing.add(html, from, until);
    from = until;
  };
  const hidden: Element[] = [];
  const part = (): void => {
    writeSeen();
    writing.addCode(32);
  };
  const tokenizer = new Tokenizer(
    // Each ampersand costs a closer look, which none needs that begins nothing.
    { decodeEntities: reference.test(html) },
    {
      onopentagname(start, end) {
        const element = elementAt(html, start, end);
        if (element?.isHidden) hidden.push(element);
        else if (element) part();
      },
      onclosetag(start, end) {
        const element = elementAt(html, start, end);
        if (element === undefined) return;
        if (hidden.at(-1) === element) hidden.pop();
        else if (!element.isHidden) part();
      },
      ontext(start, end) {
        if (hidden.length > 0) return;
        if (start !== until) {
          writeSeen();
          from = start;
        }
        until = end;
      },
      ontextentity(codePoint) {
        if (hidden.length > 0) return;
        writeSeen();
        writing.add(String.fromCodePoint(codePoint));
      },
      ...{ onattribdata: ignore, onattribentity: ignore, onattribend: ignore, onattribname: ignore, oncdata: ignore },
      ...{ oncomment: ignore, ondeclaration: ignore, onend: ignore, onopentagend: ignore },
      ...{ onprocessinginstruction: ignore, onselfclosingtag: ignore },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  writeSeen();
  // A space that stands alone stays.
  return writing
    .finish()
    .replace(/ \s+|[^\S ]\s*/g, ' ')
    .trim();
}
