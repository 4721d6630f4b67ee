// Titles outside of the API say which posts are not for everybody. Reproduces get_the_title with its formats.
import type { PostRow } from '../../database/schema.ts';

/** The rendered title of a post with its mark. */
export function markedTitle(row: PostRow, title: string): string {
  if (row.post_password !== '') return `Protected: ${title}`;
  return row.post_status === 'private' ? `Private: ${title}` : title;
}
