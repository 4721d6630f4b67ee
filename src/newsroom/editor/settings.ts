// The settings that the editor's page gives to initializeEditor. Reproduces get_block_editor_settings and what
// edit-form-blocks.php adds for one post.
import type { Viewer } from '../../access/viewer.ts';
import { allowedTypes } from '../../base/mime-types.ts';
import { registeredSizes } from '../../content/media/sizes.ts';
import { deletePost } from '../../content/posts/delete.ts';
import { lockHolder, takeLock } from '../../content/posts/lock.ts';
import { findAutosave } from '../../content/revisions/autosave.ts';
import type { Site } from '../../content/site.ts';
import type { PostRow } from '../../database/schema.ts';
import type { PostType } from '../../extend/types.ts';
import { nonceFor } from '../nonce.ts';
import type { EditorBundle } from './bundle.ts';
import { designSettings } from './design.ts';

/** WordPress's groups of blocks in the inserter. */
const categories: readonly (readonly [slug: string, title: string])[] = [
  ...([
    ['text', 'Text'],
    ['media', 'Media'],
    ['design', 'Design'],
    ['widgets', 'Widgets'],
  ] as const),
  ...([
    ['theme', 'Theme'],
    ['embed', 'Embeds'],
    ['reusable', 'Patterns'],
  ] as const),
];
const sizes: readonly (readonly [slug: string, name: string])[] = [
  ...([
    ['thumbnail', 'Thumbnail'],
    ['medium', 'Medium'],
    ['large', 'Large'],
    ['full', 'Full size'],
  ] as const),
];
/** Attributes of core blocks that bindings may fill (get_block_bindings_supported_attributes). */
const bindable: Readonly<Record<string, readonly string[]>> = {
  'core/paragraph': ['content'],
  'core/heading': ['content'],
  'core/list-item': ['content'],
  'core/image': ['id', 'url', 'title', 'alt', 'caption'],
  'core/button': ['url', 'text', 'linkTarget', 'rel'],
  'core/post-date': ['datetime'],
  'core/navigation-link': ['url'],
  'core/navigation-submenu': ['url'],
};
/** A gigabyte: what the server takes of those who may upload. */
const largestUpload = 1024 ** 3;

/** `post` is being edited by the viewer, who takes its lock unless somebody else has it. */
export async function editorSettings(
  site: Site,
  viewer: Viewer,
  post: PostRow,
  type: PostType,
  bundle: EditorBundle,
): Promise<Readonly<Record<string, unknown>>> {
  const { options } = site;
  const admin = `${options.siteUrl}/wp-admin/`;
  const types = [...allowedTypes(viewer.can('unfiltered_html'))];
  const registered = registeredSizes(site);
  const dimensions = sizes.flatMap(([slug]) => {
    const size = registered.get(slug);
    return size ? [[slug, size] as const] : [];
  });
  const defaultSize = options.text('image_default_size');
  return {
    allowedBlockTypes: true,
    allowedMimeTypes: Object.fromEntries(types),
    blockCategories: categories.map(([slug, title]) => ({ slug, title, icon: null })),
    defaultEditorStyles: [],
    isRTL: false,
    imageDefaultSize: sizes.some(([slug]) => slug === defaultSize) ? defaultSize : 'large',
    imageDimensions: Object.fromEntries(dimensions),
    imageEditing: true,
    imageSizes: sizes.map(([slug, name]) => ({ slug, name })),
    maxUploadFileSize: viewer.can('upload_files') ? largestUpload : 0,
    __experimentalDashboardLink: admin,
    __unstableGalleryWithImageBlocks: true,
    ...(await designSettings(site, post.post_type, bundle)),
    titlePlaceholder: 'Add title',
    bodyPlaceholder: 'Type / to choose a block',
    autosaveInterval: Number(site.settings.defines.AUTOSAVE_INTERVAL ?? 60),
    localAutosaveInterval: 15,
    richEditingEnabled: true,
    postLock: await postLock(site, viewer, post),
    postLockUtils: {
      nonce: nonceFor(site, viewer, `lock-post_${post.ID}`),
      unlockNonce: nonceFor(site, viewer, `update-post_${post.ID}`),
      ajaxUrl: `${admin}admin-ajax.php`,
    },
    enableCustomFields: false,
    ...(await newerAutosave(site, post, admin)),
    ...(type.template.length > 0 ? { template: type.template, templateLock: type.templateLock } : {}),
    __experimentalDiscussionSettings: {
      commentOrder: options.text('comment_order'),
      commentsPerPage: options.text('comments_per_page'),
      defaultCommentsPage: options.text('default_comments_page'),
      pageComments: options.text('page_comments'),
      threadComments: options.text('thread_comments'),
      threadCommentsDepth: options.text('thread_comments_depth'),
      defaultCommentStatus: options.text('default_comment_status'),
    },
    __experimentalBlockBindingsSupportedAttributes: bindable,
    canUpdateBlockBindings: true,
    canEditCSS: viewer.can('edit_css'),
  };
}

async function postLock(site: Site, viewer: Viewer, post: PostRow): Promise<unknown> {
  const holder = await lockHolder(site, viewer.id, post.ID);
  if (holder) return { isLocked: true, user: { name: holder.display_name } };
  return { isLocked: false, activePostLock: await takeLock(site, viewer.id, post.ID) };
}

/** A hint that there is an autosave which is newer than what was saved; an older one is deleted. */
async function newerAutosave(site: Site, post: PostRow, admin: string): Promise<object> {
  const saved = await findAutosave(site, post.ID);
  if (!saved) return {};
  if (saved.post_modified_gmt > post.post_modified_gmt)
    return { autosave: { editLink: `${admin}revision.php?revision=${saved.ID}` } };
  await deletePost(site, saved.ID);
  return {};
}
