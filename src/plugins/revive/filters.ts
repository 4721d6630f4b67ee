// Where other extensions have a say in what is shared again, under the names that Revive Old Posts' hooks have.
import type { Hooks } from '../../extend/hooks.ts';

declare module '../../extend/hooks.ts' {
  interface FilterMap {
    /** The address that is shared, before it is made short. */
    rop_raw_post_url: [url: string, postId: number];
    /** What is said, without the address. */
    rop_content_filter: [text: string, postId: number, accountId: string, service: string];
    /** What is said in an instant share. */
    rop_instant_share_message: [text: string, postId: number, accountId: string];
  }
}

export interface ReviveFilters {
  link(url: string, postId: number): string;
  text(text: string, postId: number, accountId: string, service: string): string;
  instant(text: string, postId: number, accountId: string): string;
}

export function reviveFilters(hooks: Hooks): ReviveFilters {
  return {
    link: (url, postId) => hooks.filter('rop_raw_post_url', url, postId),
    text: (text, postId, account, service) => hooks.filter('rop_content_filter', text, postId, account, service),
    instant: (text, postId, account) => hooks.filter('rop_instant_share_message', text, postId, account),
  };
}
