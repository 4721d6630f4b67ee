// Which templates may show what a template is for, best first. Reproduces get_template_hierarchy.

/** Names of the registered post types and taxonomies, in order. */
export interface KnownTypes {
  readonly postTypes: readonly string[];
  readonly taxonomies: readonly string[];
}

/** Slugs of templates, best first. `prefix` is the slug's main part where the slug does not tell (`taxonomy-books`). */
export function templateHierarchy(slug: string, isCustom: boolean, prefix: string, known: KnownTypes): string[] {
  if (slug === 'index') return ['index'];
  if (isCustom) return ['page', 'singular', 'index'];
  if (slug === 'front-page') return ['front-page', 'home', 'index'];
  const found = [slug];
  if (prefix !== '' && prefix !== '0') {
    const [type = ''] = prefix.split('-');
    if (prefix !== slug && prefix !== type) found.push(prefix);
    if (slug !== type) found.push(type);
  } else found.push(...broader(slug, known));
  if (/^(?:author|taxonomy|category|tag)/.test(slug) || slug === 'date') found.push('archive');
  if (slug === 'attachment') found.push('single');
  if (/^(?:single|page)/.test(slug) || slug === 'attachment') found.push('singular');
  found.push('index');
  return found;
}

/** The templates that a slug narrows: `single-book-dune` is one of `single-book`, which is one of `single`. */
function broader(slug: string, known: KnownTypes): string[] {
  const simple = /^(author|category|archive|tag|page)-.+$/.exec(slug)?.[1];
  if (simple !== undefined) return [simple];
  const [, type, rest = ''] = /^(taxonomy|single)-(.+)$/.exec(slug) ?? [];
  if (type === undefined) return [];
  for (const name of type === 'single' ? known.postTypes : known.taxonomies) {
    if (!rest.startsWith(name)) continue;
    if (rest === name) return [type];
    if (rest.length > name.length + 1) return [`${type}-${name}`, type];
  }
  return [];
}
