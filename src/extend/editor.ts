// Scripts that extensions add to the block editor, as WordPress's plugins do with enqueue_block_editor_assets: modules that
// find the editor's packages in `window.wp` (docs/editor.md) and run before it starts, so that what they register is there.
// They lie in `newsroom/ASSETS/`, with a stylesheet beside them.
import type { Viewer } from '../access/viewer.ts';
import type { PostRow } from '../database/schema.ts';
import type { ExtensionSite } from './site.ts';

export interface EditorScript {
  /** Folder below `newsroom/` with the module `main.js` and, with `style`, `main.css`. */
  readonly assets: string;
  readonly style?: boolean;
  /** Is it wanted in the editor of this post? Everywhere where absent. */
  readonly appliesTo?: (post: PostRow, viewer: Viewer) => boolean;
  /** What the script is told, as JSON in the element `editor-data-ASSETS`. */
  readonly data?: (post: PostRow, viewer: Viewer, site: ExtensionSite) => Promise<unknown> | unknown;
}
