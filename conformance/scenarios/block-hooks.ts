// Blocks that extensions hook in beside others: in posts, patterns, menus, templates, with what editors read and write.
import { everyRole, type Scenario } from '../client.ts';
import { samePlainStart } from './prelude.ts';

const paragraph = (text: string) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;
const heading = '<!-- wp:heading -->\n<h2 class="wp-block-heading">Title</h2>\n<!-- /wp:heading -->';
const group = (inside: string) => `<!-- wp:group -->\n<div class="wp-block-group">${inside}</div>\n<!-- /wp:group -->`;
const quote = `<!-- wp:quote -->\n<blockquote class="wp-block-quote">${paragraph('Said')}</blockquote>\n<!-- /wp:quote -->`;
const list =
  '<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->';
const theme = 'twentytwentyfive';

const rawOf = (content: unknown): unknown =>
  typeof content === 'object' && content !== null && 'raw' in content ? content.raw : '';

const contents: readonly string[] = [
  paragraph('One'),
  `${heading}\n\n${paragraph('One')}\n\n${paragraph('Two')}`,
  'Plain text <b>alone</b>\n\nin two lines',
  group(`${heading}${group(paragraph('Deep'))}`),
  group(''),
  quote,
  list,
  `<!-- wp:news/ad /-->\n\n${paragraph('Has one')}`,
  `<!-- wp:news/like {"tone":"own"} /-->${heading}`,
  '<!-- wp:heading {"metadata":{"ignoredHookedBlocks":["news/like"]}} -->\n<h2>Had it</h2>\n<!-- /wp:heading -->',
  '<!-- wp:heading {"metadata":{"name":"x","ignoredHookedBlocks":["news/other"]}} -->\n<h2>Other</h2>\n<!-- /wp:heading -->',
  '<!-- wp:heading {"broken -->\n<h2>Broken</h2>\n<!-- /wp:heading -->',
  '<!-- wp:heading -->\n<h2>Open',
  '<!-- wp:template-part {"slug":"header"} /-->',
  '<!-- wp:freeform -->\nClassic\n<!-- /wp:freeform -->',
  '0',
  '',
  `Before${heading}after`,
];

const query =
  '<!-- wp:query {"queryId":1,"query":{"perPage":3,"postType":"post","order":"asc","orderBy":"title"}} --><div class="wp-block-query"><!-- wp:post-template --><!-- wp:post-title /--><!-- wp:post-content /--><!-- wp:post-excerpt /--><!-- /wp:post-template --></div><!-- /wp:query -->';

