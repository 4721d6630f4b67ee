// How a network lets a user agree in the browser (RFC 6749, section 4.1; RFC 7636): where that is, what is asked for, and where
// the code is exchanged. What the flow does with it: sign-in/flow.ts.
import { neededText, textAt } from './ask.ts';
import type { FoundAccount, NetworkCall } from './network.ts';

/** The site's own client at a network. */
export interface Client {
  readonly id: string;
  /** '' for a public client. */
  readonly secret: string;
}

/** What the user gives besides agreeing: an instance, the name of a blog. */
export type Fields = Readonly<Record<string, string>>;

/** An exchange of the code. */
export interface Exchange {
  readonly client: Client;
  readonly redirect: string;
  readonly code: string;
  /** '' where the network knows no proof. */
  readonly verifier: string;
  readonly fields: Fields;
}

export interface Tokens {
  readonly access_token: string;
  /** '' where there is none. */
  readonly refresh_token: string;
  /** Unix milliseconds; null where the network does not say. */
  readonly expiresAt: number | null;
}

export interface SignIn {
  /** Address of the page on which the user agrees, without what the flow adds. */
  page(fields: Fields, call: NetworkCall): string;
  readonly scopes: readonly string[];
  /** Further ones for what the user gave (an organization). */
  moreScopes?(fields: Fields): readonly string[];
  /** Between scopes; a space where absent. */
  readonly separator?: string;
  /** Does it check a proof (PKCE with S256)? */
  readonly proof: boolean;
  /** Further parameters of that page. */
  readonly also?: Readonly<Record<string, string>>;
  /** Registers the site as a client, where nobody has to apply for that. */
  register?(fields: Fields, redirect: string, call: NetworkCall): Promise<Client>;
  /** What tells clients of one network apart (an instance); '' where there is one. Throws a NetworkError. */
  place?(fields: Fields): string;
  /** Tokens for a code. */
  exchange(exchange: Exchange, call: NetworkCall): Promise<Tokens>;
  /** The accounts behind them, where connect() cannot tell. */
  accounts?(tokens: Tokens, exchange: Exchange, call: NetworkCall): Promise<readonly FoundAccount[]>;
}

/** The usual exchange: a form to the token endpoint. */
export async function exchangeAt(
  address: string,
  how: 'header' | 'form',
  { client, redirect, code, verifier }: Exchange,
  call: NetworkCall,
): Promise<Tokens> {
  const both = `${encodeURIComponent(client.id)}:${encodeURIComponent(client.secret)}`;
  const inHeader = how === 'header' && client.secret !== '';
  const { data } = await call.ask(address, {
    method: 'POST',
    ...(inHeader ? { headers: { authorization: `Basic ${Buffer.from(both).toString('base64')}` } } : {}),
    form: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirect,
      client_id: client.id,
      ...(inHeader || client.secret === '' ? {} : { client_secret: client.secret }),
      ...(verifier === '' ? {} : { code_verifier: verifier }),
    },
  });
  return tokensOf(data, call);
}

/** Tokens of an answer. */
export function tokensOf(data: unknown, call: NetworkCall): Tokens {
  const seconds = Number(textAt(data, 'expires_in') ?? Number.NaN);
  return {
    access_token: neededText(data, 'access_token'),
    refresh_token: textAt(data, 'refresh_token') ?? '',
    expiresAt: Number.isFinite(seconds) && seconds > 0 ? call.site.now() + seconds * 1000 : null,
  };
}
