// OAuth 2 with tokens that are renewed (RFC 6749, section 6): the site's own client at a network, its numbers and secrets kept
// with the account.
import { type Asked, neededText, textAt } from './ask.ts';
import { type Account, type Checked, hour, type NetworkCall } from './network.ts';

const secret = { type: 'string', format: 'password' } as const;

/** What connecting asks for. */
export const oauthFields = {
  access_token: { ...secret, description: 'Access token.', required: true },
  refresh_token: { ...secret, description: 'Token that renews it.' },
  client_id: { type: 'string', description: 'Number of your client, to renew the token.' },
  client_secret: { ...secret, description: 'Its secret, where it has one.' },
} as const;

/** What networks have in common whose tokens live for hours, and which show a link beside the text and know no keys. */
export const renewing = {
  repeatable: 0,
  shortLived: true,
  template: '{title}\n\n{excerpt}',
  renews: (account: Account): boolean => canRenew(account),
} as const;

/** The account of credentials with these fields; `details` beside them. */
export function oauthAccount(
  given: Readonly<Record<string, string>>,
  details: Readonly<Record<string, string>> = {},
): Account {
  const { access_token = '', refresh_token = '', client_id = '', client_secret = '' } = given;
  return {
    externalId: '',
    details: { ...details, client_id },
    secrets: { access_token, refresh_token, client_secret },
  };
}

/** Only what came with a renewing token, and with the client that it was given to, can be renewed. */
export const canRenew = ({ secrets, details }: Account): boolean =>
  (secrets.refresh_token ?? '') !== '' && (details.client_id ?? '') !== '';

/** A token that came without its time is renewed soon, where it can be. */
export const firstExpiry = ({ secrets, details }: Account, call: NetworkCall): number | null =>
  secrets.refresh_token && details.client_id ? call.site.now() + hour / 2 : null;

export const bearer = ({ secrets }: Pick<Account, 'secrets'>): { authorization: string } => ({
  authorization: `Bearer ${secrets.access_token ?? ''}`,
});

/** New tokens; where the answer brings no renewing one, the old one stays good. */
export async function renew(
  account: Account,
  call: NetworkCall,
  address: string,
  client: 'header' | 'form',
): Promise<Checked> {
  const { refresh_token = '', client_secret = '' } = account.secrets;
  const { client_id = '' } = account.details;
  const both = `${encodeURIComponent(client_id)}:${encodeURIComponent(client_secret)}`;
  const asked: Asked =
    client === 'header' && client_secret !== ''
      ? { headers: { authorization: `Basic ${Buffer.from(both).toString('base64')}` } }
      : {};
  const named: Record<string, string> = client === 'form' && client_secret !== '' ? { client_secret } : {};
  const form = { grant_type: 'refresh_token', refresh_token, client_id, ...named };
  const { data } = await call.ask(address, {
    method: 'POST',
    ...asked,
    form,
    // The renewing token is no longer good: somebody must sign in anew.
    judge: (answer) => (textAt(answer, 'error') === 'invalid_grant' ? 'access' : undefined),
  });
  const seconds = Number(textAt(data, 'expires_in') ?? 3600);
  return {
    secrets: {
      ...account.secrets,
      access_token: neededText(data, 'access_token'),
      refresh_token: textAt(data, 'refresh_token') ?? refresh_token,
    },
    expiresAt: call.site.now() + (Number.isFinite(seconds) ? seconds * 1000 : hour),
  };
}
