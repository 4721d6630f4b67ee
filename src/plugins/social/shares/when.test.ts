// Quiet hours over both changes of the clocks: they end when the clock on the wall says so, and never before they began.
import { expect, test } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { describeEachSite } from '../../../testing.ts';
import { openSocial, testNetwork } from '../testing.ts';
import { quietUntil } from './when.ts';

describeEachSite('quiet hours', (open) => {
  const inBerlin = async (from: string, to: string) => {
    const { site } = await openSocial(open, [testNetwork({ name: 'alpha' })]);
    await site.options.set('timezone_string', 'Europe/Berlin');
    await site.options.set('broadsheet_social', { quiet_from: from, quiet_to: to });
    const seen = extensionSite(site);
    return (at: string) => {
      const until = quietUntil(seen, Date.parse(at));
      return until === undefined ? undefined : new Date(until).toISOString().slice(0, 16);
    };
  };

  test('end by the clock on the wall in the night that is an hour shorter, and in the one that is longer', async () => {
    const until = await inBerlin('22:30', '07:00');
    // 29 March 2026: 02:00 becomes 03:00; 07:00 is 05:00 UTC from then on.
    expect(until('2026-03-28T20:00:00Z')).toBeUndefined();
    expect(until('2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00');
    expect(until('2026-03-29T00:59:00Z')).toBe('2026-03-29T05:00');
    expect(until('2026-03-29T01:00:00Z')).toBe('2026-03-29T05:00');
    expect(until('2026-03-29T05:00:00Z')).toBeUndefined();
    // 25 October 2026: 03:00 becomes 02:00; 07:00 is 06:00 UTC from then on.
    expect(until('2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00');
    expect(until('2026-10-25T00:30:00Z')).toBe('2026-10-25T06:00');
    expect(until('2026-10-25T01:30:00Z')).toBe('2026-10-25T06:00');
    expect(until('2026-10-25T06:00:00Z')).toBeUndefined();
  });

  test('that end in the hour that is left out, or there twice, end once and later than now', async () => {
    const short = await inBerlin('01:00', '02:30');
    // 02:30 does not exist that night.
    const end = Date.parse(`${short('2026-03-29T00:30:00Z')}Z`);
    expect(end).toBeGreaterThan(Date.parse('2026-03-29T00:30:00Z'));
    expect(end).toBeLessThanOrEqual(Date.parse('2026-03-29T01:30:00Z'));
    expect(short('2026-03-29T01:30:00Z')).toBeUndefined();
    // 02:15 is there twice: both are quiet, and each waits for an end that lies ahead.
    for (const at of ['2026-10-25T00:15:00Z', '2026-10-25T01:15:00Z']) {
      expect(Date.parse(`${short(at)}Z`)).toBeGreaterThan(Date.parse(at));
    }
    expect(short('2026-10-25T01:30:00Z')).toBeUndefined();
  });
});
