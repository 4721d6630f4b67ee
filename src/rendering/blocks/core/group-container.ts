// Classic themes: a group keeps its inner container, which takes the layout classes. Reproduces wp_restore_group_inner_container.
// Linear.
import { phpText } from '../casts.ts';
import { isObject } from '../json.ts';
import type { LiveBlock } from '../render-state.ts';
import { Tags } from '../tags.ts';

const group = 'wp-block-group';
const container = 'wp-block-group__inner-container';

/** The block's HTML, with a container in it if the group is of the element that its attributes name and has none. */
export function groupContainer(html: string, { attributes }: LiveBlock): string {
  const { layout, tagName } = attributes;
  if (isObject(layout) && (layout.type === 'flex' || layout.type === 'grid')) return html;
  const name = phpText(tagName ?? 'div');
  if (hasContainer(html, name)) return html;
  const { plain, classes } = withoutLayout(html);
  const element = elementOf(plain, name);
  if (!element) return withClasses(plain, classes);
  const { start, end } = element;
  const inside = `<div class="${container}">${plain.slice(start, end)}</div>`;
  return withClasses(plain.slice(0, start) + inside + plain.slice(end), classes);
}

/** Without the layout classes of the first group in it. */
function withoutLayout(html: string): { plain: string; classes: readonly string[] } {
  const tags = new Tags(html);
  while (tags.next()) {
    if (!tags.hasClass(group)) continue;
    const all = tags.attribute('class');
    const classes = (typeof all === 'string' ? all.split(/[ \t\f\r\n]+/) : []).filter((one) =>
      one.includes('is-layout-'),
    );
    for (const one of classes) tags.removeClass(one);
    return { plain: tags.html(), classes };
  }
  return { plain: html, classes: [] };
}

/** The first inner container takes classes. */
function withClasses(html: string, classes: readonly string[]): string {
  if (classes.length === 0) return html;
  const tags = new Tags(html);
  while (tags.next()) {
    if (!tags.hasClass(container)) continue;
    for (const one of classes) tags.addClass(one);
    break;
  }
  return tags.html();
}

/** Is the first thing the group, and the first thing in it its container? */
function hasContainer(html: string, name: string): boolean {
  const start = afterSpace(html, 0);
  const end = opens(html, start, name) ? html.indexOf('>', start) : -1;
  if (end === -1 || !/wp-block-group(?:\s|")/.test(html.slice(start, end))) return false;
  const inner = afterSpace(html, end + 1);
  const close = opens(html, inner, 'div') ? html.indexOf('>', inner) : -1;
  return close !== -1 && /wp-block-group__inner-container(?:\s|")/.test(html.slice(inner, close));
}

/** What is inside of the first element of this name that is a group and begins a line, up to the last closing tag that ends one. */
function elementOf(html: string, name: string): { start: number; end: number } | undefined {
  const start = openingEnd(html, name);
  if (start === -1) return undefined;
  const closing = `</${name}>`;
  for (let at = html.lastIndexOf(closing); at >= start; at = at === 0 ? -1 : html.lastIndexOf(closing, at - 1)) {
    const after = at + closing.length;
    const rest = afterSpace(html, after);
    if (rest === html.length || html.slice(after, rest).includes('\n')) return { start, end: at };
  }
  return undefined;
}

/** Where the opening tag ends; -1 without one. */
function openingEnd(html: string, name: string): number {
  let close = -1;
  // The last time that the class stands before `close`.
  let named = -1;
  for (let line = 0; line !== -1; ) {
    const at = afterSpace(html, line);
    if (opens(html, at, name)) {
      const from = at + 1 + name.length;
      if (close < from) {
        close = html.indexOf('>', from);
        if (close === -1) return -1;
        named = html.lastIndexOf(group, close - group.length);
      }
      if (named >= from) return close + 1;
    }
    const next = html.indexOf('\n', Math.max(at, line));
    line = next === -1 ? -1 : next + 1;
  }
  return -1;
}

const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);

/** Does an element's opening tag begin there, its name whole? */
function opens(html: string, at: number, name: string): boolean {
  if (!html.startsWith(`<${name}`, at)) return false;
  const last = name === '' ? 60 : name.charCodeAt(name.length - 1);
  return isWord(last) !== isWord(html.charCodeAt(at + 1 + name.length));
}

function afterSpace(html: string, from: number): number {
  let at = from;
  for (let code = html.charCodeAt(at); code === 32 || (code >= 9 && code <= 13); code = html.charCodeAt(at)) at++;
  return at;
}
