// Where other extensions have a say in sharing, under the names that Jetpack Social's hooks have.
import type { Hooks } from '../../extend/hooks.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import type { PostRow } from '../../extend/types.ts';
import { outcomeOf } from './service.ts';
import type { Connection, Share } from './tables.ts';

/** A connection as hooks see it: nothing secret. */
export type SharedTo = Readonly<Pick<Connection, 'id' | 'service' | 'external_id' | 'name' | 'user_id'>>;

declare module '../../extend/hooks.ts' {
  interface FilterMap {
    /** Is this post shared when it is published? */
    publicize_should_publicize_published_post: [share: boolean, post: PostRow];
    /** May this post be shared to this account at all? */
    'wpas_submit_post?': [share: boolean, postId: number, service: string, account: SharedTo];
    /** Is an account's switch on at first? */
    publicize_checkbox_default: [on: boolean, postId: number, service: string, account: SharedTo];
  }
  interface ActionMap {
    /** After a post's shares were decided, in the transaction that publishes it. */
    publicize_save_meta: [postId: number, accounts: readonly SharedTo[]];
    /** After a post was shared: the public addresses of what was made. */
    jetpack_publicize_share_urls_saved: [urls: readonly string[], postId: number];
  }
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
  decided(postId: number, rows: readonly Connection[]): Promise<void>;
  shared(postId: number, url: string): Promise<void>;
  /** In the transaction that ends the share. */
  ended(share: Share, site: ExtensionSite): Promise<void>;
}

export function shareFilters(hooks: Hooks): ShareFilters {
  return {
    shouldShare: (post) => hooks.filter('publicize_should_publicize_published_post', true, post),
    mayShare: (row, post) => hooks.filter('wpas_submit_post?', true, post.ID, row.service, seen(row)),
    isOn: (on, row, post) => hooks.filter('publicize_checkbox_default', on, post.ID, row.service, seen(row)),
    decided: (postId, rows) => hooks.run('publicize_save_meta', postId, rows.map(seen)),
    ended: (share, site) => hooks.run('share_ended', outcomeOf(share), site),
    shared: (postId, url) => hooks.run('jetpack_publicize_share_urls_saved', [url], postId),
  };
}
