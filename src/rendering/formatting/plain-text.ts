// The text of HTML, for places that show no HTML: messages to other services, cards, mails.
import { Tokenizer } from 'htmlparser2';

const unseen = new Set(['script', 'style', 'template']);
const apart = new Set(
  'address,article,aside,blockquote,br,dd,div,dl,dt,figcaption,figure,h1,h2,h3,h4,h5,h6,hr,li'.split(','),
);
for (const name of 'main,nav,ol,p,pre,section,table,td,th,tr,ul'.split(',')) apart.add(name);

const ignore = (): void => {};

/**
 * Text without tags, entities decoded, white space drawn together; a space between what stands apart. Reads tags one by one:
 * what is nested in what matters for hidden elements alone, and so depth costs nothing.
 */
export function plainText(html: string): string {
  let text = '';
  const hidden: string[] = [];
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        const name = html.slice(start, end).toLowerCase();
        if (unseen.has(name)) hidden.push(name);
        else if (apart.has(name)) text += ' ';
      },
      onclosetag(start, end) {
        const name = html.slice(start, end).toLowerCase();
        if (hidden.at(-1) === name) hidden.pop();
        else if (apart.has(name)) text += ' ';
      },
      ontext(start, end) {
        if (hidden.length === 0) text += html.slice(start, end);
      },
      ontextentity(codePoint) {
        if (hidden.length === 0) text += String.fromCodePoint(codePoint);
      },
      ...{ onattribdata: ignore, onattribentity: ignore, onattribend: ignore, onattribname: ignore, oncdata: ignore },
      ...{ oncomment: ignore, ondeclaration: ignore, onend: ignore, onopentagend: ignore },
      ...{ onprocessinginstruction: ignore, onselfclosingtag: ignore },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return text.replace(/\s+/g, ' ').trim();
}
