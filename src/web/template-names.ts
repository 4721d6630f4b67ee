// Which templates may show what was found, best first: WordPress's template hierarchy (get_query_template and its callers in
// template-loader.php) as one list of slugs.
import type { Site } from '../content/site.ts';
import type { PostRow, TaxonomyTermRow } from '../database/schema.ts';
import { type Found, type FoundList, type ListKind, listKinds } from './found.ts';

/** Slugs of templates. `custom`: the template that the post itself names (`_wp_page_template`), '' for none. */
export function templateNames(site: Site, found: Found, isFront: boolean, custom: string): string[] {
  return [...new Set([...namesOf(site, found, isFront, custom), 'index'])];
}

function namesOf(site: Site, found: Found, isFront: boolean, custom: string): string[] {
  const front = isFront ? ['front-page'] : [];
  switch (found.kind) {
    case 'none':
      return ['404'];
    case 'post':
      return [...front, ...ofPost(site, found.row, custom), 'singular'];
    case 'home':
      return [...front, 'home', 'index'];
    default:
      return listKinds.filter((kind) => found.kinds.has(kind)).flatMap((kind) => ofList(found, kind));
  }
}

function ofList({ author, postType, term }: FoundList, kind: ListKind): string[] {
  switch (kind) {
    case 'search':
      return ['search'];
    case 'author':
      return [...(author ? [`author-${author.user_nicename}`, `author-${author.ID}`] : []), 'author', 'archive'];
    case 'date':
      return ['date', 'archive'];
    case 'type':
      return [...(postType ? [`archive-${postType.name}`] : []), 'archive'];
    default:
      return [...(term ? ofTerm(term) : kind === 'taxonomy' ? [] : [kind]), 'archive'];
  }
}

function ofPost(site: Site, row: PostRow, custom: string): string[] {
  const own = isName(custom) ? [custom] : [];
  const { ID, post_type: type, post_name: name } = row;
  if (type === 'page') {
    const isPrivacy = site.options.number('wp_page_for_privacy_policy') === ID;
    return [...(isPrivacy ? ['privacy-policy'] : []), ...own, ...both(name, 'page-'), `page-${ID}`, 'page'];
  }
  const single = [...own, ...both(name, `single-${type}-`), `single-${type}`, 'single'];
  return type === 'attachment' ? [...ofFile(row.post_mime_type), 'attachment', ...single] : single;
}

function ofFile(mime: string): string[] {
  const [type = '', kind = ''] = mime.split('/');
  return [...(kind === '' ? [] : [`${type}-${kind}`, kind]), type].filter(Boolean);
}

function ofTerm({ taxonomy, slug, term_id: id }: TaxonomyTermRow): string[] {
  const name = taxonomy === 'post_tag' ? 'tag' : taxonomy;
  if (name === 'category' || name === 'tag') return [...both(slug, `${name}-`), `${name}-${id}`, name];
  const own = `taxonomy-${name}`;
  return [...both(slug, `${own}-`), `${own}-${id}`, own, 'taxonomy'];
}

/** A stored slug as it is read, where it is percent-encoded, before what is stored. */
function both(slug: string, before: string): string[] {
  if (!slug.includes('%')) return slug === '' ? [] : [before + slug];
  try {
    return [before + decodeURIComponent(slug), before + slug];
  } catch {
    return [before + slug];
  }
}

/** May a post name this template (validate_file)? Names of PHP files are their slugs. */
const isName = (name: string): boolean =>
  name !== '' && name !== 'default' && !name.includes('..') && !name.includes('//') && !/^[a-z]:/i.test(name);
