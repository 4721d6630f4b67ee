// The site that pages are compared on, as SQL for both databases: posts of every kind, terms, comments, pictures. Ids from 100.

import { embedHash } from '../../src/content/embeds/stored.ts';
import { serialize } from '../../src/database/php-serialize.ts';
import { styledBlocks } from './styled.ts';

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

type Row = Readonly<Record<string, string | number>>;

const insert = (table: string, row: Row): string => {
  const values = Object.values(row).map((value) => (typeof value === 'number' ? value : quoted(value)));
  return `insert into ${table} (${Object.keys(row).join(', ')}) values (${values.join(', ')});`;
};

/** A post with WordPress's usual columns. */
export function post(row: Row & { readonly ID: number }): string {
  const date = row.post_date ?? '2025-03-04 10:00:00';
  return insert('wp_posts', {
    post_author: 1,
    post_date: date,
    post_date_gmt: date,
    post_modified: date,
    post_modified_gmt: date,
    post_content: '',
    post_title: `Post ${row.ID}`,
    post_name: `post-${row.ID}`,
    post_excerpt: '',
    post_status: 'publish',
    post_type: 'post',
    to_ping: '',
    pinged: '',
    post_content_filtered: '',
    guid: `http://example.org/?p=${row.ID}`,
    ...row,
  });
}

export const meta = (id: number, key: string, value: string): string =>
  insert('wp_postmeta', { post_id: id, meta_key: key, meta_value: value });

export const option = (name: string, value: string): string =>
  `insert into wp_options (option_name, option_value, autoload) values (${quoted(name)}, ${quoted(value)}, 'on') on duplicate key update option_value = values(option_value);`;

const term = (id: number, name: string, slug: string, taxonomy: string, more: Row = {}): string =>
  insert('wp_terms', { term_id: id, name, slug }) +
  insert('wp_term_taxonomy', { term_taxonomy_id: id, term_id: id, taxonomy, description: '', count: 3, ...more });

const tagged = (object_id: number, term_taxonomy_id: number): string =>
  insert('wp_term_relationships', { object_id, term_taxonomy_id });

const comment = (id: number, row: Row): string =>
  insert('wp_comments', {
    comment_ID: id,
    comment_post_ID: 101,
    comment_author: `Reader ${id}`,
    comment_author_email: `reader${id}@example.org`,
    comment_author_url: '',
    comment_author_IP: '127.0.0.1',
    comment_date: `2025-03-05 10:00:${String(id % 60).padStart(2, '0')}`,
    comment_date_gmt: `2025-03-05 10:00:${String(id % 60).padStart(2, '0')}`,
    comment_content: `Comment number ${id}, "quoted"`,
    comment_approved: '1',
    comment_agent: '',
    comment_type: 'comment',
    ...row,
  });

const paragraph = (text: string): string => `<!-- wp:paragraph --><p>${text}</p><!-- /wp:paragraph -->`;

/** A template of the active theme, stored. */
export function template(id: number, slug: string, content: string, theme: string, kind = 'wp_template'): string {
  return (
    post({ ID: id, post_type: kind, post_name: slug, post_title: slug, post_content: content }) +
    `insert ignore into wp_terms (term_id, name, slug) values (900, ${quoted(theme)}, ${quoted(theme)});` +
    `insert ignore into wp_term_taxonomy (term_taxonomy_id, term_id, taxonomy, description, count) values (900, 900, 'wp_theme', '', 1);` +
    tagged(id, 900)
  );
}

const picture = (id: number): string =>
  post({
    ID: id,
    post_type: 'attachment',
    post_status: 'inherit',
    post_mime_type: 'image/jpeg',
    post_name: `picture-${id}`,
    post_title: `Picture ${id}`,
    post_parent: id === 150 ? 101 : 0,
    post_excerpt: 'A caption',
    post_content: 'A description',
    guid: `http://example.org/wp-content/uploads/2025/03/picture-${id}.jpg`,
  }) +
  meta(id, '_wp_attached_file', `2025/03/picture-${id}.jpg`) +
  meta(
    id,
    '_wp_attachment_metadata',
    `a:5:{s:5:"width";i:1200;s:6:"height";i:800;s:4:"file";s:23:"2025/03/picture-${id}.jpg";s:5:"sizes";a:2:{s:6:"medium";a:5:{s:4:"file";s:23:"picture-${id}-300x200.jpg";s:5:"width";i:300;s:6:"height";i:200;s:9:"mime-type";s:10:"image/jpeg";s:8:"filesize";i:100;}s:5:"large";a:5:{s:4:"file";s:24:"picture-${id}-1024x683.jpg";s:5:"width";i:1024;s:6:"height";i:683;s:9:"mime-type";s:10:"image/jpeg";s:8:"filesize";i:100;}}s:10:"image_meta";a:0:{}}`,
  );

