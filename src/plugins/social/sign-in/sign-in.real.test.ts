// Signing in at a real OAuth 2 and OpenID Connect provider (`tools/social-peers` starts `oidc-provider` on loopback and runs
// this): as at X, with a proof and tokens that are renewed, and as at LinkedIn, with a secret in the form. Skipped where
// BROADSHEET_TEST_OAUTH, its address, is not set.
import { describe, expect, test } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { openTestSite } from '../../../testing.ts';
import { accountOf, allConnections, testConnection } from '../connections.ts';
import { networks } from '../networks/all.ts';
import { hour } from '../networks/network.ts';
import { openSocial } from '../testing.ts';

const address = process.env.BROADSHEET_TEST_OAUTH;

/** A browser at the provider: keeps cookies, follows redirects there, and sends the forms that it gets. */
class Visitor {
  readonly #cookies = new Map<string, string>();
  readonly #origin: string;
  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Where the provider sends the visitor in the end. */
  async agree(url: string): Promise<URL> {
    let answer = await this.#go(url);
    for (let step = 0; step < 20; step++) {
      const location = answer.headers.get('location');
      if (location !== null) {
        const next = new URL(location, answer.url);
        if (next.origin !== this.#origin) return next;
        answer = await this.#go(next.href);
        continue;
      }
      const html = await answer.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
      if (action === undefined) throw new Error(`${answer.status} ${html.slice(0, 500)}`);
      const fields = [...html.matchAll(/<input[^>]*name="([^"]+)"[^>]*>/g)].map(([input, name = '']) => {
        const value = /value="([^"]*)"/.exec(input)?.[1] ?? 'ann';
        return [name, value] as [string, string];
      });
      answer = await this.#go(new URL(action, answer.url).href, new URLSearchParams(fields));
    }
    throw new Error('the provider does not come to an end');
  }

  async #go(url: string, form?: URLSearchParams): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: cookie === '' ? {} : { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }
}

describe.skipIf(!address)('signing in at a real provider', () => {
  const { origin, host } = new URL(address ?? 'http://127.0.0.1');

  /** Everything from the client's numbers to the connected account, at the provider's place for this network. */
  async function signedIn(name: 'x' | 'linkedin') {
    const network = networks.get(name);
    if (!network) throw new Error(name);
    const open = (options: object = {}) => openTestSite({ ...options, now: Date.now() });
    const social = await openSocial(open, [network], { settings: { mayAsk: [host] } });
    const { site, ask } = social;
    const base = `${origin}/${name}`;
    await site.options.set('broadsheet_social', { networks: { [name]: { base } } });
    const client = { service: name, client_id: 'id-of-the-client', client_secret: 's3cr3t-of-the-client' };
    await ask('POST', '/broadsheet/v1/social/clients', { as: 'admin', body: client });
    const begun = await ask('POST', '/broadsheet/v1/social/sign-in', { as: 'admin', body: { service: name } });
    const cookie = /=([\w-]+);/.exec(String(begun.headers['Set-Cookie']))?.[1] ?? '';
    // The network's own page is the provider's here.
    const page = new URL(begun.data.url);
    const back = await new Visitor(origin).agree(`${base}${page.pathname}${page.search}`);
    expect(`${back.origin}${back.pathname}`).toBe('http://example.test/_social/callback');
    const seen = extensionSite(site);
    const come = (query: URLSearchParams) =>
      site.registry.pages
        .find(({ matches }) => matches('/_social/callback'))
        ?.handle({
          ...{ method: 'GET', path: '/_social/callback', query, body: new Uint8Array(), site: seen },
          headers: { cookie: `broadsheet_social_sign_in=${cookie}` },
        });
    const answer = await come(back.searchParams);
    expect(answer).toMatchObject({ status: 200 });
    const keyring = Number(/Credentials (\d+)/.exec(String(answer?.body))?.[1]);
    const body = { keyring_connection_ID: keyring };
    const added = await ask('POST', '/wpcom/v2/publicize/connections', { as: 'admin', body });
    expect(added.status).toBe(201);
    return { ...social, seen, network, added: added.data, come, back };
  }

  test('as at X: with a proof, by header; tokens are renewed, each renewing one once', async () => {
    const { site, seen, network, added } = await signedIn('x');
    expect(added).toMatchObject({ external_handle: 'ann', status: 'ok' });
    // The provider knows for what it was asked.
    expect(String(added.display_name).split(' ').sort()).toEqual([...(network.signIn?.scopes ?? [])].sort());
    const secrets = async () => {
      const [row] = await allConnections(seen);
      if (!row) throw new Error('no connection');
      const { access_token, refresh_token } = accountOf(seen, row).secrets;
      return { row, access_token, refresh_token };
    };
    let before = await secrets();
    expect((before.row.expires_at ?? 0) - site.clock.now()).toBeGreaterThan(1.9 * hour);
    for (let round = 0; round < 3; round++) {
      site.clock.advance(2 * hour);
      expect(await testConnection(seen, network, before.row)).toBeUndefined();
      const after = await secrets();
      expect([after.access_token === before.access_token, after.refresh_token === before.refresh_token]).toEqual([
        false,
        false,
      ]);
      before = after;
    }
    await site.database.close();
  });

  test('as at LinkedIn: the secret in the form, the account from OpenID Connect; a second way back gives nothing', async () => {
    const { site, added, come, back } = await signedIn('linkedin');
    expect(added).toMatchObject({ external_id: 'urn:li:person:ann', display_name: 'Ann Reader', status: 'ok' });
    expect(await come(back.searchParams)).toMatchObject({ status: 400 });
    await site.database.close();
  });
});
