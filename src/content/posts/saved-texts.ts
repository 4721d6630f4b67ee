// How the texts of a post are cleaned before they are stored: the `*_save_pre` filters for whoever saves. The system's texts
// (viewer null: imports, jobs) are trusted.
import type { Viewer } from '../../access/viewer.ts';
import {
  type SaveContext,
  saveContent,
  saveExcerpt,
  saveFilteredContent,
  saveTitle,
} from '../../rendering/formatting/save-filters.ts';
import { safeStoredStyles } from '../global-styles/stored-json.ts';
import type { Site } from '../site.ts';
import { themeDesign } from '../themes/theme-data.ts';

export interface PostTexts {
  readonly title: string;
  readonly content: string;
  readonly excerpt: string;
  readonly filtered: string;
}

/** The texts as they are stored for this viewer. */
export function savedTexts(site: Site, viewer: Viewer | null, texts: PostTexts): PostTexts {
  const context: SaveContext = {
    unfilteredHtml: viewer === null || viewer.can('unfiltered_html'),
    balance: site.options.number('use_balanceTags') !== 0,
    safeStyles: (text) => safeStoredStyles(text, () => themeDesign(site).known),
  };
  return {
    title: saveTitle(texts.title, context),
    content: saveContent(texts.content, context),
    excerpt: saveExcerpt(texts.excerpt, context),
    filtered: saveFilteredContent(texts.filtered, context),
  };
}
