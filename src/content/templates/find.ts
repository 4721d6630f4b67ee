// Finds templates: by conditions, by id, and the one that shows what a slug is for. Reproduces get_block_templates,
// get_block_template, get_block_file_template and resolve_block_template.
import type { PostRow } from '../../database/schema.ts';
import { sanitizeTitle } from '../../rendering/formatting/sanitize-title.ts';
import { getPost } from '../posts/get.ts';
import type { Site } from '../site.ts';
import { templateTypes } from '../themes/template-types.ts';
import { activeTheme } from '../themes/theme.ts';
import { templateFiles, templateOfFile } from './files.ts';
import { templatePosts, templatesOfPosts } from './stored.ts';
import type { Template, TemplateKind, TemplateQuery } from './types.ts';

const published = ['publish'];
const open = ['auto-draft', 'draft', 'publish'];
const any = [...open, 'trash'];

/** Templates of the active theme: posts first, newest first, then the files that no post replaces. */
export async function listTemplates(site: Site, kind: TemplateKind, query: TemplateQuery = {}): Promise<Template[]> {
  const rows = await postsOf(site, kind, query.postId);
  const slugs = query.slugs && new Set(query.slugs);
  const wanted = rows.filter((row) => !slugs || slugs.has(row.post_name));
  const stored = (await templatesOfPosts(site, kind, wanted)).filter((template) => {
    if (!query.postId && query.area !== undefined && template.area !== query.area && kind === 'wp_template_part')
      return false;
    if (!query.postType) return true;
    return template.isCustom && (template.postTypes?.includes(query.postType) ?? true);
  });
  if (query.postId !== undefined) return stored;
  const taken = new Set(stored.map(({ slug }) => slug));
  const files = [...templateFiles(site, kind).values()].filter(({ slug, area, postTypes }) => {
    if (taken.has(slug) || (slugs && !slugs.has(slug))) return false;
    if (kind === 'wp_template_part' && query.area !== undefined && area !== query.area) return false;
    if (query.postType === undefined) return true;
    return postTypes ? postTypes.includes(query.postType) : !templateTypes.has(slug);
  });
  return [...stored, ...files.map((file) => templateOfFile(site, kind, file))];
}

/** Published templates of the active theme; of an id the post, whatever its theme; of 0 also drafts. */
async function postsOf(site: Site, kind: TemplateKind, id: number | undefined): Promise<PostRow[]> {
  const theme = activeTheme(site).stylesheet;
  if (!id) return templatePosts(site, kind, theme, id === undefined ? published : open);
  const post = await getPost(site, id);
  return post?.post_type === kind && open.includes(post.post_status) ? [post] : [];
}

/** The two halves of an id; undefined where it is none. */
function partsOf(id: string): { theme: string; slug: string } | undefined {
  const at = id.indexOf('//');
  return at < 0 ? undefined : { theme: id.slice(0, at), slug: id.slice(at + 2) };
}

/** The template of an id, the customised one before the file; undefined where there is none. */
export async function getTemplate(site: Site, kind: TemplateKind, id: string): Promise<Template | undefined> {
  const parts = partsOf(id);
  if (!parts) return undefined;
  const slug = sanitizeTitle(parts.slug);
  const rows = await templatePosts(site, kind, parts.theme, any);
  const row = rows.find((one) => one.post_name === slug);
  const [stored] = row ? await templatesOfPosts(site, kind, [row]) : [];
  return stored ?? fileTemplate(site, kind, id);
}

/** The template of an id as the active theme's file has it; undefined where there is none. */
export function fileTemplate(site: Site, kind: TemplateKind, id: string): Template | undefined {
  const parts = partsOf(id);
  if (!parts || parts.theme !== activeTheme(site).stylesheet) return undefined;
  const file = templateFiles(site, kind).get(parts.slug);
  return file && templateOfFile(site, kind, file);
}

/** The best template of a hierarchy that has content; else the last one looked at. */
export async function resolveTemplate(
  site: Site,
  slug: string,
  hierarchy: readonly string[],
): Promise<Template | undefined> {
  if (slug === '' || slug === '0') return undefined;
  const slugs = (hierarchy.length > 0 ? hierarchy : [slug]).map((one) => one.replace(/\.(?:php|html)$/, ''));
  const found = await listTemplates(site, 'wp_template', { slugs });
  // As WordPress, which then looks at the rest of the hierarchy alone.
  for (let from = 0; ; from++) {
    const rest = slugs.slice(from);
    const wanted = rest.length > 0 ? rest : [slug];
    const best = wanted.map((one) => found.find((template) => template.slug === one)).find((one) => one !== undefined);
    if ((best && best.content !== '' && best.content !== '0') || from + 1 >= slugs.length) return best;
  }
}
