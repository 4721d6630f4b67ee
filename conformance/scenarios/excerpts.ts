// Excerpts: made of blocks and of classic texts in several scripts, stored ones, those behind passwords, in every context and for
// every role, in feeds; and by the count of languages, with language files and without.
import type { Client, Scenario } from '../client.ts';
import { samePlainStart } from './prelude.ts';

const many = (text: string, times: number): string =>
  Array.from({ length: times }, (_, at) => `${text}${at}`).join(' ');
const p = (text: string): string => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;
const around = (name: string, inner: string, html = 'div'): string =>
  `<!-- wp:${name} -->\n<${html} class="wp-block-${name}">${inner}</${html}>\n<!-- /wp:${name} -->`;
const leaf = (name: string, html: string, attributes = ''): string =>
  `<!-- wp:${name} ${attributes}-->\n${html}\n<!-- /wp:${name} -->`;

const scripts: readonly string[] = [
  '港は静かだった。'.repeat(30),
  `${'日本語と English と 数字 123 。'.repeat(12)}`,
  '船很安静，没有人说话。'.repeat(20),
  many('항구는 조용했다', 40),
  'ท่าเรือเงียบสงบ'.repeat(20),
  many('הנמל היה שקט', 40),
  many('كان الميناء هادئا', 40),
  '🚢👩‍👩‍👧🇪🇺é'.repeat(40),
  many('🚢 👩‍👩‍👧', 40),
  many('e\u0301 naïve İß', 30),
  `a\u00a0b ${'\u3000漢字'.repeat(60)}`,
  '漢字\n改行\t空白  二つ '.repeat(20),
];

const blockTexts: readonly string[] = [
  p(many('word', 60)),
  p('short'),
  `${p('one')}\n\n${p(many('two', 54))}`,
  leaf('heading', '<h2 class="wp-block-heading">Heading</h2>') + p('after'),
  around('group', p(many('group', 70))),
  around('group', around('group', p('deep') + around('columns', around('column', p('deeper'))))),
  around('columns', around('column', p('left')) + around('column', p('right'))),
  around('columns', around('column', '')),
  around('buttons', leaf('button', '<div class="wp-block-button"><a class="wp-block-button__link">Go</a></div>')) +
    p('x'),
  leaf(
    'image',
    '<figure class="wp-block-image"><img src="a.png" alt="alt"/><figcaption>caption</figcaption></figure>',
  ) + p('x'),
  leaf('list', '<ul class="wp-block-list"><!-- wp:list-item -->\n<li>item</li>\n<!-- /wp:list-item --></ul>') + p('x'),
  leaf('quote', `<blockquote class="wp-block-quote">${p('quoted')}<cite>cite</cite></blockquote>`) + p('x'),
  leaf('quote', '<blockquote class="wp-block-quote"><p>old quote</p><cite>cite</cite></blockquote>'),
  leaf('pullquote', '<figure class="wp-block-pullquote"><blockquote><p>pulled</p></blockquote></figure>'),
  leaf(
    'table',
    '<figure class="wp-block-table"><table><tbody><tr><td>cell</td><td>two</td></tr></tbody></table></figure>',
  ),
  leaf('verse', '<pre class="wp-block-verse">a verse\nof two</pre>'),
  leaf('preformatted', '<pre class="wp-block-preformatted">as it is</pre>'),
  leaf('code', '<pre class="wp-block-code"><code>code()</code></pre>') + p('x'),
  leaf(
    'media-text',
    `<div class="wp-block-media-text"><figure></figure><div class="wp-block-media-text__content">${p('beside')}</div></div>`,
  ),
  leaf('html', '<div>raw <b>html</b></div>'),
  leaf('freeform', 'freeform text'),
  leaf('shortcode', '[gallery ids="1"]') + p('x'),
  leaf('shortcode', '[unknown]kept[/unknown]') + p('x'),
  leaf(
    'embed',
    '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://x.example/1\n</div></figure>',
  ) + p('x'),
  leaf('details', `<details class="wp-block-details"><summary>sum</summary>${p('inside')}</details>`) + p('x'),
  leaf(
    'cover',
    `<div class="wp-block-cover"><div class="wp-block-cover__inner-container">${p('covered')}</div></div>`,
  ) + p('x'),
  `${p('before')}\n\n${leaf('more', '<!--more-->')}\n\n${p('behind')}`,
  `${p('before')}\n\n${leaf('more', '<!--more Go on-->\n<!--noteaser-->', '{"customText":"Go on","noTeaser":true} ')}\n\n${p('behind')}`,
  `${p('page one')}\n\n${leaf('nextpage', '<!--nextpage-->')}\n\n${p('page two')}`,
  leaf('nextpage', '<!--nextpage-->') + p('starts with a page'),
  `<!-- wp:latest-posts /-->${p('x')}`,
  `<!-- wp:archives /-->\n\n<!-- wp:categories /-->\n\n<!-- wp:search /-->${p('x')}`,
  `<!-- wp:post-title /-->\n\n<!-- wp:post-date /-->\n\n<!-- wp:site-title /-->${p('x')}`,
  '<!-- wp:social-links --><ul class="wp-block-social-links"><!-- wp:social-link {"url":"https://x.example","service":"x"} /--></ul><!-- /wp:social-links -->' +
    p('x'),
  around('group', `<!-- wp:latest-posts /-->${p('beside a list')}`),
  around(
    'group',
    leaf('image', '<figure class="wp-block-image"><img src="a.png" alt=""/></figure>') + p('beside a picture'),
  ),
  around('group', `${leaf('separator', '<hr class="wp-block-separator"/>')}${leaf('heading', '<h3>h</h3>')}`),
  `text outside ${p('inside')} text after`,
  `${p('with a <sup data-fn="f" class="fn"><a href="#f" id="f-link">1</a></sup> footnote')}<!-- wp:footnotes /-->`,
  leaf('paragraph', '<p>hidden</p>', '{"metadata":{"blockVisibility":false}} ') + p('shown'),
  p('a "quote" -- and <em>marks</em> [gallery] &amp; 5 &lt; 6 :) <script>x()</script>'),
  p('<img class="wp-image-1" src="a.png" alt="x"> picture :)'),
];

