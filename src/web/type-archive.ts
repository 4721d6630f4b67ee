// Where the posts of a type are listed. Reproduces get_post_type_archive_link.
import { homeUrl, structureRoot, trailing } from '../content/posts/permalink-structure.ts';
import type { Site } from '../content/site.ts';
import type { PostType } from '../extend/types.ts';

/** Address of the list of a type's posts. */
export function typeArchiveLink(site: Site, { name, rewrite, hasArchive }: PostType): string {
  const structure = site.options.text('permalink_structure');
  if (structure === '' || !rewrite) return homeUrl(site, `/?post_type=${name}`);
  const front = rewrite.withFront ? structure.slice(0, Math.max(0, structure.indexOf('%'))) : structureRoot(site);
  return homeUrl(site, trailing(site, `${front}${hasArchive === true ? rewrite.slug : hasArchive}`));
}
