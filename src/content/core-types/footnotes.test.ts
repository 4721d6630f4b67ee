// What WordPress 7.1 stores of footnotes of those without `unfiltered_html`.
import { expect, test } from 'vitest';
import { anonymous } from '../../access/make-viewer.ts';
import { safeFootnotes } from './footnotes.ts';

const viewer = (unfiltered: boolean) => ({ ...anonymous(), can: () => unfiltered });

test.each([
  ['[{"id":"a","content":"<b onclick=\\"x()\\">n</b>"}]', '[{"id":"a","content":"<b>n<\\/b>"}]'],
  ['[{"id":"a","content":"<script>x</script>y"}]', '[{"id":"a","content":"xy"}]'],
  ['[{"id":"a","content":"a & b \\"c\\" \\\\d"}]', '[{"id":"a","content":"a &amp; b \\"c\\" \\\\d"}]'],
  ['[{"id":"a","content":"<a href=\\"javascript:x\\">l</a>"}]', '[{"id":"a","content":"<a href=\\"x\\">l<\\/a>"}]'],
  ['[{"id":"<b>x","content":"<i>y</i>","extra":1}]', '[{"id":"bx","content":"<i>y<\\/i>"}]'],
  ['no json <script>', ''],
  ['12', ''],
  ['[{"id":"a"},{"content":"c"},1,null]', '[]'],
])('%s', (sent, stored) => {
  expect(safeFootnotes(sent, viewer(false))).toBe(stored);
  expect(safeFootnotes(sent, viewer(true))).toBe(sent);
  expect(safeFootnotes(sent, null)).toBe(sent);
});
