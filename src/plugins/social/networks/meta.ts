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

export interface Container {
  readonly base: string;
  /** Edges that make a container, and publish it. */
  readonly make: string;
  readonly publish: string;
  readonly form: Readonly<Record<string, string>>;
  readonly statusField: 'status' | 'status_code';
}

/**
 * Makes a container, waits until the network has worked on it, and publishes it: its id and public address. Nobody sees it
 * before that. A container is made once for all attempts; one that was over (a day) is made anew.
 */
export async function publishContainer(call: SendCall, { base, make, publish, form, statusField }: Container) {
  const isVideo = form.video_url !== undefined;
  let id = call.kept.container ?? '';
  if (id === '') {
    const { data } = await graph(call, call.account, `${base}/${make}`, { method: 'POST', form });
    id = neededText(data, 'id');
    await call.keep('container', id);
  }
  const state = await stateOf(
    call,
    `${base}/${encodeURIComponent(id)}?fields=${statusField},${wordsOf(statusField)}`,
    statusField,
  );
  if (state === 'published') return { id, url: '' };
  if (state === 'working') {
    const [code, what] = isVideo ? (['video_not_ready', 'video'] as const) : (['not_ready', 'post'] as const);
    throw new NetworkError('later', code, `The network is still working on the ${what}.`);
  }
  await call.sending();
  const published = await graph(call, call.account, `${base}/${publish}`, {
    method: 'POST',
    form: { creation_id: id },
  });
  const made = neededText(published.data, 'id');
  // It stands there, whether or not its address can be had.
  const shown = await graph(call, call.account, `${base}/${encodeURIComponent(made)}?fields=permalink`).catch(
    () => undefined,
  );
  return { id: made, url: textAt(shown?.data, 'permalink') ?? '' };
}

const wordsOf = (statusField: Container['statusField']): string =>
  statusField === 'status' ? 'error_message' : 'status';

/** What became of a container. Throws where it cannot be used. */
async function stateOf(
  call: SendCall,
  url: string,
  statusField: Container['statusField'],
): Promise<'ready' | 'published' | 'working'> {
  for (let look = 0; look < looks; look++) {
    const { data } = await graph(call, call.account, url);
    const state = textAt(data, statusField);
    if (state === 'FINISHED') return 'ready';
    if (state === 'PUBLISHED') return 'published';
    if (state === 'EXPIRED') {
      await call.keep('container', '');
      throw new NetworkError('later', 'expired', 'What the network had of the post was too old.');
    }
    if (state === 'ERROR') {
      await call.keep('container', '');
      const words = textAt(data, wordsOf(statusField)) ?? '';
      const why = words === '' ? '' : ` It says: ${words.slice(0, 200)}`;
      throw new NetworkError('refused', 'refused', `The network could not use the post or its media.${why}`);
    }
    await call.wait(pause);
  }
  return 'working';
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
