// The text of HTML, for places that show no HTML: messages to other services, cards, mails.
import { Parser } from 'htmlparser2';

const unseen = new Set(['script', 'style', 'template']);
const apart = new Set(
  'address,article,aside,blockquote,br,dd,div,dl,dt,figcaption,figure,h1,h2,h3,h4,h5,h6,hr,li'.split(','),
);
for (const name of 'main,nav,ol,p,pre,section,table,td,th,tr,ul'.split(',')) apart.add(name);

/** Text without tags, entities decoded, white space drawn together; a space between what stands apart. */
export function plainText(html: string): string {
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (unseen.has(name)) hidden++;
      else if (apart.has(name)) text += ' ';
    },
    onclosetag(name) {
      if (unseen.has(name)) hidden--;
      else if (apart.has(name)) text += ' ';
    },
    ontext(part) {
      if (hidden === 0) text += part;
    },
  });
  parser.end(html);
  return text.replace(/\s+/g, ' ').trim();
}
