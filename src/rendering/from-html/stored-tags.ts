// Tags as the editor stores them: without the classes and attributes that WordPress adds while it renders.
import { Tags } from '../blocks/tags.ts';

/** A tag without spaces before its end. */
const tidyEnd = (tag: string): string => (tag.endsWith('>') ? `${tag.slice(0, -1).trimEnd()}>` : tag);

/** The first tag without spaces that removed attributes leave. */
const tidy = (html: string): string => {
  const end = html.indexOf('>') + 1;
  return tidyEnd(html.slice(0, end).replace(/^(<[^\s>]+)\s+(?=[\s>])/, '$1')) + html.slice(end);
};

/** A tag with nothing but plain classes, as most have. */
const plainTag = /^<([a-z][a-z\d]*)(?: class="([\w-]+(?: [\w-]+)*)")?>/;

/** The same for plain tags, whose new tag is written at once; undefined for others. */
function storedPlainTag(html: string, drop: (name: string) => boolean, add: readonly string[]): string | undefined {
  const [tag, name, value] = plainTag.exec(html) ?? [];
  if (tag === undefined) return undefined;
  const before = value?.split(' ') ?? [];
  const after = new Set(before);
  if (after.size < before.length) return undefined;
  for (const one of before) if (drop(one)) after.delete(one);
  const isSame = after.size === before.length && add.every((one) => after.has(one));
  if (isSame) return html;
  for (const one of add) after.add(one);
  const classes = after.size === 0 ? '' : ` class="${[...after].join(' ')}"`;
  return `<${name}${classes}>${html.slice(tag.length)}`;
}

/** HTML whose first tag loses classes, and gets others. */
export function storedTag(html: string, drop: (name: string) => boolean, add: readonly string[] = []): string {
  const plain = storedPlainTag(html, drop, add);
  if (plain !== undefined) return plain;
  const tags = new Tags(html);
  if (!tags.next()) return html;
  const classes = tags.attribute('class');
  const dropped = (typeof classes === 'string' ? classes.split(/\s+/) : []).filter((name) => name !== '' && drop(name));
  if (dropped.length === 0 && add.length === 0) return html;
  for (const name of dropped) tags.removeClass(name);
  for (const name of add) tags.addClass(name);
  return tidy(tags.html());
}

/** A picture's tag without how and when it is loaded, and without what the library knows of its own pictures. */
export function storedPicture(html: string, more: readonly string[] = []): string {
  const tags = new Tags(html);
  if (!tags.nextNamed('IMG')) return html;
  if (tags.attribute('decoding') === 'async') tags.remove('decoding');
  if (/^(?:high|low)$/.test(String(tags.attribute('fetchpriority')))) tags.remove('fetchpriority');
  if (tags.attribute('loading') === 'lazy') tags.remove('loading');
  if (/\bwp-image-\d/.test(String(tags.attribute('class'))))
    for (const name of ['srcset', 'sizes', 'width', 'height']) tags.remove(name);
  for (const name of more) tags.remove(name);
  return tags.html().replace(/<img\b[^<>]*>/i, (tag) => tidyEnd(tag.replace(/\s{2,}/g, ' ')));
}
