// Where other extensions have a say in sharing, under the names, with the defaults and in the order that Jetpack Social's hooks
// have. docs/social.md lists them with an example.
import type { Hooks } from '../../extend/hooks.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import type { PostRow, Viewer } from '../../extend/types.ts';
import { entriesOf } from '../php-arrays.ts';
import { outcomeOf } from './service.ts';
import type { ShareRecord } from './shares/records.ts';
import type { Connection, Share } from './tables.ts';

/** A connection as hooks see it: nothing secret. */
export type SharedTo = Readonly<Pick<Connection, 'id' | 'service' | 'external_id' | 'name' | 'user_id'>>;

declare module '../../extend/hooks.ts' {
  interface FilterMap {
    /** Is there sharing at all? False: its routes answer `publicize_not_available`, and nothing is shared on publish. */
    jetpack_publicize_should_load: [load: boolean];
    /** The capability that sharing takes; `publish_posts`. */
    jetpack_publicize_capability: [capability: string];
    /** The capability that choosing among shared accounts takes; `publish_posts`. */
    jetpack_publicize_global_connections_cap: [capability: string];
    /** What can be connected, as `wpcom/v2/publicize/services` lists it. */
    jetpack_publicize_services: [services: readonly ServiceItem[]];
    /** Is this post shared when it is published? */
    publicize_should_publicize_published_post: [share: boolean, post: PostRow];
    /** May this post be shared to this account at all? First of the three. */
    'wpas_submit_post?': [share: boolean, postId: number, service: string, account: SharedTo];
    /** Is an account's switch on at first? */
    publicize_checkbox_default: [on: boolean, postId: number, service: string, account: SharedTo];
    /** The same for a shared account and somebody without the capability to choose among those. */
    publicize_checkbox_global_default: [on: boolean, postId: number, service: string, account: SharedTo];
    /** What is said where nobody wrote anything: a template, with `{title}` (or `%title%`) and the others. */
    wpas_default_message: [template: string, service: string, postId: number];
    /** Stands before what is said; nothing. */
    wpas_default_prefix: [prefix: string, service: string, postId: number];
    /** Stands between what is said and the link; one space, which adds nothing where a template parts the two itself. */
    wpas_default_suffix: [suffix: string, service: string, postId: number];
    /** The option of this name. `attach_media` false: only links with their cards, no pictures or videos by themselves. */
    jetpack_publicize_options: [options: Readonly<Record<string, unknown>>];
    /** Further headers of a webhook's requests, by lower-case name; those of its signature stay as they are. */
    rop_webhook_headers: [headers: Readonly<Record<string, string>>];
    /** The list of where else a post stands, as HTML: the latest share of each service. */
    jp_social_shares: [html: string, shares: readonly ShareRecord[], postId: number];
  }
  interface ActionMap {
    /** For each account when a post is published, before its shares are decided; in that transaction. */
    publicize_save_meta: [submit: boolean, postId: number, service: string, account: SharedTo, site: ExtensionSite];
    /** After a post was shared: the public addresses of what was made. */
    jetpack_publicize_share_urls_saved: [urls: readonly string[], postId: number];
  }
}

/** One of `wpcom/v2/publicize/services`. */
export interface ServiceItem {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly status: string | null;
  readonly supports: { readonly additional_users: boolean; readonly additional_users_only: boolean };
  readonly url: string;
  readonly [further: string]: unknown;
}

const seen = ({ id, service, external_id, name, user_id }: Connection): SharedTo => ({
  id,
  service,
  external_id,
  name,
  user_id,
});

export interface ShareFilters {
  shouldShare(post: PostRow): boolean;
  mayShare(row: Connection, post: PostRow): boolean;
  isOn(on: boolean, row: Connection, post: PostRow): boolean;
  /** isOn() of a shared account for somebody who may not choose among those. */
  isOnForAll(on: boolean, row: Connection, post: PostRow): boolean;
  /** Of one account of a post that is being published. */
  deciding(submit: boolean, postId: number, row: Connection, site: ExtensionSite): Promise<void>;
  shared(postId: number, url: string): Promise<void>;
  /** In the transaction that ends the share. */
  ended(share: Share, site: ExtensionSite): Promise<void>;
}

export function shareFilters(hooks: Hooks): ShareFilters {
  return {
    shouldShare: (post) =>
      hooks.filter('jetpack_publicize_should_load', true) &&
      hooks.filter('publicize_should_publicize_published_post', true, post),
    mayShare: (row, post) => hooks.filter('wpas_submit_post?', true, post.ID, row.service, seen(row)),
    isOn: (on, row, post) => hooks.filter('publicize_checkbox_default', on, post.ID, row.service, seen(row)),
    isOnForAll: (on, row, post) =>
      hooks.filter('publicize_checkbox_global_default', on, post.ID, row.service, seen(row)),
    deciding: (submit, postId, row, site) =>
      hooks.run('publicize_save_meta', submit, postId, row.service, seen(row), site),
    ended: (share, site) => hooks.run('share_ended', outcomeOf(share), site),
    shared: (postId, url) => hooks.run('jetpack_publicize_share_urls_saved', [url], postId),
  };
}

export type Asking = Pick<Hooks, 'filter'>;

export const isAvailable = (hooks: Asking): boolean => hooks.filter('jetpack_publicize_should_load', true);

/** May they share, and see what is shared? */
export const maySharePosts = (hooks: Asking, viewer: Pick<Viewer, 'can'>): boolean =>
  viewer.can(hooks.filter('jetpack_publicize_capability', 'publish_posts'));

/** May they switch this account on and off for a post? */
export const mayToggle = (hooks: Asking, viewer: Pick<Viewer, 'can'>, { shared }: Connection): boolean =>
  shared !== 1 || viewer.can(hooks.filter('jetpack_publicize_global_connections_cap', 'publish_posts'));

/** Do pictures and videos go along by themselves? Only where somebody said no, they do not. */
export function attachesMedia(site: ExtensionSite): boolean {
  const stored = Object.fromEntries(entriesOf(site.option('jetpack_publicize_options')));
  const value = site.hooks.filter('jetpack_publicize_options', stored).attach_media;
  return value === undefined || (value !== false && value !== '' && value !== 0 && value !== '0');
}
