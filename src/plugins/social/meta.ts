// The meta keys of Jetpack Social (publicize 0.61–0.70) for posts: same storage keys, names, schemas and defaults.
// What a site shares, and where to, is decided elsewhere; these are the post's own choices and its state.
import type { ExtensionSite } from '../../extend/site.ts';
import type { JsonSchema, MetaKey } from '../../extend/types.ts';
import { valueAt } from '../php-arrays.ts';
import { type Asking, maySharePosts } from './filters.ts';

/** The option that holds the site's choices for generated pictures. */
export const imageGeneratorOption = 'jetpack_social_image_generator_settings';

const attachedMedia: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: { id: { type: 'number' }, url: { type: 'string' }, type: { type: 'string' } },
  },
};

export const mediaSource: JsonSchema = {
  type: 'string',
  enum: ['featured-image', 'sig', 'media-library', 'upload-video', 'none'],
};

const optionsSchema: JsonSchema = {
  type: 'object',
  properties: {
    version: { type: 'number' },
    attached_media: attachedMedia,
    media_source: mediaSource,
    image_generator_settings: {
      type: 'object',
      properties: {
        enabled: { type: 'boolean' },
        custom_text: { type: 'string' },
        image_type: { type: 'string' },
        image_id: { type: 'number' },
        template: { type: 'string' },
        font: { type: 'string' },
        token: { type: 'string' },
        default_image_id: { type: 'number' },
      },
    },
  },
};

/** A post that says nothing shares with the site's picture settings, switched off. */
function defaultOptions(site: ExtensionSite): unknown {
  const settings = site.option(imageGeneratorOption);
  const template = valueAt(settings, 'template');
  const font = valueAt(settings, 'font');
  return {
    image_generator_settings: {
      template: typeof template === 'string' && template !== '' ? template : 'highway',
      default_image_id: Number(valueAt(settings, 'default_image_id') ?? 0) || 0,
      font: typeof font === 'string' ? font : '',
      enabled: false,
    },
    version: 2,
  };
}

/** In order of registration, for one post type. Only those who may publish write them. */
export function socialMeta(subtype: string, hooks: Asking): MetaKey[] {
  const shared = {
    objectType: 'post',
    subtype,
    single: true,
    mayWrite: (viewer: { can(capability: string): boolean }) => maySharePosts(hooks, viewer),
  } as const;
  return [
    {
      ...shared,
      key: '_wpas_mess',
      type: 'string',
      description: 'What is said when the post is shared.',
      default: '',
      showInRest: { name: 'jetpack_publicize_message' },
    },
    {
      ...shared,
      key: '_wpas_feature_enabled',
      type: 'boolean',
      description: 'Is the post shared when it is published?',
      default: true,
      showInRest: { name: 'jetpack_publicize_feature_enabled' },
    },
    {
      ...shared,
      key: '_wpas_done_all',
      type: 'boolean',
      description: 'Has the post been shared?',
      default: false,
      showInRest: { name: 'jetpack_social_post_already_shared' },
    },
    {
      ...shared,
      key: '_wpas_options',
      type: 'object',
      description: 'How the post is shared: media and generated picture.',
      default: defaultOptions,
      showInRest: { name: 'jetpack_social_options', schema: optionsSchema },
    },
  ];
}
