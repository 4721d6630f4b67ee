// What the editor asks the API first, so that the answers come along with its page. Reproduces the list of WordPress's
// edit-form-blocks.php; the paths must equal what the editor asks, order of fields included.
import type { Viewer } from '../../access/viewer.ts';
import { ensureUserStylesPost } from '../../content/global-styles/user-post.ts';
import type { Site } from '../../content/site.ts';
import { activeTheme } from '../../content/themes/theme.ts';
import type { PostRow } from '../../database/schema.ts';
import type { PostType } from '../../extend/types.ts';

/** A request to the API: a path below its address, with its first slash. */
export interface ApiQuestion {
  readonly path: string;
  readonly method?: 'GET' | 'OPTIONS';
}

/** Answers questions in the viewer's name, as `{path: {body, headers}}`, for createPreloadingMiddleware. */
export type ApiAnswers = (questions: readonly ApiQuestion[]) => Promise<string>;

const siteFields = [
  ...['description', 'gmt_offset', 'home', 'image_max_bit_depth', 'image_sizes', 'image_size_threshold'],
  ...['image_strip_meta', 'name', 'site_icon', 'site_icon_url', 'site_logo', 'timezone_string', 'url'],
  ...['page_for_posts', 'page_on_front', 'show_on_front'],
].join(',');

const options = (path: string): ApiQuestion => ({ path, method: 'OPTIONS' });

/** Path of the API for a post, and for the list of its type. */
export const listPath = (type: PostType): string => `/${type.restNamespace}/${type.restBase}`;

/** What an editor of this post asks at its start. */
export async function firstQuestions(
  site: Site,
  viewer: Viewer,
  post: PostRow,
  type: PostType,
): Promise<ApiQuestion[]> {
  const { stylesheet } = activeTheme(site);
  const list = listPath(type);
  const path = `${list}/${post.ID}`;
  const { ID: styles } = await ensureUserStylesPost(site, viewer, stylesheet);
  const stylesContext = viewer.can('edit_theme_options') ? 'edit' : 'view';
  const slug =
    (post.post_type === 'page' ? 'page' : `single-${post.post_type}`) + (post.post_name && `-${post.post_name}`);
  const author = type.supports.author && post.post_author > 0;
  return [
    { path: '/wp/v2/types?context=view' },
    { path: '/wp/v2/taxonomies?context=view' },
    { path: `${path}?context=edit` },
    { path: `/wp/v2/types/${post.post_type}?context=edit` },
    { path: '/wp/v2/users/me' },
    ...['media', 'pages', 'blocks', 'templates'].map((base) => options(`/wp/v2/${base}`)),
    { path: `${path}/autosaves?context=edit` },
    { path: '/wp/v2/settings' },
    options('/wp/v2/settings'),
    { path: `/wp/v2/global-styles/themes/${stylesheet}?context=view` },
    { path: `/wp/v2/global-styles/themes/${stylesheet}/variations?context=view` },
    { path: '/wp/v2/themes?context=edit&status=active' },
    options(`/wp/v2/global-styles/${styles}`),
    { path: `/wp/v2/global-styles/${styles}?context=${stylesContext}` },
    { path: '/wp/v2/block-patterns/categories' },
    { path: `/?_fields=${siteFields}` },
    { path: `/wp/v2/templates/lookup?slug=${encodeURIComponent(slug)}` },
    { path: '/wp/v2/templates/lookup?slug=front-page' },
    { path: '/wp/v2/taxonomies?context=edit' },
    options(list),
    ...(author ? [{ path: `/wp/v2/users/${post.post_author}?context=view&_fields=id,name` }] : []),
  ];
}
