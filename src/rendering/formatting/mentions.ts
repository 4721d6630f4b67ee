// Mentions in notes: of the classes of `span` in a comment, only those that mark a mention stay
// (WordPress's _wp_kses_sanitize_note_mention_classes).
import { Tags } from '../blocks/tags.ts';

/** The comment with no other class on `span` than `wp-note-mention` and `user-N`. */
export function mentionClassesOnly(html: string): string {
  if (!/<span/i.test(html)) return html;
  const tags = new Tags(html);
  while (tags.nextNamed('SPAN')) {
    const value = tags.attribute('class');
    if (typeof value !== 'string') continue;
    for (const name of value.split(/[ \t\f\r\n]+/)) {
      if (name !== '' && name !== 'wp-note-mention' && !/^user-[1-9][0-9]*\n?$/.test(name)) tags.removeClass(name);
    }
  }
  return tags.html();
}
