// The choices about cards: the site's, as `wp/v2/settings` shows them, and a post's in `jetpack_social_options`, with the
// names and defaults of Jetpack Social. What is stored is read with patience: it may come from any version of it.
import type { RegisteredSetting } from '../../../extend/registry.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import { valueAt } from '../../php-arrays.ts';
import { imageGeneratorOption } from '../meta.ts';
import { defaultTemplate, isTemplate, type TemplateName } from './templates.ts';

const openGraphOption = 'jetpack_social_open_graph_settings';

export const cardSettings: readonly RegisteredSetting[] = [
  {
    option: imageGeneratorOption,
    name: imageGeneratorOption,
    merged: true,
    schema: {
      type: 'object',
      description: 'Pictures made for social networks: whether new posts have them, and how they look.',
      default: { enabled: false, template: defaultTemplate },
      properties: {
        enabled: { type: 'boolean' },
        template: { type: 'string' },
        font: { type: 'string' },
        default_image_id: { type: 'number' },
      },
    },
  },
  {
    option: openGraphOption,
    name: openGraphOption,
    merged: true,
    schema: {
      type: 'object',
      description: 'What stands for posts without a picture.',
      default: {},
      properties: { default_image_id: { type: 'number' } },
    },
  },
];

export interface SiteCardSettings {
  readonly enabled: boolean;
  readonly template: TemplateName;
  readonly font: string;
  readonly defaultImage: number;
}

export interface PostCardSettings extends SiteCardSettings {
  /** '' for the title. */
  readonly text: string;
  /** '' where the post has not chosen. */
  readonly imageType: string;
  readonly image: number;
}

export function siteCardSettings(site: ExtensionSite): SiteCardSettings {
  const stored = site.option(imageGeneratorOption);
  return {
    enabled: isTrue(valueAt(stored, 'enabled')),
    template: templateIn(valueAt(stored, 'template'), defaultTemplate),
    font: textIn(valueAt(stored, 'font')),
    defaultImage: idIn(valueAt(stored, 'default_image_id')),
  };
}

/** `options`: the value of `_wpas_options`, undefined where the post has none. */
export function postCardSettings(site: ExtensionSite, options: unknown): PostCardSettings {
  const own = siteCardSettings(site);
  const stored = valueAt(options, 'image_generator_settings');
  const font = valueAt(stored, 'font');
  return {
    enabled: isTrue(valueAt(stored, 'enabled')),
    template: templateIn(valueAt(stored, 'template'), own.template),
    font: typeof font === 'string' ? font : own.font,
    defaultImage: idIn(valueAt(stored, 'default_image_id')) || own.defaultImage,
    text: textIn(valueAt(stored, 'custom_text')),
    imageType: textIn(valueAt(stored, 'image_type')),
    image: idIn(valueAt(stored, 'image_id')),
  };
}

/** Picture of posts that have none; 0 for none. */
export const openGraphImage = (site: ExtensionSite): number =>
  idIn(valueAt(site.option(openGraphOption), 'default_image_id'));

/** The site's language, as in `de_DE`. */
export function localeOf(site: ExtensionSite): string {
  const locale = site.option('WPLANG');
  return typeof locale === 'string' && /^[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*$/.test(locale) ? locale : 'en';
}

const isTrue = (value: unknown): boolean => value === true || value === 1 || value === '1';
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

export function idIn(value: unknown): number {
  const id = Number(value ?? 0);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}

const templateIn = (value: unknown, fallback: TemplateName): TemplateName => (isTemplate(value) ? value : fallback);
