// The field `jetpack_publicize_connections` of posts: the accounts a post can be shared to, with the post's choice for
// each. Nobody but those who may publish sees any, and a site without connected accounts has none.
import { SiteError } from '../../base/error.ts';
import type { JsonSchema, RestField } from '../../extend/types.ts';
import { mediaSource } from './meta.ts';

const everywhere = ['view', 'edit'] as const;
const text = (description: string): JsonSchema => ({
  type: 'string',
  description,
  context: everywhere,
  readonly: true,
});

const schema: JsonSchema = {
  description: 'Accounts that the post can be shared to.',
  type: 'array',
  context: everywhere,
  default: [],
  items: {
    type: 'object',
    properties: {
      connection_id: { ...text('Id of the account here.'), readonly: false },
      display_name: text('Name of the account.'),
      external_handle: { ...text('Its handle at the service.'), type: ['string', 'null'] },
      external_id: text('Its id at the service.'),
      profile_link: text('Address of its profile.'),
      profile_picture: text('Address of its picture.'),
      service_label: text('Name of the service.'),
      service_name: { ...text('Short name of the service.'), readonly: false },
      shared: { type: 'boolean', description: 'May everybody share to it?', context: everywhere, readonly: true },
      status: {
        type: ['string', 'null'],
        description: 'Does it work?',
        enum: ['ok', 'broken', 'must_reauth', null],
        context: everywhere,
        readonly: true,
      },
      wpcom_user_id: { type: 'integer', description: 'Whose it is.', context: everywhere, readonly: true },
      id: text('Former name of the id.'),
      username: text('Former name of the handle.'),
      can_disconnect: { type: 'boolean', description: 'May it be taken away?', context: everywhere, readonly: true },
      enabled: { type: 'boolean', description: 'Is the post shared to it?', context: ['edit'] },
      message: { type: 'string', description: 'What is said there.', context: ['edit'] },
      attached_media: {
        type: 'array',
        description: 'Media sent there.',
        context: ['edit'],
        items: {
          type: 'object',
          properties: { id: { type: 'number' }, url: { type: 'string' }, type: { type: 'string' } },
        },
      },
      media_source: { ...mediaSource, context: ['edit'] },
    },
  },
};

/** The field for one post type. Throws `invalid_user_permission_publicize` where somebody else writes it. */
export function connectionsField(objectType: string): RestField {
  return {
    kind: 'post',
    objectType,
    name: 'jetpack_publicize_connections',
    schema,
    read: () => [],
    write: async (_value, _post, { viewer }) => {
      if (viewer.can('publish_posts')) return;
      throw new SiteError('invalid_user_permission_publicize', 'You may not choose where posts are shared to.', {
        status: viewer.id > 0 ? 403 : 401,
      });
    },
  };
}
