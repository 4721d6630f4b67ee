// How a site's language measures texts (WordPress `wp_get_word_count_type()`, `excerpt_length`): WordPress has both in the files
// of its languages. Where such a file is missing it counts words, whatever the language.
import type { WordCount } from '../../rendering/formatting/words.ts';
import type { Messages } from '../../rendering/language.ts';
import type { Site } from '../site.ts';

export interface TextLengths {
  readonly wordCount: WordCount;
  /** Words or characters of an excerpt that is made. */
  readonly excerptLength: number;
}

const usual: TextLengths = { wordCount: 'words', excerptLength: 55 };

/** Languages written without spaces, for sites without a WordPress whose files would say it. */
const withoutSpaces: TextLengths = { wordCount: 'characters_including_spaces', excerptLength: 110 };

/** As the language's file says, whose messages these are; undefined where it has none. */
export function textLengths(
  { options, settings }: Pick<Site, 'options' | 'settings'>,
  messages?: Messages,
): TextLengths {
  const locale = options.text('WPLANG') || 'en_US';
  if (!settings.content) return /^(?:ja|zh|th|lo|km|my|bo)(?:_|$)/.test(locale) ? withoutSpaces : usual;
  const [count] = messages?.find('Word count type. Do not translate!', 'words') ?? [];
  const [length] = messages?.find('excerpt_length', '55') ?? [];
  const isCharacters = count === 'characters_excluding_spaces' || count === 'characters_including_spaces';
  return {
    wordCount: isCharacters ? count : 'words',
    excerptLength: length === undefined ? usual.excerptLength : Number.parseInt(length, 10) || 0,
  };
}
