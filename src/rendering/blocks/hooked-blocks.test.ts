import { describe, expect, test } from 'vitest';
import { type BlockHooks, merged, withHookedBlocks, withHookedInside } from './hooked-blocks.ts';

const heading = '<!-- wp:heading --><h2>a</h2><!-- /wp:heading -->';
const afterHeadings = (isMultiple: boolean): BlockHooks => ({
  types: (position, anchor) => (position === 'after' && anchor === 'core/heading' ? ['news/like'] : []),
  block: (block) => block,
  isMultiple: () => isMultiple,
});
const inContent: BlockHooks = {
  types: (position, anchor) => (position === 'last_child' && anchor === 'core/post-content' ? ['news/like'] : []),
  block: (block) => block,
  isMultiple: () => true,
};

describe('hooked blocks', () => {
  test('stand beside their anchors', () => {
    expect(withHookedBlocks(heading, afterHeadings(true), 'insert')).toBe(`${heading}<!-- wp:news/like /-->`);
  });

  test('are noted at their anchors, and do not come back there', () => {
    const noted = withHookedBlocks(heading, afterHeadings(true), 'ignore');
    expect(noted).toContain('{"metadata":{"ignoredHookedBlocks":["news/like"]}}');
    expect(withHookedBlocks(noted, afterHeadings(true), 'insert')).toBe(noted);
  });

  test('that may stand only once stand once', () => {
    const made = withHookedBlocks(heading + heading, afterHeadings(false), 'insert');
    expect(made.match(/news\/like/g)).toHaveLength(1);
    const own = `<!-- wp:news/like /-->${heading}`;
    expect(withHookedBlocks(own, afterHeadings(false), 'insert')).toBe(own);
  });

  test('go into a wrapper that is taken away, which is told apart', () => {
    const both = withHookedInside(heading, 'core/post-content', undefined, inContent, 'insert and ignore');
    expect(both).toEqual({ content: `${heading}<!-- wp:news/like /-->`, ignored: ['news/like'] });
    const had = withHookedInside(heading, 'core/post-content', ['news/like'], inContent, 'insert');
    expect(had.content).toBe(heading);
  });

  test('lists that say something twice have a gap, as PHP leaves it', () => {
    expect(merged(['a'], ['a', 'b'])).toEqual({ 0: 'a', 2: 'b' });
    expect(merged(['a'], ['b'])).toEqual(['a', 'b']);
  });

  test('cost linear time', () => {
    const time = (count: number): number => {
      const before = process.cpuUsage();
      withHookedBlocks(heading.repeat(count), afterHeadings(true), 'insert and ignore');
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    time(500);
    expect(time(8000)).toBeLessThan(30 * Math.max(time(1000), 1000));
  });
});
