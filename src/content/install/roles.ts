// The five roles of a fresh WordPress 7.1, capabilities in the order in which its installer grants them: the option
// `{prefix}user_roles` comes out byte for byte the same (populate_roles).

const levels = (from: number): string[] => Array.from({ length: from + 1 }, (_, index) => `level_${from - index}`);

const contentOf = (type: 'posts' | 'pages'): string[] => [
  `delete_private_${type}`,
  `edit_private_${type}`,
  `read_private_${type}`,
];

/** Granted to administrators and editors alike, after their levels. */
const editorial = [
  ...['edit_others_pages', 'edit_published_pages', 'publish_pages'],
  ...['delete_pages', 'delete_others_pages', 'delete_published_pages'],
  ...['delete_posts', 'delete_others_posts', 'delete_published_posts'],
  ...contentOf('posts'),
  ...contentOf('pages'),
];

const writing = ['edit_posts', 'edit_others_posts', 'edit_published_posts', 'publish_posts', 'edit_pages', 'read'];

const capabilities: readonly [role: string, name: string, capabilities: readonly string[]][] = [
  [
    'administrator',
    'Administrator',
    [
      ...['switch_themes', 'edit_themes', 'activate_plugins', 'edit_plugins', 'edit_users', 'edit_files'],
      ...['manage_options', 'moderate_comments', 'manage_categories', 'manage_links', 'upload_files', 'import'],
      'unfiltered_html',
      ...writing,
      ...levels(10),
      ...editorial,
      ...['delete_users', 'create_users', 'unfiltered_upload', 'edit_dashboard', 'update_plugins', 'delete_plugins'],
      ...['install_plugins', 'update_themes', 'install_themes', 'update_core', 'list_users', 'remove_users'],
      ...['promote_users', 'edit_theme_options', 'delete_themes', 'export'],
    ],
  ],
  [
    'editor',
    'Editor',
    [
      ...['moderate_comments', 'manage_categories', 'manage_links', 'upload_files', 'unfiltered_html'],
      ...writing,
      ...levels(7),
      ...editorial,
    ],
  ],
  [
    'author',
    'Author',
    [
      ...['upload_files', 'edit_posts', 'edit_published_posts', 'publish_posts', 'read'],
      ...levels(2),
      ...['delete_posts', 'delete_published_posts'],
    ],
  ],
  ['contributor', 'Contributor', ['edit_posts', 'read', ...levels(1), 'delete_posts']],
  ['subscriber', 'Subscriber', ['read', ...levels(0)]],
];

/** The value of `{prefix}user_roles`. */
export function defaultRoles(): Record<string, { name: string; capabilities: Record<string, boolean> }> {
  return Object.fromEntries(
    capabilities.map(([role, name, granted]) => [
      role,
      { name, capabilities: Object.fromEntries(granted.map((capability) => [capability, true])) },
    ]),
  );
}

/** A role's highest `level_N`, which WordPress keeps in the user meta `{prefix}user_level`. */
export function levelOf(role: string): number {
  const granted = capabilities.find(([name]) => name === role)?.[2] ?? [];
  return Math.max(0, ...granted.filter((name) => /^level_\d+$/.test(name)).map((name) => Number(name.slice(6))));
}
