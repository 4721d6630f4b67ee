// Options of a fresh WordPress 7.1 (populate_options, wp_install and the first page load), in the order of their rows.
// Rewrite rules are left empty: WordPress makes them anew when it finds none, and nothing else reads them.
import type { PhpValue } from '../../database/php-values.ts';
import { defaultRoles } from './roles.ts';

export interface OptionFacts {
  readonly url: string;
  readonly title: string;
  readonly email: string;
  readonly prefix: string;
  /** Unix seconds. */
  readonly now: number;
  /** False: search engines are asked to stay away. */
  readonly public: boolean;
}

/** A default: name, value, and its autoload mark where that is not `on`. */
export type OptionDefault = readonly [name: string, value: PhpValue, autoload?: 'off' | 'auto'];

/** WordPress's table version (`$wp_db_version`) that this code writes and reads. */
export const databaseVersion = 61833;

export function defaultOptions(facts: OptionFacts): OptionDefault[] {
  return [
    ['cron', firstSchedule(facts.now)],
    ['siteurl', facts.url],
    ['home', facts.url],
    ['blogname', facts.title],
    ['blogdescription', ''],
    ['users_can_register', 0],
    ['admin_email', facts.email],
    ['start_of_week', 1],
    ['use_balanceTags', 0],
    ['use_smilies', 1],
    ['require_name_email', 1],
    ['comments_notify', 1],
    ['posts_per_rss', 10],
    ['rss_use_excerpt', 0],
    ['mailserver_url', 'mail.example.com'],
    ['mailserver_login', 'login@example.com'],
    ['mailserver_pass', ''],
    ['mailserver_port', 110],
    ['default_category', 1],
    ['default_comment_status', 'open'],
    ['default_ping_status', 'open'],
    ['default_pingback_flag', 1],
    ['posts_per_page', 10],
    ['date_format', 'F j, Y'],
    ['time_format', 'g:i a'],
    ['links_updated_date_format', 'F j, Y g:i a'],
    ['comment_moderation', 0],
    ['moderation_notify', 1],
    ['permalink_structure', '/%year%/%monthnum%/%day%/%postname%/'],
    ['rewrite_rules', ''],
    ['hack_file', 0],
    ['blog_charset', 'UTF-8'],
    ['moderation_keys', '', 'off'],
    ['active_plugins', []],
    ['category_base', ''],
    ['ping_sites', 'https://rpc.pingomatic.com/'],
    ['comment_max_links', 2],
    ['gmt_offset', 0],
    ['default_email_category', 1],
    ['recently_edited', '', 'off'],
    ['template', 'twentytwentyfive'],
    ['stylesheet', 'twentytwentyfive'],
    ['comment_registration', 0],
    ['html_type', 'text/html'],
    ['use_trackback', 0],
    ['default_role', 'subscriber'],
    ['db_version', databaseVersion],
    ['uploads_use_yearmonth_folders', 1],
    ['upload_path', ''],
    ['blog_public', facts.public ? 1 : 0],
    ['default_link_category', 2],
    ['show_on_front', 'posts'],
    ['tag_base', ''],
    ['show_avatars', 1],
    ['avatar_rating', 'G'],
    ['upload_url_path', ''],
    ['thumbnail_size_w', 150],
    ['thumbnail_size_h', 150],
    ['thumbnail_crop', 1],
    ['medium_size_w', 300],
    ['medium_size_h', 300],
    ['avatar_default', 'mystery'],
    ['large_size_w', 1024],
    ['large_size_h', 1024],
    ['image_default_link_type', 'none'],
    ['image_default_size', ''],
    ['image_default_align', ''],
    ['close_comments_for_old_posts', 0],
    ['close_comments_days_old', 14],
    ['thread_comments', 1],
    ['thread_comments_depth', 5],
    ['page_comments', 0],
    ['comments_per_page', 50],
    ['default_comments_page', 'newest'],
    ['comment_order', 'asc'],
    ['sticky_posts', []],
    ['widget_categories', []],
    ['widget_text', []],
    ['widget_rss', []],
    ['uninstall_plugins', [], 'off'],
    ['timezone_string', ''],
    ['page_for_posts', 0],
    ['page_on_front', 0],
    ['default_post_format', 0],
    ['link_manager_enabled', 0],
    ['finished_splitting_shared_terms', 1],
    ['site_icon', 0],
    ['medium_large_size_w', 768],
    ['medium_large_size_h', 0],
    ['wp_page_for_privacy_policy', 3],
    ['show_comments_cookies_opt_in', 1],
    ['admin_email_lifespan', facts.now + 180 * day],
    ['disallowed_keys', '', 'off'],
    ['comment_previously_approved', 1],
    ['auto_plugin_theme_update_emails', [], 'off'],
    ['auto_update_core_dev', 'enabled'],
    ['auto_update_core_minor', 'enabled'],
    ['auto_update_core_major', 'enabled'],
    ['wp_force_deactivated_plugins', []],
    ['wp_attachment_pages_enabled', 0],
    ['wp_notes_notify', 1],
    ['initial_db_version', databaseVersion],
    [`${facts.prefix}user_roles`, defaultRoles()],
    ['fresh_site', 1, 'off'],
    ['user_count', 1, 'off'],
    ['widget_block', defaultWidgets(), 'auto'],
    ['sidebars_widgets', defaultSidebars, 'auto'],
    ...emptyWidgets.map((name): OptionDefault => [`widget_${name}`, { _multiwidget: 1 }, 'auto']),
    ['theme_mods_twentytwentyfive', { custom_css_post_id: -1 }, 'auto'],
  ];
}

