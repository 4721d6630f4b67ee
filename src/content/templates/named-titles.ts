// Titles of templates for one post, term or author, where they have none: they are named after what they show. Reproduces
// _wp_build_title_and_description_for_single_post_type_block_template and its like, for a whole list at once.

import { isEmptyText } from '../posts/defaults.ts';
import type { Site } from '../site.ts';
import { termColumns, termsFirst } from '../terms/get.ts';
import { queryUsers } from '../users/query.ts';
import type { Template } from './types.ts';

/** What a template's slug says it is for. */
interface Subject {
  readonly kind: 'post' | 'term' | 'author';
  /** Post type or taxonomy. */
  readonly type: string;
  readonly slug: string;
}

/** The candidates that a slug may mean, in order: the first that exists counts, else the last. */
function subjectsOf(site: Site, slug: string): Subject[] {
  const match = /(author|page|single|tag|category|taxonomy)-(.+)/.exec(slug);
  const [, type = '', rest = ''] = match ?? [];
  const within = (kind: 'post' | 'term', names: Iterable<string>): Subject[] =>
    [...names]
      .filter((name) => rest.startsWith(`${name}-`))
      .map((name) => ({ kind, type: name, slug: rest.slice(name.length + 1) }));
  switch (type) {
    case 'author':
      return [{ kind: 'author', type: '', slug: rest }];
    case 'page':
      return [{ kind: 'post', type: 'page', slug: rest }];
    case 'single':
      return within('post', site.registry.postTypes.keys());
    case 'tag':
      return [{ kind: 'term', type: 'post_tag', slug: rest }];
    case 'category':
      return [{ kind: 'term', type: 'category', slug: rest }];
    case 'taxonomy':
      return within('term', site.registry.taxonomies.keys());
    default:
      return [];
  }
}

const keyOf = ({ kind, type, slug }: Subject): string => `${kind} ${type} ${slug}`;

/** Titles of subjects by key, and how many of the same type have each of these titles. */
interface Found {
  readonly titles: Map<string, string>;
  readonly namesakes: Map<string, number>;
}

/** The templates with titles and descriptions where they had none. At most six statements, none where all have some. */
export async function nameTemplates(site: Site, templates: readonly Template[]): Promise<Template[]> {
  const wanted = new Map<Template, Subject[]>();
  for (const template of templates) {
    const named =
      !isEmptyText(template.description) || !(isEmptyText(template.title) || template.title === template.slug);
    const subjects = named ? [] : subjectsOf(site, template.slug);
    if (subjects.length > 0) wanted.set(template, subjects);
  }
  if (wanted.size === 0) return [...templates];
  const all = [...wanted.values()].flat();
  const found: Found = { titles: new Map(), namesakes: new Map() };
  await findPosts(site, all, found);
  await findTerms(site, all, found);
  await findAuthors(site, all, found);
  return templates.map((template) => {
    const subjects = wanted.get(template);
    return subjects ? named(site, template, subjects, found) : template;
  });
}

function named(site: Site, template: Template, subjects: readonly Subject[], { titles, namesakes }: Found): Template {
  const subject = subjects.find((one) => titles.has(keyOf(one))) ?? subjects.at(-1);
  if (!subject) return template;
  const title = titles.get(keyOf(subject));
  const label = labelOf(site, subject);
  if (title === undefined) {
    const missing =
      subject.kind === 'author' ? `Deleted author: ${subject.slug}` : `Not found: ${label} (${subject.slug})`;
    return { ...template, title: missing };
  }
  const several = (namesakes.get(`${subject.kind} ${subject.type} ${title}`) ?? 0) > 1;
  return {
    ...template,
    title: several ? `${label}: ${title} (${subject.slug})` : `${label}: ${title}`,
    description: `Template for ${title}`,
  };
}

function labelOf({ registry }: Site, { kind, type }: Subject): string {
  if (kind === 'author') return 'Author';
  const registered = kind === 'post' ? registry.postTypes.get(type) : registry.taxonomies.get(type);
  return registered?.labels.singular_name ?? type;
}

function count(found: Found, key: string): void {
  found.namesakes.set(key, (found.namesakes.get(key) ?? 0) + 1);
}

async function findPosts(site: Site, subjects: readonly Subject[], found: Found): Promise<void> {
  const posts = subjects.filter(({ kind }) => kind === 'post');
  if (posts.length === 0) return;
  const rows = (column: 'post_name' | 'post_title', values: readonly string[]) =>
    site.database.kysely
      .selectFrom('posts')
      .select(['post_type', 'post_name', 'post_title'])
      .where('post_status', '=', 'publish')
      .where('post_type', 'in', [...new Set(posts.map(({ type }) => type))])
      .where(column, 'in', [...new Set(values)])
      .execute();
  const known = await rows(
    'post_name',
    posts.map(({ slug }) => slug),
  );
  if (known.length === 0) return;
  for (const row of known) {
    const key = keyOf({ kind: 'post', type: row.post_type, slug: row.post_name });
    if (!found.titles.has(key)) found.titles.set(key, row.post_title);
  }
  for (const row of await rows(
    'post_title',
    known.map((row) => row.post_title),
  )) {
    count(found, `post ${row.post_type} ${row.post_title}`);
  }
}

async function findTerms(site: Site, subjects: readonly Subject[], found: Found): Promise<void> {
  const terms = subjects.filter(({ kind }) => kind === 'term');
  if (terms.length === 0) return;
  const rows = (column: 't.slug' | 't.name', values: readonly string[]) =>
    termsFirst(site.database.kysely)
      .select(termColumns)
      .where('tt.taxonomy', 'in', [...new Set(terms.map(({ type }) => type))])
      .where(column, 'in', [...new Set(values)])
      .execute();
  const known = await rows(
    't.slug',
    terms.map(({ slug }) => slug),
  );
  if (known.length === 0) return;
  for (const row of known) found.titles.set(keyOf({ kind: 'term', type: row.taxonomy, slug: row.slug }), row.name);
  for (const row of await rows(
    't.name',
    known.map((row) => row.name),
  ))
    count(found, `term ${row.taxonomy} ${row.name}`);
}

async function findAuthors(site: Site, subjects: readonly Subject[], found: Found): Promise<void> {
  const slugs = subjects.filter(({ kind }) => kind === 'author').map(({ slug }) => slug);
  if (slugs.length === 0) return;
  const { rows } = await queryUsers(site, {
    slugs,
    capabilities: ['edit_posts'],
    orderBy: 'name',
    order: 'asc',
    limit: slugs.length,
    offset: 0,
  });
  for (const row of rows) {
    found.titles.set(keyOf({ kind: 'author', type: '', slug: row.user_nicename }), row.display_name);
    count(found, `author  ${row.display_name}`);
  }
}
