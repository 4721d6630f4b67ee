// Texts within texts: synced patterns, menus, patterns and parts of the theme, posts that lists show whole, each of which holds blocks that
// speak of the post, term or comment around and may hold any of the others, itself as well. Where a text ends that contains itself, and
// what the blocks in it take to be around them, shows nowhere else.
import { Random } from '../../../src/rest/fuzz/random.testing.ts';
import { storeNewsroom } from '../newsroom.ts';
import { postRow, type Store } from '../store.ts';
import { plainText, type Text } from '../text.ts';

const first = 900;
const menu = 950;

const query = (more: string, inside: string): string =>
  `<!-- wp:query {"query":{${more}}} --><div class="wp-block-query"><!-- wp:post-template -->${inside}<!-- /wp:post-template --></div><!-- /wp:query -->`;
const block = (name: string, attributes: string, inside: string, element = 'div'): string =>
  `<!-- wp:${name} ${attributes} --><${element} class="wp-block-${name}">${inside}</${element}><!-- /wp:${name} -->`;
const shown = (id: number, more = ''): string => `<!-- wp:block {"ref":${id}${more}} /-->`;
const whole = (more: string): string =>
  `<!-- wp:latest-posts {${more},"displayPostContent":true,"displayPostContentRadio":"full_post"} /-->`;

/** What speaks of what is around. */
const leaves = [
  ...['post-title', 'post-content', 'post-excerpt', 'post-author-name', 'post-date', 'post-comments-count'],
  ...['post-time-to-read', 'post-terms {"term":"category"}', 'read-more', 'comment-author-name', 'comment-content'],
  ...[
    'comment-date',
    'comments-title',
    'term-name',
    'term-count',
    'term-description',
    'query-total',
    'post-featured-image',
  ],
  ...['breadcrumbs', 'footnotes', 'loginout', 'avatar'],
].map((name) => `<!-- wp:${name} /-->`);

/** What is stored as a synced pattern each, from the first id on. */
const patterns: readonly string[] = [
  '<!-- wp:post-content /-->',
  `${shown(first)}<!-- wp:post-content /--><p>Words</p>`,
  `<p>One</p>${shown(first + 2)}${shown(first + 3)}`,
  `<p>Other</p>${shown(first + 2)}`,
  whole('"postsToShow":2,"order":"asc"'),
  query('"perPage":1,"postType":"post","order":"asc","orderBy":"date"', leaves.slice(0, 3).join('')),
  shown(first + 5) + shown(first + 4),
  '<!-- wp:pattern {"slug":"twentytwentyfive/post-with-left-aligned-content"} /-->',
  block('group', '{}', shown(first + 7) + shown(first)) + shown(first + 7),
  '<!-- wp:template-part {"slug":"header"} /--><!-- wp:post-content /-->',
  `<p>a</p>\n[gallery]\n\nhttp://x.y/\n\n${shown(first)}`,
  `${block('media-text', '{}', shown(first))}"q" -- text`,
  `<!-- wp:navigation {"ref":${menu}} /-->`,
  '<!-- wp:footnotes /--><p>f<sup data-fn="abc" class="fn"><a href="#abc" id="abc-link">1</a></sup></p>',
  `<!-- wp:paragraph {"metadata":{"bindings":{"__default":{"source":"core/pattern-overrides"}},"name":"P"}} --><p>over "me"</p><!-- /wp:paragraph -->${shown(first)}`,
  `<!-- wp:comments --><div class="wp-block-comments"><!-- wp:comment-template -->${shown(first + 20)}<!-- wp:post-content /--><!-- /wp:comment-template --></div><!-- /wp:comments -->`,
  `<!-- wp:terms-query --><div class="wp-block-terms-query"><!-- wp:term-template -->${shown(first + 20)}${shown(first + 5)}<!-- /wp:term-template --></div><!-- /wp:terms-query -->`,
  query('"perPage":1,"postType":"page"', shown(first) + shown(first + 4) + shown(first + 17)),
  block('columns', '{}', block('column', '{}', shown(first + 14, ',"content":{"P":{"content":"mine"}}'))),
  '<!-- wp:shortcode -->[caption width="9"]<img src="x"> y[/caption]<!-- /wp:shortcode --><!-- wp:freeform -->\na\n\nb "c"\n<!-- /wp:freeform -->',
  leaves.join(''),
  '[embed]http://x.y[/embed]\n\n:) and "quotes" <pre>"x"</pre> -- <!-- wp:html --><b>"x"</b><!-- /wp:html -->',
  query('"perPage":1,"postType":"post","inherit":true', shown(first + 20)),
  query('"perPage":1,"postType":"post","offset":3', shown(first + 20) + shown(first + 4)),
];

const pieces: readonly string[] = [
  ...patterns.map((_, index) => shown(first + index)),
  ...leaves,
  ...['post-with-left-aligned-content', 'template-query-loop', 'hidden-404', 'hidden-written-by', 'comments'].map(
    (name) => `<!-- wp:pattern {"slug":"twentytwentyfive/${name}"} /-->`,
  ),
  ...['header', 'footer', 'sidebar', 'nowhere'].map((slug) => `<!-- wp:template-part {"slug":"${slug}"} /-->`),
  '<!-- wp:paragraph --><p>words "here"</p><!-- /wp:paragraph -->',
  'classic "words"\n\nand more\n',
  whole('"postsToShow":1'),
  '<!-- wp:navigation --><!-- wp:navigation-link {"label":"x","url":"/y"} /--><!-- /wp:navigation -->',
  `<!-- wp:navigation {"ref":${menu}} /-->`,
  block('gallery', '{}', '', 'figure'),
  block('group', '{"layout":{"type":"flex"}}', shown(first + 1)),
  '[gallery ids="101"]',
  shown(first + 14, ',"content":{"P":{"content":"<b>x</b>"}}'),
  block('quote', '{}', shown(first + 19), 'blockquote'),
  block('details', '{}', `<summary>s</summary>${shown(first + 21)}`, 'details'),
  block('cover', '{"useFeaturedImage":true}', `<div class="wp-block-cover__inner-container">${shown(first + 5)}</div>`),
  '<!-- wp:nextpage --><!--nextpage--><!-- /wp:nextpage -->',
  '<!-- wp:more --><!--more--><!-- /wp:more -->',
  `<!-- wp:legacy-widget {"idBase":"block","instance":{"raw":{"content":"<!-- wp:block {\\"ref\\":${first + 20}} /-->"}}} /-->`,
];

/** A newsroom with all that the texts name. */
export async function storeWithin(store: Store): Promise<void> {
  await storeNewsroom(store, 1);
  const rows = patterns.map((content, index) =>
    postRow(first + index, { post_type: 'wp_block', post_content: content, post_title: `Pattern ${first + index}` }),
  );
  const links = `<!-- wp:navigation-link {"label":"x","url":"/y"} /-->${shown(first)}<!-- wp:page-list /-->`;
  rows.push(postRow(menu, { post_type: 'wp_navigation', post_content: links, post_title: 'Menu' }));
  await store.insert('posts', rows);
}

/** So many texts, drawn by the seed. */
export function withinTexts(seed: number, count: number): Text[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, number) => {
    const content = Array.from({ length: random.between(1, 4) }, () => random.pick(pieces));
    const more = { title: random.chance(0.7) ? `Title ${number}` : '', excerpt: random.chance(0.2) ? 'Its "own"' : '' };
    return plainText(`within ${seed}/${number}`, content.join(random.pick(['', '\n\n'])), more);
  });
}
