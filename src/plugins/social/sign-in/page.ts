// `/_social/callback`: where networks send users back to. Codes that come with a wrong state are not used. The address leads
// on at once, so that the code stays in no history.
import type { ExtensionPage, PageAnswer, PageCall } from '../../../extend/routes.ts';
import type { Network } from '../networks/network.ts';
import { callbackPath, cookieName, endSignIn } from './flow.ts';

export const callbackPage = (networks: ReadonlyMap<string, Network>): ExtensionPage => ({
  matches: (path) => path === callbackPath,
  handle: (call) => answer(call, networks),
});

async function answer(
  { method, query, headers, site }: PageCall,
  networks: ReadonlyMap<string, Network>,
): Promise<PageAnswer> {
  if (method !== 'GET') return page(405, 'Method not allowed');
  const ended = await endSignIn(site, networks, query, cookieIn(headers.cookie ?? ''));
  if (!ended) return page(400, 'This sign-in is not yours, or is over. Start again.');
  if (ended.next !== '') {
    const url = new URL(ended.next, `${site.home}/`);
    url.searchParams.set('service', ended.service);
    if (ended.error === '') url.searchParams.set('keyring_connection_ID', String(ended.keyring));
    else url.searchParams.set('sign_in_error', ended.error);
    return page(303, 'Go on.', { Location: url.href });
  }
  if (ended.error !== '') return page(400, ended.error);
  return page(200, `Signed in. Credentials ${ended.keyring} of ${ended.service} can be connected now.`);
}

function cookieIn(header: string): string {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === cookieName)?.[1] ?? '';
}

function page(status: number, text: string, headers: Readonly<Record<string, string>> = {}): PageAnswer {
  const fixed = {
    'Content-Type': 'text/plain; charset=UTF-8',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'Set-Cookie': `${cookieName}=; Path=${callbackPath}; Max-Age=0; HttpOnly; SameSite=Lax`,
  };
  return { status, headers: { ...fixed, ...headers }, body: text };
}
