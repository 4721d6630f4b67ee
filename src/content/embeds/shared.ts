// What addresses look like embedded in texts that belong to no post (widgets, templates), as WordPress keeps it: posts of the
// type `oembed_cache`, named by the hash. Reproduces WP_Embed::find_oembed_post_id. What a WordPress kept is shown, however
// old; nothing is asked for.
import { prepare } from '../../database/prepared.ts';
import type { EmbedNeed } from '../../rendering/types.ts';
import type { Site } from '../site.ts';
import { embedHash, shownEmbed } from './stored.ts';

const byNames = prepare((kysely, { names }: { names: readonly string[] }) =>
  kysely
    .selectFrom('posts')
    .select(['post_name', 'post_content'])
    .where('post_name', 'in', names)
    .where('post_type', '=', 'oembed_cache')
    .where('post_status', '=', 'publish')
    // The newest comes last, and stays.
    .orderBy('post_date')
    .orderBy('ID'),
);

/** Kept HTML for each address; undefined where there is none. One statement. */
export async function loadSharedEmbeds(site: Site, needs: readonly EmbedNeed[]): Promise<(string | undefined)[]> {
  const names = needs.map(embedHash);
  const rows = await site.database.run(byNames, { names: [...new Set(names)] });
  const kept = new Map(rows.map((row) => [row.post_name, row.post_content]));
  return names.map((name) => shownEmbed(kept.get(name) ?? ''));
}
