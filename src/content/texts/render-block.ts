// One block by itself, as HTML: what editors ask for to show a dynamic block. Reproduces render_block without the filters of
// whole texts. A fixed number of statements for what the block reads.
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import type { JsonObject } from '../../rendering/blocks/json.ts';
import { renderBlocks } from '../../rendering/blocks/render.ts';
import { RenderState } from '../../rendering/blocks/render-state.ts';
import { noIds } from '../../rendering/content.ts';
import type { ContentContext } from '../../rendering/types.ts';
import { loadMeta } from '../meta/load.ts';
import type { Site } from '../site.ts';
import { keptTexts } from './context.ts';
import { loadTextNeeds } from './needs.ts';

/** HTML of a block without content, around which `post` stands, if any. */
export async function renderOneBlock(
  site: Site,
  viewer: Viewer,
  name: string,
  attributes: JsonObject,
  post: PostRow | undefined,
): Promise<string> {
  const loaded = await loadTextNeeds(site, viewer, [], { waits: true });
  const data = post ? loaded : { ...loaded, embed: loaded.facts.sharedEmbed };
  const context: ContentContext = {
    ...keptTexts(site).context,
    data,
    alone: true,
    ...(post ? await around(site, post) : {}),
  };
  const block = { name, attributes, inner: [], content: [] };
  const render = () => renderBlocks([block], new RenderState(context, noIds));
  await data.facts.gather(() => void render());
  return render();
}

async function around(site: Site, post: PostRow): Promise<Pick<ContentContext, 'post'>> {
  const meta = await loadMeta(site, 'post', [post.ID], ['footnotes']);
  const footnotes = meta.get(post.ID)?.get('footnotes')?.[0];
  return { post: { id: post.ID, type: post.post_type, ...(footnotes === undefined ? {} : { footnotes }) } };
}
