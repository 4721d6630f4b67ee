// Discord and Slack, by the address of an incoming webhook, which is the secret. Neither knows keys for repeats nor shows
// what was posted: an attempt with an unknown outcome is not repeated. Sources: discord.com/developers (Execute Webhook),
// docs.slack.dev (incoming webhooks, Block Kit).
import { createHash } from 'node:crypto';
import { codePoints, utf16Units } from '../messages/length.ts';
import { NetworkError, neededText, textAt } from './ask.ts';
import { type Account, type Composed, type Limits, minute, type Network, type NetworkCall } from './network.ts';

const common = { pictures: 1, pictureBytes: 0, pictureTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] };
const url = { type: 'string', format: 'password', description: 'Address of the webhook.', required: true } as const;

const discordLimits: Limits = {
  ...common,
  characters: 2000,
  count: codePoints,
  quotas: [{ shares: 30, within: minute }],
  link: 'card',
};

const slackLimits: Limits = {
  ...common,
  characters: 3000,
  count: utf16Units,
  quotas: [{ shares: 1, within: 1000 }],
  link: 'card',
};

/** A webhook's address in its parts; one at another host is asked at the network's own all the same. */
function pathOf(account: Pick<Account, 'secrets'>, pattern: RegExp, what: string): string {
  const address = account.secrets.url ?? '';
  const path = URL.canParse(address) ? new URL(address).pathname : '';
  if (!pattern.test(path)) throw new NetworkError('refused', 'invalid_address', `This is no webhook of ${what}.`);
  return path;
}

const discordPath = (account: Pick<Account, 'secrets'>): string =>
  pathOf(account, /^\/api(?:\/v\d+)?\/webhooks\/\d+\/[\w-]+$/, 'Discord');
const slackPath = (account: Pick<Account, 'secrets'>): string => pathOf(account, /^\/services\/[\w/-]+$/, 'Slack');

const discordBase = (call: NetworkCall): string => call.base('https://discord.com');
const slackBase = (call: NetworkCall): string => call.base('https://hooks.slack.com');

/** As much of a text as a field holds. */
const upTo = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

export const discord: Network = {
  name: 'discord',
  label: 'Discord',
  description: 'A channel, by the address of its webhook.',
  credentials: { url },
  repeatable: 0,
  template: '{title}',
  limits: () => discordLimits,
  async connect({ url: address = '' }, call) {
    const secrets = { url: address };
    const { data } = await call.ask(`${discordBase(call)}${discordPath({ secrets })}`);
    const name = textAt(data, 'name') ?? 'Discord';
    const externalId = neededText(data, 'id');
    return [{ externalId, details: {}, secrets, name, handle: '', picture: '', link: '', expiresAt: null }];
  },
  async check(account, call) {
    await call.ask(`${discordBase(call)}${discordPath(account)}`);
    return {};
  },
  async publish(composed, call) {
    const json = { content: composed.text, embeds: discordEmbeds(composed), allowed_mentions: { parse: [] } };
    const address = `${discordBase(call)}${discordPath(call.account)}?wait=true`;
    await call.sending();
    const { data } = await call.ask(address, { method: 'POST', json });
    return { id: neededText(data, 'id'), url: '' };
  },
};

function discordEmbeds({ link, title, description, pictures, card }: Composed): object[] {
  if (link === '') return [];
  const image = (pictures[0] ?? card)?.url;
  return [
    {
      title: upTo(title, 256),
      url: link,
      ...(description === '' ? {} : { description: upTo(description, 4096 - 700) }),
      ...(image ? { image: { url: image } } : {}),
    },
  ];
}

export const slack: Network = {
  name: 'slack',
  label: 'Slack',
  description: 'A channel, by the address of an incoming webhook.',
  credentials: { url },
  repeatable: 0,
  template: '{title}',
  limits: () => slackLimits,
  async connect({ url: address = '' }) {
    const secrets = { url: address };
    const path = slackPath({ secrets });
    const externalId = createHash('sha256').update(path).digest('hex').slice(0, 32);
    return [{ externalId, details: {}, secrets, name: 'Slack', handle: '', picture: '', link: '', expiresAt: null }];
  },
  // Slack has no way to ask about a webhook but to post with it.
  async check(account) {
    slackPath(account);
    return {};
  },
  async publish(composed, call) {
    const address = `${slackBase(call)}${slackPath(call.account)}`;
    const json = { text: composed.text, blocks: slackBlocks(composed), unfurl_links: false };
    await call.sending();
    await call.ask(address, { method: 'POST', json });
    return { id: composed.key, url: '' };
  },
};

/** What mrkdwn reads as marks. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function slackBlocks({ text, link, title, description, pictures, card }: Composed): object[] {
  const section = (words: string) => ({ type: 'section', text: { type: 'mrkdwn', text: upTo(words, 3000) } });
  const image = (pictures[0] ?? card)?.url;
  // A link's title may be cut, its address never.
  const named = upTo(escaped(title).replaceAll('|', '¦') || link, 2000);
  return [
    ...(text === '' || text === title ? [] : [section(escaped(text))]),
    ...(link === '' ? [] : [section(upTo(`<${link}|${named}>\n${escaped(description)}`, 3000))]),
    ...(image ? [{ type: 'image', image_url: image, alt_text: upTo(title || 'Picture', 2000) }] : []),
  ];
}
