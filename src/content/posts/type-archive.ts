// Where the posts of a type are listed.
import type { Site } from '../site.ts';
import { homeUrl, structureRoot, trailing } from './permalink-structure.ts';

/** `get_post_type_archive_link` of the types that have one: the posts' page, or an archive of their own. */
export function archiveAddress(site: Site, name: string): string | false {
  const type = site.registry.postTypes.get(name);
  if (!type) return false;
  const { options } = site;
  if (name === 'post') return options.text('show_on_front') === 'page' ? false : options.home;
  const { hasArchive, rewrite } = type;
  if (hasArchive === false) return false;
  const structure = options.text('permalink_structure');
  if (structure === '' || !rewrite) return homeUrl(site, `/?post_type=${name}`);
  const front = rewrite.withFront ? structure.slice(0, Math.max(0, structure.indexOf('%'))) : structureRoot(site);
  return homeUrl(site, trailing(site, `${front}${hasArchive === true ? rewrite.slug : hasArchive}`));
}
