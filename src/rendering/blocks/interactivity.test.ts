import { describe, expect, it } from 'vitest';
import { leastTime } from '../hostile/measure.testing.ts';
import { resolveDirectives, Stores } from './interactivity.ts';

const stores = (): Stores => {
  const made = new Stores();
  made.set('a/b', { label: 'One', on: true, off: false, deep: { n: 3 } }, { isOpen: ({ open }) => open ?? null });
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

  it('take time in proportion to the text, whatever it holds', () => {
    for (const piece of ['<b data-wp-text="state.label">', '<b data-wp-text="state.label">x</b>', '<svg>']) {
      const time = (count: number) => {
        const html = `<div data-wp-interactive="a/b">${piece.repeat(count)}</div>`;
        return leastTime(() => resolveDirectives(html, stores()), 5);
      };
      time(2000);
      expect(time(16_000)).toBeLessThan(40 * Math.max(2, time(2000)));
    }
  });
});
