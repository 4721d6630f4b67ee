// Text blocks with a touch of rendering on the server: paragraph, heading, list, button, details.
import { at, isEmpty } from '../json.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';

/** `core/paragraph`, after the supports. */
export const paragraph = (html: string): string => withClassOn(html, paragraphs, 'wp-block-paragraph');

const paragraphs = new Set(['P']);
const headings = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
const lists = new Set(['OL', 'UL']);

function withClassOn(html: string, names: ReadonlySet<string>, className: string): string {
  // Most first tags are bare or have this class alone.
  const at = html.indexOf('<');
  const end = html.indexOf('>', at);
  const space = html.indexOf(' ', at);
  const nameEnd = space !== -1 && space < end ? space : end;
  if (at !== -1 && end !== -1 && nameEnd - at <= 3 && names.has(html.slice(at + 1, nameEnd).toUpperCase())) {
    const attribute = ` class="${className}"`;
    if (nameEnd === end) return html.slice(0, end) + attribute + html.slice(end);
    if (end === nameEnd + attribute.length && html.startsWith(attribute, nameEnd)) return html;
  }
  const tags = new Tags(html);
  while (tags.next()) {
    if (names.has(tags.name)) {
      tags.addClass(className);
      break;
    }
  }
  return tags.html();
}

/** `core/heading` */
export const heading = (html: string): string => withClassOn(html, headings, 'wp-block-heading');
/** `core/list` */
export const list = (html: string): string => withClassOn(html, lists, 'wp-block-list');

/** `core/button`: nothing without text; a width becomes classes and a style. */
export function button(html: string, block: LiveBlock, { context }: RenderState): string {
  if (isWithoutText(html)) return '';
  const given = at(block.attributes.style, 'dimensions', 'width');
  // PHP takes a number or a truth value for its text.
  const width = given === true ? '1' : typeof given === 'number' ? String(given) : given;
  if (typeof width !== 'string' || width === '' || width === '0') return html;
  const preset = width.startsWith('var:preset|dimension|') ? width.slice(21) : undefined;
  const resolved = preset === undefined ? width : (context.theme.buttonWidths[preset] ?? width);
  const tags = new Tags(html);
  if (!tags.nextWithClass('wp-block-button')) return html;
  tags.addClass('has-custom-width');
  const existing = tags.attribute('style');
  const rest = typeof existing === 'string' && existing !== '' ? ` ${existing}` : '';
  if (resolved.endsWith('%')) {
    tags.addClass('wp-block-button__width');
    if (['25%', '50%', '75%', '100%'].includes(resolved))
      tags.addClass(`wp-block-button__width-${resolved.slice(0, -1)}`);
    tags.set('style', `--wp--block-button--width: ${Number.parseFloat(resolved) || 0};${rest}`);
  } else
    tags.set('style', `width: ${preset === undefined ? width : `var(--wp--preset--dimension--${preset})`};${rest}`);
  return tags.html();
}

/** True when the first link or button holds nothing but comments. Without any tag the HTML counts as having text. */
function isWithoutText(html: string): boolean {
  const tags = new Tags(html);
  let seen = '';
  while (tags.next()) {
    seen = tags.name;
    if (seen === 'A' || seen === 'BUTTON') {
      return tags.isTwinRightAfter();
    }
  }
  // WordPress stops past the last tag here and takes the block for empty.
  return seen !== '';
}

/** `core/details`, after the supports: pictures in closed details may load late. */
export function details(html: string, block: LiveBlock): string {
  if (!isEmpty(block.attributes.showContent)) return html;
  return setOnImages(html, 'low');
}

/** Sets `fetchpriority` on every picture. */
export function setOnImages(html: string, priority: string): string {
  const tags = new Tags(html);
  while (tags.nextNamed('IMG')) tags.set('fetchpriority', priority);
  return tags.html();
}
