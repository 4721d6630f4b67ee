// Titles as pages and the API show them: WordPress's `the_title` filters and the prefixes of get_the_title().
import type { Language } from '../language.ts';
import { capitalP, convertCharacters } from './characters.ts';
import { trim } from './php-strings.ts';
import { texturize } from './texturize.ts';
import type { Typography } from './typography.ts';

/** What precedes the title of a post with a password or of a private one. `%s` is the title. */
export interface TitleFormats {
  readonly protected: string;
  readonly private: string;
}

/** The formats of pages. The REST API shows titles bare: `bareTitles`. */
export const titleFormats = ({ say }: Language): TitleFormats => ({
  protected: say('Protected: %s'),
  private: say('Private: %s'),
});
export const bareTitles: TitleFormats = { protected: '%s', private: '%s' };

/** WordPress filter `the_title`: typography, ampersands, trim, capital P. */
export function renderTitle(title: string, shortcodes: Iterable<string> = [], typography?: Typography): string {
  if (title === '') return '';
  return capitalP(trim(convertCharacters(texturize(title, shortcodes, typography))), true);
}

/** WordPress `get_the_title()` outside the admin. */
export function postTitle(
  post: { readonly title: string; readonly password: string; readonly status: string },
  formats: TitleFormats,
  shortcodes: Iterable<string> = [],
  typography?: Typography,
): string {
  let title = post.title;
  if (post.password !== '' && post.password !== '0') title = formats.protected.replace('%s', () => title);
  else if (post.status === 'private') title = formats.private.replace('%s', () => title);
  return renderTitle(title, shortcodes, typography);
}
