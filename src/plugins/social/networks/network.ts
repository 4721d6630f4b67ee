// The one interface of all networks: each is a file that says what it needs to connect, tests an account, says its limits,
// makes what is sent out of a share, and sends it. How a share happens once at most is the engine's part (shares/run.ts),
// which asks a network for one of two things: that repeating with the same key does nothing (`repeatable`), or that what
// was sent can be found again (`find`). Where a network has neither, an attempt whose outcome nobody knows is reported as
// failed and never repeated.
import type { ExtensionSite, FittingPicture, PictureLimits, Video } from '../../../extend/site.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import type { Ask } from './ask.ts';
import type { SignIn } from './sign-in.ts';

/** What is not secret of an account, and what is. */
export interface Account {
  readonly externalId: string;
  readonly details: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** An account that credentials opened. */
export interface FoundAccount extends Account {
  readonly name: string;
  readonly handle: string;
  readonly picture: string;
  readonly link: string;
  /** Unix milliseconds. */
  readonly expiresAt: number | null;
}

export interface Checked {
  readonly secrets?: Readonly<Record<string, string>>;
  readonly expiresAt?: number | null;
  readonly name?: string;
  readonly picture?: string;
}

export interface Limits {
  /** Of the text, in the network's own counting. */
  readonly characters: number;
  readonly count: (text: string) => number;
  /** A second limit, of bytes in UTF-8. */
  readonly bytes?: number;
  /** Most pictures with one share, and bytes of each. */
  readonly pictures: number;
  readonly pictureBytes: number;
  readonly pictureTypes: readonly string[];
  /** Nothing can be shared without a picture. */
  readonly pictureNeeded?: boolean;
  /** Least and most of width by height. */
  readonly pictureRatio?: readonly [least: number, most: number];
  /** It fetches pictures at their addresses (`pictureBytes` is 0), and takes so many bytes and pixels of a row there. */
  readonly fetched?: { readonly bytes: number; readonly width?: readonly [least: number, most: number] };
  /** Absent: it takes no videos. One goes along, instead of pictures. */
  readonly video?: VideoLimits;
  /** Shares an account may make: in so many milliseconds. */
  readonly quotas: readonly { readonly shares: number; readonly within: number }[];
  /** Where the link stands: in the text, or beside it. */
  readonly link: 'text' | 'card';
}

export interface VideoLimits {
  readonly bytes: number;
  readonly types: readonly string[];
  /** Most of its length. */
  readonly seconds: number;
  readonly leastBytes?: number;
  readonly leastSeconds?: number;
  /** Most pixels of a row. */
  readonly width?: number;
  /** Least and most of width by height. */
  readonly ratio?: readonly [least: number, most: number];
  /** It fetches the video at its address. */
  readonly fetched?: boolean;
}

/** What most networks take. */
export const mp4AndMov: readonly string[] = ['video/mp4', 'video/quicktime'];

/** A video that is sent natively. */
export type SharedVideo = Video;

export interface SharedPicture {
  /** Id in the library; 0: it is only an address. */
  readonly id: number;
  readonly url: string;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  /** 0 where nobody knows. */
  readonly bytes: number;
  readonly alt: string;
  /** The part of it that is shown, around what matters in it. */
  readonly cut?: NonNullable<PictureLimits['cut']>;
  /** Token of the card that it is; absent for pictures of the library. */
  readonly card?: string;
}

/** What is sent, fixed before the first attempt. */
export interface Composed {
  readonly text: string;
  readonly link: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly language: string;
  /** Sent natively. */
  readonly pictures: readonly SharedPicture[];
  /** Sent natively, instead of pictures. */
  readonly video?: SharedVideo | null;
  /** Why its video stayed behind; absent: it has none, or it goes along. */
  readonly left?: string;
  /** Why a picture that was asked for stayed behind. */
  readonly leftPicture?: string;
  /** Picture of the link's card. */
  readonly card: SharedPicture | null;
  readonly postId: number;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** The share's key, the same at each attempt: 32 hexadecimal digits. */
  readonly key: string;
}

export interface Published {
  readonly id: string;
  /** Public address of what was made; '' where it has none. */
  readonly url: string;
}

export interface NetworkCall {
  readonly site: ExtensionSite;
  /** Guarded requests, whose failures say whether anything can have happened. */
  readonly ask: Ask;
  /** Address of the API: the setting of this network, or `fallback`. No slash at its end. */
  base(fallback: string): string;
}

export interface SendCall extends NetworkCall {
  readonly account: Account;
  /**
   * To be called right before the one request that makes the share. What fails before it is tried again without a thought;
   * after it the outcome may be unknown. Throws where the share is no longer ours to make.
   */
  sending(): Promise<void>;
  /** For networks that must be asked again after a while. */
  wait(milliseconds: number): Promise<void>;
  /** A video's content, or a part of it (both ends included), bit by bit; the share stays ours while it is read. */
  video(
    video: SharedVideo,
    part?: { readonly start: number; readonly end: number },
  ): Promise<AsyncIterable<Uint8Array>>;
  /** What earlier attempts at this share kept: ids of what the network has already. */
  readonly kept: Readonly<Record<string, string>>;
  keep(name: string, value: string): Promise<void>;
  /** Bytes of a picture, made to fit the limits; undefined where there is none. */
  picture(picture: SharedPicture, mostBytes: number): Promise<FittingPicture | undefined>;
}

/** A comment below something that was shared. */
export interface CommentCall extends NetworkCall {
  readonly account: Account;
  /** To be called right before the request that writes it. */
  sending(): Promise<void>;
}

export interface Network {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** Fields that connect() takes. Secret ones have format `password`. */
  readonly credentials: Readonly<Record<string, JsonSchema>>;
  /** Repeating a request with the same key has no second effect, for so many milliseconds. */
  readonly repeatable: number;
  /** Secrets live for hours, not for weeks. */
  readonly shortLived?: boolean;
  /** One template where the site has none for it. */
  readonly template: string;
  /** Tries credentials; the accounts behind them. Throws a NetworkError. */
  connect(credentials: Readonly<Record<string, string>>, call: NetworkCall): Promise<readonly FoundAccount[]>;
  /** Does the account still work? Throws a NetworkError where not. May bring new secrets. */
  check(account: Account, call: NetworkCall): Promise<Checked>;
  /** New secrets ahead of expiry, where the network has that. */
  refresh?(account: Account, call: NetworkCall): Promise<Checked>;
  /** Can these secrets be renewed? Absent: all can. */
  renews?(account: Account): boolean;
  /** Where users can agree in the browser instead of bringing a token. */
  readonly signIn?: SignIn;
  limits(account: Account): Limits;
  /** Changes what the engine would send: escapes, what the network does not show. The text is already cut to its limits. */
  compose?(composed: Composed, account: Account): Composed;
  publish(composed: Composed, call: SendCall): Promise<Published>;
  /** Writes a comment below what has this id; the text is cut to the limits. */
  comment?(id: string, text: string, call: CommentCall): Promise<void>;
  /** What an earlier attempt made, looked up; undefined: it made nothing. */
  find?(composed: Composed, call: SendCall): Promise<Published | undefined>;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** Repeating is always safe. */
export const forEver = Number.POSITIVE_INFINITY;
