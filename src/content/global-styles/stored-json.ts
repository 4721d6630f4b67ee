// A site's own styles as the text of their post, and such texts by those who may not write any HTML. Reproduces how
// WP_REST_Global_Styles_Controller writes them and wp_filter_global_styles_post.
import { jsonOf } from '../../base/php-json.ts';
import { safeStyles } from '../../rendering/theme/json/safe.ts';
import type { KnownBlocks } from '../../rendering/theme/json/shape.ts';
import { copied, isEmpty, isTree, type Tree } from '../../rendering/theme/json/tree.ts';

/** Key that marks a post's content as styles of a site. */
export const marker = 'isGlobalStylesUserThemeJSON';

/** JSON as WordPress stores it: ASCII alone, nothing that HTML would read, and empty maps as lists. */
export function storedJson(value: unknown): string {
  return JSON.stringify(copied(value)).replace(/[<>&\u0080-\uffff]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code.startsWith('00') && code < '0080' ? code.toUpperCase() : code}`;
  });
}

/** What a post's content holds; undefined where it is not marked as styles of a site. */
export function storedTree(content: string): Tree | undefined {
  const value = jsonOf(content);
  return isTree(value) && !Array.isArray(value) && value[marker] ? value : undefined;
}

/** Text that somebody without `unfiltered_html` saves: as it is, or what of styles in it is safe. */
export function safeStoredStyles(text: string, known: () => KnownBlocks): string {
  if (!text.includes(marker) && !text.includes('\\u')) return text;
  const stored = jsonOf(text);
  if (!isTree(stored) || Array.isArray(stored) || isEmpty(stored[marker])) return text;
  const { [marker]: _marked, ...styles } = stored;
  return storedJson({ ...safeStyles(styles, known()), [marker]: true });
}
