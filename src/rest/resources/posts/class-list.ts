// The classes of a post's element as the API shows them. A site whose option `broadsheet_hentry` is '0' drops `hentry` as
// its theme did, and PHP shows an array with a gap as an object.
import { postClasses } from '../../../content/posts/classes.ts';
import type { PostItem } from './item.ts';

/** `class_list` of a post whose terms and meta are loaded. */
export function classList({ row, view, format, thumbnail, terms }: PostItem): string[] | Record<string, string> {
  const { site } = view;
  const classes = postClasses(site, { row, format, thumbnail, terms });
  return site.options.get('broadsheet_hentry') === '0' ? withoutHentry(classes) : classes;
}

function withoutHentry(classes: string[]): string[] | Record<string, string> {
  const at = classes.indexOf('hentry');
  if (at < 0) return classes;
  if (at === classes.length - 1) return classes.slice(0, at);
  const kept: Record<string, string> = {};
  for (const [index, name] of classes.entries()) if (index !== at) kept[index] = name;
  return kept;
}
