// What tests of sharing need: a site with the extension, an account at a network that the test plays, jobs that run when
// the test says so, and a server for fakes of networks.

import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { extensionSite } from '../../content/extensions/site.ts';
import { createPost } from '../../content/posts/create.ts';
import type { PostDraft } from '../../content/posts/types.ts';
import type { JobRunner } from '../../jobs/runner.ts';
import { extensionRoutes } from '../../rest/extension-routes.ts';
import { type Ask, postsApi, storedMeta, storedPost } from '../../rest/resources/posts/testing.ts';
import { settingsRoutes } from '../../rest/resources/settings/routes.ts';
import { siteJobs } from '../../server/due-work.ts';
import type { TestSite, TestSiteOptions } from '../../testing.ts';
import { addConnection } from './connections.ts';
import { codePoints } from './messages/length.ts';
import type { Composed, FoundAccount, Limits, Network, SendCall } from './networks/network.ts';
import { socialWith } from './plugin.ts';
import { rowsOf, type Share } from './tables.ts';

export const testLimits: Limits = {
  characters: 200,
  count: codePoints,
  pictures: 4,
  pictureBytes: 1_000_000,
  pictureTypes: ['image/jpeg', 'image/png'],
  quotas: [],
  link: 'text',
};

/** A network that a test plays; it shares nothing until the test says how. */
export function testNetwork(parts: Partial<Network> & { name: string }): Network {
  return {
    label: parts.name,
    description: '',
    credentials: { token: { type: 'string', format: 'password', required: true } },
    repeatable: 0,
    template: '{title}',
    limits: () => testLimits,
    connect: async ({ token = '' }) => [testAccount(token)],
    check: async () => ({}),
    publish: async (composed: Composed, call: SendCall) => {
      await call.sending();
      return { id: composed.key, url: `https://network.test/${composed.key}` };
    },
    ...parts,
  };
}

export const testAccount = (token: string, externalId = `id-${token.length}`): FoundAccount => ({
  externalId,
  details: {},
  secrets: { token },
  name: 'Ann Account',
  handle: 'ann',
  picture: 'https://network.test/ann.png',
  link: 'https://network.test/ann',
  expiresAt: null,
});

export interface SocialSite {
  readonly site: TestSite;
  readonly ask: Ask;
  readonly jobs: JobRunner;
  /** Errors that jobs threw. */
  readonly errors: unknown[];
  connect(service: string, more?: Partial<FoundAccount> & { userId?: number; shared?: boolean }): Promise<number>;
  publish(draft?: PostDraft): Promise<number>;
  shares(): Promise<Share[]>;
}

export async function openSocial(
  open: (options?: TestSiteOptions) => Promise<TestSite>,
  networks: readonly Network[],
  options: TestSiteOptions = {},
): Promise<SocialSite> {
  const byName = new Map(networks.map((network) => [network.name, network]));
  const site = await open({ plugins: [socialWith(byName, async () => {})], ...options });
  await site.options.set('broadsheet_social', { wait_for_page: false });
  // Else an address on this machine would be taken for a copy's.
  if (options.url !== undefined) await site.options.set('broadsheet_social_live_host', options.url);
  const errors: unknown[] = [];
  const seen = extensionSite(site);
  return {
    site,
    ask: postsApi(site, [...settingsRoutes(site), ...extensionRoutes(site)]),
    jobs: siteJobs(site, (error) => errors.push(error)),
    errors,
    connect: (service, { userId = 1, shared = true, ...more } = {}) =>
      addConnection(seen, service, userId, { ...testAccount('token-of-account'), ...more }, shared),
    publish: async (draft = {}) =>
      (
        await createPost(site, null, {
          title: 'A title',
          content: 'Some text.',
          status: 'publish',
          author: 1,
          ...draft,
        })
      ).ID,
    shares: () => rowsOf(seen).selectFrom('broadsheet_social_shares').selectAll().orderBy('id').execute(),
  };
}

