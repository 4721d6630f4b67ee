// Addresses as WordPress 7.1 lets them pass (wp_validate_redirect), and a few that we are stricter with.
import { expect, it } from 'vitest';
import { safeRedirect } from './redirect.ts';

const check = (location: string) => safeRedirect(location, 'http://127.0.0.1:8084', 'FALLBACK');

it.each([
  ['/hello', '/hello'],
  ['hello', '/hello'],
  ['hello?x=1', '/hello?x=1'],
  ['?x=1', '?x=1'],
  ['#a', '#a'],
  ['http://127.0.0.1:8084/a b', 'http://127.0.0.1:8084/a%20b'],
  ['http://127.0.0.1/x', 'http://127.0.0.1/x'],
  ['http://127.0.0.1:9/x', 'http://127.0.0.1:9/x'],
  ['https://127.0.0.1:8084/x', 'https://127.0.0.1:8084/x'],
  ['../x', '/../x'],
  ['  /lead', '/lead'],
  ['/?r=http://evil.example', '/?r=http://evil.example'],
])('lets %j pass', (location, target) => {
  expect(check(location)).toBe(target);
});

it.each([
  'http://evil.example/x',
  '//evil.example/x',
  '///evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'http:evil.example',
  'http:///evil.example',
  'http://127.0.0.1@evil.example/',
  'http://evil.example#@127.0.0.1/',
  'http://127.0.0.1.evil.example/',
  'http://127.0.0.1\\.evil.example/',
  'ftp://127.0.0.1/',
  'a:b',
  '',
  // Stricter than WordPress: names and passwords in addresses.
  'http://user@127.0.0.1/',
])('sends %j home', (location) => {
  expect(check(location)).toBe('FALLBACK');
});

it('lets nothing into the header that ends it', () => {
  expect(check('/x\r\nSet-Cookie: y')).toBe('/xSet-Cookie:%20y');
  expect(check('/x%0d%0ay')).toBe('/xy');
  expect(check('/x%0%0ddy')).toBe('/xy');
  expect(check('/\\evil.example')).toBe('/evil.example');
});
