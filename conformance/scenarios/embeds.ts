// Addresses in texts that become embeds: own posts, files, and others that nobody can reach from here.
import type { Client, Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

const paragraph = (html: string) => `<!-- wp:paragraph -->\n<p>${html}</p>\n<!-- /wp:paragraph -->`;
const embedBlock = (url: string) =>
  `<!-- wp:embed {"url":"${url}","type":"wp-embed"} -->\n<figure class="wp-block-embed is-type-wp-embed"><div class="wp-block-embed__wrapper">\n${url}\n</div></figure>\n<!-- /wp:embed -->`;

/** Texts by name, with the address of a post, of a private one and of none. */
const texts = (own: string, hidden: string, nothing: string): Readonly<Record<string, string>> => ({
  'own post on a line': `Before\n\n${own}\n\nAfter`,
  'own post within a line': `Before ${own} after`,
  'own post in a paragraph': paragraph(own),
  'own post in an embed block': embedBlock(own),
  'own post in a shortcode': `[embed]${own}[/embed]`,
  'own post in a shortcode with a size': `[embed width="300" height="200"]${own}[/embed]\n\n[embed width=300]${own}[/embed]`,
  'own post as an attribute': `[embed src="${own}"] and [embed src="${nothing}" /]`,
  'own post with a query and a fragment': `${own}?a=1&b=2#c`,
  'own post twice': `${own}\n\n${own}`,
  'a private post': `${hidden}\n\n[embed]${hidden}[/embed]`,
  'no post': `${nothing}\n\n[embed]${nothing}[/embed]`,
  files: 'http://127.0.0.1:1/a.mp3\n\nhttp://127.0.0.1:1/a.mp4\n\n[embed]http://127.0.0.1:1/b.ogg[/embed]',
  'nobody there': 'http://127.0.0.1:1/a?b=1&amp;c=2\n\n[embed]http://127.0.0.1:1/a?b=1&amp;c=2[/embed]',
  'a block of nobody': embedBlock('http://127.0.0.1:1/x'),
  'in the middle of blocks': `${paragraph('One')}\n\n${own}\n\n${paragraph('Two')}`,
  'beside a shortcode': `[caption width="10"]<img src="a.png"> x[/caption]\n${own}\n`,
});

async function compare(client: Client): Promise<void> {
  const { posts } = await newsroom(client);
  const admin = client.as('administrator');
  const own = `${client.origin}/2024/01/05/story-alpha/`;
  const hidden = `${client.origin}/?p=${posts.private}`;
  for (const [name, content] of Object.entries(texts(own, hidden, `${client.origin}/nothing/here/`))) {
    client.scenario = name;
    const { id } = (
      await admin.post('/wp/v2/posts', { title: name, content, status: 'publish', date: '2024-07-01T10:00:00' })
    ).body;
    await client.as('anonymous').get(`/wp/v2/posts/${id}`);
    await admin.get(`/wp/v2/posts/${id}`, 'context=edit');
  }
  client.scenario = 'changed later';
  await admin.post(`/wp/v2/posts/${posts.delta}`, { content: own });
  await client.as('anonymous').get(`/wp/v2/posts/${posts.delta}`);
  await client.as('anonymous').get('/wp/v2/posts', 'per_page=100&_fields=id,content,excerpt');
}

export const embeds: Scenario[] = [{ area: 'embeds', name: 'in texts', run: compare }];
