// Pure parts of themes: headers, hierarchies, references to patterns, names and sizes.
import { describe, expect, test } from 'vitest';
import { withPatterns, withTheme } from './block-tree.ts';
import { fileHeaders, themeHeaders } from './header.ts';
import { templateHierarchy } from './hierarchy.ts';
import { fontSizeValue } from './json/font-size.ts';
import { toKebabCase } from './json/kebab-case.ts';
import { splitSelectors } from './json/selectors.ts';
import { spacingSizes } from './json/spacing.ts';
import { mediaQueries } from './json/viewport.ts';

test('headers are the first of their name, without the end of the comment', () => {
  const source = '/* Theme Name: One */\r\n * Tags: a, <b>b</b>,,\n# Theme Name: Two\nAuthor URI: javascript:x\n';
  expect(fileHeaders(source, ['Theme Name', 'Version'])).toEqual({ 'Theme Name': 'One', Version: '' });
  expect(themeHeaders(source)).toMatchObject({ name: 'One', tags: ['a', 'b'], authorUri: '' });
});

test('a hierarchy goes from the narrowest template to the index', () => {
  const known = { postTypes: ['post', 'page', 'book'], taxonomies: ['category', 'post_tag'] };
  const of = (slug: string, prefix = '', custom = false) => templateHierarchy(slug, custom, prefix, known).join(' ');
  expect(of('page-about')).toBe('page-about page singular index');
  expect(of('single-book-dune')).toBe('single-book-dune single-book single singular index');
  expect(of('taxonomy-category')).toBe('taxonomy-category taxonomy archive index');
  expect(of('category-news')).toBe('category-news category archive index');
  expect(of('taxonomy-genre-x', 'taxonomy-genre')).toBe('taxonomy-genre-x taxonomy-genre taxonomy archive index');
  expect(of('anything', '', true)).toBe('page singular index');
});

describe('blocks of templates', () => {
  const find = (slug: string) =>
    slug === 'loop'
      ? { title: 'Loop', content: '<!-- wp:pattern {"slug":"loop"} /-->x' }
      : {
          title: 'One',
          description: '',
          categories: ['a'],
          content: ' <!-- wp:paragraph -->\n<p>1</p>\n<!-- /wp:paragraph --> ',
        };

  test('a pattern of one block says which it is', () => {
    expect(
      withPatterns('<!-- wp:group -->\n<div><!-- wp:pattern {"slug":"one"} /--></div>\n<!-- /wp:group -->', find),
    ).toBe(
      '<!-- wp:group -->\n<div><!-- wp:paragraph {"metadata":{"patternName":"one","name":"One","categories":["a"]}} -->\n<p>1</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:group -->',
    );
  });
  test('a pattern in itself goes', () => {
    expect(withPatterns('<!-- wp:pattern {"slug":"loop"} /-->', find)).toBe('x');
  });
  test('template parts learn their theme, unless they name one', () => {
    expect(
      withTheme('<!-- wp:template-part {"slug":"a"} /--><!-- wp:template-part {"slug":"b","theme":"c"} /-->', 't'),
    ).toBe('<!-- wp:template-part {"slug":"a","theme":"t"} /--><!-- wp:template-part {"slug":"b","theme":"c"} /-->');
  });
});

test('names become words with dashes', () => {
  expect(['LargeText2', 'vivid red', 'XMLHttp', "it's", '1st', 'a/b_c', 'ÀB'].map(toKebabCase)).toEqual([
    ...['large-text-2', 'vivid-red', 'xml-http', 'its', '1st', 'a-b-c', 'Àb'],
  ]);
});

test('a spacing scale makes its sizes', () => {
  const scale = { steps: 5, mediumStep: 1, unit: 'rem', operator: '*', increment: 2 };
  expect(spacingSizes(scale).map(({ slug, size, name }) => `${slug} ${size} ${name}`)).toEqual([
    ...['30 0.25rem X-Small', '40 0.5rem Small', '50 1rem Medium', '60 2rem Large', '70 4rem X-Large'],
  ]);
  expect(spacingSizes({ ...scale, operator: '-' })).toEqual([]);
});

test('font sizes grow with the screen where the settings ask for it', () => {
  const settings = { typography: { fluid: true }, layout: { wideSize: '1340px' } };
  const of = (preset: Record<string, unknown>) => fontSizeValue(preset, settings, settings);
  expect(of({ size: '1rem', fluid: { min: '0.875rem' } })).toBe(
    'clamp(0.875rem, 0.875rem + ((1vw - 0.2rem) * 0.196), 1rem)',
  );
  expect(of({ size: '2rem', fluid: false })).toBe('2rem');
  expect(of({ size: '10px' })).toBe('10px');
  expect(of({ size: '5vw' })).toBe('5vw');
});

test('selectors are parted outside of brackets and strings', () => {
  expect(splitSelectors('a:is(b, c), [d="e,f"] , g')).toEqual(['a:is(b, c)', '[d="e,f"]', 'g']);
});

test('screens follow the settings where these are right', () => {
  expect([...mediaQueries({ mobile: '20em', tablet: '700px' }).values()]).toEqual([
    '@media (width <= 20em)',
    '@media (20em < width <= 700px)',
  ]);
  expect([...mediaQueries({ mobile: 'x' }).keys()]).toEqual(['@mobile', '@tablet']);
});
