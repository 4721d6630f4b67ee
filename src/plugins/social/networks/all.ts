// All networks, by name, in the order in which they are offered.
import { bluesky } from './bluesky.ts';
import { discord, slack } from './chat-webhooks.ts';
import { facebook } from './facebook.ts';
import { googleBusiness } from './google-business.ts';
import { instagram } from './instagram.ts';
import { linkedin } from './linkedin.ts';
import { mastodon } from './mastodon.ts';
import type { Network } from './network.ts';
import { nextdoor } from './nextdoor.ts';
import { pinterest } from './pinterest.ts';
import { telegram } from './telegram.ts';
import { threads } from './threads.ts';
import { tumblr } from './tumblr.ts';
import { webhook } from './webhook.ts';
import { x } from './x.ts';

const offered = [
  ...[bluesky, mastodon, telegram, facebook, instagram, threads, x, linkedin, tumblr, pinterest, nextdoor],
  googleBusiness,
  ...[discord, slack, webhook],
];

export const networks: ReadonlyMap<string, Network> = new Map(offered.map((network) => [network.name, network]));
