import { describe, expect, it } from 'vitest';
import { renderContent } from '../content.ts';
import { leastTime } from '../hostile/measure.testing.ts';
import { twentyTwentyFive } from './block-theme.ts';
import { resolveDirectives } from './interactivity.ts';
import { Stores } from './stores.ts';

const stores = (): Stores => {
  const made = new Stores();
  made.set('a/b', { label: 'One', on: true, off: false, deep: { n: 3 } }, { isOpen: (context) => context('open') });
  return made;
};
const resolved = (inside: string): string =>
  resolveDirectives(
    `<div data-wp-interactive="a/b" data-wp-context='{"open":true,"x":"<y>"}'>${inside}</div>`,
    stores(),
  )
    .replace(/^<div[^>]*>/, '')
    .replace(/<\/div>$/, '');

describe('interactivity directives', () => {
  it('bind attributes, leave those out that are false, and say so of aria attributes', () => {
    expect(resolved('<p data-wp-bind--title="state.label"></p>')).toContain('title="One"');
    expect(resolved('<p data-wp-bind--hidden="state.off" hidden></p>')).not.toMatch(/ hidden[ >]/);
    expect(resolved('<p data-wp-bind--aria-busy="state.off"></p>')).toContain('aria-busy="false"');
    expect(resolved('<p data-wp-bind--hidden="!state.off"></p>')).toContain(' hidden');
    expect(resolved('<p data-wp-bind--onclick="state.label"></p>')).not.toContain('onclick="One"');
  });

  it('read context, deep state and values that depend on the context', () => {
    expect(resolved('<p data-wp-bind--title="context.x"></p>')).toContain('title="&lt;y&gt;"');
    expect(resolved('<p data-wp-bind--title="state.deep.n"></p>')).toContain('title="3"');
    expect(resolved('<p class="a" data-wp-class--open="state.isOpen"></p>')).toContain('class="a open"');
    expect(resolved('<p data-wp-bind--title="state.constructor"></p>')).not.toContain(' title=');
  });

  it('replace text and styles', () => {
    expect(resolved('<p data-wp-text="state.label">old <b>one</b></p>')).toContain('>One</p>');
    expect(resolved('<p style="color: red" data-wp-style--width="state.label"></p>')).toContain(
      'style="color:red;width:One;"',
    );
  });

  it('leave HTML alone whose tags do not balance', () => {
    const open = '<div data-wp-interactive="a/b"><p data-wp-text="state.label">x</div>';
    expect(resolveDirectives(open, stores())).toBe(open);
  });

  it('lay contexts over one another', () => {
    const inner = (context: object, path: string, within = ''): string =>
      resolved(
        `<div data-wp-context='${JSON.stringify(context)}'>${within}<p data-wp-bind--title="context.${path}"></p></div>`,
      );
    expect(inner({ x: 'inner' }, 'x')).toContain('title="inner"');
    expect(inner({ y: 1 }, 'x')).toContain('title="&lt;y&gt;"');
    expect(inner({ x: null }, 'x')).not.toContain(' title=');
    expect(inner({ x: { z: 2 } }, 'x.z')).toContain('title="2"');
    expect(inner({ x: { z: 2 } }, 'x')).not.toContain(' title=');
    expect(inner({ x: ['a', 'b'] }, 'x.1')).toContain('title="b"');
    // What an element gives ends with it.
    expect(inner({ y: 1 }, 'x', `<b data-wp-context='{"x":"gone"}'></b>`)).toContain('title="&lt;y&gt;"');
    const maps = (one: object, two: object, path: string): string =>
      resolved(
        `<div data-wp-context='${JSON.stringify(one)}'><div data-wp-context='${JSON.stringify(two)}'><p class="" data-wp-class--a="context.${path}"></p></div></div>`,
      );
    expect(maps({ m: { a: 1 } }, { m: { b: 2 } }, 'm.a')).toContain('class="a"');
    expect(maps({ m: { a: 1 } }, { m: {} }, 'm')).toContain('class="a"');
    expect(maps({ m: {} }, { m: {} }, 'm')).not.toContain('class="a"');
    expect(maps({ m: { a: 1 } }, { m: 0 }, 'm.a')).not.toContain('class="a"');
  });

  it('of contexts deeper than anybody nests them do not count, nor those of tags with more attributes than anybody writes', () => {
    const nested = (depth: number): string =>
      resolved(
        `${Array.from({ length: depth }, (_, at) => `<div data-wp-context='{"a${at + 1}":"v"}'>`).join('')}<p data-wp-bind--title="context.a${depth}"></p>${'</div>'.repeat(depth)}`,
      );
    // One is around them.
    expect(nested(63)).toContain('title="v"');
    expect(nested(64)).not.toContain(' title=');
    const wide = (count: number): string => resolved(`<p ${'a '.repeat(count)}data-wp-bind--title="context.x"></p>`);
    expect(wide(63)).toContain(' title=');
    expect(wide(64)).not.toContain(' title=');
  });

  it('take time in proportion to the text, whatever it holds', () => {
    const numbered = (piece: string) => (count: number) =>
      Array.from({ length: count }, (_, at) => piece.replaceAll('#', String(at))).join('');
    const texts: ((count: number) => string)[] = [
      ...['<b data-wp-text="state.label">', '<b data-wp-text="state.label">x</b>', '<svg>'].map(numbered),
      (count) =>
        numbered('<div data-wp-context=\'{"a#":1}\' data-wp-bind--title="context.b">')(count) + '</div>'.repeat(count),
      (count) => numbered('<div data-wp-interactive="a#" data-wp-context=\'{"a":1}\'>')(count) + '</div>'.repeat(count),
      (count) => `<p ${numbered('data-wp-class--a#="context.x" ')(count)}></p>`,
      (count) => `<p ${numbered('data-wp-style--a#="!context.x" ')(count)}></p>`,
    ];
    for (const text of texts) {
      const time = (count: number) => {
        const html = `<div data-wp-interactive="a/b">${text(count)}</div>`;
        return leastTime(() => resolveDirectives(html, stores()), 5);
      };
      time(2000);
      expect(time(16_000)).toBeLessThan(40 * Math.max(2, time(2000)));
    }
  });
});

describe('blocks in blocks in a menu', () => {
  it('are looked through however deep they are', () => {
    const deep = '<!-- wp:group -->'.repeat(12_000) + '<!-- /wp:group -->'.repeat(12_000);
    const context = { home: '', locale: 'en_US', useSmilies: false, theme: twentyTwentyFive, uploads: '', data: {} };
    const { html } = renderContent(`<!-- wp:navigation -->${deep}<!-- /wp:navigation --><p>after</p>`, context);
    expect(html).toContain('<p>after</p>');
  });
});
