// Was the text of a `text` widget written before there was a visual editor, and might that one damage it?
// Reproduces WP_Widget_Text::is_legacy_instance.
import { Parser } from 'htmlparser2';
import { trim } from '../formatting/php-strings.ts';
import { isBlank, isOn, itemOf, textOf } from './instance.ts';

/** Elements that the visual editor keeps, with their attributes. */
const safe: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'strong em b i u s ul ol li hr abbr acronym code dfn'.split(' ').map((name): [string, string[]] => [name, []]),
  ),
  a: ['href'],
  img: ['src', 'alt'],
};
const mayBeEmpty = ['img', 'hr', 'iframe'];

export function isLegacyText(instance: unknown): boolean {
  const visual = itemOf(instance, 'visual');
  if (visual !== undefined && visual !== null) return isBlank(visual);
  if (textOf(instance, 'filter') === 'content' || !isOn(instance, 'text')) return false;
  const text = textOf(instance, 'text');
  if (!isOn(instance, 'filter') && trim(text).includes('\n')) return true;
  return text.includes('<!--') || hasUnsafe(text);
}

/** Has it an element that the editor would not keep, or an empty one? One pass. */
function hasUnsafe(text: string): boolean {
  let found = false;
  /** Of each open element: has it text so far? */
  const open: { name: string; hasText: boolean }[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const allowed = Object.hasOwn(safe, name) ? safe[name] : undefined;
      if (!allowed || Object.keys(attributes).some((attribute) => !allowed.includes(attribute))) found = true;
      open.push({ name, hasText: false });
    },
    ontext: (data) => {
      const top = open.at(-1);
      if (top && trim(data) !== '') top.hasText = true;
    },
    onclosetag: () => {
      const closed = open.pop();
      const around = open.at(-1);
      if (!closed) return;
      if (!closed.hasText && !mayBeEmpty.includes(closed.name)) found = true;
      if (closed.hasText && around) around.hasText = true;
    },
  });
  parser.end(text);
  return found;
}