export const blockHooks: Scenario[] = [
  {
    area: 'block-hooks',
    // What is read is written again: records keep no texts.
    live: true,
    name: 'hooked blocks',
    theme: 'gazette',
    plugin: 'block-hooks',
    run: async (client) => {
      await samePlainStart(client);
      const admin = client.as('administrator');
      const read = async (path: string) => {
        await client.as('anonymous').get(path);
        await admin.get(path, 'context=edit');
        await admin.get(path, 'context=embed');
        await admin.get(path, 'context=edit&_fields=content,meta');
        await admin.get(path, 'context=edit&_fields=meta,title');
      };
      for (const role of everyRole) {
        await client.as(role).get('/wp/v2/block-types/news');
        await client.as(role).get('/wp/v2/block-types/news/ad');
      }
      await admin.get('/wp/v2/block-types', '_fields=name,block_hooks');
      await admin.get('/wp/v2/block-renderer/news/note', 'context=edit&attributes[tone]=warm');
      await admin.get('/wp/v2/block-renderer/news/note', 'context=edit');
      await admin.get('/wp/v2/block-renderer/news/note', 'context=edit&attributes[other]=warm');
      for (const type of ['posts', 'pages', 'blocks', 'navigation']) {
        const some = type === 'posts' || type === 'navigation' ? contents : contents.slice(0, 3);
        for (const [at, content] of some.entries()) {
          const body = { title: `Hooked ${at}`, content, status: 'publish', date: '2024-01-01T08:00:00' };
          const { id } = (await admin.post(`/wp/v2/${type}`, body)).body;
          const path = `/wp/v2/${type}/${id}`;
          await read(path);
          // Written as it was read, then by itself, then without change.
          const edited = await admin.get(path, 'context=edit&_fields=content');
          await admin.post(path, { content: rawOf(edited.body.content) });
          await admin.get(path, 'context=edit');
          await admin.post(path, { content: `${content}${heading}` });
          await admin.post(path, { title: 'Only the title' });
          await read(path);
          await admin.post(`${path}/autosaves`, { content: `${heading}${content}` });
        }
        await admin.get(`/wp/v2/${type}`, 'context=edit&per_page=50');
        await client.as('anonymous').get(`/wp/v2/${type}`, 'per_page=50');
      }
      const synced = (await admin.post('/wp/v2/blocks', { title: 'S', content: heading, status: 'publish' })).body.id;
      const menu = (
        await admin.post('/wp/v2/navigation', {
          title: 'M',
          content: '<!-- wp:navigation-link {"label":"a","url":"#"} /-->',
          status: 'publish',
        })
      ).body.id;
      const shown = [
        `<!-- wp:block {"ref":${synced}} /-->`,
        `<!-- wp:navigation {"ref":${menu}} /-->`,
        '<!-- wp:navigation /-->',
        '<!-- wp:template-part {"slug":"header"} /-->',
        group(`<!-- wp:block {"ref":${synced}} /--><!-- wp:block {"ref":${synced}} /-->`),
        `<!-- wp:navigation {"ref":${menu},"overlay":"header"} /-->`,
        `<!-- wp:navigation {"ref":${menu}} --><!-- wp:navigation-link {"label":"own","url":"#"} /--><!-- /wp:navigation -->`,
        '<!-- wp:navigation --><!-- wp:navigation-link {"label":"own","url":"#"} /--><!-- /wp:navigation -->',
        query,
      ];
      for (const [name, attributes] of [
        ['navigation', `attributes[ref]=${menu}`],
        ['navigation', ''],
        ['block', `attributes[ref]=${synced}`],
        ['template-part', 'attributes[slug]=header'],
        ['post-content', ''],
      ]) {
        await admin.get(`/wp/v2/block-renderer/core/${name}`, `context=edit&${attributes}`);
      }
      await admin.get('/wp-block-editor/v1/navigation-fallback', '_embed');
      const widget = { id_base: 'block', sidebar: 'wp_inactive_widgets', instance: { raw: { content: heading } } };
      await admin.post('/wp/v2/widgets', widget);
      await admin.post('/wp/v2/widget-types/block/encode', {
        form_data: `widget-block[2][content]=${encodeURIComponent(heading)}`,
      });
      for (const content of shown) {
        const { id } = (await admin.post('/wp/v2/posts', { title: 'Shows', content, status: 'publish' })).body;
        await client.as('anonymous').get(`/wp/v2/posts/${id}`);
      }
    },
  },
  {
    area: 'block-hooks-templates',
    live: true,
    name: 'hooked blocks in templates and patterns',
    plugin: 'block-hooks',
    run: async (client) => {
      const admin = client.as('administrator');
      for (const kind of ['templates', 'template-parts']) {
        await admin.get(`/wp/v2/${kind}`, 'context=edit');
        for (const [at, content] of contents.entries()) {
          const slug = `hooked-${at}`;
          await admin.post(`/wp/v2/${kind}`, { slug, title: slug, content });
          const path = `/wp/v2/${kind}/${theme}//${slug}`;
          await admin.get(path, 'context=edit');
          const edited = await admin.get(path, 'context=edit');
          await admin.post(path, { content: rawOf(edited.body.content) });
          await admin.post(path, { content: `${content}${heading}` });
          await admin.get(path, 'context=edit');
        }
      }
      for (const path of [`templates/${theme}//single`, `template-parts/${theme}//header`]) {
        await admin.get(`/wp/v2/${path}`, 'context=edit');
        await admin.post(`/wp/v2/${path}`, { title: 'Customised' });
        await admin.get(`/wp/v2/${path}`, 'context=edit');
        await admin.get(`/wp/v2/${path}/revisions`, 'context=edit');
      }
      await admin.get('/wp/v2/block-patterns/patterns', '_fields=name,content');
      for (const kind of ['templates', 'template-parts']) {
        await admin.get(`/wp/v2/${kind}/lookup`, 'slug=single&context=edit');
        await admin.get(`/wp/v2/${kind}/${theme}//nothing`, 'context=edit');
        const slug = 'hooked-1';
        await admin.post(`/wp/v2/${kind}/${theme}//${slug}/autosaves`, { content: heading });
        await admin.get(`/wp/v2/${kind}/${theme}//${slug}/autosaves`, 'context=edit');
        await admin.get(`/wp/v2/${kind}/${theme}//${slug}/revisions`, 'context=edit');
      }
    },
  },
];
