// Rules of layouts as WordPress 7.1 writes them; documents by the thousand are compared by `npm run conformance:rules`.
import { expect, test } from 'vitest';
import { PageStyles } from '../page-styles.ts';
import { childRules, containerRules } from './layout-css.ts';

const gaps = { gap: null, fallback: '0.5em', isSupported: true, isSkipped: false };
const windows = new Map([['@mobile', '@media (width <= 480px)']]);

/** As it stands in a page. */
function css(rules: ReturnType<typeof containerRules>): string {
  const styles = new PageStyles();
  styles.add('a', () => rules);
  return styles.css();
}

test.each([
  [{ columnSpan: 2 }, {}, 'span 2', '25.5rem', '1/-1'],
  [{ columnSpan: '3', columnStart: '1' }, {}, '1 / span 3', '39rem', '1/-1'],
  // Two columns have room at least.
  [{ columnSpan: '1' }, {}, 'span 1', '24.5rem', 'auto'],
  [{ columnStart: '4' }, { minimumColumnWidth: '100px' }, '4', '472px', 'auto'],
  [{ columnSpan: '2' }, { minimumColumnWidth: 'min(9vw)' }, 'span 2', '25.5rem', '1/-1'],
])('what spans columns stands alone where they are narrow: %j in %j', (base, parent, column, width, narrow) => {
  expect(css(childRules('.c', base, parent, [], windows))).toBe(
    `.c{grid-column:${column};}@container (max-width: ${width} ){.c{grid-column:${narrow};grid-row:auto;}}`,
  );
});

test('a grid of so many columns is never that narrow', () => {
  expect(css(childRules('.c', { columnSpan: 2 }, { columnCount: 3 }, [], windows))).toBe('.c{grid-column:span 2;}');
});

test('in small windows that alone is declared which is named there', () => {
  const base = { selfStretch: 'fixedNoShrink', flexSize: '200px', rowSpan: 2 };
  const narrow = [['@mobile', { selfStretch: 'fit' }]] as const;
  expect(css(childRules('.c', base, {}, narrow, windows))).toBe(
    '.c{flex-basis:200px;flex-shrink:0;grid-row:span 2;}@media (width <= 480px){.c{flex-basis:unset;flex-shrink:unset;}}',
  );
  const flex = { type: 'flex', flexWrap: 'nowrap', justifyContent: 'right' };
  expect(css(containerRules('.c', flex, gaps, null, { values: { justifyContent: 'center' } }))).toBe(
    '.c{justify-content:center;}',
  );
  const sized = { type: 'constrained', contentSize: '500px' };
  expect(css(containerRules('.c', sized, gaps, null, { values: { contentSize: null } }))).toBe(
    '.c > :where(:not(.alignleft):not(.alignright):not(.alignfull)){max-width:var(--wp--style--global--content-size, none);}' +
      '.c > .alignwide{max-width:var(--wp--style--global--wide-size, none);}.c .alignfull{max-width:none;}',
  );
});

test('numbers and presets that a property does not know are no declarations', () => {
  const sized = { type: 'constrained', contentSize: 'var:preset|spacing|20', justifyContent: 'left' };
  expect(css(containerRules('.c', sized, { ...gaps, gap: 3 }, null))).toBe(
    '.c > :where(:not(.alignleft):not(.alignright):not(.alignfull)){margin-left:0 !important;margin-right:auto !important;}' +
      '.c .alignfull{max-width:none;}.c > *{margin-block-start:0;margin-block-end:0;}.c > * + *{margin-block-end:0;}',
  );
});
