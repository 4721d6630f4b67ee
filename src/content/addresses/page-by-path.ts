// A page by its path of slugs (`about/team`). Reproduces get_page_by_path: one statement, whatever the depth.

import { prepare } from '../../database/prepared.ts';
import type { PostRow } from '../../database/schema.ts';
import { sanitizeTitle } from '../../rendering/formatting/sanitize-title.ts';
import type { Site } from '../site.ts';

const byNames = prepare((kysely, { names }: { names: readonly string[] }) =>
  kysely
    .selectFrom('posts')
    .selectAll()
    .where('post_name', 'in', names)
    .where('post_type', 'in', ['page', 'attachment'])
    .orderBy('ID'),
);

/** The page, whatever its status; an attachment only where no page has this path. Undefined where there is none. */
export async function pageByPath(site: Site, path: string): Promise<PostRow | undefined> {
  const names = path.split('/').filter(Boolean).map(slugOf);
  if (names.length === 0 || names.length > 20) return undefined;
  const rows = await site.database.run(byNames, { names: [...new Set(names)] });
  const byId = new Map(rows.map((row) => [row.ID, row]));
  const fits = (row: PostRow): boolean => {
    let at: PostRow | undefined = row;
    for (let level = names.length - 1; level >= 0; level--) {
      if (!at || at.post_name !== names[level]) return false;
      if (level > 0) at = byId.get(at.post_parent);
    }
    return at?.post_parent === 0 || at?.post_type === 'attachment';
  };
  const found = rows.filter(fits);
  return found.find((row) => row.post_type === 'page') ?? found[0];
}

/** A slug as it is stored, from a part of a path (`sanitize_title_for_query`). */
export function slugOf(part: string): string {
  try {
    return sanitizeTitle(decodeURIComponent(part));
  } catch {
    return sanitizeTitle(part);
  }
}
