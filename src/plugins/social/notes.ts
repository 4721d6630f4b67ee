// Social notes, as Jetpack Social has them: short posts without a title (`jetpack-social-note`, below `/sn/`), registered while the
// site wants them (`jetpack-social-note`). A note is shared as it is written; how its link follows is a setting.
import { postTypeLabels } from '../../extend/labels.ts';
import { definePostType, postTypeCapabilities } from '../../extend/post-type.ts';
import type { ExtensionSite, PostSummary } from '../../extend/site.ts';
import type { PostType } from '../../extend/types.ts';
import { valueAt } from '../php-arrays.ts';

export const noteType = 'jetpack-social-note';
/** Option and setting of the same name. */
export const notesOption = noteType;
const notesConfig = 'jetpack_social_notes_config';

const isTrue = (stored: unknown): boolean =>
  stored === true || stored === 1 || (typeof stored === 'string' && stored !== '' && stored !== '0');

/** Are notes written here? By the option's value. */
export const areNotesOn = isTrue;

export const notePostType: PostType = definePostType({
  name: noteType,
  builtIn: false,
  labels: postTypeLabels({
    plural: 'Social Notes',
    singular: 'Social Note',
    all: 'All Notes',
    parent: 'Parent Notes:',
  }),
  public: true,
  menuIcon: 'dashicons-welcome-write-blog',
  hasArchive: true,
  rewrite: { slug: 'sn', withFront: true },
  queryVar: noteType,
  showInRest: true,
  restBase: noteType,
  caps: postTypeCapabilities('post', 'posts'),
  supports: {
    editor: true,
    comments: true,
    thumbnail: true,
    publicize: true,
    enhanced_post_list: true,
    activitypub: true,
    // Without it the API shows no meta, by which a note says how it is shared.
    'custom-fields': true,
    autosave: true,
  },
  template: [['core/paragraph', { placeholder: 'What is on your mind?' }]],
});

/** What is said of a note: its text, and what follows it. */
export interface Note {
  readonly text: string;
  /** '' for none. */
  readonly link: string;
  /** Stands after the text, whole: `(example.org ?p=12)`; '' for none. */
  readonly citation: string;
}

/** Undefined for posts that are no notes. */
export async function noteOf(site: ExtensionSite, { row, link }: PostSummary): Promise<Note | undefined> {
  if (row.post_type !== noteType) return undefined;
  const text = (await site.posts.plainTexts([row.ID])).get(row.ID) ?? '';
  const stored = site.option(notesConfig);
  const wanted = valueAt(stored, 'append_link');
  if (wanted !== undefined && !isTrue(wanted)) return { text, link: '', citation: '' };
  switch (valueAt(stored, 'link_format')) {
    case 'shortlink':
      return { text, link: `${site.home}/?p=${row.ID}`, citation: '' };
    case 'permashortcitation':
      return { text, link: '', citation: `(${site.home.replace(/^https?:\/\//i, '')} ?p=${row.ID})` };
    default:
      return { text, link, citation: '' };
  }
}
