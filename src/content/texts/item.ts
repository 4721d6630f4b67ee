// What rendering the texts of posts looks at: a post on its way into an answer, be that JSON or a page.
import type { PostSubject } from '../../access/subject.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import type { PageContext } from '../../rendering/page-context.ts';
import type { AnswerCounters, ContentData } from '../../rendering/types.ts';
import type { MetaRows } from '../meta/types.ts';
import type { KeptTexts } from './context.ts';
import type { HookedText } from './hooked.ts';

/** Title, content and excerpt that an import brought along and that still stand for the stored text. */
export interface ImportedText {
  readonly title: string;
  readonly content: string;
  readonly excerpt: string;
}

/** What the texts of one answer share. */
export interface TextView {
  readonly viewer: Viewer;
  readonly context: 'view' | 'edit' | 'embed';
  /** The password that was given, '' where there is none. */
  readonly password: string;
  /** Words of made excerpts; undefined: as many as WordPress's. */
  readonly excerptLength: number | undefined;
  readonly texts: KeptTexts;
  /** The public page that shows the texts; absent in the API. */
  readonly page?: PageContext;
  /** A feed shows the texts: galleries are plain links there. */
  readonly feed?: boolean;
  readonly counters: AnswerCounters;
}

export interface TextItem {
  readonly row: PostRow;
  readonly view: TextView;
  readonly meta: MetaRows;
  readonly subject?: PostSubject | undefined;
  /** Of attachments: HTML that stands before the description. */
  readonly prepended?: string | undefined;
  /** Filled by loadHooked, where blocks are hooked in. */
  hooked?: HookedText | undefined;
  /** Filled by loadImportedTexts. */
  imported?: ImportedText | undefined;
  /** Filled by loadTextData: what rendering the content reads. */
  textData?: ContentData | undefined;
  /** The rendered excerpt, where the content had to be rendered after it. */
  excerpt?: string | undefined;
  /** Set by rendering: numbers of this answer went into the texts, so that another answer may have others. */
  numbered?: boolean | undefined;
}
