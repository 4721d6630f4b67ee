// What an entry of a feed is about: its summary, else its content. Reproduces the order of SimplePie's get_description, where
// an empty text does not count.
import { atom03Construct, atom10Construct, atom10Content, html, maybeHtml, plain } from './construct.ts';
import { namespaces } from './namespaces.ts';
import { type Place, placeText, type Tags } from './places.ts';

const { atom10, atom03, rss10, rss090, rss20, dc10, dc11, itunes, content } = namespaces;

/** Longer descriptions are cut: what is shown of one is a number of words. */
const longest = 20_000;

const places: readonly Place[] = [
  [atom10, 'summary', atom10Construct],
  [atom03, 'summary', atom03Construct],
  [rss10, 'description', maybeHtml],
  [rss20, 'description', html],
  [dc11, 'description', plain],
  [dc10, 'description', plain],
  [itunes, 'summary', html],
  [itunes, 'subtitle', plain],
  [rss090, 'description', html],
  [atom10, 'content', atom10Content],
  [atom03, 'content', atom03Construct],
  [content, 'encoded', html],
];

export function entryDescription(tags: Tags): string | null {
  for (const place of places) {
    const [element] = tags(place[0], place[1]);
    const text = element ? placeText(element, place) : '';
    if (text !== '' && text !== '0') return text.slice(0, longest);
  }
  return null;
}
