// Links of a post, in WordPress's order, per viewer. Reproduces prepare_links and get_available_actions, and knows the
// methods behind `self` (`targetHints`) without asking the route.
import type { Links, Method } from '../../engine/types.ts';
import { restUrl } from '../../engine/url.ts';
import type { LoaderName } from './fields/field.ts';
import type { PostItem, PostView } from './item.ts';
import { itemsRoute } from './kind.ts';

const own = 'https://api.w.org/';

export const linkNeeds: readonly LoaderName[] = ['meta', 'revisions', 'featured', 'subjects', 'permalink'];

/** What of the links is the same for all items of an answer. */
export interface LinkSetting {
  readonly authored: boolean;
  readonly discussed: boolean;
  readonly revised: boolean;
  readonly attachable: boolean;
  /** Relations of what the viewer may do; edit context only. */
  readonly actions: readonly string[];
}

/** Works out the setting of an answer. */
export function linkSetting({ kind, viewer, context }: Pick<PostView, 'kind' | 'viewer' | 'context'>): LinkSetting {
  const core = kind.name === 'post' || kind.name === 'page';
  return {
    authored: core || kind.supports('author'),
    discussed: core || kind.supports('comments'),
    revised: core || kind.supports('revisions'),
    attachable: !['attachment', 'nav_menu_item', 'revision'].includes(kind.name),
    actions: context === 'edit' ? actionsOf(kind, viewer) : [],
  };
}

/** The links of one item. */
export function itemLinks(item: PostItem): Links {
  const { row, view, permalinkData } = item;
  const { urls, kind } = view;
  const setting = view.links();
  const id = row.ID;
  const self = urls.item + id;
  const links: Links = {
    self: [{ href: self, allow: allowed(item) }],
    collection: [{ href: urls.collection }],
    about: [{ href: urls.about }],
  };
  if (setting.authored && row.post_author > 0) {
    links.author = [{ embeddable: true, href: urls.users + row.post_author }];
  }
  if (setting.discussed) links.replies = [{ embeddable: true, href: urls.comments + id }];
  if (setting.revised) {
    const { revisions } = item;
    const base = `${self}/revisions`;
    links['version-history'] = [{ count: revisions?.count ?? 0, href: base }];
    if (revisions) {
      links['predecessor-version'] = [{ id: revisions.latestId, href: `${base}/${revisions.latestId}` }];
    }
  }
  if (kind.type.hierarchical && row.post_parent > 0) {
    links.up = [{ embeddable: true, href: parentAddress(item) }];
  }
  if (item.featuredReadable) links[`${own}featuredmedia`] = [{ embeddable: true, href: urls.media + item.thumbnail }];
  if (setting.attachable) links[`${own}attachment`] = [{ href: urls.attachments + id }];
  if (kind.taxonomies.length > 0) {
    links[`${own}term`] = urls.terms.map(({ taxonomy, prefix }) => ({ taxonomy, embeddable: true, href: prefix + id }));
  }
  if (row.post_type === 'attachment' && row.post_parent > 0) {
    const post_type = permalinkData?.posts.get(row.post_parent)?.post_type;
    const attached = { embeddable: true, post_type, id: row.post_parent };
    if (post_type !== undefined) links[`${own}attached-to`] = [{ ...attached, href: parentAddress(item) }];
  }
  for (const action of setting.actions) links[own + action] = [{ href: self }];
  return links;
}

/** The parent may be of any type, or gone (then the link leads to the root of the API, as WordPress's does). */
function parentAddress({ row, view, permalinkData }: PostItem): string {
  const type = permalinkData?.posts.get(row.post_parent)?.post_type;
  if (type === row.post_type) return view.urls.item + row.post_parent;
  const route = type === undefined ? undefined : itemsRoute(view.site, type);
  return restUrl(view.site, route === undefined ? '/' : `${route}/${row.post_parent}`);
}

const readOnly: readonly Method[] = ['GET'];

function allowed({ subject, view: { viewer } }: PostItem): readonly Method[] {
  if (viewer.id === 0 || !subject) return readOnly;
  const methods: Method[] = ['GET'];
  if (viewer.can('edit_post', subject)) methods.push('POST', 'PUT', 'PATCH');
  if (viewer.can('delete_post', subject)) methods.push('DELETE');
  return methods;
}

function actionsOf(kind: PostView['kind'], viewer: PostView['viewer']): string[] {
  const can = (right: string) => viewer.can(kind.type.caps[right] ?? right);
  const actions: string[] = [];
  if (kind.name !== 'attachment' && can('publish_posts')) actions.push('action-publish');
  if (viewer.can('unfiltered_html')) actions.push('action-unfiltered-html');
  if (kind.name === 'post' && can('edit_others_posts') && can('publish_posts')) actions.push('action-sticky');
  if (kind.supports('author') && can('edit_others_posts')) actions.push('action-assign-author');
  for (const { caps, hierarchical, restBase } of kind.shownTaxonomies) {
    if (viewer.can(hierarchical ? caps.edit_terms : caps.assign_terms)) actions.push(`action-create-${restBase}`);
    if (viewer.can(caps.assign_terms)) actions.push(`action-assign-${restBase}`);
  }
  return actions;
}
