// The template of a public page: what its blocks read is gathered, then it is rendered. A fixed number of statements for a
// template, whatever the number of posts on the page.
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import type { PageContext } from '../../rendering/page-context.ts';
import { renderTemplate } from '../../rendering/template.ts';
import type { ContentContext, ContentData, PageText, PageTextReader } from '../../rendering/types.ts';
import { loadStoredEmbeds } from '../embeds/stored.ts';
import { attachmentOf } from '../media/attachment.ts';
import { beforeDescription } from '../media/picture-html.ts';
import { loadMeta } from '../meta/load.ts';
import type { MetaRows } from '../meta/types.ts';
import type { Site } from '../site.ts';
import { keptTexts } from './context.ts';
import type { Expectation } from './facts/facts.ts';
import type { TextItem } from './item.ts';
import { loadImportedTexts } from './load.ts';
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
  const data = await loadTextNeeds(
    site,
    viewer,
    page.isSingular ? [template, ...rows.map((row) => row.post_content)] : [template],
    {
      email: page.heldFor,
      passwords: rows.filter(({ ID }) => page.unlocked.has(ID)).map((row) => row.post_password),
      rows,
    },
  );
  // In lists only where contents are shown at all.
  const texts = new PageTexts(() => loadPageTexts(site, viewer, rows, data, meta));
  if (page.isSingular) await texts.load();
  const footnotes = first && meta?.get(first.ID)?.get('footnotes')?.[0];
  const kept = keptTexts(site);
  const context: ContentContext = {
    ...kept.context,
    excerpts: kept.pageExcerpts,
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
  const expected = site.caches.contentMap<Expectation & { readonly bytes: number }>('expectations');
  const before = expected.get(template);
  if (before) await data.facts.expect(before, rows);
  const render = () => {
    page.styles.clear();
    page.stores.clear();
    return renderTemplate(template, context);
  };
  let made = await data.facts.gather(render);
  if (texts.isWanting) {
    await texts.load();
    made = await data.facts.gather(render);
  }
  if (!before) expected.set(template, { ...data.facts.expectation, bytes: 500 });
  return made ?? render();
}

/** What contents read, loaded once one of them is shown. */
class PageTexts implements PageTextReader {
  readonly #load: () => Promise<ReadonlyMap<number, PageText>>;
  #known: ReadonlyMap<number, PageText> | undefined;
  isWanting = false;

  constructor(load: () => Promise<ReadonlyMap<number, PageText>>) {
    this.#load = load;
  }

  get(id: number): PageText | undefined {
    this.isWanting ||= this.#known === undefined;
    return this.#known?.get(id);
  }

  async load(): Promise<void> {
    this.isWanting = false;
    this.#known = await this.#load();
  }
}

/** What contents of the page's posts read beyond facts: embeds, what an import brought along. */
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
  const embeds = await loadStoredEmbeds(site, items);
  const texts = new Map<number, PageText>();
  for (const item of items) {
    const embed = embeds?.get(item);
    const own = embed ? { data: { ...data, embed } } : {};
    const imported = item.imported ? { imported: item.imported.content } : {};
    const isFile = item.row.post_type === 'attachment' && meta !== undefined;
    const prepended = isFile ? { prepended: beforeDescription(site, attachmentOf(site, item.row, item.meta)) } : {};
    texts.set(item.row.ID, { ...own, ...imported, ...prepended });
  }
  return texts;
}
