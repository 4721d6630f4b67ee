// From a capability that is asked for to the primitive ones it takes: WordPress's map_meta_cap, single site.
// Pure: what it is about is loaded before (subject.ts), the site's own settings come through CapabilityRules.
import { mapPostCapability } from './map-post-capability.ts';
import type { CapabilitySubject } from './subject.ts';

/** What capability mapping reads of the site. */
export interface CapabilityRules {
  /** `page_on_front`, `page_for_posts`, `wp_page_for_privacy_policy`, `link_manager_enabled`. */
  option(name: string): unknown;
  /** `DISALLOW_UNFILTERED_HTML`, `ALLOW_UNFILTERED_UPLOADS`, `DISALLOW_FILE_EDIT`, `DISALLOW_FILE_MODS`. */
  define(name: string): unknown;
}

/** A site that sets nothing. */
export const plainRules: CapabilityRules = { option: () => undefined, define: () => undefined };

/** Nobody has this one. */
export const never = 'do_not_allow';

/** Capabilities that stand for others, whatever they are about. */
const aliases: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    remove_user: ['remove_users'],
    promote_user: ['promote_users'],
    add_users: ['promote_users'],
    delete_user: ['delete_users'],
    deactivate_plugins: ['activate_plugins'],
    activate_plugin: ['activate_plugins'],
    deactivate_plugin: ['activate_plugins'],
    resume_plugin: ['resume_plugins'],
    resume_theme: ['resume_themes'],
    customize: ['edit_theme_options'],
    delete_site: [never],
    manage_post_tags: ['manage_categories'],
    edit_categories: ['manage_categories'],
    edit_post_tags: ['manage_categories'],
    delete_categories: ['manage_categories'],
    delete_post_tags: ['manage_categories'],
    assign_categories: ['edit_posts'],
    assign_post_tags: ['edit_posts'],
    setup_network: ['manage_options'],
    update_php: ['update_core'],
    update_https: ['manage_options', 'update_core'],
    export_others_personal_data: ['manage_options'],
    erase_others_personal_data: ['manage_options'],
    manage_privacy_options: ['manage_options'],
    edit_blocks: ['edit_posts'],
    edit_others_blocks: ['edit_others_posts'],
    publish_blocks: ['publish_posts'],
    read_private_blocks: ['read_private_posts'],
    delete_blocks: ['delete_posts'],
    delete_private_blocks: ['delete_private_posts'],
    delete_published_blocks: ['delete_published_posts'],
    delete_others_blocks: ['delete_others_posts'],
    edit_private_blocks: ['edit_private_posts'],
    edit_published_blocks: ['edit_published_posts'],
  }),
);

/** Capabilities that change the site's program files, and what they need where that is allowed. */
const fileChanges: ReadonlyMap<string, string> = new Map(
  Object.entries({
    update_plugins: 'update_plugins',
    delete_plugins: 'delete_plugins',
    install_plugins: 'install_plugins',
    upload_plugins: 'install_plugins',
    update_themes: 'update_themes',
    delete_themes: 'delete_themes',
    install_themes: 'install_themes',
    upload_themes: 'install_themes',
    update_core: 'update_core',
    install_languages: 'install_languages',
    update_languages: 'install_languages',
  }),
);

const postCapabilities = new Set([
  'edit_post',
  'edit_page',
  'delete_post',
  'delete_page',
  'read_post',
  'read_page',
  'publish_post',
]);
const metaCapability = /^(?:edit|delete|add)_(post|comment|term|user)_meta$/;
const applicationPasswordCapability = /^(?:(?:create|read|edit|delete)_app_password|(?:list|delete)_app_passwords)$/;

/**
 * The primitive capabilities that user `userId` needs for `capability`. An empty list: nothing is needed.
 * A meta capability without its subject, or whose subject is missing, answers what nobody has.
 */
export function mapCapability(
  capability: string,
  userId: number,
  rules: CapabilityRules,
  subject?: CapabilitySubject,
): readonly string[] {
  const alias = aliases.get(capability);
  if (alias) return alias;
  if (postCapabilities.has(capability)) return mapPost(capability, userId, rules, subject);
  const change = fileChanges.get(capability);
  if (change) return [rules.define('DISALLOW_FILE_MODS') ? never : change];
  switch (capability) {
    case 'edit_user':
    case 'edit_users':
      if (userId < 1) return [never];
      if (capability === 'edit_user' && subject?.kind === 'user' && subject.id === userId) return [];
      return ['edit_users'];
    case 'edit_comment':
      if (subject?.kind !== 'comment') return [never];
      return subject.post ? mapPost('edit_post', userId, rules, subject.post) : ['edit_posts'];
    case 'edit_term':
    case 'delete_term':
    case 'assign_term':
      return mapTerm(capability, userId, rules, subject);
    case 'unfiltered_upload':
      return [rules.define('ALLOW_UNFILTERED_UPLOADS') ? capability : never];
    case 'edit_css':
    case 'unfiltered_html':
      return [rules.define('DISALLOW_UNFILTERED_HTML') ? never : 'unfiltered_html'];
    case 'edit_files':
    case 'edit_plugins':
    case 'edit_themes':
      return [rules.define('DISALLOW_FILE_EDIT') || rules.define('DISALLOW_FILE_MODS') ? never : capability];
    case 'manage_links':
      return [Number(rules.option('link_manager_enabled') ?? 0) ? capability : never];
    case 'edit_block_binding':
      return mapPost('edit_post', userId, rules, subject);
  }
  if (subject && capability.endsWith('_meta')) return mapMeta(capability, userId, rules, subject);
  if (metaCapability.test(capability)) return [never];
  if (applicationPasswordCapability.test(capability)) return mapCapability('edit_user', userId, rules, subject);
  if (subject?.kind === 'post') return mapPost(capability, userId, rules, subject);
  return [capability];
}

/** Also meta capabilities under a post type's own name (`edit_book`), where its type maps them. */
function mapPost(
  capability: string,
  userId: number,
  rules: CapabilityRules,
  subject: CapabilitySubject | undefined,
): readonly string[] {
  if (subject?.kind !== 'post') return [never];
  let asked = capability;
  if (!postCapabilities.has(capability)) {
    const caps = subject.type?.mapMetaCap ? subject.type.caps : {};
    const own = ['edit_post', 'read_post', 'delete_post'].find((name) => caps[name] === capability);
    if (!own) return [capability];
    asked = own;
  }
  return mapPostCapability(asked, userId, rules, subject);
}

function mapTerm(
  capability: 'edit_term' | 'delete_term' | 'assign_term',
  userId: number,
  rules: CapabilityRules,
  subject: CapabilitySubject | undefined,
): readonly string[] {
  if (subject?.kind !== 'term') return [never];
  if (capability === 'delete_term' && subject.isDefault) return [never];
  return mapCapability(subject.taxonomy.caps[`${capability}s`], userId, rules);
}

/** `edit_post_meta` and its like: the right to the object, and the key's own. */
function mapMeta(
  capability: string,
  userId: number,
  rules: CapabilityRules,
  subject: CapabilitySubject,
): readonly string[] {
  const kind = metaCapability.exec(capability)?.[1];
  if (kind === undefined) return [capability];
  if (subject.kind === 'missing' || subject.kind !== kind) return [never];
  const needed = mapCapability(`edit_${kind}`, userId, rules, subject);
  return subject.meta && !subject.meta.allowed ? [...needed, capability] : needed;
}
