// A strict fake of the sign-ins of networks: pages on which users agree, token endpoints with each network's own manner of
// clients, proofs and long-lived tokens, and what tells who somebody is. A code is good for one exchange.
import { createHash } from 'node:crypto';
import { type PeerAnswer, type PeerRequest, startPeer } from '../testing.ts';

interface Manner {
  /** Host and path of the page on which users agree. */
  readonly page: string;
  /** Path of the token endpoint. */
  readonly token: string;
  readonly client: 'header' | 'form';
  readonly proof: boolean;
  readonly scope: string;
  /** Fields that the user gives. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The short token is exchanged for a long one here, with this grant. */
  readonly long?: { readonly path: string; readonly grant: string };
  /** Does a token come that renews? */
  readonly renews: boolean;
  /** Who it is: path and answer. */
  readonly who: readonly [path: string, json: unknown];
  readonly externalId: string;
}

export const manners: Readonly<Record<string, Manner>> = {
  mastodon: {
    page: 'm.test/oauth/authorize',
    token: '/oauth/token',
    client: 'form',
    proof: true,
    scope: 'read:accounts read:statuses write:statuses write:media',
    fields: { instance: 'm.test' },
    renews: false,
    who: ['/api/v1/accounts/verify_credentials', { id: '77', username: 'news', url: 'https://m.test/@news' }],
    externalId: '77@m.test',
  },
  x: {
    page: 'x.com/i/oauth2/authorize',
    token: '/2/oauth2/token',
    client: 'header',
    proof: true,
    scope: 'tweet.read tweet.write users.read media.write offline.access',
    renews: true,
    who: ['/2/users/me', { data: { id: '5', username: 'news', name: 'News' } }],
    externalId: '5',
  },
  linkedin: {
    page: 'www.linkedin.com/oauth/v2/authorization',
    token: '/oauth/v2/accessToken',
    client: 'form',
    proof: false,
    scope: 'openid profile w_member_social',
    renews: true,
    who: ['/v2/userinfo', { sub: 'abc', name: 'Ann' }],
    externalId: 'urn:li:person:abc',
  },
  facebook: {
    page: 'www.facebook.com/v25.0/dialog/oauth',
    token: '/v25.0/oauth/access_token',
    client: 'form',
    proof: false,
    scope: 'pages_show_list,pages_manage_posts,pages_read_engagement,pages_manage_engagement',
    long: { path: '/v25.0/oauth/access_token', grant: 'fb_exchange_token' },
    renews: false,
    who: ['/v25.0/me/accounts', { data: [{ id: '9', name: 'Page', access_token: 'token-of-the-page' }] }],
    externalId: '9',
  },
  'instagram-business': {
    page: 'www.instagram.com/oauth/authorize',
    token: '/oauth/access_token',
    client: 'form',
    proof: false,
    scope: 'instagram_business_basic,instagram_business_content_publish',
    long: { path: '/access_token', grant: 'ig_exchange_token' },
    renews: false,
    who: ['/v25.0/me', { user_id: '8', username: 'news' }],
    externalId: '8',
  },
  threads: {
    page: 'threads.net/oauth/authorize',
    token: '/oauth/access_token',
    client: 'form',
    proof: false,
    scope: 'threads_basic,threads_content_publish',
    long: { path: '/access_token', grant: 'th_exchange_token' },
    renews: false,
    who: ['/v1.0/me', { id: '7', username: 'news' }],
    externalId: '7',
  },
  tumblr: {
    page: 'www.tumblr.com/oauth2/authorize',
    token: '/v2/oauth2/token',
    client: 'form',
    proof: false,
    scope: 'basic write offline_access',
    fields: { blog: 'news' },
    renews: true,
    who: ['/v2/user/info', { response: { user: { blogs: [{ name: 'news', uuid: 't:1', title: 'News' }] } } }],
    externalId: 't:1',
  },
  pinterest: {
    page: 'www.pinterest.com/oauth/',
    token: '/v5/oauth/token',
    client: 'header',
    proof: false,
    scope: 'boards:read,pins:read,pins:write',
    fields: { board_id: '12' },
    renews: true,
    who: ['/v5/boards/12', { name: 'Board', owner: { username: 'news' } }],
    externalId: '12',
  },
  gmb: {
    page: 'accounts.google.com/o/oauth2/v2/auth',
    token: '/token',
    client: 'form',
    proof: true,
    scope: 'https://www.googleapis.com/auth/business.manage',
    fields: { location: 'accounts/1/locations/2' },
    renews: true,
    who: ['/v4/accounts/1/locations/2/localPosts', {}],
    externalId: 'accounts/1/locations/2',
  },
  nextdoor: {
    page: 'www.nextdoor.com/v3/authorize/',
    token: '/v2/token',
    client: 'header',
    proof: false,
    scope: 'openid post:write post:read profile:read',
    renews: true,
    who: ['/external/api/partner/v1/me/', { user_id: 'u1', name: 'News' }],
    externalId: 'u1',
  },
};

