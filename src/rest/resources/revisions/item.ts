// A revision or autosave on its way into an answer. Its texts are rendered once, as for readers, whatever the context.
import type { MetaRows } from '../../../content/meta/types.ts';
import { hasPassword } from '../../../content/posts/password.ts';
import { keptTexts } from '../../../content/texts/context.ts';
import type { TextItem, TextView } from '../../../content/texts/item.ts';
import type { PostRow } from '../../../database/schema.ts';
import type { ContentData } from '../../../rendering/types.ts';
import type { Call } from '../../engine/types.ts';

const noMeta: MetaRows = new Map();

export class RevisionItem implements TextItem {
  readonly row: PostRow;
  /** How the texts are rendered; `context` is always `view`. */
  readonly view: TextView;
  /** Loader `meta`. */
  meta: MetaRows = noMeta;
  /** Loader `texts`. */
  textData: ContentData | undefined;
  /** Loader `parents`: type of the post that `post_parent` names. */
  parentType = '';
  /** `preview_link`, where the answer shows it. */
  preview = '';

  constructor(row: PostRow, view: TextView) {
    this.row = row;
    // What the password of a draft hides from readers is shown to those who may edit it.
    this.view = hasPassword(row) ? { ...view, password: row.post_password } : view;
  }
}

/** Items of one answer, which share how their texts are rendered. */
export function revisionItems(call: Call, rows: readonly PostRow[]): RevisionItem[] {
  const view: TextView = {
    viewer: call.viewer,
    context: 'view',
    password: '',
    excerptLength: undefined,
    texts: keptTexts(call.site),
    counters: call.counters,
  };
  return rows.map((row) => new RevisionItem(row, view));
}