const hour = 3600;
const day = 24 * hour;

const emptyWidgets = [
  ...['pages', 'calendar', 'archives', 'media_audio', 'media_image', 'media_gallery', 'media_video', 'meta', 'search'],
  ...['recent-posts', 'recent-comments', 'tag_cloud', 'nav_menu', 'custom_html'],
];

const defaultSidebars = {
  wp_inactive_widgets: [],
  'sidebar-1': ['block-2', 'block-3', 'block-4'],
  'sidebar-2': ['block-5', 'block-6'],
  array_version: 3,
};

/** The block widgets that stand in the default side bars; their titles are headings that readers see. */
function defaultWidgets(): PhpValue {
  const titled = (title: string, block: string): string =>
    `<!-- wp:group --><div class="wp-block-group"><!-- wp:heading --><h2>${title}</h2><!-- /wp:heading -->` +
    `<!-- wp:${block} /--></div><!-- /wp:group -->`;
  const plain = 'latest-comments {"displayAvatar":false,"displayDate":false,"displayExcerpt":false}';
  return new Map<string | number, PhpValue>([
    [2, { content: '<!-- wp:search /-->' }],
    [3, { content: titled('Recent Posts', 'latest-posts') }],
    [4, { content: titled('Recent Comments', plain) }],
    [5, { content: titled('Archives', 'archives') }],
    [6, { content: titled('Categories', 'categories') }],
    ['_multiwidget', 1],
  ]);
}

/** WordPress's first cron entries; a WordPress that opens the database later runs them. */
function firstSchedule(now: number): PhpValue {
  // md5 of the serialized empty list of arguments.
  const key = '40cd750bba9870f18aada2478b24840a';
  const every = (schedule: string, interval: number): PhpValue => ({ [key]: { schedule, args: [], interval } });
  return new Map<string | number, PhpValue>([
    [
      now + 1,
      {
        recovery_mode_clean_expired_keys: every('daily', day),
        wp_privacy_delete_old_export_files: every('hourly', hour),
        wp_privacy_personal_data_cleanup_requests: every('daily', day),
      },
    ],
    [now + hour, { wp_version_check: every('twicedaily', 12 * hour) }],
    [now + 1.5 * hour, { wp_update_plugins: every('twicedaily', 12 * hour) }],
    [now + 2 * hour, { wp_update_themes: every('twicedaily', 12 * hour) }],
    [now + day + 1, { wp_site_health_scheduled_check: every('weekly', 7 * day) }],
    ['version', 2],
  ]);
}
