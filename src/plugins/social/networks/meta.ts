// What Facebook, Instagram and Threads have in common: the Graph API's tokens, error codes, and posts that are made in two
// steps (a container that is worked on, then its publishing). Source: developers.facebook.com/docs.
import { type Answered, type Asked, type Failure, NetworkError, neededText, textAt } from './ask.ts';
import { type Account, type Checked, day, type NetworkCall, type SendCall } from './network.ts';
import { type Exchange, exchangeAt, type Tokens, tokensOf } from './sign-in.ts';

/** Codes of errors: used-up limits, and tokens that are no longer good. */
const limitCodes = new Set([4, 17, 32, 613, 80001, 80002]);
const tokenCodes = new Set([102, 190, 463, 467]);

/** What an error of the Graph API means, where its code says so. */
export function judge(data: unknown): Failure | undefined {
  const code = Number(textAt(data, 'error', 'code'));
  if (tokenCodes.has(code)) return 'access';
  return limitCodes.has(code) ? 'later' : undefined;
}

/** Asks the Graph API with an account's token. */
export function graph(
  call: NetworkCall,
  { secrets }: Pick<Account, 'secrets'>,
  url: string,
  asked: Asked = {},
): Promise<Answered> {
  const authorization = `Bearer ${secrets.access_token ?? ''}`;
  return call.ask(url, { ...asked, judge, headers: { ...asked.headers, authorization } });
}

const looks = 20;
const pause = 1500;

/** Makes a container and waits until it can be published; its id. Nobody sees it before that. */
export async function container(
  call: SendCall,
  base: string,
  edge: string,
  form: Readonly<Record<string, string>>,
  statusField: 'status' | 'status_code',
): Promise<string> {
  const { data } = await graph(call, call.account, `${base}/${edge}`, { method: 'POST', form });
  const id = neededText(data, 'id');
  for (let look = 0; look < looks; look++) {
    const answer = await graph(call, call.account, `${base}/${encodeURIComponent(id)}?fields=${statusField}`);
    const status = textAt(answer.data, statusField);
    if (status === 'FINISHED') return id;
    if (status === 'ERROR' || status === 'EXPIRED') {
      throw new NetworkError('refused', 'refused', 'The network could not use the post or its picture.');
    }
    await call.wait(pause);
  }
  throw new NetworkError('later', 'not_ready', 'The network is still working on the post.');
}

/** Publishes a container; its id and public address. */
export async function publishContainer(call: SendCall, base: string, edge: string, id: string) {
  await call.sending();
  const { data } = await graph(call, call.account, `${base}/${edge}`, { method: 'POST', form: { creation_id: id } });
  const published = neededText(data, 'id');
  // It stands there, whether or not its address can be had.
  const shown = await graph(call, call.account, `${base}/${encodeURIComponent(published)}?fields=permalink`).catch(
    () => undefined,
  );
  return { id: published, url: textAt(shown?.data, 'permalink') ?? '' };
}

/** A new token for one that lives 60 days. */
export async function renewed(call: NetworkCall, account: Account, url: string): Promise<Checked> {
  const { data } = await graph(call, account, url);
  const seconds = Number(textAt(data, 'expires_in'));
  return {
    secrets: { ...account.secrets, access_token: neededText(data, 'access_token') },
    expiresAt: call.site.now() + (Number.isFinite(seconds) ? seconds * 1000 : 60 * day),
  };
}

/** The code's token, which lives an hour, and the one that lives 60 days for it. */
export async function longLived(
  call: NetworkCall,
  exchange: Exchange,
  { short, long, grant }: { readonly short: string; readonly long: string; readonly grant: string },
): Promise<Tokens> {
  const { access_token } = await exchangeAt(short, 'form', exchange, call);
  const query = new URLSearchParams({ grant_type: grant, client_secret: exchange.client.secret, access_token });
  const { data } = await call.ask(`${long}?${query}`);
  return tokensOf(data, call);
}

export const tokenField = {
  type: 'string',
  format: 'password',
  description: 'Access token.',
  required: true,
} as const;
