// Titles outside of the API say which posts are not for everybody. Reproduces get_the_title with its formats.
import type { PostRow } from '../../database/schema.ts';
import type { Language } from '../../rendering/language.ts';

/** The rendered title of a post with its mark. */
export function markedTitle(row: PostRow, title: string, { fill }: Language): string {
  if (row.post_password !== '') return fill('Protected: %s', title);
  return row.post_status === 'private' ? fill('Private: %s', title) : title;
}
