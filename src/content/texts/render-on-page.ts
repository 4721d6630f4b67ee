// Blocks that stand on a public page beside its texts: what they read is gathered, then they are rendered. A fixed number of
// statements for what the blocks read.
import type { Viewer } from '../../access/viewer.ts';
import { parseBlocks } from '../../rendering/blocks/parse.ts';
import { renderBlocks } from '../../rendering/blocks/render.ts';
import { RenderState } from '../../rendering/blocks/render-state.ts';
import { noIds } from '../../rendering/content.ts';
import type { ContentContext, PageContext } from '../../rendering/types.ts';
import type { Site } from '../site.ts';
import { keptTexts } from './context.ts';
import { loadTextNeeds } from './needs.ts';

/** HTML of blocks on a page, around which `post` stands, if any. */
export async function renderOnPage(
  site: Site,
  viewer: Viewer,
  blocks: string,
  page: PageContext,
  post?: { readonly id: number; readonly type: string },
): Promise<string> {
  const data = await loadTextNeeds(site, viewer, [blocks], { email: page.heldFor });
  const parsed = parseBlocks(blocks);
  const context: ContentContext = { ...keptTexts(site).context, data, alone: true, page, ...(post ? { post } : {}) };
  const render = () => renderBlocks(parsed, new RenderState(context, noIds));
  await data.facts.gather(() => void render());
  return render();
}
