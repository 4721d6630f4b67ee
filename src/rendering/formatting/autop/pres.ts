// Where `pre` elements stand in a text, of which wpautop() sees nothing but that they are there. Linear.

import { hasMatch } from '../scan.ts';

/** A text, and by turns where in it each `pre` starts and where its closing tag does. */
export interface Pres {
  readonly text: string;
  readonly bounds: readonly number[];
}

const closing = /<[/]pre>/g;
const opening = /<[p]re/g;

/** Are there any, or closing tags without them? Then a text must be parted. */
export const hasPres = (text: string): boolean => hasMatch(closing, text, '<') && hasMatch(opening, text, '<');

/** A text that has some, as WordPress parts it at every `</pre>`: of those without a `<pre` before them since the last nothing is left. */
export function partedAtPres(input: string): Pres {
  const bounds: number[] = [];
  let text = '';
  let from = 0;
  let gone = 0;
  let start = 0;
  for (let part = 0, end = input.indexOf('</pre>'); end !== -1; end = input.indexOf('</pre>', part)) {
    if (start !== -1 && start <= part) start = input.indexOf('<pre', part);
    if (start !== -1 && start < end) bounds.push(start - gone, end - gone);
    else {
      text += input.slice(from, end);
      from = end + 6;
      gone += 6;
    }
    part = end + 6;
  }
  return { text: from === 0 ? input : text + input.slice(from), bounds };
}
