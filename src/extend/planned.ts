// The contract of the service `planned`: what an extension means to share in the time to come, for calendars.
import type { ExtensionSite } from './site.ts';

export interface PlannedShare {
  /** Id of a SharingAccount; 0 where the account is not connected here. */
  readonly accountId: number;
  readonly service: string;
  readonly accountName: string;
  /** Unix milliseconds. */
  readonly at: number;
  /** Posts that are chosen already; none: they are chosen later. */
  readonly posts: readonly number[];
}

export interface PlannedService {
  /** What is planned up to an instant, in order, at most so many. A fixed number of statements for each account. */
  planned(site: ExtensionSite, until: number, most: number): Promise<PlannedShare[]>;
}
