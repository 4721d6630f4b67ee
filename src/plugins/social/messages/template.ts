// Templates of what is said: text with `{placeholder}`s. Unknown ones stay as they are; lines that hold nothing but empty
// placeholders go. One pass over the text.
import type { ExtensionSite, PostSummary } from '../../../extend/site.ts';

export const placeholders = [
  { id: 'title', label: 'Title' },
  { id: 'excerpt', label: 'Excerpt' },
  { id: 'url', label: 'Address' },
  { id: 'tags', label: 'Tags as hashtags' },
  { id: 'categories', label: 'Categories' },
  { id: 'author', label: 'Author' },
  { id: 'site_name', label: 'Name of the site' },
  { id: 'date', label: 'Date' },
] as const;

export type PlaceholderValues = Readonly<Record<(typeof placeholders)[number]['id'], string>>;

/** What the placeholders of a post stand for. */
export function valuesOf(site: ExtensionSite, post: PostSummary, link: string): PlaceholderValues {
  const names = (taxonomy: string): string[] => (post.terms.get(taxonomy) ?? []).map(({ name }) => name);
  const name = site.option('blogname');
  return {
    title: post.title,
    excerpt: post.excerpt,
    url: link,
    tags: names('post_tag').map(hashtag).filter(Boolean).join(' '),
    categories: names('category').join(', '),
    author: post.author.name,
    site_name: typeof name === 'string' ? name : '',
    date: post.row.post_date.slice(0, 10),
  };
}

/** `#NewYork` of "New York"; '' where no letter or digit is left. */
export function hashtag(name: string): string {
  const words = name.split(/[^\p{L}\p{M}\p{N}_]+/u).filter(Boolean);
  const joined = words.length === 1 ? words.join('') : words.map((word) => capital(word)).join('');
  return joined === '' || /^\d+$/.test(joined) ? '' : `#${joined}`;
}

function capital(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}

/** The text with its placeholders filled in. */
export function fill(template: string, values: PlaceholderValues): string {
  const lines = template.split('\n').flatMap((line) => {
    let held = false;
    const filled = line.replace(/\{([a-z_]{1,20})\}/g, (whole, name: string) => {
      if (!Object.hasOwn(values, name)) return whole;
      held = true;
      return values[name as keyof PlaceholderValues]; // values has that name
    });
    return held && filled.trim() === '' ? [] : [filled.trimEnd()];
  });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
