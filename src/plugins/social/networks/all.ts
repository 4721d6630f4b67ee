// All networks, by name, in the order in which they are offered.

import { bluesky } from './bluesky.ts';
import { mastodon } from './mastodon.ts';
import type { Network } from './network.ts';
import { webhook } from './webhook.ts';

export const networks: ReadonlyMap<string, Network> = new Map(
  [bluesky, mastodon, webhook].map((network) => [network.name, network]),
);
