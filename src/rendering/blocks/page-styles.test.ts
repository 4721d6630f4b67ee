// What blocks bring into a page's styles: filters of two colours, own CSS, styles of single blocks. That it is WordPress's is
// compared by `npm run conformance:pages`; here is what the comparison does not reach: colours, hostile values, forgetting.
import { describe, expect, test } from 'vitest';
import { filterSvg } from './duotones.ts';
import { PageStyles } from './page-styles.ts';

const tables = (colors: readonly string[]) =>
  [...filterSvg('x', colors).matchAll(/feFunc. type="table" tableValues="([^"]*)"/g)].map(([, values]) => values);

describe('filters of two colours', () => {
  test.each([
    [
      ['#000', '#ffffff'],
      ['0 1', '0 1', '0 1', '1 1'],
    ],
    [
      ['#00000080', '#fff8'],
      ['0 1', '0 1', '0 1', '0.5 0.53'],
    ],
    [
      ['rgb(100% 0% 0%)', 'rgba(0, 255, 0, 50%)'],
      ['1 0', '0 1', '0 0', '1 0.5'],
    ],
    [['hsl(240, 100%, 50%)'], ['0', '0', '1', '1']],
    [['hsl(0.5turn 100% 50% / .25)'], ['0', '1', '1', '0.25']],
    [
      ['#12345', 'red', 'rgb(1,2%,3)', ''],
      ['', '', '', ''],
    ],
  ])('%j', (colors, expected) => {
    expect(tables(colors)).toEqual(expected);
  });

  test('end nothing that stands around them', () => {
    const styles = new PageStyles();
    styles.addFilter({ id: 'wp-duotone-"><script>', selector: '.a', value: 'red;}</style><b>', colors: ['#000'] });
    styles.addOwn(':root{content:"</style>"}');
    styles.addVariation('</style>');
    expect(styles.css() + styles.own() + styles.variations()).not.toContain('</style');
    expect(styles.filters()).not.toContain('<script');
    expect(styles.css()).not.toContain('<b>');
  });

  test('take no longer for long texts', () => {
    const digits = `rgb(${'1'.repeat(200_000)}`;
    const before = process.cpuUsage().user;
    filterSvg('x', [digits, digits]);
    expect(process.cpuUsage().user - before).toBeLessThan(500_000);
  });
});

test('what was rendered for looking alone is forgotten', () => {
  const styles = new PageStyles();
  styles.addOwn('a{}');
  styles.addVariation('b{}');
  styles.addFilter({ id: 'c', selector: '.d', value: 'unset', colors: ['#000'], preset: 'e' });
  styles.clear();
  expect([styles.css(), styles.own(), styles.variations(), styles.presets(), styles.filters()].join('')).toBe('');
});
