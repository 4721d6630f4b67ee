// What most widgets have around their content: the place's HTML, a title, and, where the theme asks for it
// (`html5` with `navigation-widgets`), a `nav` named after the title.
import type { RenderState } from '../blocks/render-state.ts';
import { renderCommentAuthor } from '../formatting/display.ts';
import { escapeAttribute } from '../formatting/escape.ts';
import { trim } from '../formatting/php-strings.ts';
import { stripTags } from '../formatting/strip-tags.ts';
import type { WidgetPlace } from './types.ts';

/** The filters of `widget_title`. */
export const titleHtml = (title: string, { context }: RenderState): string => renderCommentAuthor(title, context);

/** The title in the place's HTML; nothing for an empty one. */
export const titled = (html: string, { beforeTitle, afterTitle }: WidgetPlace): string =>
  html === '' || html === '0' ? '' : `${beforeTitle}${html}${afterTitle}`;

/** A widget with a title (HTML). */
export const framed = (place: WidgetPlace, title: string, content: string): string =>
  `${place.beforeWidget}${titled(title, place)}${content}${place.afterWidget}`;

/** A list of links; `title` is HTML, `otherwise` names it where it has none. */
export function navigation(content: string, title: string, otherwise: string, state: RenderState): string {
  return state.context.site?.hasHtml5('navigation-widgets')
    ? `<nav aria-label="${navigationLabel(title, otherwise)}">${content}</nav>`
    : content;
}

export function navigationLabel(title: string, otherwise: string): string {
  const plain = trim(stripTags(title));
  return escapeAttribute(plain === '' || plain === '0' ? otherwise : plain);
}
