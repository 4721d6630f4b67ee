// Cookies, nonces and names, as a WordPress 7.1 with these salts made and cleaned them.
import { describe, expect, it } from 'vitest';
import { cookieNames, isGenuineCookie, makeLoginCookie, parseCookies, parseLoginCookie } from './cookies.ts';
import { isEmail, sanitizeUser } from './names.ts';
import { createNonce, verifyNonce } from './nonces.ts';
import { type SchemeSalts, saltsFrom } from './salts.ts';

const define = (name: string): string => (name.startsWith('SECRET_') ? '' : `oracle-${name}`);
const { salts }: { salts: SchemeSalts } = saltsFrom(
  (name) => (name === 'SECRET_KEY' || name === 'SECRET_SALT' ? undefined : define(name)),
  () => undefined,
);
const user = {
  user_login: 'author',
  user_pass: '$wp$2y$10$4R/w9N/yGmUNXDfFTIHwlO7SkHGRi16iAs.P1EJ7HWYbrrxT2GHDW',
};
const token = 'TOKENtokenTOKENtokenTOKENtokenTOKENtoken123';
const hmacs = {
  auth: '4df3fd8b7e98ffb93e9dfae7b7c8a5ad75dac495435c7d47c4dd9a8e2148694e',
  secure_auth: '31ec0db8a0c0c7832e6f989c036a6eb54d68ff5a004fe00c80525e8e3b02869a',
  logged_in: 'f9501caefca632c090ca38e9ae6daa668286bbb5b45fa016bc1da771790a84ca',
};

describe('login cookies', () => {
  it.each(['auth', 'secure_auth', 'logged_in'] as const)('makes and knows the %s cookie', (scheme) => {
    const value = `author|2000000000|${token}|${hmacs[scheme]}`;
    expect(makeLoginCookie(user, 2000000000, token, scheme, salts)).toBe(value);
    const cookie = parseLoginCookie(value);
    if (!cookie) throw new Error('does not parse');
    expect(isGenuineCookie(cookie, user, scheme, salts)).toBe(true);
    expect(isGenuineCookie({ ...cookie, expiration: '2000000001' }, user, scheme, salts)).toBe(false);
    expect(isGenuineCookie(cookie, { user_pass: `${user.user_pass}x` }, scheme, salts)).toBe(false);
    expect(isGenuineCookie(cookie, user, scheme === 'auth' ? 'logged_in' : 'auth', salts)).toBe(false);
  });

  it('has the names of the site', () => {
    expect(cookieNames('http://127.0.0.1:8084').logged_in).toBe('wordpress_logged_in_37b3cd69e81a4f21a9f5c878efca3eac');
  });

  it('reads the cookie header as PHP does', () => {
    const cookies = parseCookies('a=1; b=x%7Cy+z; a=2; =3; broken; c=%E4; d=a=b');
    expect([...cookies]).toEqual([
      ['a', '1'],
      ['b', 'x|y z'],
      ['c', '%E4'],
      ['d', 'a=b'],
    ]);
    expect([parseLoginCookie('a|b|c'), parseLoginCookie('a|b|c|d|e'), parseLoginCookie(undefined)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('nonces', () => {
  const now = 1795424474_000;
  const owner = { id: 3, sessionToken: token };
  it('equals wp_create_nonce', () => {
    expect(createNonce('wp_rest', owner, salts, now)).toBe('69146bafba');
    expect(createNonce('log-out', owner, salts, now)).toBe('0cfeed7297');
    expect(createNonce('wp_rest', { id: 0, sessionToken: '' }, salts, now)).toBe('908d74f629');
  });

  it('is good for this half-day and the next', () => {
    const halfDay = 43_200_000;
    const verify = (at: number) => verifyNonce('69146bafba', 'wp_rest', owner, salts, at);
    expect([verify(now), verify(now + halfDay), verify(now + 2 * halfDay), verify(now - halfDay)]).toEqual([
      1, 2, 0, 0,
    ]);
    expect(verifyNonce('', 'wp_rest', owner, salts, now)).toBe(0);
    expect(verifyNonce('69146bafba', 'wp_rest', { ...owner, sessionToken: '' }, salts, now)).toBe(0);
    expect(verifyNonce('69146bafba', 'wp_rest', { ...owner, id: 2 }, salts, now)).toBe(0);
  });
});

describe('saltsFrom', () => {
  it('takes the options where constants are missing, doubled or the sample', () => {
    const defines: Record<string, string> = {
      AUTH_KEY: 'put your unique phrase here',
      AUTH_SALT: 'same',
      NONCE_KEY: 'same',
      NONCE_SALT: 'own',
      SECRET_KEY: 'common',
    };
    const { salts, missing } = saltsFrom(
      (name) => defines[name],
      (name) => (name === 'auth_salt' ? 'stored' : undefined),
    );
    expect(salts.auth).toEqual({ key: 'common', salt: 'stored' });
    expect(salts.nonce).toEqual({ key: 'common', salt: 'own' });
    expect(missing).toEqual(['secure_auth_salt', 'logged_in_salt']);
  });
});

describe('sanitizeUser', () => {
  it.each([
    ['admin', 'admin', 'admin'],
    [' Ädmin ', 'Admin', 'Admin'],
    ['<b>Bob</b>', 'Bob', 'Bob'],
    ['<script>x</script>Joe', 'Joe', 'Joe'],
    ['a%20b%zz', 'ab%zz', 'abzz'],
    ['Tom &amp; Jerry;', 'Tom Jerry;', 'Tom Jerry'],
    ['x & y; z', 'x z', 'x z'],
    ['&;a;b', 'b', 'b'],
    ['Straße', 'Strase', 'Strase'],
    ['a  b   c', 'a b c', 'a b c'],
    ['a<b', 'a', 'a'],
    ['日本語', '日本語', ''],
    ["o'neil", "o'neil", 'oneil'],
    ['user@example.org', 'user@example.org', 'user@example.org'],
    ['Ångström Łukasz Đ', 'Angstrom Lukasz D', 'Angstrom Lukasz D'],
    ['tab\tx', 'tab x', 'tabx'],
    ['a < b > c', 'a < b > c', 'a b c'],
    ['œuvre', 'oeuvre', 'oeuvre'],
    ['a&b', 'a&b', 'ab'],
  ])('cleans %j', (name, loose, strict) => {
    expect([sanitizeUser(name), sanitizeUser(name, true)]).toEqual([loose, strict]);
  });
});

it('cleans names in linear time', () => {
  const size = 100_000;
  for (const part of ['<script>', '<style', '&a;', '&a\n', '&', '< ', '%41', 'é', ' \t', '<a>&x;']) {
    const started = performance.now();
    sanitizeUser(part.repeat(size));
    expect(performance.now() - started).toBeLessThan(2000);
  }
});

describe('isEmail', () => {
  it('agrees with is_email', () => {
    const yes = ['a@b.co', 'ab@c.d', 'a.b+c@d-e.fg'];
    const no = 'a@b,a@b..co,a@.b.co,a@b.co.,a@-b.co,a b@c.de,a@b@c.de,"x"@y.de,ü@x.de,x@ü.de,x@y.de ,@abc.de,x@y.de\n';
    expect(yes.filter((text) => !isEmail(text))).toEqual([]);
    expect(no.split(',').filter(isEmail)).toEqual([]);
  });
});
