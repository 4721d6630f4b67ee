// What messages are made of, loaded for many posts and accounts at once with a fixed number of statements.
import { createHash } from 'node:crypto';
import type { SharingAccount, SharingLimits, SharingService } from '../../../extend/sharing.ts';
import type { ExtensionSite, PostSummary } from '../../../extend/site.ts';
import type { ActiveAccount } from '../accounts.ts';
import { type Format, formatOf } from '../formats.ts';
import { type Settings, settingsOf } from '../settings.ts';

export const messagesKey = 'rop_custom_messages_group';
export const imagesKey = 'rop_custom_images_group';
export const turnKey = 'rop_variation_index';
/** What somebody wrote for one account in the queue: `{text?, image?}`. */
export const editKey = (accountId: string): string => `_rop_edit_${createHash('md5').update(accountId).digest('hex')}`;
const yoastKeys = ['_yoast_wpseo_title', '_yoast_wpseo_metadesc'];

export interface Voice {
  readonly account: ActiveAccount;
  readonly connection: SharingAccount | undefined;
  readonly format: Format;
  /** Undefined where the account is not connected. */
  readonly limits: SharingLimits | undefined;
}

export interface Material {
  readonly site: ExtensionSite;
  readonly settings: Settings;
  /** Undefined where nobody can share. */
  readonly sharing: SharingService | undefined;
  readonly posts: ReadonlyMap<number, PostSummary>;
  readonly meta: ReadonlyMap<number, ReadonlyMap<string, unknown>>;
  readonly texts: ReadonlyMap<number, string>;
  /** By account id. */
  readonly voices: ReadonlyMap<string, Voice>;
}

const needsText = ({ source, customText, customContent }: Format): boolean =>
  /content$/.test(source) || `${customText}${customContent}`.includes('{content}');

export async function loadMaterial(
  site: ExtensionSite,
  sharing: SharingService | undefined,
  accounts: readonly ActiveAccount[],
  connected: ReadonlyMap<string, SharingAccount>,
  postIds: readonly number[],
): Promise<Material> {
  const voices = new Map<string, Voice>();
  for (const account of accounts) {
    const connection = connected.get(account.id);
    const limits = connection && (await sharing?.limits(site, connection.id));
    voices.set(account.id, { account, connection, format: formatOf(site, account.id, account.service), limits });
  }
  const formats = [...voices.values()].map(({ format }) => format);
  const keys = [
    ...[messagesKey, imagesKey, turnKey, ...yoastKeys],
    ...accounts.map(({ id }) => editKey(id)),
    ...formats.flatMap(({ metaField, urlKey, hashtagsKey }) => [metaField, urlKey, hashtagsKey]),
  ];
  const meta = await site.posts.values(postIds, [...new Set(keys)].filter(Boolean));
  const settings = settingsOf(site);
  const wantsText =
    formats.some(needsText) ||
    // Variations and edits may ask for it.
    [...meta.values()].some((values) => JSON.stringify([...values.values()]).includes('{content}'));
  return {
    site,
    settings,
    sharing,
    posts: await site.posts.summaries(postIds),
    meta,
    texts: wantsText ? await site.posts.plainTexts(postIds) : new Map(),
    voices,
  };
}
