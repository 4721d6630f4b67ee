// Own CSS of blocks, as WordPress 7.1 answered it: blanks are PHP's, which a form feed and a no-break space are not among.
import { expect, test } from 'vitest';
import { customCss } from './stylesheet.ts';

test.each([
  ['\0\n.b', ':root :where(.x\f){.b}'],
  ['\f.b\f', ':root :where(.x\f){\f.b\f}'],
  ['\u00a0.b', ':root :where(.x\f){\u00a0.b}'],
  ['& \0 & \f &0& 0 &', ':root :where(.x\f){}:root :where(.x\f){\f}:root :where(.x\f){0}'],
  ['a{ \f b \0}', ':root :where(.x\fa){\f b}'],
  ['&&& {a}b', ':root :where(.x\f){ab}'],
  [' {x} & {', ':root :where(.x\f){x}:root :where(.x\f){}'],
  ['&::before{\fq\n}', ':root :where(.x\f)::before{\fq}'],
  ['', ''],
  ['0', ''],
])('%j', (css, rules) => {
  expect(customCss(css, ' .x\f ')).toBe(rules);
});