/** Sound or film. Its file is nowhere: players show that they have none. */
function recording(id: number, kind: 'audio' | 'video', ending: string, title: string, more: object): string {
  const file = `2025/03/recording-${id}.${ending}`;
  return (
    post({
      ...{ ID: id, post_type: 'attachment', post_status: 'inherit', post_name: `recording-${id}`, post_title: title },
      ...{
        post_mime_type: kind === 'audio' ? 'audio/mpeg' : 'video/mp4',
        post_excerpt: id % 4 === 0 ? 'Said "aloud"' : '',
      },
      guid: `http://example.org/wp-content/uploads/${file}`,
    }) +
    meta(id, '_wp_attached_file', file) +
    meta(id, '_wp_attachment_metadata', serialize({ length: 63, length_formatted: '1:03', filesize: 1000, ...more }))
  );
}

const elsewhere = 'https://elsewhere.example/story/';
const kept = embedHash({ url: elsewhere, attributes: {} });
/** What is kept of another WordPress's post. */
const keptEmbed = `<blockquote class="wp-embedded-content" data-secret="AbCdEfGhIj"><a href="${elsewhere}">A story elsewhere</a></blockquote><iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position: absolute; visibility: hidden;" title="A story" src="${elsewhere}embed/#?secret=AbCdEfGhIj" data-secret="AbCdEfGhIj" width="500" height="282" frameborder="0" marginwidth="0" marginheight="0" scrolling="no"></iframe>`;

/** Players of every kind. */
const players = [
  '[audio src="/wp-content/uploads/2025/03/recording-180.mp3"]',
  '[video width="320" height="180" mp4="/wp-content/uploads/2025/03/recording-183.mp4" poster="/x.jpg"]',
  '[playlist ids="180,181,182"]',
  '[playlist ids="181,180" style="dark" tracklist="false" images="false"]',
  '[playlist type="video" ids="183,184" artists="false"]',
  '[playlist ids="182,180,181" tracknumbers="false" style="dark"]',
  'Green :mrgreen: and plain :-)',
].join('\n\n');

const inText = (id: number): string =>
  `<!-- wp:image {"id":${id},"sizeSlug":"large"} --><figure class="wp-block-image size-large"><img src="http://127.0.0.1:PORT/wp-content/uploads/2025/03/picture-${id}-1024x683.jpg" alt="" class="wp-image-${id}"/></figure><!-- /wp:image -->`;

const manyPosts = Array.from({ length: 14 }, (_, index) => {
  const ID = 110 + index;
  const day = String(1 + index).padStart(2, '0');
  return (
    post({
      ID,
      post_title: `Story number ${index + 1} & more`,
      post_name: `story-${index + 1}`,
      post_date: `2025-02-${day} 08:00:00`,
      post_content:
        paragraph(`The text of story ${index + 1} has "quotes" -- and dashes.`) + (index < 4 ? inText(151) : ''),
    }) +
    tagged(ID, index % 2 === 0 ? 200 : 201) +
    (index % 3 === 0 ? tagged(ID, 203) : '') +
    (index < 3 ? meta(ID, '_thumbnail_id', '152') : '')
  );
}).join('');

