// A post on its way into an answer: the row, and what loaders found for it. One view is shared by all items of an answer.

import type { PostSubject } from '../../../access/subject.ts';
import type { Viewer } from '../../../access/viewer.ts';
import type { Attachment } from '../../../content/media/attachment.ts';
import type { MenuItemSetup } from '../../../content/menus/setup.ts';
import type { MetaRows } from '../../../content/meta/types.ts';
import type { PermalinkData } from '../../../content/posts/permalink-data.ts';
import type { Site } from '../../../content/site.ts';
import type { TermName, TermsByTaxonomy } from '../../../content/terms/of-posts.ts';
import type { KeptTexts } from '../../../content/texts/context.ts';
import type { HookedText } from '../../../content/texts/hooked.ts';
import type { ImportedText } from '../../../content/texts/item.ts';
import type { PostRow } from '../../../database/schema.ts';
import type { Size } from '../../../media/pictures/dimensions.ts';
import type { AnswerCounters, ContentData } from '../../../rendering/types.ts';
import type { LinkSetting } from './item-links.ts';
import type { PostKind } from './kind.ts';
import type { PostUrls } from './urls.ts';

export type Context = 'view' | 'edit' | 'embed';

/** How an answer looks at its posts. */
export interface PostView {
  readonly site: Site;
  readonly viewer: Viewer;
  readonly kind: PostKind;
  readonly context: Context;
  readonly urls: PostUrls;
  /** The request's `password`, '' where there is none. */
  readonly password: string;
  /** The request's `excerpt_length`. */
  readonly excerptLength: number | undefined;
  /** Does the post stand before all others? */
  isSticky(id: number): boolean;
  /** What of the links all items share. */
  links(): LinkSetting;
  readonly texts: KeptTexts;
  readonly counters: AnswerCounters;
}

const noTerms: TermsByTaxonomy<TermName> = new Map();
const noMeta: MetaRows = new Map();

export class PostItem {
  readonly row: PostRow;
  readonly view: PostView;
  /** Loader `terms`: taxonomy → terms by name. */
  terms: TermsByTaxonomy<TermName> = noTerms;
  /** Loader `meta`. */
  meta: MetaRows = noMeta;
  /** Loader `revisions`. */
  revisions: { readonly count: number; readonly latestId: number } | undefined;
  /** Loader `permalink`. */
  permalinkData: PermalinkData | undefined;
  /** Loader `sample`. */
  sample: { readonly template: string; readonly slug: string } | undefined;
  /** Loaders `texts` and `hooked`, where blocks are hooked in. */
  hooked: HookedText | undefined;
  /** Loader `imported`. */
  imported: ImportedText | undefined;
  /** Loader `featured`: may the viewer read the featured media? */
  featuredReadable = false;
  /** Loader `texts`: what rendering the content reads. */
  textData: ContentData | undefined;
  /** The rendered excerpt, where the content had to be rendered after it. */
  excerpt: string | undefined;
  /** Loader `menuItem`, of items of classic menus alone. */
  menuItem: MenuItemSetup | undefined;
  /** Rendering the texts used numbers of the answer. */
  numbered = false;
  /** Loader `attachment`, of attachments: file, address and metadata. */
  attachment: Attachment | undefined;
  /** Loader `attachment`: HTML that stands before an attachment's description. */
  prepended: string | undefined;
  /** Loader `originals`: size and bytes of the uploaded file, where its metadata does not say. */
  original: { readonly size?: Size | undefined; readonly bytes?: number | undefined } = {};
  /** Loader `subjects`: what rights on the post are decided by. */
  subject: PostSubject | undefined;

  constructor(row: PostRow, view: PostView) {
    this.row = row;
    this.view = view;
  }

  /** A stored meta value as text; '' where there is none. */
  metaText(key: string): string {
    return this.meta.get(key)?.[0] ?? '';
  }

  /** `get_post_thumbnail_id`; 0 where there is none. */
  get thumbnail(): number {
    const id = Number.parseInt(this.metaText('_thumbnail_id'), 10);
    return Number.isSafeInteger(id) ? id : 0;
  }

  /** The first term of the taxonomy of formats, without its prefix; `standard` where there is none. */
  get format(): string {
    const slug = this.terms.get('post_format')?.[0]?.slug;
    return slug?.replaceAll('post-format-', '') || 'standard';
  }
}
