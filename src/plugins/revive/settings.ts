// The general settings of Revive Old Posts (`rop_data`, part `general_settings`) with its defaults and bounds, and those that
// only Broadsheet has, in the option `broadsheet_revive`.
import type { RegisteredSetting } from '../../extend/registry.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';
import { leastInterval } from './filters.ts';
import { dataOption, idsIn, isTrue, numberOf, partOf, textOf } from './stored.ts';

export const settingsPart = 'general_settings';
export const ownOption = 'broadsheet_revive';

/** In the order of answers. */
export const defaultSettings: Readonly<Record<string, unknown>> = {
  default_interval: 12,
  minimum_post_age: 30,
  maximum_post_age: 365,
  number_of_posts: 1,
  more_than_once: true,
  available_post_types: [],
  selected_post_types: [{ name: 'Posts', value: 'post', selected: true }],
  available_taxonomies: [],
  selected_taxonomies: [],
  exclude_taxonomies: false,
  available_posts: [],
  selected_posts: [],
  exclude_posts: false,
  ga_tracking: true,
  beta_user: false,
  remote_check: false,
  custom_messages: false,
  custom_messages_share_order: false,
  instant_share: true,
  instant_share_default: true,
  update_post_published_date: false,
  start_time: false,
  minute_interval: 5,
};

export type Strategy = 'random' | 'oldest' | 'newest';

export interface Settings {
  /** Hours. */
  readonly interval: number;
  /** Days; 0: no bound. */
  readonly minimumAge: number;
  readonly maximumAge: number;
  readonly numberOfPosts: number;
  readonly moreThanOnce: boolean;
  readonly postTypes: readonly string[];
  readonly terms: readonly number[];
  readonly excludeTerms: boolean;
  readonly excludedPosts: ReadonlySet<number>;
  readonly utm: boolean;
  readonly variations: boolean;
  readonly variationsInTurn: boolean;
  /** Does a post get the date at which it was shared again? */
  readonly redates: boolean;
  readonly instantShare: boolean;
  readonly strategy: Strategy;
  /** Minutes after a post was published in which nothing old is shared. */
  readonly quietAfterPublish: number;
}

/** As stored, over the defaults. */
export function storedSettings(site: ExtensionSite): Record<string, unknown> {
  const stored = Object.fromEntries(entriesOf(partOf(site, dataOption, settingsPart)));
  const all = { ...defaultSettings, ...stored };
  if (entriesOf(all.selected_post_types).length === 0) all.selected_post_types = defaultSettings.selected_post_types;
  return all;
}

export function settingsOf(site: ExtensionSite): Settings {
  const stored = storedSettings(site);
  const own = site.option(ownOption);
  const strategy = valueAt(own, 'strategy');
  return {
    interval: intervalOf(stored.default_interval, leastInterval(site)),
    minimumAge: daysOf(stored.minimum_post_age),
    maximumAge: daysOf(stored.maximum_post_age),
    numberOfPosts: numberOfPosts(stored.number_of_posts),
    moreThanOnce: isTrue(stored.more_than_once),
    postTypes: typesIn(stored.selected_post_types),
    terms: idsIn(stored.selected_taxonomies),
    excludeTerms: isTrue(stored.exclude_taxonomies),
    excludedPosts: new Set(idsIn(stored.selected_posts)),
    utm: isTrue(stored.ga_tracking),
    variations: isTrue(stored.custom_messages),
    variationsInTurn: isTrue(stored.custom_messages_share_order),
    redates: isTrue(stored.update_post_published_date),
    instantShare: isTrue(stored.instant_share),
    strategy: strategy === 'oldest' || strategy === 'newest' ? strategy : 'random',
    quietAfterPublish: Math.max(0, numberOf(valueAt(own, 'quiet_after_publish'), 0)),
  };
}

/** Names of types in a list of `{value}` or of names. */
export function typesIn(value: unknown): string[] {
  const names = entriesOf(value).map(([, item]) => textOf(typeof item === 'string' ? item : valueAt(item, 'value')));
  return [...new Set(names.filter(Boolean))];
}

/** What is stored of settings that were sent: bounds kept (`least`: hours between two shares), nonsense left as it was. */
export function cleanSettings(
  sent: unknown,
  stored: Readonly<Record<string, unknown>>,
  least: number,
): Record<string, unknown> {
  const { available_post_types: _, available_taxonomies: __, ...clean } = Object.fromEntries(entriesOf(sent));
  if ('default_interval' in clean) clean.default_interval = intervalOf(clean.default_interval, least);
  if ('number_of_posts' in clean) clean.number_of_posts = numberOfPosts(clean.number_of_posts);
  for (const key of ['minimum_post_age', 'maximum_post_age']) if (key in clean) clean[key] = daysOf(clean[key]);
  if ('selected_post_types' in clean && typesIn(clean.selected_post_types).length === 0) {
    clean.selected_post_types = defaultSettings.selected_post_types;
  }
  return { ...stored, ...clean };
}

function intervalOf(value: unknown, least: number): number {
  return Math.round(Math.max(least, numberOf(value, 12)) * 10) / 10;
}

function daysOf(value: unknown): number {
  return Math.min(100_000, Math.max(0, Math.trunc(numberOf(value, 0))));
}

function numberOfPosts(value: unknown): number {
  return Math.min(4, Math.max(1, Math.trunc(numberOf(value, 1))));
}

/** Broadsheet's own, in `wp/v2/settings`. */
export const reviveSettings: readonly RegisteredSetting[] = [
  {
    option: ownOption,
    name: ownOption,
    merged: true,
    schema: {
      type: 'object',
      default: {},
      properties: {
        strategy: { type: 'string', enum: ['random', 'oldest', 'newest'] },
        quiet_after_publish: { type: 'integer', minimum: 0, maximum: 1440 },
        shorteners: {
          type: 'object',
          properties: {},
          additionalProperties: { type: 'object', properties: { base: { type: 'string', format: 'uri' } } },
        },
      },
    },
  },
];
