// What a document shows of its site's settings, and taking it over: permalinks, post classes, time zone, extensions and
// their defaults. Done unasked only by a site that holds nothing but its default content; always reported.
import type { Site } from '../../content/site.ts';
import type { PostDocument } from './shape.ts';

/** A setting as documents show it. */
export interface ShownSetting {
  setting: string;
  option: string;
  value: unknown;
  /** In words, for the report. */
  words: string;
}

/** What all documents agree on. A setting that they contradict each other about is not shown by them. */
export function shownSettings(documents: readonly PostDocument[]): ShownSetting[] {
  const rules = [permalinks, hentry, extensions, reviveAccounts, imageGenerator, gmtOffset];
  return rules.flatMap((rule) => {
    const shown = documents.map(rule).filter((one) => one !== null);
    const [first] = shown;
    if (!first || shown.some((one) => JSON.stringify(one.value) !== JSON.stringify(first.value))) return [];
    return [first];
  });
}

/** Ids of the posts that an installation makes, where the site holds nothing else; undefined otherwise. */
export async function onlyDefaults(site: Site): Promise<ReadonlySet<number> | undefined> {
  const { kysely } = site.database;
  const rows = await kysely
    .selectFrom('posts')
    .select(['ID', 'post_type', 'post_date_gmt', 'post_modified_gmt'])
    .where('post_type', '<>', 'wp_global_styles')
    .orderBy('ID')
    .limit(10)
    .execute();
  // Menus that nobody wrote are made whenever one is missing.
  const isMenu = (row: { post_type: string }): boolean => row.post_type === 'wp_navigation';
  const untouched = rows.every((row) => (row.ID <= 3 || isMenu(row)) && row.post_modified_gmt === row.post_date_gmt);
  const imported = await kysely.selectFrom('broadsheet_imports').select('object_id').limit(1).executeTakeFirst();
  return untouched && !imported ? new Set(rows.map((row) => row.ID)) : undefined;
}

/** Takes shown settings over where they differ from the site's. Answers what changed. */
export async function adoptSettings(
  site: Site,
  shown: readonly ShownSetting[],
): Promise<{ setting: string; value: string }[]> {
  const adopted: { setting: string; value: string }[] = [];
  for (const one of shown) {
    const held = site.options.get(one.option);
    const value = one.option === 'broadsheet_plugins' ? joined(held, one.value) : one.value;
    if (JSON.stringify(held ?? '') === JSON.stringify(value)) continue;
    await site.options.set(one.option, value);
    adopted.push({ setting: one.setting, value: one.words });
  }
  site.compose();
  return adopted;
}

function joined(held: unknown, more: unknown): unknown[] {
  const list = Array.isArray(held) ? held : [];
  return [...new Set([...list, ...(Array.isArray(more) ? more : [])])];
}

function permalinks(document: PostDocument): ShownSetting | null {
  if (document.type !== 'post' || document.status !== 'publish' || !URL.canParse(document.link)) return null;
  const url = new URL(document.link);
  const show = (value: string, words: string): ShownSetting => ({
    setting: 'permalinks',
    option: 'permalink_structure',
    value,
    words,
  });
  if (url.searchParams.get('p') === String(document.id)) return show('', 'plain (?p=123)');
  const [year = '', month = '', day = ''] = document.date.slice(0, 10).split('-');
  const patterns: readonly [path: string, structure: string][] = [
    [`/${year}/${month}/${day}/${document.slug}/`, '/%year%/%monthnum%/%day%/%postname%/'],
    [`/${year}/${month}/${document.slug}/`, '/%year%/%monthnum%/%postname%/'],
    [`/archives/${document.id}`, '/archives/%post_id%'],
    [`/${document.slug}/`, '/%postname%/'],
  ];
  for (const [path, structure] of patterns) if (url.pathname.endsWith(path)) return show(structure, structure);
  return null;
}

/** A gap in the list of classes is where the theme took `hentry` out. */
function hentry(document: PostDocument): ShownSetting | null {
  if (!document.classList) return null;
  const has = document.classList.list.includes('hentry');
  if (!has && !document.classList.gaps) return null;
  return {
    setting: 'post class hentry',
    option: 'broadsheet_hentry',
    value: has ? '1' : '0',
    words: has ? 'shown' : 'left out',
  };
}

function extensions(document: PostDocument): ShownSetting | null {
  const keys = Object.keys(document.meta);
  const active = [];
  if (keys.some((key) => key.startsWith('rop_'))) active.push('revive');
  if (keys.some((key) => key.startsWith('jetpack_'))) active.push('social');
  return active.length === 0
    ? null
    : { setting: 'extensions', option: 'broadsheet_plugins', value: active, words: active.join(', ') };
}

/** Accounts of Revive Old Posts: the default of a post's accounts is each active account with an empty text. */
function reviveAccounts(document: PostDocument): ShownSetting | null {
  const accounts = document.meta.rop_publish_now_accounts;
  if (typeof accounts !== 'object' || accounts === null || Array.isArray(accounts)) return null;
  const ids = Object.entries(accounts)
    .filter(([, text]) => text === '')
    .map(([id]) => id);
  if (ids.length === 0) return null;
  const account = (id: string) => ({
    id,
    service: id.split('_')[0] ?? '',
    account: id.split('_').at(-1) ?? '',
    active: true,
  });
  const value = { active_accounts: Object.fromEntries(ids.map((id) => [id, account(id)])) };
  return { setting: 'Revive accounts', option: 'rop_data', value, words: ids.join(', ') };
}

function imageGenerator(document: PostDocument): ShownSetting | null {
  const options = document.meta.jetpack_social_options;
  const settings =
    typeof options === 'object' && options !== null && 'image_generator_settings' in options
      ? options.image_generator_settings
      : null;
  if (typeof settings !== 'object' || settings === null || !('template' in settings)) return null;
  const font = 'font' in settings ? settings.font : '';
  const image = 'default_image_id' in settings ? settings.default_image_id : 0;
  const value = { enabled: false, template: settings.template, font, default_image_id: image };
  const words = `template ${String(settings.template)}`;
  return { setting: 'social image generator', option: 'jetpack_social_image_generator_settings', value, words };
}

function gmtOffset(document: PostDocument): ShownSetting | null {
  if (document.dateGmt === null || document.status !== 'publish') return null;
  const hours =
    (Date.parse(`${document.date.replace(' ', 'T')}Z`) - Date.parse(`${document.dateGmt.replace(' ', 'T')}Z`)) /
    3_600_000;
  if (!Number.isInteger(hours * 4) || Math.abs(hours) > 14) return null;
  return {
    setting: 'time zone',
    option: 'gmt_offset',
    value: String(hours),
    words: `UTC${hours < 0 ? '' : '+'}${hours}`,
  };
}
