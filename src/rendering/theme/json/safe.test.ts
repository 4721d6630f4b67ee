// What stays of own styles by those who may not write any HTML. The whole is compared with WordPress live
// (conformance/scenarios/safe-styles.ts).
import { expect, test } from 'vitest';
import { safeStyles } from './safe.ts';

const known = {
  names: ['core/quote', 'core/button', 'core/group'],
  variations: new Map([['core/button', new Set(['outline'])]]),
};
const safe = (tree: object) => safeStyles({ version: 3, ...tree }, known);
const bad = 'url(javascript:alert(1))';

test('safe values of known keys stay, in elements, states, blocks, screens and variations', () => {
  const color = { text: 'red', background: bad };
  const kept = { text: 'red' };
  const styles = {
    color,
    elements: { link: { color, ':hover': { color }, ':nonsense': { color } } },
    blocks: {
      'core/button': {
        '@mobile': { color, ':hover': { color } },
        variations: { outline: { color }, other: { color } },
      },
      'core/group': { elements: { h1: { color } } },
      'core/nonsense': { color },
    },
  };
  expect(safe({ styles }).styles).toEqual({
    color: kept,
    elements: { link: { color: kept, ':hover': { color: kept } } },
    blocks: {
      'core/button': {
        '@mobile': { color: kept, ':hover': { color: kept } },
        variations: { outline: { color: kept } },
      },
      'core/group': { elements: { h1: { color: kept } } },
    },
  });
});

test('own CSS goes, at the top and in blocks', () => {
  const css = 'a { color: red }';
  expect(safe({ styles: { css, blocks: { 'core/quote': { css } } } })).toEqual({ version: 3 });
});

test('presets need a plain name, a plain slug and a safe value', () => {
  const palette = (custom: unknown) => safe({ settings: { color: { palette: { custom } } } }).settings;
  const red = { name: 'Red', slug: 'red', color: '#f00' };
  expect(
    palette([red, { ...red, name: '<b>' }, { ...red, slug: 'a b' }, { ...red, color: bad }, 'x', null, 7]),
  ).toEqual({
    color: { palette: { custom: [red] } },
  });
  expect(palette('x')).toBeUndefined();
});

test('settings are kept where they are booleans that must be, lengths, or widths of screens', () => {
  const settings = {
    lightbox: { enabled: true, allowEditing: 'yes' },
    layout: { contentSize: '600px', wideSize: bad },
    viewport: { mobile: '400px', tablet: 'x' },
    custom: { x: 1 },
  };
  expect(safe({ settings }).settings).toEqual({
    lightbox: { enabled: true },
    layout: { contentSize: '600px' },
    viewport: { mobile: '400px' },
  });
});

test('any tree is taken', () => {
  for (const odd of [null, 'x', 7, [], [[]], { a: 1 }, { color: [] }, { blocks: 'x', elements: [1] }]) {
    expect(() => safe({ styles: odd, settings: odd })).not.toThrow();
    expect(() => safe({ styles: { blocks: { 'core/quote': odd } }, settings: { blocks: odd } })).not.toThrow();
  }
});

test('a size that is null stays where a picture of the library has another one', () => {
  const background = { backgroundSize: null, backgroundImage: { id: 1 } };
  expect(safe({ styles: { background } }).styles).toEqual({ background: { backgroundSize: null } });
  expect(safe({ styles: { background: { backgroundImage: { id: 1 } } } }).styles).toBeUndefined();
});
