// HTML made comparable across renderings: without classes only newer versions add, without what is decided per request
// about pictures, with one way of writing spaces between blocks and of closing void elements.
import { Tags } from '../blocks/tags.ts';
import { isAddedClass } from './attributes.ts';

const later = new Set([
  'wp-block-heading',
  'wp-block-list',
  'wp-block-quote',
  'wp-block-preformatted',
  'wp-block-separator',
]);
const perRequest = ['decoding', 'loading', 'fetchpriority', 'srcset', 'sizes'];

/** Two renderings of one document have the same canonical form. */
export function canonical(html: string): string {
  const tags = new Tags(html);
  while (tags.next()) {
    const classes = tags.attribute('class');
    if (typeof classes === 'string') {
      const kept = classes.split(/\s+/).filter((name) => name !== '' && !isAddedClass(name) && !later.has(name));
      if (kept.length > 0) tags.set('class', kept.join(' '));
      else tags.remove('class');
    }
    if (tags.name === 'IMG') for (const name of perRequest) tags.remove(name);
    if (tags.name === 'IFRAME') tags.remove('loading');
  }
  return tags
    .html()
    .replace(/<([a-z][^\s<>]*)((?:\s[^<>]*)?)>/gi, (_, name: string, rest: string) => `<${name}${attributes(rest)}>`)
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(
      / ?(<\/?(?:p|h[1-6]|ul|ol|li|blockquote|figure|figcaption|div|table|thead|tbody|tr|td|th|pre|hr)\b[^<>]*>) ?/g,
      '$1',
    )
    .trim();
}

const attributes = (text: string): string => {
  const tidy = text.replace(/(?<![\s/])[\s/]+$/, '').replace(/\s+/g, ' ');
  return tidy === ' ' ? '' : tidy;
};
