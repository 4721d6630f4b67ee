// The site's own styles, read from their post and stored in it. Reproduces what WP_REST_Global_Styles_Controller and
// WP_Theme_JSON_Resolver::get_user_data read and write.
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import type { PostRow } from '../../database/schema.ts';
import { latestVersion } from '../../rendering/theme/json/tables.ts';
import { mergedThemeJson, readThemeJson, type ThemeJson } from '../../rendering/theme/json/theme-json.ts';
import type { Tree } from '../../rendering/theme/json/tree.ts';
import type { PostDraft } from '../posts/types.ts';
import { updatePost } from '../posts/update.ts';
import type { Site } from '../site.ts';
import { activeTheme } from '../themes/theme.ts';
import { themeDesign } from '../themes/theme-data.ts';
import { marker, storedJson, storedTree } from './stored-json.ts';
import { userStylesPost } from './user-post.ts';

/**
 * The same as a tree that was read; undefined as above. Without `whole`, styles of the theme's own block styles are left
 * out, as WordPress does where it only reads.
 */
export function readStyles(site: Site, content: string, whole: boolean): ThemeJson | undefined {
  const stored = storedTree(content);
  if (stored?.[marker] !== true) return undefined;
  const { known, knownWithoutFiles } = themeDesign(site);
  return readThemeJson(stored, 'custom', whole ? known : knownWithoutFiles);
}

/** The whole design of the active theme, the site's own styles over it (`get_merged_data`). */
export async function mergedDesign(site: Site): Promise<ThemeJson> {
  const { base, known } = themeDesign(site);
  const post = await userStylesPost(site, activeTheme(site).stylesheet);
  const stored = post && storedTree(post.post_content);
  const { [marker]: _marked, ...own } = stored ?? {};
  return mergedThemeJson(base, readThemeJson(own, 'custom', known));
}

/** The site's own styles for the active theme; undefined where there are none (`get_user_data`). */
export async function ownStyles(site: Site): Promise<ThemeJson | undefined> {
  const post = await userStylesPost(site, activeTheme(site).stylesheet);
  const { [marker]: marked, ...own } = (post && storedTree(post.post_content)) ?? {};
  return marked ? readThemeJson(own, 'custom', themeDesign(site).known) : undefined;
}

export interface StyleChanges {
  readonly styles?: Tree;
  readonly settings?: Tree;
  readonly title?: string;
}

/** Stores changes; what is not changed stays. Throws `rest_custom_css_invalid_type`, `rest_custom_css_illegal_markup`. */
export async function saveStyles(site: Site, viewer: Viewer, post: PostRow, changes: StyleChanges): Promise<PostRow> {
  const draft: PostDraft = {};
  const { styles, settings, title } = changes;
  if (styles || settings) {
    if (styles && styles.css != null) checkCss(styles.css);
    const before = storedTree(post.post_content) ?? {};
    const config: Tree = {};
    const kept = { styles: styles ?? before.styles, settings: settings ?? before.settings };
    for (const [name, value] of Object.entries(kept)) if (value != null) config[name] = value;
    draft.content = storedJson({ ...config, [marker]: true, version: latestVersion });
  }
  if (title !== undefined) draft.title = title;
  return updatePost(site, viewer, post.ID, draft);
}

/** CSS goes into a style element, which nothing in it may close. */
export function checkCss(css: unknown): void {
  if (typeof css !== 'string') throw new SiteError('rest_custom_css_invalid_type', 'CSS must be a text.', 400);
  const illegal = () => new SiteError('rest_custom_css_illegal_markup', 'The CSS closes its style element.', 400);
  if (/<\/style[ \t\f\r\n/>]/i.test(css)) throw illegal();
  // A beginning at the end may be finished by what follows.
  const last = css.lastIndexOf('<');
  const end = last < 0 ? '' : css.slice(last).toLowerCase();
  if (end !== '' && '</style'.startsWith(end)) throw illegal();
}
