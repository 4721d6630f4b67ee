// The site's settings that the API shows, as WordPress registers them: option, name in answers, schema.
import type { JsonSchema } from '../../../extend/types.ts';

export interface Setting {
  readonly option: string;
  /** Name in answers and requests. */
  readonly name: string;
  readonly schema: JsonSchema;
  /** See RegisteredSetting. */
  readonly merged?: boolean;
}

function setting(
  option: string,
  type: 'string' | 'integer' | 'boolean',
  description: string,
  {
    name = option,
    title = '',
    fallback = null as unknown,
    ...more
  }: {
    name?: string;
    title?: string;
    fallback?: unknown;
    format?: string;
    enum?: readonly string[];
  } = {},
): Setting {
  return { option, name, schema: { type, title, description, default: fallback, ...more } };
}

const openOrClosed = ['open', 'closed'] as const;

/** In order of registration, which is the order in answers. */
export const coreSettings: readonly Setting[] = [
  setting('blogname', 'string', 'Name of the site.', { name: 'title', title: 'Title' }),
  setting('blogdescription', 'string', 'What the site is about, in a few words.', {
    name: 'description',
    title: 'Tagline',
  }),
  setting('siteurl', 'string', 'Address of the site.', { name: 'url', format: 'uri' }),
  setting('admin_email', 'string', 'Where mail about the site goes.', { name: 'email', format: 'email' }),
  setting('timezone_string', 'string', 'Time zone of the site, named by a city.', { name: 'timezone' }),
  setting('date_format', 'string', 'How dates are written.'),
  setting('time_format', 'string', 'How times are written.'),
  setting('start_of_week', 'integer', 'First day of the week, 0 for Sunday.'),
  setting('WPLANG', 'string', 'Language of the site.', { name: 'language', fallback: 'en_US' }),
  setting('use_smilies', 'boolean', 'Are typed smilies shown as pictures?', { fallback: true }),
  setting('default_category', 'integer', 'Category of posts that name none.'),
  setting('default_post_format', 'string', 'Format of posts that name none.'),
  setting('posts_per_page', 'integer', 'How many posts a page shows.', {
    title: 'Maximum posts per page',
    fallback: 10,
  }),
  setting('show_on_front', 'string', 'What the front page shows.', { title: 'Show on front' }),
  setting('page_on_front', 'integer', 'Page that is the front page.', { title: 'Page on front' }),
  setting('page_for_posts', 'integer', 'Page that lists the latest posts.'),
  setting('default_ping_status', 'string', 'May other sites announce links to new posts?', { enum: openOrClosed }),
  setting('default_comment_status', 'string', 'May readers comment on new posts?', {
    title: 'Allow comments on new posts',
    enum: openOrClosed,
  }),
  setting('site_logo', 'integer', 'Picture that is the logo of the site.', { title: 'Logo' }),
  setting('site_icon', 'integer', 'Picture that is the icon of the site.', { title: 'Icon' }),
];
