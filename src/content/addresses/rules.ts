// From a path to query variables: WordPress's rewrite rules for a permalink structure, in its order (WP_Rewrite). Rules
// for trackbacks are left out. Compiled once per set of address options; linear time.
import { trimBoth, trimEnd } from '../../base/trim.ts';
import type { PostType } from '../../extend/types.ts';
import type { Site } from '../site.ts';
import type { QueryVar } from './query-vars.ts';

export interface Rule {
  readonly pattern: RegExp;
  readonly keys: readonly QueryVar[];
  /** Counts only where a page with this path exists (`use_verbose_page_rules`). */
  readonly needsPage?: boolean;
  readonly fixed?: Readonly<Partial<Record<QueryVar, string>>>;
}

const tags: Readonly<Record<string, readonly [pattern: string, key: QueryVar]>> = {
  '%year%': ['([0-9]{4})', 'year'],
  '%monthnum%': ['([0-9]{1,2})', 'monthnum'],
  '%day%': ['([0-9]{1,2})', 'day'],
  '%hour%': ['([0-9]{1,2})', 'hour'],
  '%minute%': ['([0-9]{1,2})', 'minute'],
  '%second%': ['([0-9]{1,2})', 'second'],
  '%postname%': ['([^/]+)', 'name'],
  '%post_id%': ['([0-9]+)', 'p'],
  '%author%': ['([^/]+)', 'author_name'],
  '%category%': ['(.+?)', 'category_name'],
  '%pagename%': ['(.?.+?)', 'pagename'],
  '%tag%': ['([^/]+)', 'tag'],
  '%search%': ['(.+)', 's'],
  '%term%': ['([^/]+)', 'term'],
  '%terms%': ['(.+?)', 'term'],
};
const feeds = '(feed|rdf|rss|rss2|atom)';

/** The rules of a site with pretty permalinks; none where they are plain. */
export function rulesOf(site: Site): readonly Rule[] {
  const { options, caches } = site;
  const structure = options.text('permalink_structure');
  if (structure === '') return [];
  const bases = [options.text('category_base'), options.text('tag_base')];
  const own = [...site.registry.taxonomies.values()].flatMap(({ name, rewrite, publiclyQueryable }) =>
    name === 'category' || name === 'post_tag' || !rewrite || !publiclyQueryable ? [] : [{ name, ...rewrite }],
  );
  const kept = caches.contentMap<readonly Rule[]>('web-rules');
  const types = [...site.registry.postTypes.values()].filter((type) => !type.builtIn && type.publiclyQueryable);
  const named = types.map(({ name, rewrite, hasArchive }) => [name, rewrite, hasArchive]);
  const key = JSON.stringify([structure, bases, named, own]);
  const known = kept.get(key);
  if (known) return known;
  const rules = [
    ...sitemaps,
    ...types.flatMap((type) => typeRules(type, structure)),
    ...makeRules(structure, bases[0] ?? '', bases[1] ?? '', own),
  ];
  kept.set(key, rules);
  return rules;
}

/** Addresses of sitemaps and of what shows them. They go before all others. */
const sitemaps: readonly Rule[] = [
  { pattern: /^wp-sitemap\.xml$/, keys: [], fixed: { sitemap: 'index' } },
  { pattern: /^wp-sitemap\.xsl$/, keys: [], fixed: { 'sitemap-stylesheet': 'sitemap' } },
  { pattern: /^wp-sitemap-index\.xsl$/, keys: [], fixed: { 'sitemap-stylesheet': 'index' } },
  { pattern: /^wp-sitemap-([a-z]+?)-([a-z\d_-]+?)-(\d+?)\.xml$/, keys: ['sitemap', 'sitemap-subtype', 'paged'] },
  { pattern: /^wp-sitemap-([a-z]+?)-(\d+?)\.xml$/, keys: ['sitemap', 'paged'] },
];

/** A taxonomy of an extension, with addresses of its own. */
interface OwnTaxonomy {
  readonly name: string;
  readonly slug: string;
  readonly withFront: boolean;
  readonly hierarchical: boolean;
}

