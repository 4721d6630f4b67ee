// Where a text of a reader or a writer without `unfiltered_html` can be stored, and how it is read back. Each context saves
// through the API as the least of the roles that may.
import type { Role } from '../client.ts';

export interface Context {
  readonly name: string;
  readonly role: Role;
  /** Requests of one save each, all of a path. */
  readonly path: string;
  /** May the requests go in one `batch/v1`? */
  readonly batch: boolean;
  /** Otherwise: how many may be sent at once. */
  readonly atOnce: number;
  readonly body: (text: string, index: number) => Record<string, unknown>;
  /** What of the answer is compared, by path below the item. */
  readonly read: readonly (readonly [string, string?])[];
}

const texts = [
  ['title', 'raw'],
  ['content', 'raw'],
  ['excerpt', 'raw'],
  ['title', 'rendered'],
  ['content', 'rendered'],
  ['excerpt', 'rendered'],
] as const;

export const contexts: readonly Context[] = [
  {
    ...{ name: 'post', role: 'contributor', path: '/wp/v2/posts', batch: true, atOnce: 1, read: texts },
    body: (text) => ({ title: `a ${text}`, content: text, excerpt: text }),
  },
  {
    ...{ name: 'published', role: 'author', path: '/wp/v2/posts', batch: true, atOnce: 1, read: texts },
    body: (text, index) => ({
      title: text,
      content: `${text}\n\n"b"`,
      excerpt: `${text} c`,
      status: 'publish',
      slug: `x${index}`,
    }),
  },
  {
    ...{ name: 'comment', role: 'subscriber', path: '/wp/v2/comments', batch: false, atOnce: 4 },
    read: [['content', 'rendered'], ['author_name']],
    body: (text, index) => ({
      ...{ post: 1, content: `${index} ${text}` },
      // Not now: who writes twice within some seconds is told to slow down.
      date: new Date(Date.UTC(2020, 0, 1) + index * 3_600_000).toISOString().slice(0, 19),
    }),
  },
  {
    ...{ name: 'description', role: 'subscriber', path: '/wp/v2/users/me', batch: false, atOnce: 1 },
    read: [['description'], ['name']],
    body: (text) => ({ description: text, name: `n ${text}`.slice(0, 60) }),
  },
  {
    ...{ name: 'term', role: 'editor', path: '/wp/v2/tags', batch: true, atOnce: 1, read: [['description'], ['name']] },
    body: (text, index) => ({ name: `t${index}`, description: text }),
  },
];

/** The values of an answer that a context compares; undefined where there is none. */
export function valuesOf(context: Context, item: unknown): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, below] of context.read) {
    const value = at(item, key);
    values[below === undefined ? key : `${key}.${below}`] = below === undefined ? value : at(value, below);
  }
  return values;
}

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && key in value ? (value as Record<string, unknown>)[key] : undefined;
