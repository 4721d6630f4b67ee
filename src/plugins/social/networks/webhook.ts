// Any server of somebody's own: a signed request (Standard Webhooks) with the body of Revive Old Posts' webhooks and the
// event's type. The message id is the same at each attempt, by which a receiver knows repeats.
import { createHash, createHmac } from 'node:crypto';
import { codePoints } from '../messages/length.ts';
import { NetworkError } from './ask.ts';
import { type FoundAccount, forEver, type Limits, minute, type Network, type NetworkCall } from './network.ts';

const limits: Limits = {
  characters: 100_000,
  count: codePoints,
  pictures: 1,
  pictureBytes: 0,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'],
  quotas: [{ shares: 60, within: minute }],
  link: 'card',
};

export const webhook: Network = {
  name: 'webhook',
  label: 'Webhook',
  description: 'A signed request to a server of your own.',
  credentials: {
    url: { type: 'string', format: 'password', description: 'Address that is asked.', required: true },
    secret: {
      type: 'string',
      format: 'password',
      description: 'Key of the signature: whsec_ and base64 of 24 to 64 bytes. Made where it is left out.',
    },
    headers: { type: 'string', format: 'password', description: 'Further headers, one a line: "Name: value".' },
  },
  repeatable: forEver,
  template: '{title}\n\n{excerpt}\n\n{url}',
  limits: () => limits,
  async connect({ url = '', secret = '', headers = '' }, call): Promise<FoundAccount[]> {
    if (!URL.canParse(url)) throw new NetworkError('refused', 'invalid_address', 'This is no address.');
    const key = secret === '' ? `whsec_${Buffer.from(call.site.random(32)).toString('base64')}` : secret;
    headerLines(headers);
    await sendSigned(call, { url, secret: key, headers }, 'ping', { type: 'ping' }, call.site.now());
    const { host } = new URL(url);
    const externalId = createHash('sha256').update(url).digest('hex').slice(0, 32);
    const secrets = { url, secret: key, headers };
    return [{ externalId, details: { host }, secrets, name: host, handle: '', picture: '', link: '', expiresAt: null }];
  },
  async check({ secrets }, { site }) {
    if (await site.outgoing.mayAsk(secrets.url ?? '')) return {};
    throw new NetworkError('refused', 'unreachable', 'The address of this webhook may not be asked.');
  },
  async publish({ text, link, title, description, tags, pictures, card, postId, key }, call) {
    const body = {
      type: 'post.shared',
      timestamp: new Date(call.site.now()).toISOString(),
      postId,
      message: text,
      postUrl: link,
      featuredImage: (pictures[0] ?? card)?.url ?? '',
      title,
      excerpt: description,
      tags,
    };
    await call.sending();
    await sendSigned(call, call.account.secrets, `msg_${key}`, body, call.site.now());
    return { id: `msg_${key}`, url: '' };
  },
};

/** Asks an address with a signed body; the id is the same at each attempt. Throws a NetworkError. */
export async function sendSigned(
  call: NetworkCall,
  { url = '', secret = '', headers = '' }: Readonly<Record<string, string>>,
  id: string,
  body: unknown,
  now: number,
): Promise<void> {
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(now / 1000));
  await call.ask(url, {
    method: 'POST',
    headers: {
      ...call.site.hooks.filter('rop_webhook_headers', headerLines(headers)),
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature(secret, `${id}.${timestamp}.${text}`)}`,
    },
    body: text,
  });
}

function signature(secret: string, signed: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (key.length < 24 || key.length > 64) {
    throw new NetworkError('refused', 'invalid_secret', 'The key of a webhook is base64 of 24 to 64 bytes.');
  }
  return createHmac('sha256', key).update(signed).digest('base64');
}

function headerLines(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\t -~]*)$/.exec(line) ?? [];
      if (name === '') throw new NetworkError('refused', 'invalid_header', 'A header is a line "Name: value".');
      return [name.toLowerCase(), value.trim()];
    }),
  );
}
