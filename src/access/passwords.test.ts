// Hashes made by WordPress 7.1 (PHP 8.2) for known passwords.
import { describe, expect, it } from 'vitest';
import { fastHash, verifyFastHash } from './fast-hash.ts';
import { hashPassword, trimLikePhp, verifyPassword } from './passwords.ts';

const phpass = '$P$B8vghbRi5etPNqlKkFE1eFPQFcekWX.';

describe('verifyPassword', () => {
  it.each([
    ['current form', '$wp$2y$10$9ZqI2LP.3MykcbW6WpBA/OSvga9yEVETcEMiha8KwSOADUY0j26qi', 'geheim', false],
    ['non-ASCII', '$wp$2y$10$CSJQQkcaByhFKA7W1ZeX0uGGerJQtxRwAab6TtZZ/S/ejfZGElkRC', 'pässwörd', false],
    ['plain bcrypt', '$2y$10$vxJ0bggXug8Ewki.s8CjvOxGkgwOqYkLW2MQk2cgjBhOe4b9tE.KO', 'geheim', true],
    ['phpass', phpass, 'geheim', true],
    ['md5', 'e8636ea013e682faf61f56ce1cb1ab5c', 'geheim', true],
  ])('knows the %s', async (_name, stored, password, needsRehash) => {
    expect(await verifyPassword(stored, password)).toEqual({ ok: true, needsRehash });
    expect(await verifyPassword(stored, `${password}x`)).toEqual({ ok: false, needsRehash: false });
    expect(await verifyPassword(stored, '')).toEqual({ ok: false, needsRehash: false });
  });

  it('refuses what WordPress refuses', async () => {
    for (const stored of [
      '',
      '*',
      `$H$${phpass.slice(3)}`,
      '$P$',
      '$wp',
      `$wp$2y$10$${'!'.repeat(53)}`,
      'x'.repeat(60),
    ]) {
      expect(await verifyPassword(stored, 'geheim')).toEqual({ ok: false, needsRehash: false });
    }
    expect(await hashPassword('x'.repeat(4097))).toBe('*');
    expect((await verifyPassword(await hashPassword('x'.repeat(4096)), 'x'.repeat(4097))).ok).toBe(false);
  });

  it('writes hashes that it reads, without outer white space', async () => {
    const hash = await hashPassword(' geheim\t');
    expect(hash).toMatch(/^\$wp\$2y\$10\$.{53}$/);
    expect(await verifyPassword(hash, 'geheim')).toEqual({ ok: true, needsRehash: false });
    expect((await verifyPassword(hash, ' geheim\t')).ok).toBe(false);
  });

  it('tells passwords apart that differ after 72 bytes', async () => {
    const hash = await hashPassword('x'.repeat(72));
    expect((await verifyPassword(hash, 'x'.repeat(73))).ok).toBe(false);
  });

  it('trims as PHP does', () => {
    expect(trimLikePhp(' \t\n\r\0\x0Ba b\f ')).toBe('a b\f');
    expect(trimLikePhp(' \0 ')).toBe('');
  });
});

describe('fastHash', () => {
  it.each([
    ['geheim', '$generic$8tqHiYSTeTG70sSlBoJE4SWFEeExpb1k7QcC6m4x'],
    ['', '$generic$XJQGK2eUryTa4vHbU0bDv1Ml3wGPwaC1ATczq0o_'],
    ['ä'.repeat(300), '$generic$iDWTmd-jJkjX-y1stxmwglBWyFmtL6gc5U2ttfFd'],
  ])('equals wp_fast_hash (%#)', async (secret, hash) => {
    expect(fastHash(secret)).toBe(hash);
    expect(await verifyFastHash(hash, secret)).toBe(true);
    expect(await verifyFastHash(hash, `${secret}1`)).toBe(false);
  });

  it('still reads phpass, of both marks', async () => {
    expect(await verifyFastHash(phpass, 'geheim')).toBe(true);
    expect(await verifyFastHash(`$H$${phpass.slice(3)}`, 'geheim')).toBe(true);
    expect(await verifyFastHash(phpass, 'Geheim')).toBe(false);
  });
});