/** All of it. */
export const content = [
  option('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/'),
  option('posts_per_page', '5'),
  option('sticky_posts', 'a:1:{i:0;i:112;}'),
  option('blogdescription', 'News & "more"'),
  option('show_avatars', '1'),
  term(200, 'News', 'news', 'category', { description: 'All the "news" -- that fits.\n\nSecond <b>paragraph</b>' }),
  term(201, "Local's &amp; small", 'local', 'category', { parent: 200 }),
  term(202, 'Nothing', 'nothing', 'category', { count: 0 }),
  term(203, 'Red tag', 'red-tag', 'post_tag'),
  term(204, 'post-format-aside', 'post-format-aside', 'post_format'),
  picture(150),
  picture(151),
  picture(152),
  recording(180, 'audio', 'mp3', 'First & "song"', { artist: 'A <b>band</b>', album: 'An "album"', year: '1999' }),
  recording(181, 'audio', 'mp3', 'Second song', { artist: 'Another', genre: 'Jazz' }),
  recording(182, 'audio', 'mp3', 'Third', {}),
  recording(183, 'video', 'mp4', 'A film', { width: 640, height: 360 }),
  recording(184, 'video', 'mp4', 'Another film', { width: 320, height: 240 }),
  manyPosts,
  post({
    ID: 101,
    post_title: 'A story with "comments" & <em>marks</em>',
    post_name: 'with-comments',
    post_content: paragraph('First paragraph.') + inText(151) + paragraph('Second paragraph.') + inText(152),
    post_excerpt: 'Own excerpt',
    comment_count: 4,
  }),
  tagged(101, 201),
  tagged(101, 203),
  meta(101, '_thumbnail_id', '150'),
  comment(10, {}),
  comment(11, { comment_parent: 10, user_id: 1, comment_author: 'admin' }),
  comment(12, {}),
  comment(13, { comment_approved: '0' }),
  comment(14, { comment_parent: 11 }),
  post({
    ID: 102,
    post_title: 'Paged text',
    post_name: 'paged-text',
    post_content: `${paragraph('One')}<!-- wp:nextpage --><!--nextpage--><!-- /wp:nextpage -->${paragraph('Two')}<!-- wp:nextpage --><!--nextpage--><!-- /wp:nextpage -->${paragraph('Three')}`,
    post_date: '2025-03-03 10:00:00',
  }),
  post({
    ID: 103,
    post_title: 'Teaser',
    post_name: 'teaser',
    post_content: `${paragraph('Before')}<!-- wp:more --><!--more--><!-- /wp:more -->${paragraph('After')}`,
    post_date: '2025-03-02 10:00:00',
  }),
  post({
    ID: 104,
    post_title: 'Locked',
    post_name: 'locked',
    post_password: 'open',
    post_date: '2025-03-04 09:00:00',
    post_content: paragraph('Secret'),
  }),
  post({
    ID: 105,
    post_title: 'Aside',
    post_name: 'aside',
    post_content: 'Classic text\n\nwith lines',
    post_date: '2025-01-02 10:00:00',
  }),
  tagged(105, 204),
  post({ ID: 106, post_title: 'Draft', post_name: '', post_status: 'draft', post_content: paragraph('Not yet') }),
  post({
    ID: 107,
    post_title: 'By another',
    post_name: 'by-another',
    post_author: 3,
    post_content: paragraph('Hello'),
    post_date: '2024-12-31 10:00:00',
  }),
  post({
    ID: 108,
    post_title: 'Played',
    post_name: 'played',
    post_content: players,
    post_date: '2024-12-30 10:00:00',
  }),
  post({
    ID: 109,
    post_title: 'Embedding',
    post_name: 'embedding',
    post_content: `Before\n\n${elsewhere}\n\nAfter`,
    post_date: '2024-12-29 10:00:00',
  }),
  meta(109, `_oembed_${kept}`, keptEmbed),
  meta(109, `_oembed_time_${kept}`, '1900000000'),
  post({ ID: 140, post_type: 'page', post_title: 'About us', post_name: 'about', post_content: paragraph('About') }),
  post({
    ID: 141,
    post_type: 'page',
    post_title: 'Team',
    post_name: 'team',
    post_parent: 140,
    post_content: paragraph('Team'),
  }),
  meta(141, '_wp_page_template', 'page-no-title'),
  post({ ID: 142, post_type: 'page', post_title: 'Front', post_name: 'front', post_content: paragraph('Welcome') }),
  post({ ID: 143, post_type: 'page', post_title: 'Journal', post_name: 'journal' }),
  post({ ID: 144, post_type: 'page', post_title: 'Styled', post_name: 'styled', post_content: styledBlocks }),
].join('\n');