const classicTexts: readonly string[] = [
  many('word', 60),
  'short',
  '',
  '   ',
  '<p>a</p><p>b</p>',
  'before<!--more-->behind',
  'before<!--more Go on-->behind',
  '<!--more-->behind',
  'one<!--nextpage-->two',
  '<!--nextpage-->two<!--nextpage-->three',
  '[caption id="a" width="10"]<img src="a.png" /> caption[/caption] text',
  '[gallery] text [unknown]',
  '[[gallery]] text',
  'https://x.example/alone\n\ntext',
  '<b>open and never closed',
  '<div>a<div>b</div></div>c',
  'line one\nline two\n\npara two',
  '&nbsp;&nbsp;a &amp; b &#8220;c&#8221;',
  `<pre>${many('pre', 60)}</pre>`,
  '<style>a{b:c}</style>text<script>x()</script>',
  'a ]]> b',
  'wordpress and Wordpress :) (c)',
];

const storedExcerpts: readonly string[] = [
  'A stored excerpt.',
  'Two\n\nparagraphs "quoted"',
  '<b>bold</b> [gallery] https://x.example/',
  many('long', 80),
  '漢字の抜粋',
  '0',
  '<!-- wp:paragraph -->\n<p>block</p>\n<!-- /wp:paragraph -->',
];

const contents = [...blockTexts, ...classicTexts, ...scripts, ...scripts.map(p)];
const fields = '_fields=id,excerpt,content.protected';

/** One post a text, then all of them in lists. */
async function everyExcerpt(client: Client): Promise<void> {
  await samePlainStart(client);
  const admin = client.as('administrator');
  const made: number[] = [];
  const write = async (more: object): Promise<number> => {
    const at = made.length;
    const day = new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 19);
    const { body } = await admin.post('/wp/v2/posts', {
      date: day,
      title: `Excerpt ${at}`,
      status: 'publish',
      ...more,
    });
    made.push(body.id);
    return body.id;
  };
  for (const content of contents) await write({ content });
  for (const excerpt of storedExcerpts) await write({ content: p('content'), excerpt });
  const locked = await write({ content: p(many('secret', 60)), password: 'key' });
  const lockedStored = await write({ content: p('secret'), excerpt: 'Stored secret', password: 'key' });
  const secret = await write({ content: p('private words'), status: 'private' });
  for (const role of ['anonymous', 'subscriber', 'author', 'administrator'] as const) {
    const reader = client.as(role);
    for (const context of role === 'administrator' ? ['view', 'embed', 'edit'] : ['view', 'embed'])
      for (const page of [1, 2])
        await reader.get('/wp/v2/posts', `per_page=60&page=${page}&context=${context}&${fields}`);
    for (const id of [locked, lockedStored, secret]) {
      for (const query of ['', 'password=key', 'password=wrong', 'context=embed'])
        await reader.get(`/wp/v2/posts/${id}`, query === '' ? fields : `${query}&${fields}`);
    }
  }
  for (const length of ['0', '1', '10', '110', '-1', '-2', '-50', '1000', 'x'])
    await admin.get('/wp/v2/posts', `per_page=30&excerpt_length=${length}&_fields=id,excerpt`);
}

const languages = (locale: string, packed: boolean): Scenario => ({
  area: `excerpts-${locale.toLowerCase()}${packed ? '-packed' : ''}`,
  name: `WPLANG ${locale}, ${packed ? 'with' : 'without'} its language file`,
  live: true,
  sql: `delete from wp_options where option_name = 'WPLANG'; insert into wp_options (option_name, option_value, autoload) values ('WPLANG', '${locale}', 'on');`,
  ...(packed ? { language: locale } : {}),
  run: everyExcerpt,
});

export const excerpts: Scenario[] = [
  { area: 'excerpts', name: 'of every kind of text', run: everyExcerpt },
  languages('ja', false),
  languages('zh_TW', false),
  languages('ja', true),
  languages('zh_CN', true),
  languages('ko_KR', true),
  languages('th', true),
];
