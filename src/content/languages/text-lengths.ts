// How a site's language measures texts (WordPress `wp_get_word_count_type()`, `excerpt_length`): WordPress has both in the files
// of its languages. Where such a file is missing it counts words, whatever the language.
import type { WordCount } from '../../rendering/formatting/words.ts';
import type { Language } from '../../rendering/language.ts';
import type { Site } from '../site.ts';

export interface TextLengths {
  readonly wordCount: WordCount;
  /** Words or characters of an excerpt that is made. */
  readonly excerptLength: number;
}

const usual: TextLengths = { wordCount: 'words', excerptLength: 55 };

/** Languages written without spaces, for sites without a WordPress whose files would say it. */
const withoutSpaces: TextLengths = { wordCount: 'characters_including_spaces', excerptLength: 110 };

/** As the site's language says. */
export function textLengths({ options, settings }: Pick<Site, 'options' | 'settings'>, { say }: Language): TextLengths {
  const locale = options.text('WPLANG') || 'en_US';
  if (!settings.content) return /^(?:ja|zh|th|lo|km|my|bo)(?:_|$)/.test(locale) ? withoutSpaces : usual;
  const count = say('words', 'Word count type. Do not translate!');
  const isCharacters = count === 'characters_excluding_spaces' || count === 'characters_including_spaces';
  return {
    wordCount: isCharacters ? count : 'words',
    excerptLength: Number.parseInt(say('55', 'excerpt_length'), 10) || 0,
  };
}
