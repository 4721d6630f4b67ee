// What feeds and sitemaps need besides the pages' site (content.ts): enclosures, hostile texts, comments of every kind.
import { meta, option, post } from './content.ts';

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

interface Comment {
  readonly id: number;
  readonly post: number;
  readonly content?: string;
  readonly author?: string;
  readonly url?: string;
  readonly approved?: string;
  readonly type?: string;
  readonly parent?: number;
}

function comment({ id, post: on, content, author, url, approved, type, parent }: Comment): string {
  const date = `2025-04-0${1 + (id % 8)} 11:00:${String(id % 60).padStart(2, '0')}`;
  const values = [
    ...[id, on, author ?? `Reader ${id}`, `reader${id}@example.org`, url ?? '', '127.0.0.1', date, date],
    ...[content ?? `Comment ${id}`, approved ?? '1', '', type ?? 'comment', parent ?? 0],
  ];
  const texts = values.map((value) => (typeof value === 'number' ? value : quoted(value)));
  return `insert into wp_comments (comment_ID, comment_post_ID, comment_author, comment_author_email, comment_author_url, comment_author_IP, comment_date, comment_date_gmt, comment_content, comment_approved, comment_agent, comment_type, comment_parent) values (${texts.join(', ')});`;
}

const block = (text: string): string => `<!-- wp:paragraph --><p>${text}</p><!-- /wp:paragraph -->`;

/** All of it. */
export const rawContent = [
  option('posts_per_rss', '6'),
  option('upload_url_path', 'http://example.org/wp-content/uploads'),
  "update wp_users set user_url = 'http://example.org/about' where ID = 1;",
  post({
    ID: 160,
    post_title: 'Hostile ]]> <b>title</b> & “quoted”',
    post_name: 'hostile',
    post_date: '2025-04-06 10:00:00',
    post_content: `${block('A ]]> in the text, &nbsp;and &copy; <script>alert("]]>")</script>')}`,
    post_excerpt: '',
    comment_count: 3,
  }),
  comment({
    id: 160,
    post: 160,
    content: 'Hostile & &copy; <b>bold</b> http://example.org/x',
    author: 'A &amp; "B" &copy;',
  }),
  comment({ id: 161, post: 160, content: 'Answer :) to it', url: 'http://example.org/reader?a=1&b=2', parent: 160 }),
  comment({
    id: 162,
    post: 160,
    content: 'A site <a href="http://example.org">links</a> here',
    type: 'pingback',
    url: 'http://example.org/ping',
  }),
  comment({ id: 163, post: 160, content: 'Held', approved: '0' }),
  comment({ id: 164, post: 160, content: 'Junk', approved: 'spam' }),
  comment({ id: 165, post: 160, content: 'A note', type: 'note' }),
  post({
    ID: 161,
    post_title: 'Enclosures',
    post_name: 'enclosures',
    post_date: '2025-04-05 10:00:00',
    post_content: block('With files'),
    post_excerpt: 'Own <em>excerpt</em> & more :)\n\nSecond line',
    comment_status: 'closed',
    ping_status: 'closed',
  }),
  meta(161, 'enclosure', 'http://example.org/one.mp3?a=1&b=2\n12345\naudio/mpeg mpga mp2 mp3\na:0:{}'),
  meta(161, 'enclosure', 'http://example.org/two.mp4\n99\nvideo/mp4\n'),
  meta(161, 'enclosure', 'http://example.org/short.mp3\n5'),
  meta(161, 'enclosure', 'no address\nmany\n"type"'),
  meta(161, 'enclosure', '\nvideo/mp4\n77'),
  post({
    ID: 162,
    post_title: 'Closed with comments',
    post_name: 'closed',
    post_date: '2025-04-04 10:00:00',
    post_content: `${block('Before')}<!-- wp:more --><!--more--><!-- /wp:more -->${block('After')}<!-- wp:nextpage --><!--nextpage--><!-- /wp:nextpage -->${block('Second page')}`,
    comment_status: 'closed',
    comment_count: 1,
  }),
  comment({ id: 166, post: 162 }),
  post({
    ID: 163,
    post_title: 'Empty &copy; &eacute;',
    post_name: 'empty',
    post_date: '2025-04-03 10:00:00',
  }),
  post({
    ID: 164,
    post_title: 'Gallery',
    post_name: 'gallery',
    post_date: '2025-04-02 10:00:00',
    post_content:
      '[gallery ids="150,151"]\n\n[gallery ids="151" link="file" size="medium"]\n\nClassic "text"\nwith lines -- and :)',
  }),
  post({
    ID: 165,
    post_title: 'Private',
    post_name: 'private',
    post_status: 'private',
    post_date: '2025-04-07 10:00:00',
  }),
  post({ ID: 166, post_title: 'Future', post_name: 'future', post_status: 'future', post_date: '2035-04-07 10:00:00' }),
  post({
    ID: 167,
    post_title: 'Locked with comments',
    post_name: 'locked-two',
    post_date: '2025-04-01 10:00:00',
    post_password: 'open',
    post_content: block('Secret'),
    comment_count: 1,
  }),
  meta(167, 'enclosure', 'http://example.org/secret.mp3\n1\naudio/mpeg'),
  comment({ id: 167, post: 167, content: 'Secret comment' }),
  comment({ id: 168, post: 140, content: 'On a page' }),
  comment({ id: 169, post: 150, content: 'On a picture' }),
  comment({ id: 170, post: 165, content: 'On a private post' }),
  comment({ id: 171, post: 106, content: 'On a draft' }),
  "insert into wp_terms (term_id, name, slug) values (210, 'Red tag', 'red-cat'), (211, 'A &amp; B \"c\"', 'amp');",
  "insert into wp_term_taxonomy (term_taxonomy_id, term_id, taxonomy, description, count) values (210, 210, 'category', '', 1), (211, 211, 'category', '', 1);",
  'insert into wp_term_relationships (object_id, term_taxonomy_id) values (160, 210), (160, 203), (160, 211), (161, 200), (150, 203);',
].join('\n');
