// The address of a post from the site's permalink structure. Reproduces get_permalink for posts and for built-in types
// that have no structure of their own, and the small parts (home_url, user_trailingslashit) that all addresses share.
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';

/** `home_url`: an address below the site's. */
export function homeUrl(site: Site, path: string): string {
  return `${site.options.home}/${path.replace(/^\/+/, '')}`;
}

/** With or without a slash at the end, as the permalink structure has it. */
export function trailing(site: Site, path: string): string {
  const slash = site.options.text('permalink_structure').endsWith('/');
  const bare = path.replace(/(?<!\/)\/+$/, '');
  return slash ? `${bare}/` : bare;
}

/** `index.php/` where the structure starts with it, else ''. */
export function structureRoot(site: Site): string {
  return /^\/*index\.php/.test(site.options.text('permalink_structure')) ? 'index.php/' : '';
}

/** What the tags of a structure stand for besides the row. */
export interface StructureNames {
  readonly category: string;
  readonly author: string;
}

/** The address of a post by the structure. With `leaveName`, `%postname%` stays. */
export function structured(site: Site, post: PostRow, names: StructureNames, leaveName: boolean): string {
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = post.post_date.split(/[-: ]/);
  const values: Record<string, string> = {
    '%year%': year,
    '%monthnum%': month,
    '%day%': day,
    '%hour%': hour,
    '%minute%': minute,
    '%second%': second,
    '%post_id%': String(post.ID),
    '%category%': names.category,
    '%author%': names.author,
  };
  if (!leaveName) {
    values['%postname%'] = post.post_name;
    values['%pagename%'] = post.post_name;
  }
  const path = site.options.text('permalink_structure').replace(/%[a-z_]+%/g, (tag) => values[tag] ?? tag);
  return trailing(site, homeUrl(site, path));
}
