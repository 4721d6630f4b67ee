// Patterns that every site has: WordPress's names, titles, categories and blocks they belong to, with contents of our own.
import type { Pattern } from './theme-patterns.ts';

const meta = '<!-- wp:post-date /-->';
const title = (size: string) => `<!-- wp:post-title {"isLink":true,"fontSize":"${size}"} /-->`;
const picture = '<!-- wp:post-featured-image {"isLink":true} /-->';
const excerpt = '<!-- wp:post-excerpt /-->';

/** A list of posts, each shown as `inside` says. */
function list(inside: string, layout = '', perPage = 3): string {
  const query = `{"query":{"perPage":${perPage},"postType":"post","order":"desc","orderBy":"date","inherit":false}}`;
  return `<!-- wp:query ${query} -->
<div class="wp-block-query"><!-- wp:post-template${layout} -->
${inside}
<!-- /wp:post-template --></div>
<!-- /wp:query -->`;
}

const beside = (left: string, right: string) => `<!-- wp:columns -->
<div class="wp-block-columns"><!-- wp:column {"width":"33%"} -->
<div class="wp-block-column" style="flex-basis:33%">${left}</div>
<!-- /wp:column -->

<!-- wp:column -->
<div class="wp-block-column">${right}</div>
<!-- /wp:column --></div>
<!-- /wp:columns -->`;

const grid = ' {"layout":{"type":"grid","columnCount":3}}';

const query = (name: string, label: string, content: string): Pattern => ({
  name: `core/query-${name}-posts`,
  title: label,
  blockTypes: ['core/query'],
  categories: ['query'],
  source: 'core',
  content,
  passedOver: [],
});

/** A menu over the whole page. */
function overlay(name: string, label: string, classes = '', more = ''): Pattern {
  const named = classes === '' ? '' : ` {"className":"${classes}"}`;
  const content = `<!-- wp:group${named} -->
<div class="wp-block-group${classes === '' ? '' : ` ${classes}`}"><!-- wp:navigation-overlay-close /-->

<!-- wp:navigation {"overlayMenu":"never","layout":{"type":"flex","orientation":"vertical"}} /-->${more}</div>
<!-- /wp:group -->`;
  return {
    name: `core/navigation-overlay${name}`,
    title: label,
    blockTypes: ['core/template-part/navigation-overlay'],
    categories: ['navigation'],
    source: 'core',
    content,
    passedOver: [],
  };
}

/** In order of registration. */
export const corePatterns: readonly Pattern[] = [
  query('standard', 'Standard', list(`${title('large')}\n\n${picture}\n\n${excerpt}\n\n${meta}`)),
  query('medium', 'Image at left', list(beside(picture, `${title('large')}\n\n${excerpt}`))),
  query('small', 'Small image and title', list(beside(picture, title('medium')))),
  query('grid', 'Grid', list(`${picture}\n\n${title('medium')}\n\n${excerpt}`, grid, 6)),
  query('large-title', 'Large title', list(`${title('x-large')}\n\n${meta}`)),
  query('offset', 'Offset', list(`${title('large')}\n\n${meta}`, grid, 6)),
  overlay('', 'Navigation Overlay'),
  overlay('-black-bg', 'Overlay with black background', 'has-background-dark'),
  overlay('-accent-bg', 'Overlay with orange background', 'has-background-accent'),
  overlay('-centered', 'Overlay with centered navigation', 'is-centered'),
  overlay(
    '-centered-with-extras',
    'Overlay with site info and CTA',
    'is-centered',
    '\n\n<!-- wp:site-title /-->\n\n<!-- wp:site-tagline /-->',
  ),
];