/** Puts a picture of noise into the library (JPEG, hard to press); its id. */
export async function storedPicture(site: TestSite, width = 1200, height = 800): Promise<number> {
  const { default: sharp } = await import('sharp');
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  const picture = sharp({ create: { width, height, channels: 3, background: '#888', noise } });
  const name = `social-${width}-${height}.jpg`;
  await mkdir(site.settings.uploads.path, { recursive: true });
  await writeFile(join(site.settings.uploads.path, name), await picture.jpeg({ quality: 95 }).toBuffer());
  const row = { post_type: 'attachment', post_status: 'inherit', post_mime_type: 'image/jpeg', post_name: name };
  const id = await storedPost(site, row);
  await storedMeta(site, id, '_wp_attached_file', name);
  await storedMeta(site, id, '_wp_attachment_image_alt', 'Noise');
  return id;
}

/** Puts a video of so many bytes into the library (a head that says so, then noise); its id. */
export async function storedVideo(site: TestSite, bytes: number, seconds = 12, type = 'video/mp4'): Promise<number> {
  const name = `social-${bytes}-${seconds}.mp4`;
  const head = Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex');
  await mkdir(site.settings.uploads.path, { recursive: true });
  await writeFile(join(site.settings.uploads.path, name), Buffer.concat([head, Buffer.alloc(bytes - head.length, 7)]));
  const row = { post_type: 'attachment', post_status: 'inherit', post_mime_type: type, post_name: name };
  const id = await storedPost(site, { ...row, post_title: 'A film' });
  await storedMeta(site, id, '_wp_attached_file', name);
  const metadata = `a:3:{s:6:"length";i:${seconds};s:5:"width";i:640;s:6:"height";i:360;}`;
  await storedMeta(site, id, '_wp_attachment_metadata', metadata);
  return id;
}

/** A site with one network, played by a fake: connected by its own credentials through the API, as an editor would. */
export async function connectedTo(
  open: (options?: TestSiteOptions) => Promise<TestSite>,
  network: Network,
  peer: Peer,
  credentials: Readonly<Record<string, string>>,
): Promise<SocialSite & { connection: Readonly<Record<string, unknown>> }> {
  const social = await openSocial(open, [network], { settings: { mayAsk: [peer.host] } });
  const networks = { [network.name]: { base: peer.base } };
  await social.site.options.set('broadsheet_social', { wait_for_page: false, networks });
  const body = { service: network.name, credentials };
  const step = await social.ask('POST', '/broadsheet/v1/social/credentials', { as: 'admin', body });
  if (step.status !== 201) throw new Error(`${step.status} ${JSON.stringify(step.data)}`);
  const add = { keyring_connection_ID: step.data.keyring_connection_ID };
  const { data } = await social.ask('POST', '/wpcom/v2/publicize/connections', { as: 'admin', body: add });
  return { ...social, connection: data };
}

export interface PeerRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface PeerAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string;
}

/** `stall`: the request is taken, and never answered; `drop`: its connection is cut. */
export type PeerReaction = PeerAnswer | 'stall' | 'drop';
export type PeerHandler = (request: PeerRequest) => PeerReaction | Promise<PeerReaction>;

export interface Peer {
  readonly base: string;
  /** For `settings.mayAsk`. */
  readonly host: string;
  readonly requests: PeerRequest[];
  handle: PeerHandler;
  /** Connections that are open now. */
  open(): Promise<number>;
  close(): Promise<void>;
}

/** A server on loopback for a fake of a network. */
export async function startPeer(handle: PeerHandler): Promise<Peer> {
  const requests: PeerRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const url = new URL(incoming.url ?? '/', 'http://peer');
    const request = {
      method: incoming.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      body: Buffer.concat(chunks),
    };
    requests.push(request);
    const answer = await peer.handle(request);
    if (answer === 'stall') return;
    if (answer === 'drop') return void incoming.socket.destroy();
    const { status = 200, headers = {}, json, body = json === undefined ? '' : JSON.stringify(json) } = answer;
    const typed: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' };
    outgoing.writeHead(status, { ...typed, ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const peer: Peer = {
    base: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    requests,
    handle,
    open: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return peer;
}
