// Places of the newsroom that a viewer may go to: lists of posts by type, screens of extensions. In the frame of every
// screen, and in the editor's command palette.
import type { Viewer } from '../access/viewer.ts';
import type { Site } from '../content/site.ts';
import type { PostType } from '../extend/types.ts';

export interface MenuItem {
  /** What it leads to: `edit.php?post_type=page`, `admin.php?page=jetpack-social`. */
  readonly place: string;
  readonly label: string;
  readonly url: string;
}

/** May the viewer see the list of a type's posts, and is there one? */
export function mayList(viewer: Viewer, type: PostType): boolean {
  return type.showUi && isEditable(type) && viewer.can(type.caps.edit_posts ?? 'edit_posts');
}

/** Has the type a place in the block editor (use_block_editor_for_post_type)? */
export function isEditable({ showInRest, supports }: PostType): boolean {
  return showInRest && Boolean(supports.editor);
}

/** A type's list below /wp-admin/. */
export const listPlace = (type: string): string => (type === 'post' ? 'edit.php' : `edit.php?post_type=${type}`);

/** All places, in order. */
export function menuOf(site: Site, viewer: Viewer): MenuItem[] {
  const admin = `${site.options.siteUrl}/wp-admin/`;
  const types = [...site.registry.postTypes.values()].filter(
    (type) => type.showInMenu === true && type.name !== 'attachment' && mayList(viewer, type),
  );
  const lists = types.map(({ name, labels }) => ({ place: listPlace(name), label: labels.name ?? name }));
  const screens = site.registry.screens
    .filter(({ capability }) => viewer.can(capability))
    .map(({ page, title }) => ({ place: `admin.php?page=${encodeURIComponent(page)}`, label: title }));
  return [...lists, ...screens].map((item) => ({ ...item, url: admin + item.place }));
}
