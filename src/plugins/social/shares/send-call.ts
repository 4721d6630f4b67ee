// What a network gets for one attempt at a share (networks/network.ts): its account, the moment of sending written down, pictures
// made to fit, videos bit by bit, and what earlier attempts kept.
import type { ExtensionSite } from '../../../extend/site.ts';
import { fittingCard } from '../cards/made.ts';
import { networkCall } from '../network-call.ts';
import { NetworkError } from '../networks/ask.ts';
import type { Account, Network, SendCall } from '../networks/network.ts';
import { type Claim, markSending } from './claim.ts';
import { claimedWhile, keepMore } from './kept.ts';

/** What is known of an attempt under way. */
export interface Progress {
  sent: boolean;
  /** What an earlier attempt may have made was looked for, and is not there. */
  absent: boolean;
  secrets: readonly string[];
  /** What was not as it should be, though the share is made. */
  note: Note | undefined;
}

export interface Note {
  readonly error_code: string;
  readonly error: string;
}

/** The call for one attempt, which notes in `progress` what it comes to. `account`: as it is by now. */
export function sendCall(
  site: ExtensionSite,
  network: Network,
  claimed: Claim,
  { progress, wait, kept }: { progress: Progress; wait: SendCall['wait']; kept: Record<string, string> },
  account: () => Account,
): SendCall {
  const call = networkCall(site, network, () => Object.values(account().secrets));
  return {
    ...call,
    wait,
    kept,
    keep: async (name, value) => {
      kept[name] = value;
      await keepMore(site, claimed, kept);
    },
    video: async ({ id }, part) => {
      const chunks = await site.media.stream(id, part);
      if (!chunks) throw new NetworkError('refused', 'video_missing', 'The file of the video is gone.');
      return claimedWhile(site, claimed, chunks);
    },
    get account() {
      return account();
    },
    sending: async () => {
      await markSending(site, claimed);
      progress.sent = true;
    },
    picture: async ({ id, card, cut }, mostBytes) => {
      const types = network.limits(account()).pictureTypes;
      const most = { bytes: mostBytes, types, ...(cut ? { cut } : {}) };
      const file = card === undefined ? await site.media.fitting(id, most) : await fittingCard(site, card, most);
      if (!file)
        progress.note ??= { error_code: 'picture_missing', error: 'Shared without a picture: no file of it fits.' };
      return file;
    },
  };
}