function makeRules(
  structure: string,
  categoryBase: string,
  tagBase: string,
  taxonomies: readonly OwnTaxonomy[],
): Rule[] {
  const front = structure.slice(0, Math.max(0, structure.indexOf('%')));
  const root = /^\/*index\.php/.test(structure) ? 'index.php/' : '';
  const clean = (base: string) => trimBoth(base.replaceAll('index.php/', ''), '/');
  const [category, tag] = [clean(categoryBase), clean(tagBase)];
  const verbose = /^[^%]*%(?:postname|category|tag|author)%/.test(structure);
  const pages = [
    ...(verbose ? [] : attachments(`${root}%pagename%`, 'attachment/')),
    ...archive(`${root}%pagename%`, 'singular').map((rule) => ({ ...rule, needsPage: verbose })),
  ];
  const posts = [
    ...attachments(structure, 'attachment/'),
    ...archive(structure, 'singular'),
    ...attachments(structure, ''),
    ...levels(structure),
  ];
  return [
    ...archive(category === '' ? `${front}category/%category%` : `${root}${category}/%category%`),
    ...archive(tag === '' ? `${front}tag/%tag%` : `${root}${tag}/%tag%`),
    ...taxonomies.flatMap(({ name, slug, withFront, hierarchical }) =>
      archive(`${withFront ? front : root}${slug}/${hierarchical ? '%terms%' : '%term%'}`).map((rule) => ({
        ...rule,
        fixed: { ...rule.fixed, taxonomy: name },
      })),
    ),
    { pattern: /^robots\.txt$/, keys: [], fixed: { robots: '1' } },
    { pattern: /^favicon\.ico$/, keys: [], fixed: { favicon: '1' } },
    { pattern: /^sitemap\.xml/, keys: [], fixed: { sitemap: 'index' } },
    { pattern: /^.*wp-(?:atom|rdf|rss|rss2|feed|commentsrss2)\.php$/, keys: [], fixed: { feed: 'old' } },
    ...archive(root).filter(({ keys, fixed }) => keys.length > 0 || fixed),
    ...feedsBelow(`${root}comments/`).map((rule) => ({ ...rule, fixed: { withcomments: '1' } })),
    ...archive(`${root}search/%search%`),
    ...archive(`${front}author/%author%`),
    ...dates(structure, front),
    ...(verbose ? [...pages, ...posts] : [...posts, ...pages]),
  ];
}

/** The list of a registered post type, where it has one, and its posts. They go before all others. */
function typeRules({ name, rewrite, hasArchive }: PostType, structure: string): Rule[] {
  if (!rewrite) return [];
  const front = structure.slice(0, Math.max(0, structure.indexOf('%')));
  const root = /^\/*index\.php/.test(structure) ? 'index.php/' : '';
  const before = rewrite.withFront ? front : root;
  const list = hasArchive === false ? [] : archive(`${before}${hasArchive === true ? rewrite.slug : hasArchive}`);
  return [...list, ...archive(`${before}${rewrite.slug}/%postname%`, 'singular')].map((rule) => ({
    ...rule,
    fixed: { ...rule.fixed, post_type: name },
  }));
}

/** Embeds, feeds, pages, pages of comments and the address itself, of one structure. */
function archive(structure: string, kind: 'archive' | 'singular' = 'archive'): Rule[] {
  const { pattern, keys } = compile(structure);
  const base = pattern === '' || pattern.endsWith('/') ? pattern : `${pattern}/`;
  const rule = (end: string, more: QueryVar[], whole = base) => ({
    pattern: new RegExp(`^${whole}${end}/?$`),
    keys: [...keys, ...more],
  });
  return [
    { ...rule('embed', []), fixed: { embed: 'true' } },
    ...(kind === 'singular' ? [{ ...rule('trackback', []), fixed: { tb: '1' } }] : []),
    rule(`feed/${feeds}`, ['feed']),
    rule(feeds, ['feed']),
    rule('page/?([0-9]{1,})', ['paged']),
    ...(kind === 'singular' ? [rule('comment-page-([0-9]{1,})', ['cpage'])] : []),
    kind === 'singular' ? rule('(?:/([0-9]+))?', ['page'], pattern) : rule('', [], pattern),
  ];
}

/** Feeds at a path that holds nothing but names. */
const feedsBelow = (base: string): Rule[] =>
  [`feed/${feeds}`, feeds].map((end) => ({ pattern: new RegExp(`^${base}${end}/?$`), keys: ['feed'] }));

/** Attachments below posts; their name is also what a wrong address is guessed by. */
function attachments(structure: string, between: string): Rule[] {
  const plain = compile(structure).pattern.replace(/\((?!\?)/g, '(?:');
  const attachment = `^${plain}/${between}([^/]+)/`;
  return [
    { pattern: new RegExp(`${attachment}embed/?$`), keys: ['attachment'], fixed: { embed: 'true' } },
    { pattern: new RegExp(`${attachment}trackback/?$`), keys: ['attachment'], fixed: { tb: '1' } },
    { pattern: new RegExp(`${attachment}feed/${feeds}/?$`), keys: ['attachment', 'feed'] },
    { pattern: new RegExp(`${attachment}${feeds}/?$`), keys: ['attachment', 'feed'] },
    { pattern: new RegExp(`${attachment}?$`), keys: ['attachment'] },
  ];
}

/** What is left of a post's structure without its last parts: lists of authors and categories (dates have rules already). */
function levels(structure: string): Rule[] {
  const parts = trimBoth(structure, '/').split('/');
  const rules: Rule[] = [];
  for (let length = parts.length - 1; length > 0; length--) {
    const level = parts.slice(0, length).join('/');
    if (level.includes('%') && !/%(?:postname|post_id)%/.test(level)) rules.push(...archive(level));
  }
  return rules;
}

function dates(structure: string, front: string): Rule[] {
  const order =
    ['%year%/%monthnum%/%day%', '%day%/%monthnum%/%year%', '%monthnum%/%day%/%year%'].find((each) =>
      structure.includes(each),
    ) ?? '%year%/%monthnum%/%day%';
  // An id that early could be taken for a year.
  const place = [...structure.matchAll(/%[^%]+%/g)].slice(0, 3).some(([tag]) => tag === '%post_id%') ? 'date/' : '';
  return [order, '%year%/%monthnum%', '%year%'].flatMap((each) => archive(`${front}${place}${each}`));
}

function compile(structure: string): { pattern: string; keys: QueryVar[] } {
  const keys: QueryVar[] = [];
  const bare = structure.replace(/^\/+/, '');
  const pattern = (structure.endsWith('%/') ? trimEnd(bare, '/') : bare)
    .split(/(%[a-z_]+%)/)
    .map((part) => {
      const tag = tags[part];
      if (!tag) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      keys.push(tag[1]);
      return tag[0];
    })
    .join('');
  return { pattern, keys };
}
