// Hooked blocks of the posts whose texts an answer shows. Loaded in one statement, where an extension hooks blocks in at all.
import type { Wrapped } from '../../rendering/blocks/hooked-blocks.ts';
import type { Json } from '../../rendering/blocks/json.ts';
import { hasBlockHooks } from '../block-hooks/hooks.ts';
import { hookedIntoPost, loadIgnored } from '../block-hooks/posts.ts';
import type { Site } from '../site.ts';
import type { TextItem } from './item.ts';

/** A post's content with what is hooked into it; made when it is asked for. */
export class HookedText {
  readonly #make: (mode: 'insert' | 'insert and ignore') => Wrapped;
  #shown: string | undefined;
  #edited: Wrapped | undefined;

  constructor(site: Site, { row }: Pick<TextItem, 'row'>, ignored: Json | undefined) {
    this.#make = (mode) => hookedIntoPost(site, row, row.post_content, ignored, mode);
  }

  /** As it is rendered. */
  get shown(): string {
    this.#shown ??= this.#make('insert').content;
    return this.#shown;
  }

  /** As editors get it: anchors know what is hooked in at them. */
  get edited(): Wrapped {
    this.#edited ??= this.#make('insert and ignore');
    return this.#edited;
  }
}

/** Finds what is hooked into the posts; items that have it already are passed over. */
export async function loadHooked(
  site: Site,
  items: readonly (Pick<TextItem, 'row'> & { hooked?: HookedText | undefined })[],
): Promise<void> {
  if (!hasBlockHooks(site)) return;
  const fresh = items.filter((item) => !item.hooked);
  const ignored = await loadIgnored(
    site,
    fresh.map((item) => item.row.ID),
  );
  for (const item of fresh) item.hooked = new HookedText(site, item, ignored.get(item.row.ID));
}
