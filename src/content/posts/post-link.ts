// The address of one post; of many, see permalink.ts and permalink-data.ts.
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { permalink } from './permalink.ts';
import { loadPermalinkData } from './permalink-data.ts';

/** Absolute. As many statements as loadPermalinkData takes: none for most. */
export async function postLink(site: Site, row: PostRow): Promise<string> {
  return permalink(site, row, await loadPermalinkData(site, [row]));
}
