// Where other extensions have a say in what is shared again, under the names and with the defaults that Revive Old Posts' hooks
// have. Filters of a message run in this order, for previews as for shares: title or content, text, address, picture, the whole.
import type { ExtensionSite } from '../../extend/site.ts';

/** What is shared of a post to an account. */
export interface FormattedPost {
  readonly post_id: number;
  readonly account_id: string;
  readonly service: string;
  /** What is said, without the address. */
  readonly content: string;
  /** `#one #two`, part of the text. */
  readonly hashtags: string;
  /** With marks of the campaign, not yet made short; '' for none. */
  readonly post_url: string;
  /** Id of a picture that goes along, 0 for none. */
  readonly post_image: number;
}

declare module '../../extend/hooks.ts' {
  interface FilterMap {
    /** A post's title, where it is what is said. */
    rop_share_post_title: [title: string, postId: number];
    /** A post's text, where it is what is said. */
    rop_share_post_content: [content: string, postId: number];
    /** What is said, without the address. */
    rop_content_filter: [text: string, postId: number, accountId: string, service: string];
    /** The address that is shared, before it gets marks of the campaign and is made short. */
    rop_raw_post_url: [url: string, postId: number];
    /** Id of the picture that goes along, where the account shares pictures; 0: none. */
    rop_post_share_image: [picture: number, postId: number];
    /** All of it, last. */
    rop_formatted_post_object: [post: FormattedPost, postId: number, accountId: string];
    /** What is said in an instant share, after all others. */
    rop_instant_share_message: [text: string, postId: number, accountId: string];
    /** Services of `get_available_services`, by name. */
    rop_available_services: [services: Readonly<Record<string, unknown>>];
    /** Hours that lie between two shares of an account at least; 0.5, and never less than 0.1. */
    rop_min_interval_bw_shares_min: [hours: number];
    /** Posts of so many events before are not shared again at once; 4. A negative number says the same. */
    rop_allowed_consecutive_posts: [slots: number];
    /** Posts of a pool that one look is meant for; 1000. Four times as many are looked at; a longer look goes on in the next. */
    rop_quantity_of_posts: [posts: number];
  }
  interface ActionMap {
    /** Before anything is made of a post that is about to be shared: what is changed here is shared. After a crash once more. */
    rop_before_prepare_post: [postId: number, site: ExtensionSite];
    /** Before a share is added; in the transaction that adds it. */
    rop_before_share: [post: FormattedPost, accountId: string, site: ExtensionSite];
    /** A share was made or has failed for good; in the transaction that says so. */
    rop_after_share: [share: EndedShare, postId: number, accountId: string, site: ExtensionSite];
  }
}

export interface EndedShare {
  readonly state: 'success' | 'failed';
  /** Public address of what was made. */
  readonly url: string | null;
  readonly error: string | null;
}

type Asking = Pick<ExtensionSite, 'hooks'>;

/** Hours. */
export const leastInterval = ({ hooks }: Asking): number =>
  Math.max(0.1, finite(hooks.filter('rop_min_interval_bw_shares_min', 0.5), 0.5));

export const slotsApart = ({ hooks }: Asking): number =>
  Math.min(100, Math.abs(Math.trunc(finite(hooks.filter('rop_allowed_consecutive_posts', 4), 4))));

export const postsInOneGo = ({ hooks }: Asking): number =>
  Math.max(1, Math.trunc(finite(hooks.filter('rop_quantity_of_posts', 1000), 1000)));

const finite = (value: number, fallback: number): number => (Number.isFinite(value) ? value : fallback);