export const clientId = 'id-of-the-client';
export const clientSecret = 's3cr3t-of-the-client';
export const tokens = { short: 'short-token-of-the-user', long: 'long-token-of-the-user', renewing: 'renewing-token' };

const refuse = (error: string, status = 400): PeerAnswer => ({ status, json: { error, error_description: error } });

/** One network's sign-in. `agree` plays its page: it checks the address, and gives the code. */
export async function fakeSignIn(name: string) {
  const manner = manners[name];
  if (!manner) throw new Error(`no manners of ${name}`);
  const codes = new Map<string, { redirect: string; challenge: string }>();
  const given = manner.long ? tokens.long : tokens.short;
  const exchange = ({ headers, body }: PeerRequest): PeerAnswer => {
    const form = new URLSearchParams(body.toString());
    const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    const inForm = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
    if (manner.client === 'header' ? headers.authorization !== basic || form.has('client_secret') : !inForm)
      return refuse('invalid_client', 401);
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') return refuse('invalid_request');
    if (form.get('grant_type') === manner.long?.grant) {
      if (form.get('fb_exchange_token') !== tokens.short && form.get('fb_exchange_token') !== tokens.long)
        return refuse('invalid_grant');
      return { json: { access_token: tokens.long, expires_in: 5_184_000 } };
    }
    const known = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    if (!known || form.get('grant_type') !== 'authorization_code') return refuse('invalid_grant');
    if (form.get('redirect_uri') !== known.redirect) return refuse('redirect_uri');
    const verifier = form.get('code_verifier') ?? '';
    const proven = createHash('sha256').update(verifier).digest('base64url') === known.challenge;
    if (manner.proof ? !proven || !/^[\w.~-]{43,128}$/.test(verifier) : verifier !== '') return refuse('code_verifier');
    const renewing = manner.renews ? { refresh_token: tokens.renewing } : {};
    // Mastodon's tokens have no end.
    const lives = name === 'mastodon' ? {} : { expires_in: 7200 };
    return { json: { access_token: tokens.short, token_type: 'bearer', ...lives, ...renewing } };
  };
  const peer = await startPeer((request) => {
    const { path, query, method, headers, body } = request;
    if (method === 'POST' && path === manner.token) return exchange(request);
    if (manner.long && path === manner.long.path) {
      const isRight = query.get('grant_type') === manner.long.grant && query.get('client_secret') === clientSecret;
      if (!isRight || query.get('access_token') !== tokens.short) return refuse('invalid_grant');
      return { json: { access_token: tokens.long, token_type: 'bearer', expires_in: 5_184_000 } };
    }
    if (path === '/api/v1/apps' && method === 'POST') {
      const { client_name, redirect_uris, scopes } = JSON.parse(body.toString());
      if (!client_name || !URL.canParse(redirect_uris) || scopes !== manner.scope) return refuse('app', 422);
      return { json: { id: '1', client_id: clientId, client_secret: clientSecret } };
    }
    if (path === '/api/v2/instance') return { json: {} };
    if (headers.authorization !== `Bearer ${given}`) return refuse('invalid_token', 401);
    return path === manner.who[0] ? { json: manner.who[1] } : refuse('not found', 404);
  });
  let count = 0;
  /** The code for an address that is right in all; throws what is wrong. */
  const agree = (address: string): { code: string; state: string; redirect: string } => {
    const url = new URL(address);
    const { searchParams: query } = url;
    const wanted = {
      page: `${url.host}${url.pathname}`,
      response_type: query.get('response_type'),
      client_id: query.get('client_id'),
      scope: query.get('scope'),
      proof: query.get('code_challenge_method') === 'S256' && /^[\w-]{43}$/.test(query.get('code_challenge') ?? ''),
      state: (query.get('state') ?? '').length >= 32,
    };
    const { page, scope, proof } = manner;
    const right = { page, response_type: 'code', client_id: clientId, scope, proof, state: true };
    if (JSON.stringify(wanted) !== JSON.stringify(right)) throw new Error(JSON.stringify(wanted));
    if (name === 'gmb' && (query.get('access_type') !== 'offline' || query.get('prompt') !== 'consent'))
      throw new Error('access_type');
    const code = `s3cr3t-code-${count++}`;
    const redirect = query.get('redirect_uri') ?? '';
    codes.set(code, { redirect, challenge: query.get('code_challenge') ?? '' });
    return { code, state: query.get('state') ?? '', redirect };
  };
  return { peer, manner, agree };
}
