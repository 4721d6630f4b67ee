// Editors' notes leave `<mark class="wp-note">` in the text; readers never see it (WordPress `wp_strip_inline_note_markers`).
import { Tags } from '../tags.ts';

/** May the HTML have such marks in it? */
export const mayHaveNotes = (html: string): boolean => html.includes('wp-note');

/** Unwraps every note marker and keeps its text; other marks stay. */
export function withoutNoteMarkers(html: string): string {
  if (!mayHaveNotes(html)) return html;
  const tags = new Tags(html);
  const notes: boolean[] = [];
  while (tags.next(true)) {
    if (!tags.isNamed('mark')) continue;
    let isNote: boolean | undefined;
    if (tags.isCloser) isNote = notes.pop();
    else {
      isNote = tags.hasClass('wp-note');
      notes.push(isNote);
    }
    if (isNote === true) tags.unwrap();
  }
  return tags.html();
}
