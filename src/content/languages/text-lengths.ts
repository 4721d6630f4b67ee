// How a site's language measures texts (WordPress `wp_get_word_count_type()`, `excerpt_length`): WordPress has both in the files
// of its languages. Where such a file is missing it counts words, whatever the language.
import type { WordCount } from '../../rendering/formatting/words.ts';
import type { Site } from '../site.ts';
import { themeFiles } from '../themes/files.ts';
import { coreMessages, languageFiles } from './messages.ts';

export interface TextLengths {
  readonly wordCount: WordCount;
  /** Words or characters of an excerpt that is made. */
  readonly excerptLength: number;
}

const usual: TextLengths = { wordCount: 'words', excerptLength: 55 };

/** Languages written without spaces, for sites without a WordPress whose files would say it. */
const withoutSpaces: TextLengths = { wordCount: 'characters_including_spaces', excerptLength: 110 };

/** Reads the language's file. */
export function textLengths({ options, settings }: Pick<Site, 'options' | 'settings'>): TextLengths {
  const locale = options.text('WPLANG') || 'en_US';
  if (locale === 'en_US') return usual;
  if (!settings.content) return /^(?:ja|zh|th|lo|km|my|bo)(?:_|$)/.test(locale) ? withoutSpaces : usual;
  // What is kept is made anew where they change.
  for (const path of languageFiles(settings.content.path, locale)) themeFiles(settings).version(path);
  const messages = coreMessages(settings.content.path, locale);
  const count = messages?.('Word count type. Do not translate!', 'words');
  const length = messages?.('excerpt_length', '55');
  const isCharacters = count === 'characters_excluding_spaces' || count === 'characters_including_spaces';
  return {
    wordCount: isCharacters ? count : 'words',
    excerptLength: length === undefined ? usual.excerptLength : Number.parseInt(length, 10) || 0,
  };
}
