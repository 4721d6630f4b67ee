// Settings of sharing: those of Jetpack Social under their own names, and Broadsheet's own in the option
// `broadsheet_social`: quiet hours, waiting for the public page, and each network's address, version and quotas.
import type { RegisteredSetting } from '../../extend/registry.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';

export const ownOption = 'broadsheet_social';
/** The host that shares: live.ts. */
export const liveHostOption = 'broadsheet_social_live_host';
const templateOption = 'jetpack_social_message_template';
const utmOption = 'jetpack_social_utm_settings';

export const siteTemplate = '{title}\n\n{excerpt}\n\n{url}';
export const longestTemplate = 8000;

const flag = (description: string, fallback: boolean) => ({ type: 'boolean', description, default: fallback }) as const;

/** Those that `wp/v2/settings` shows; the pictures' stand with the pictures. */
export const socialSettings: readonly RegisteredSetting[] = [
  {
    option: utmOption,
    name: utmOption,
    merged: true,
    schema: {
      type: 'object',
      default: { enabled: false },
      properties: { enabled: { type: 'boolean' } },
    },
  },
  { option: 'jetpack-social-note', name: 'jetpack-social-note', schema: flag('Are social notes written here?', false) },
  {
    option: 'jetpack_social_notes_config',
    name: 'jetpack_social_notes_config',
    merged: true,
    schema: {
      type: 'object',
      default: { append_link: true, link_format: 'full_url' },
      properties: {
        append_link: { type: 'boolean' },
        link_format: { type: 'string', enum: ['full_url', 'shortlink', 'permashortcitation'] },
      },
    },
  },
  {
    option: templateOption,
    name: templateOption,
    schema: {
      type: 'string',
      description: 'What is said of a post when it is shared.',
      default: siteTemplate,
      maxLength: longestTemplate,
    },
  },
  {
    option: 'jetpack-social_show_pricing_page',
    name: 'jetpack-social_show_pricing_page',
    schema: flag('Is the page of prices shown?', true),
  },
  {
    option: liveHostOption,
    name: liveHostOption,
    schema: {
      type: 'string',
      description: 'The host that shares; empty: the one where accounts are connected next.',
      default: '',
      maxLength: 300,
    },
  },
  {
    option: ownOption,
    name: ownOption,
    merged: true,
    schema: {
      type: 'object',
      default: {},
      properties: {
        quiet_from: { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' },
        quiet_to: { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' },
        wait_for_page: { type: 'boolean' },
        mail: { type: 'boolean' },
        give_up_after_hours: { type: 'integer', minimum: 1, maximum: 720 },
        networks: {
          type: 'object',
          properties: {},
          additionalProperties: {
            type: 'object',
            properties: {
              base: { type: 'string', format: 'uri' },
              version: { type: 'string', pattern: '^[A-Za-z0-9._-]{0,20}$' },
              per_day: { type: 'integer', minimum: 0 },
              per_hour: { type: 'integer', minimum: 0 },
            },
          },
        },
      },
    },
  },
];

export interface OwnSettings {
  /** Minutes after midnight, local; equal: never quiet. */
  readonly quietFrom: number;
  readonly quietTo: number;
  /** Nothing is shared before the post's public page answers. */
  readonly waitForPage: boolean;
  /** Milliseconds after which a share that could not be made is given up. */
  readonly giveUpAfter: number;
}

export function ownSettings(site: ExtensionSite): OwnSettings {
  const stored = site.option(ownOption);
  const hours = Number(valueAt(stored, 'give_up_after_hours') ?? 72);
  const wait = valueAt(stored, 'wait_for_page');
  return {
    quietFrom: minutesOf(valueAt(stored, 'quiet_from')),
    quietTo: minutesOf(valueAt(stored, 'quiet_to')),
    waitForPage: wait === undefined ? true : wait === true || wait === 1 || wait === '1',
    giveUpAfter: (Number.isFinite(hours) && hours > 0 ? hours : 72) * 3_600_000,
  };
}

function minutesOf(value: unknown): number {
  const found = typeof value === 'string' ? /^(\d\d):(\d\d)$/.exec(value) : null;
  return found ? Number(found[1]) * 60 + Number(found[2]) : 0;
}

export interface NetworkSettings {
  /** '' where the network's own address is asked. */
  readonly base: string;
  readonly version: string;
  /** 0: the network's own. */
  readonly perDay: number;
  readonly perHour: number;
}

export function networkSettings(site: ExtensionSite, network: string): NetworkSettings {
  const stored = valueAt(valueAt(site.option(ownOption), 'networks'), network);
  const text = (key: string): string => {
    const value = valueAt(stored, key);
    return typeof value === 'string' ? value : '';
  };
  const count = (key: string): number => Math.max(0, Number(valueAt(stored, key) ?? 0) || 0);
  return { base: text('base'), version: text('version'), perDay: count('per_day'), perHour: count('per_hour') };
}

/** The site's own template, '' where it has said nothing (each network's own then decides). */
export function storedTemplate(site: ExtensionSite): string {
  const value = site.option(templateOption);
  return typeof value === 'string' ? value : '';
}

export function addsUtm(site: ExtensionSite): boolean {
  const value = entriesOf(site.option(utmOption)).find(([key]) => key === 'enabled')?.[1];
  return value === true || value === 1 || value === '1';
}
