// The address of a post from the site's permalink structure. Reproduces get_permalink for posts and for built-in types
// that have no structure of their own, and the small parts (home_url, user_trailingslashit) that all addresses share.
import type { PostRow } from '../../database/schema.ts';
import type { Registry } from '../../extend/registry.ts';
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

/** A part of a structure: text as it is, or what a tag stands for. */
type Part = string | ((post: PostRow, names: StructureNames) => string);

const tags: Readonly<Record<string, Exclude<Part, string>>> = {
  '%year%': (post) => dateParts(post)[0] ?? '',
  '%monthnum%': (post) => dateParts(post)[1] ?? '',
  '%day%': (post) => dateParts(post)[2] ?? '',
  '%hour%': (post) => dateParts(post)[3] ?? '',
  '%minute%': (post) => dateParts(post)[4] ?? '',
  '%second%': (post) => dateParts(post)[5] ?? '',
  '%post_id%': (post) => String(post.ID),
  '%category%': (_post, { category }) => category,
  '%author%': (_post, { author }) => author,
};
const nameTags: Readonly<Record<string, Exclude<Part, string>>> = {
  '%postname%': (post) => post.post_name,
  '%pagename%': (post) => post.post_name,
};

const dateParts = (post: PostRow): string[] => post.post_date.split(/[-: ]/);

interface Compiled {
  readonly structure: string;
  readonly named: readonly Part[];
  readonly nameless: readonly Part[];
}

/** The structure of each site as last compiled. */
const compiled = new WeakMap<Registry, Compiled>();

function compile(site: Site): Compiled {
  const structure = site.options.text('permalink_structure');
  const known = compiled.get(site.registry);
  if (known?.structure === structure) return known;
  const texts = structure.split(/(%[a-z_]+%)/);
  const nameless = texts.map((text): Part => (Object.hasOwn(tags, text) ? (tags[text] ?? text) : text));
  const named = nameless.map((part) =>
    typeof part === 'string' && Object.hasOwn(nameTags, part) ? (nameTags[part] ?? part) : part,
  );
  const made = { structure, named, nameless };
  compiled.set(site.registry, made);
  return made;
}

/** The address of a post by the structure. With `leaveName`, `%postname%` stays. */
export function structured(site: Site, post: PostRow, names: StructureNames, leaveName: boolean): string {
  const { named, nameless } = compile(site);
  let path = '';
  for (const part of leaveName ? nameless : named) path += typeof part === 'string' ? part : part(post, names);
  return trailing(site, homeUrl(site, path));
}
