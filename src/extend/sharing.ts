// The contract of the service `sharing`: what an extension may ask of the one that holds connected accounts. A share is a row
// of that extension's outbox: made once, tried again, its outcome told by the action `share_ended`.
import type { ExtensionSite, PostSummary } from './site.ts';
import type { JsonSchema, Viewer } from './types.ts';

export interface SharingAccount {
  readonly id: number;
  /** Name of its network. */
  readonly service: string;
  /** The account's id at the network. */
  readonly externalId: string;
  readonly name: string;
  readonly handle: string;
  readonly picture: string;
  readonly link: string;
  /** Who connected it. */
  readonly userId: number;
  readonly status: string | null;
}

export interface SharingNetwork {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** What connecting takes. */
  readonly credentials: Readonly<Record<string, JsonSchema>>;
}

export interface TextLimits {
  readonly characters: number;
  /** Length of a text in the network's own counting. */
  readonly count: (text: string) => number;
  /** A second limit, of bytes in UTF-8. */
  readonly bytes?: number;
}

export interface SharingLimits extends TextLimits {
  /** Can a comment be written below what is shared? */
  readonly comments: boolean;
  /** Where the link stands: in the text, or beside it. */
  readonly link: 'text' | 'card';
}

export interface NewShare {
  readonly postId: number;
  /** Id of a SharingAccount. */
  readonly accountId: number;
  readonly reason: 'revive' | 'instant';
  /** With post, account and reason it is unique: asking twice adds nothing. At most 80 characters. */
  readonly key: string;
  readonly userId: number;
  /** What is said, as it is; only cut where it is too long. */
  readonly text: string;
  /** '' for none. */
  readonly link: string;
  /** Written below it, where the network has comments; cut where it is too long. */
  readonly comment?: string;
  /** Ids of pictures that go along natively; none: the link's card shows one. */
  readonly pictures: readonly number[];
  /** Unix milliseconds. */
  readonly dueAt: number;
}

export interface ShareOutcome {
  readonly id: number;
  readonly postId: number;
  readonly state: 'waiting' | 'sending' | 'success' | 'failed';
  /** Public address of what was made. */
  readonly url: string | null;
  readonly error: string | null;
}

export interface SharingService {
  networks(): readonly SharingNetwork[];
  /** All connected accounts, in order of their ids. One statement. */
  accounts(site: ExtensionSite): Promise<SharingAccount[]>;
  /** Connects what credentials open, shared with the site. Throws a SiteError where the network refuses. */
  connect(
    site: ExtensionSite,
    viewer: Viewer,
    network: string,
    credentials: Readonly<Record<string, string>>,
  ): Promise<void>;
  /** What an account's network takes. */
  limits(site: ExtensionSite, accountId: number): Promise<SharingLimits | undefined>;
  /** The text cut between words to the limits; `kept` stays whole at its end. */
  fit(text: string, kept: string, limits: TextLimits): string;
  /** The text with `{title}`, `{excerpt}`, `{url}`, … filled in. */
  fill(site: ExtensionSite, text: string, post: PostSummary, link: string): string;
  hashtag(name: string): string;
  /** Is this the site that shares, not a copy of it elsewhere? */
  isLive(site: ExtensionSite): boolean;
  /** The end of the quiet hours that an instant lies in (Unix milliseconds); undefined where it lies in none. */
  quietUntil(site: ExtensionSite, instant: number): number | undefined;
  /** Adds shares, in the running transaction if there is one; their ids in order. Unknown accounts: 0. */
  share(site: ExtensionSite, shares: readonly NewShare[]): Promise<number[]>;
  outcomes(site: ExtensionSite, ids: readonly number[]): Promise<ReadonlyMap<number, ShareOutcome>>;
}

declare module './hooks.ts' {
  interface ActionMap {
    /** A share was made or has failed for good; in the transaction that says so. */
    share_ended: [share: ShareOutcome, site: ExtensionSite];
  }
}
