// Strict fakes of networks over HTTP that fail, stall, make things late and hear things twice, by chance from one seed: Bluesky
// (what was made can be looked up by its key), Mastodon (knows keys for an hour, and shows its last posts), a webhook (knows
// keys for ever) and Telegram (neither).
import { Webhook } from 'standardwebhooks';
import { fakeBluesky } from '../networks/bluesky.testing.ts';
import { bluesky } from '../networks/bluesky.ts';
import { fakeMastodon } from '../networks/mastodon.testing.ts';
import { mastodon } from '../networks/mastodon.ts';
import type { Network } from '../networks/network.ts';
import { telegramFake } from '../networks/strict-chats.testing.ts';
import { webhook } from '../networks/webhook.ts';
import { type Peer, type PeerHandler, type PeerReaction, type PeerRequest, startPeer } from '../testing.ts';

export interface FaultyPeer {
  readonly network: Network;
  readonly credentials: Readonly<Record<string, string>>;
  readonly peer: Peer;
  /** How often what holds this title stands there. */
  count(title: string): number;
}

/** Chance and steps may be replaced while the peers run. */
export interface Faults {
  chance: () => number;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Told of each request that makes something: before it is heard, and before it is answered. */
  step: () => void;
  readonly seen: Map<string, number>;
}

/** Takes what was stalled: it happens now, and nobody hears the answer. */
export type Arrive = () => Promise<void>;

export async function faultyPeers(faults: Faults): Promise<{ peers: FaultyPeer[]; arrive: Arrive }> {
  const late: (() => unknown)[] = [];
  const peers = [await blueskyPeer(), await mastodonPeer(faults), await webhookPeer(), await telegramPeer()];
  for (const { network, peer } of peers) {
    const makes = ({ method, path }: PeerRequest): boolean =>
      method === 'POST' && !/createSession|getChat|getMe/.test(path);
    peer.handle = faulty(peer.handle, makes, network !== telegramFake.network, faults, late);
  }
  const arrive = async (): Promise<void> => {
    for (const happen of late.splice(0)) await happen();
  };
  return { peers, arrive };
}

/** `knowsRepeats`: a request that is heard twice does no harm there. */
function faulty(
  handle: PeerHandler,
  makes: (request: PeerRequest) => boolean,
  knowsRepeats: boolean,
  faults: Faults,
  late: (() => unknown)[],
): PeerHandler {
  const note = (fault: string, reaction: PeerReaction): PeerReaction => {
    faults.seen.set(fault, (faults.seen.get(fault) ?? 0) + 1);
    return typeof reaction === 'string' ? reaction : closing(reaction);
  };
  return async (request) => {
    const isMade = makes(request);
    if (isMade) faults.step();
    const dice = faults.chance();
    if (dice < 0.03) return note('cut before', 'drop');
    if (dice < 0.06)
      return note('slowly', { status: 429, headers: { 'retry-after': '90' }, json: { error: 'Slowly' } });
    if (dice < 0.08) return note('closed', { status: 503, headers: { 'retry-after': '60' } });
    if (dice < 0.1) return note('error, nothing made', { status: 500 });
    if (dice < 0.12 && isMade) return note('refused', { status: 422, json: { error: 'No', description: 'No' } });
    if (dice < 0.15) {
      late.push(() => handle(request));
      return note('stalled, then made', 'stall');
    }
    const answer = await handle(request);
    if (knowsRepeats && isMade && faults.chance() < 0.1) note('heard twice', await handle(request));
    if (isMade) faults.step();
    if (dice < 0.18) return note('cut after', 'drop');
    if (dice < 0.2) return note('error, though made', { status: 502 });
    return typeof answer === 'string' ? answer : closing(answer);
  };
}

const closing = (answer: Exclude<PeerReaction, string>): PeerReaction => ({
  ...answer,
  headers: { ...answer.headers, connection: 'close' },
});

/** Titles are followed by something that is no digit. */
const holds = (text: unknown, title: string): boolean => new RegExp(`${title}(?!\\d)`).test(String(text));

async function blueskyPeer(): Promise<FaultyPeer> {
  const peer = await fakeBluesky('app-password');
  return {
    network: bluesky,
    credentials: { handle: 'news.example', app_password: 'app-password' },
    peer,
    count: (title) => [...peer.records.values()].filter(({ text }) => holds(text, title)).length,
  };
}

async function mastodonPeer({ now }: Faults): Promise<FaultyPeer> {
  const peer = await fakeMastodon('token-of-mastodon', now());
  Object.defineProperty(peer, 'now', { get: now });
  return {
    network: mastodon,
    credentials: { instance: 'm.test', access_token: 'token-of-mastodon' },
    peer,
    count: (title) => peer.statuses.filter(({ text }) => holds(text, title)).length,
  };
}

async function webhookPeer(): Promise<FaultyPeer> {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const made = new Map<string, string>();
  const peer = await startPeer(({ headers, body }) => {
    const id = String(headers['webhook-id']);
    const at = new Date(Number(headers['webhook-timestamp']) * 1000);
    if (headers['webhook-signature'] !== new Webhook(secret).sign(id, at, body.toString())) return { status: 401 };
    made.set(id, body.toString());
    return { status: 204 };
  });
  return {
    network: webhook,
    credentials: { url: `${peer.base}/hook`, secret },
    peer,
    count: (title) => [...made.values()].filter((text) => holds(text, title)).length,
  };
}

async function telegramPeer(): Promise<FaultyPeer> {
  const { network, credentials, start } = telegramFake;
  const { posts, handle } = start(() => false);
  return {
    network,
    credentials,
    peer: await startPeer(handle),
    count: (title) => posts.filter(({ text }) => holds(text, title)).length,
  };
}
