// The template of a public page: what its blocks read is gathered, then it is rendered. A fixed number of statements for a
// template, whatever the number of posts on the page.
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import type { PageContext } from '../../rendering/page-context.ts';
import { renderTemplate } from '../../rendering/template.ts';
import type { ContentContext, ContentData, PageText } from '../../rendering/types.ts';
import { loadStoredEmbeds } from '../embeds/stored.ts';
import { attachmentOf } from '../media/attachment.ts';
import { beforeDescription } from '../media/picture-html.ts';
import { loadMeta } from '../meta/load.ts';
import type { MetaRows } from '../meta/types.ts';
import type { Site } from '../site.ts';
import { keptTexts } from './context.ts';
import type { TextItem } from './item.ts';
import { loadImportedTexts } from './load.ts';
import { hasMediaShortcodes, loadMediaShortcodes } from './media-shortcodes.ts';
import { loadTextNeeds } from './needs.ts';
import { strangersView } from './strangers-view.ts';

export interface TemplatePage {
  /** Blocks. */
  readonly template: string;
  readonly page: PageContext;
  /** Posts of the page's own list. */
  readonly rows: readonly PostRow[];
}

/** HTML of a page's template. */
export async function renderPageTemplate(
  site: Site,
  viewer: Viewer,
  { template, page, rows }: TemplatePage,
): Promise<string> {
  const [first] = rows;
  const isFile = first?.post_type === 'attachment';
  const wanted = isFile ? ['_wp_attached_file', '_wp_attachment_metadata', '_wp_attachment_image_alt'] : ['footnotes'];
  const meta = first && page.isSingular ? await loadMeta(site, 'post', [first.ID], wanted) : undefined;
  const data = await loadTextNeeds(site, viewer, [template, ...rows.map((row) => row.post_content)], {
    email: page.heldFor,
    rows,
  });
  const texts = await loadPageTexts(site, viewer, rows, data, meta);
  const footnotes = first && meta?.get(first.ID)?.get('footnotes')?.[0];
  const context: ContentContext = {
    ...keptTexts(site).context,
    data,
    alone: true,
    page,
    texts,
    parsed: site.caches.contentMap('blocks'),
    mainLoop: page.isSingular,
    ...(first
      ? { post: { id: first.ID, type: first.post_type, ...(footnotes === undefined ? {} : { footnotes }) } }
      : {}),
  };
  const render = () => {
    page.styles.clear();
    return renderTemplate(template, context);
  };
  await data.facts.gather(() => void render());
  return render();
}

/** What contents of the page's posts read beyond facts: embeds, galleries, what an import brought along. */
async function loadPageTexts(
  site: Site,
  viewer: Viewer,
  rows: readonly PostRow[],
  data: ContentData,
  meta: ReadonlyMap<number, MetaRows> | undefined,
): Promise<ReadonlyMap<number, PageText>> {
  const view = { ...strangersView(site), viewer };
  const items: TextItem[] = rows.map((row) => ({ row, view, meta: meta?.get(row.ID) ?? new Map() }));
  await loadImportedTexts(site, items);
  const mentioning = items.filter(({ row }) => hasMediaShortcodes(row.post_content));
  const media = mentioning.length > 0 ? await loadMediaShortcodes(site, mentioning) : undefined;
  const embeds = await loadStoredEmbeds(site, items);
  const texts = new Map<number, PageText>();
  for (const item of items) {
    const shortcodes = media?.get(item);
    const embed = embeds?.get(item);
    const own = shortcodes || embed ? { data: { ...data, ...shortcodes, ...(embed && { embed }) } } : {};
    const imported = item.imported ? { imported: item.imported.content } : {};
    const isFile = item.row.post_type === 'attachment' && meta !== undefined;
    const prepended = isFile ? { prepended: beforeDescription(site, attachmentOf(site, item.row, item.meta)) } : {};
    texts.set(item.row.ID, { ...own, ...imported, ...prepended });
  }
  return texts;
}
