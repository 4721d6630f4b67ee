// What a theme's design changes in the HTML of blocks: gaps, screens, positions, duotones, fluid text, widths, lightboxes; and
// what the site's own styles change of it, which count from the next answer on.
import type { Client, Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

const inside = '<!-- wp:paragraph --><p>Inside</p><!-- /wp:paragraph -->';
const block = (name: string, attributes: object, html: string): string =>
  `<!-- wp:${name} ${JSON.stringify(attributes).replaceAll('--', '\\u002d\\u002d')} -->${html}<!-- /wp:${name} -->`;
const group = (attributes: object) => block('group', attributes, `<div class="wp-block-group">${inside}</div>`);
const image = (attributes: object) =>
  block('image', attributes, '<figure class="wp-block-image"><img src="https://example.org/a.png" alt=""/></figure>');
const cover = (attributes: object) =>
  block(
    'cover',
    attributes,
    `<div class="wp-block-cover"><div class="wp-block-cover__inner-container">${inside}</div></div>`,
  );
const button = (width: string) =>
  `<!-- wp:buttons --><div class="wp-block-buttons">${block('button', { style: { dimensions: { width } } }, '<div class="wp-block-button"><a class="wp-block-button__link">Go</a></div>')}</div><!-- /wp:buttons -->`;
const duotone = (value: unknown) => ({ style: { color: { duotone: value } } });
const hidden = (viewport: object) => ({ metadata: { blockVisibility: { viewport } } });
const sized = (fontSize: string) => ({ style: { typography: { fontSize } } });
const paragraph = (attributes: object, size = '1px') =>
  block('paragraph', attributes, `<p style="font-size:${size}">Text</p>`);

const documents: Readonly<Record<string, readonly string[]>> = {
  gaps: [
    group({}),
    group({ layout: { type: 'flex' } }),
    group({ layout: { type: 'grid', columnCount: 2 } }),
    group({ layout: { type: 'constrained' } }),
    group({ layout: { type: 'flex', flexWrap: 'nowrap' }, className: 'is-style-framed' }),
    group({ layout: { type: 'flex', flexWrap: 'nowrap' }, className: 'is-style-unknown is-style-framed' }),
    group({ layout: { type: 'grid' }, style: { spacing: { blockGap: '1px' } } }),
    block(
      'quote',
      { className: 'is-style-plain', layout: { type: 'grid' } },
      `<blockquote class="wp-block-quote">${inside}</blockquote>`,
    ),
    block(
      'columns',
      {},
      `<div class="wp-block-columns">${block('column', {}, `<div class="wp-block-column">${inside}</div>`)}</div>`,
    ),
    button('25%'),
    block('gallery', {}, '<figure class="wp-block-gallery has-nested-images"></figure>'),
  ],
  screens: [
    group({ style: { '@mobile': { spacing: { blockGap: '3px' } }, '@tablet': { layout: { type: 'flex' } } } }),
    group({ layout: { type: 'flex' }, style: { '@tablet': { spacing: { blockGap: '3px' } } } }),
    paragraph({ style: { '@mobile': { color: { text: '#111' } } } }),
    paragraph({ style: { '@tablet': { color: { text: '#111' }, elements: { link: { color: { text: 'red' } } } } } }),
    group(hidden({ mobile: false })),
    group(hidden({ mobile: false, tablet: false, desktop: false })),
    group(hidden({ desktop: false, watch: false })),
    `<!-- wp:group {"layout":{"type":"flex"}} --><div class="wp-block-group">${paragraph({ style: { layout: { selfStretch: 'fixed', flexSize: '10px' }, '@tablet': { layout: { selfStretch: 'fill' } } } })}</div><!-- /wp:group -->`,
    '<!-- wp:navigation {"overlayMenu":"never","style":{"@tablet":{"layout":{"justifyContent":"center"}}}} --><!-- wp:navigation-link {"label":"a","url":"/a"} /--><!-- /wp:navigation -->',
  ],
  duotones: [
    image({}),
    image(duotone('var:preset|duotone|sea-2')),
    image(duotone('var:preset|duotone|ink-and-paper')),
    image(duotone('var:preset|duotone|inkAndPaper')),
    image(duotone('var(--wp--preset--duotone--midnight)')),
    image(duotone('var:preset|duotone|nothing')),
    image(duotone('unset')),
    image(duotone(['#111', '#222'])),
    cover({}),
    cover(duotone('var:preset|duotone|grayscale')),
    '<!-- wp:avatar {"userId":1} /-->',
    '<!-- wp:post-featured-image /-->',
  ],
  'positions, text and widths': [
    group({ style: { position: { type: 'fixed', top: '0px' } } }),
    group({ style: { position: { type: 'sticky', top: '0px' } } }),
    ...['8px', '13px', '20px', '3rem', '10vw'].map((size) => paragraph(sized(size), size)),
    ...['var:preset|dimension|third', 'var:preset|dimension|fixed', 'var:preset|dimension|25', '25%', '9rem'].map(
      button,
    ),
  ],
  lightboxes: [
    image({}),
    image({ lightbox: { enabled: false } }),
    image({ lightbox: { enabled: true } }),
    image({ linkDestination: 'media' }),
    block('gallery', {}, `<figure class="wp-block-gallery has-nested-images">${image({})}</figure>`),
  ],
};

const ownStyles = [
  { styles: { spacing: { blockGap: '11px' }, blocks: { 'core/group': { spacing: { blockGap: '12px' } } } } },
  {
    settings: { position: { sticky: true }, typography: { fluid: false }, spacing: { blockGap: null } },
    styles: { blocks: { 'core/image': { filter: { duotone: 'var:preset|duotone|midnight' } } } },
  },
  { settings: { viewport: { mobile: '100px', tablet: '200px' }, lightbox: { enabled: false } }, styles: {} },
  { settings: { color: { duotone: { custom: [{ slug: 'mine', colors: ['#000', '#fff'] }] } } }, styles: {} },
  { settings: {}, styles: {} },
];

async function show(client: Client, post: number): Promise<void> {
  const admin = client.as('administrator');
  for (const [topic, blocks] of Object.entries(documents)) {
    client.scenario = `${client.scenario.split(':')[0]}: ${topic}`;
    await admin.post(`/wp/v2/posts/${post}`, { content: blocks.join('\n\n') }, '_fields=id');
    await client.as('anonymous').get(`/wp/v2/posts/${post}`, '_fields=content');
  }
}

const designs = (theme: string): Scenario => ({
  area: `design-${theme}`,
  name: 'blocks of a design',
  theme,
  run: async (client) => {
    const { posts } = await newsroom(client);
    const id = posts.alpha ?? 0;
    await show(client, id);
    const admin = client.as('administrator');
    const active = await admin.get('/wp/v2/themes', 'status=active');
    const { _links: links } = active.body[0] as { _links: Record<string, { href: string }[]> };
    const styles = links['wp:user-global-styles']?.[0]?.href.split('/').at(-1);
    for (const [at, own] of ownStyles.entries()) {
      client.scenario = `own styles ${at}`;
      await admin.post(`/wp/v2/global-styles/${styles}`, own);
      await show(client, id);
    }
  },
});

export const themeDesign: Scenario[] = [designs('courier'), designs('leaflet')];
