// Every setting of every widget of WordPress's own with values of every kind, as blocks with signed settings, one document each.
import { siteHash } from '../../../src/access/salts.ts';
import { serialize } from '../../../src/database/php-serialize.ts';
import { plainText, type Text } from '../text.ts';
import type { Json, Values } from './values.ts';

const values: readonly Json[] = [
  ...[null, true, false, 0, 1, 3, -1, 1.5],
  ...[
    '',
    '0',
    '1',
    '3',
    '-1',
    '2e0',
    '3x',
    ' 2 ',
    'on',
    'true',
    'a',
    'b, c',
    '102',
    '101,102',
    'category',
    'post_tag',
    'link_category',
  ],
  ...[
    '<b>Bold</b> & "so"',
    "it's -- 5'",
    'naïve 🚢',
    'http://x.example/?a=1&b=2',
    'javascript:x',
    'large',
    'full',
    'none',
    'post',
    'menu_order',
  ],
  ...['[b]', 'a\n\nb', '<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->', '<script>x</script>', '{{0}}', 'custom'],
];

/** Names of settings by widget, and what stands beside the one in question. */
const widgets: Readonly<Record<string, readonly [names: string, beside: Values]>> = {
  pages: ['title sortby exclude', { title: 'Pages', sortby: 'post_title' }],
  calendar: ['title', {}],
  archives: ['title count dropdown', { title: 'By month' }],
  media_audio: ['title attachment_id url preload loop mp3 ogg', { attachment_id: 106, url: 'http://x.example/a.mp3' }],
  media_image: [
    'title attachment_id url size width height caption alt link_type link_url image_classes link_classes link_rel link_target_blank image_title',
    {
      attachment_id: 101,
      url: 'http://x.example/a.jpg',
      size: 'medium',
      width: 300,
      height: 200,
      caption: 'Said',
      link_type: 'custom',
      link_url: 'http://x.example/',
    },
  ],
  media_gallery: [
    'title ids columns size link_type',
    { ids: [101, 102], columns: 2, size: 'thumbnail', link_type: 'post' },
  ],
  media_video: [
    'title attachment_id url preload loop content mp4 webm',
    { attachment_id: 107, url: 'http://x.example/a.mp4' },
  ],
  meta: ['title', {}],
  search: ['title', {}],
  text: ['title text filter visual', { title: 'Words', text: 'One\n\nTwo "quoted"', filter: true, visual: true }],
  categories: ['title count hierarchical dropdown', { title: 'Kinds', count: 1 }],
  'recent-posts': ['title number show_date', { title: 'New', number: 2, show_date: true }],
  'recent-comments': ['title number', { title: 'Said', number: 2 }],
  rss: ['title', { url: '' }],
  tag_cloud: ['title count taxonomy', { title: 'Cloud', taxonomy: 'post_tag' }],
  nav_menu: ['title nav_menu', { title: 'Menu', nav_menu: 51 }],
  custom_html: ['title content', { title: 'HTML', content: '<p>a</p>' }],
  block: ['content', {}],
};

const salts = (name: string) => ({ key: `conformance-${name}_KEY`, salt: `conformance-${name}_SALT` });
const siteSalts = {
  auth: salts('AUTH'),
  secure_auth: salts('SECURE_AUTH'),
  logged_in: salts('LOGGED_IN'),
  nonce: salts('NONCE'),
};

function document(idBase: string, settings: Values): string {
  const serialized = serialize(settings);
  const instance = {
    encoded: Buffer.from(serialized).toString('base64'),
    hash: siteHash(serialized, 'auth', siteSalts),
  };
  return `<!-- wp:legacy-widget ${JSON.stringify({ idBase, instance })} /-->`;
}

/** All documents, in an order that does not change. */
export function* widgetTexts(): Generator<Text> {
  for (const [idBase, [names, beside]] of Object.entries(widgets))
    for (const name of names.split(' '))
      for (const value of name === 'ids' ? [...values, [101], [], ['102', 'a']] : values)
        for (const others of Object.keys(beside).length === 0 ? [{}] : [{}, beside]) {
          const settings = { ...others, [name]: value };
          yield plainText(`${idBase} ${name} ${JSON.stringify(settings)}`, document(idBase, settings));
        }
}
