// What both sides write on purpose differently within rendered texts (docs/differences.md), taken out of both, so that all
// that stands around it is compared: explaining a text away would leave the rest of it unseen.

/** Replacements in order, each with its heading in docs/differences.md. */
const masks: readonly (readonly [pattern: RegExp, by: string])[] = [
  // The form for comments; Pages of query blocks; Logging in and out within content: the address of the API's own request.
  [/(id="cancel-comment-reply-link" href=")[^"]*"/g, '$1#respond"'],
  [/(href=")[^"?]*\?(?:[^"]*?&(?:#038;|amp;))?(query(?:-[^"=&]*)?-page=\d+)[^"]*"/g, '$1?$2"'],
  [/redirect_to=[^"&]*/g, 'redirect_to=*'],
  [/(name="redirect_to" value=")[^"]*"/g, '$1*"'],
  // Scripts of lists to choose from.
  [/<script>(?:(?!<\/script>)[\s\S])*?(?:dropdownId|addEventListener\('chang)[\s\S]*?<\/script>/g, '<script></script>'],
  // Mail addresses of social links.
  [/href="(?:[^"]*&#0?\d+;)+[^"]*" (?=[^>]*wp-block-social-link-anchor)/g, 'href="mailto:*" '],
  // Tags of equal use: a full cloud, of which the database chose the last ones.
  [/(wp-block-tag-cloud">)(?:<a [^>]*>[^<]*<\/a>\s*){45}(?=<\/p>)/g, '$1*'],
  // Prose.
  [/(<p class="wp-block-post-excerpt__excerpt">)(?:There\b|The excerpt\b|The&hellip;)[^<]*/g, '$1*'],
  [/(class="post-password-form"[^>]*>)((?:(?!<\/form>)[\s\S])*?<p>)[A-Z][^<]*(?=<\/p>)/g, '$1$2*'],
  [/There&#8217;s [^<]*(?=<|$)/g, '*'],
];

/** Strings of a value, masked. */
export function masked(value: unknown): unknown {
  if (typeof value === 'string') return masks.reduce((text, [pattern, by]) => text.replace(pattern, by), value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one)]));
}
