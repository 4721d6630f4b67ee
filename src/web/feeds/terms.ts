// Names of categories and tags in feeds (get_the_category_rss).
import { convertCharacters } from '../../rendering/formatting/characters.ts';
import { decodeEntities } from '../../rendering/formatting/decode-entities.ts';

/** As RSS has it: plain text, but for the single quote, which PHP leaves as it is here. */
export const termText = (name: string): string =>
  convertCharacters(name)
    .split(/(&#0*39;)/)
    .map((part, index) => (index % 2 === 1 ? part : decodeEntities(part)))
    .join('');
