// Who asks: one value, made for each request and handed down. There is no ambient "current user".
import type { UserRow } from '../database/schema.ts';
import type { CapabilitySubject } from './subject.ts';

/** How a request proved who it is. */
export type AuthenticationMethod = 'none' | 'cookie' | 'application-password' | 'system';

export interface Viewer {
  /** 0 for anonymous. */
  readonly id: number;
  readonly user: UserRow | null;
  readonly roles: readonly string[];
  /** All primitive capabilities, roles' and own, as WordPress's `allcaps` (false = denied). */
  readonly capabilities: Readonly<Record<string, boolean>>;
  readonly method: AuthenticationMethod;
  /** uuid of the application password used, where one was. */
  readonly applicationPassword?: string;
  /** The session token of a cookie login; part of its nonces. Empty string otherwise. */
  readonly sessionToken: string;
  /**
   * WordPress's `current_user_can`: primitive capability, or meta capability (`edit_post`, `delete_term`, …) with the
   * loaded thing it is about. A missing subject (post not found) answers false where WordPress does.
   */
  can(capability: string, subject?: CapabilitySubject): boolean;
}
