// `preview_link`: where an autosave, or the draft that it went into, is shown to whoever wrote it.
// Reproduces get_preview_post_link and the nonce `post_preview_ID`.
import { createNonce } from '../../../access/nonces.ts';
import { getPosts } from '../../../content/posts/get.ts';
import { permalink } from '../../../content/posts/permalink.ts';
import { loadPermalinkData } from '../../../content/posts/permalink-data.ts';
import type { PostRow } from '../../../database/schema.ts';
import type { Field } from '../../engine/resource.ts';
import type { Call } from '../../engine/types.ts';
import { addQueryArguments } from '../../links.ts';
import type { PostKind } from '../posts/kind.ts';
import type { RevisionItem } from './item.ts';
import type { RevisionResource } from './parent.ts';

/** Whose post a row is an autosave of; 0 where it is none. */
function autosaveParent({ post_type, post_name, post_parent }: PostRow): number {
  return post_type === 'revision' && post_name.includes(`${post_parent}-autosave`) ? post_parent : 0;
}

export const previewField: Field<RevisionItem, never> = {
  schema: {
    description: 'Address of a preview.',
    type: 'string',
    format: 'uri',
    context: ['edit'],
    readonly: true,
  },
  read: ({ preview }) => preview,
  needs: ['previews'],
};

/** The resource with `preview_link` at its end, as autosaves show it. Types without addresses have an empty one. */
export function withPreview(kind: PostKind, resource: RevisionResource<RevisionItem>): RevisionResource<RevisionItem> {
  return {
    ...resource,
    fields: { ...resource.fields, preview_link: previewField },
    loaders: {
      ...resource.loaders,
      previews: kind.viewable ? loadPreviews : async () => {},
    },
  };
}

async function loadPreviews(items: readonly RevisionItem[], { site, viewer }: Call): Promise<void> {
  const parents = await getPosts(
    site,
    items.map((item) => autosaveParent(item.row)),
  );
  const shown = items.map((item) => parents.get(autosaveParent(item.row)) ?? item.row);
  const data = await loadPermalinkData(site, shown);
  const owner = { id: viewer.id, sessionToken: viewer.sessionToken };
  for (const [index, item] of items.entries()) {
    const post = shown[index];
    if (!post) continue;
    const parent = autosaveParent(item.row);
    const nonce = () => createNonce(`post_preview_${parent}`, owner, site.settings.salts, site.clock.now());
    item.preview = addQueryArguments(permalink(site, post, data), {
      ...(parent > 0 ? { preview_id: parent, preview_nonce: nonce() } : {}),
      preview: 'true',
    });
  }
}
