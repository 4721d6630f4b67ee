// Pictures outside of content load when they are needed. Reproduces what wp_get_attachment_image adds there: `decoding`,
// `loading` for those whose size is known, and `auto` before their sizes.

/** HTML with each picture of an attachment (as content/media/picture-html.ts writes them) loading late. Linear. */
export const lazyPictures = (html: string): string => html.replace(/<img [^<>]*>/g, lazyPicture);

function lazyPicture(tag: string): string {
  const isSized = / width="\d+" height="\d+"/.test(tag);
  const more = isSized ? ' decoding="async" loading="lazy"' : ' decoding="async"';
  const set = tag.indexOf(' srcset="');
  const at = set < 0 ? tag.lastIndexOf(' />') : set;
  const whole = at < 0 ? tag : tag.slice(0, at) + more + tag.slice(at);
  return isSized ? whole.replace(' sizes="', ' sizes="auto, ') : whole;
}
