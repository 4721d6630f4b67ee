// The meta keys of Revive Old Posts (9.3), registered for every post type: same keys, schemas and defaults.
import type { ExtensionSite } from '../../extend/site.ts';
import type { MetaKey } from '../../extend/types.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';

/** The option that holds all of Revive Old Posts' settings; its part `active_accounts` maps account ids to accounts. */
export const reviveOption = 'rop_data';

/** A post that says nothing goes to every active account with that account's own text. Empty PHP maps are lists. */
function defaultAccounts(site: ExtensionSite): unknown {
  const accounts = entriesOf(valueAt(site.option(reviveOption), 'active_accounts')).filter(
    ([, account]) => entriesOf(account).length > 0,
  );
  return accounts.length === 0 ? [] : Object.fromEntries(accounts.map(([id]) => [id, '']));
}

const shared = {
  objectType: 'post',
  subtype: '',
  single: true,
  mayWrite: (viewer: { can(capability: string): boolean }) => viewer.can('edit_posts'),
} as const;

/** In order of registration. Everybody who may edit posts writes them, on posts that they may edit. */
export const reviveMeta: readonly MetaKey[] = [
  {
    ...shared,
    key: 'rop_custom_images_group',
    type: 'object',
    showInRest: {
      schema: {
        type: 'object',
        properties: {},
        additionalProperties: { type: 'object', properties: { rop_custom_image: { type: 'integer' } } },
      },
    },
  },
  {
    ...shared,
    key: 'rop_custom_messages_group',
    type: 'array',
    showInRest: {
      schema: {
        type: 'array',
        items: { type: 'object', properties: { rop_custom_description: { type: 'string' } } },
      },
    },
  },
  { ...shared, key: 'rop_publish_now', type: 'string', default: 'initial', showInRest: {} },
  {
    ...shared,
    key: 'rop_publish_now_accounts',
    type: 'object',
    default: defaultAccounts,
    showInRest: { schema: { type: 'object', properties: {}, additionalProperties: { type: 'string' } } },
  },
  {
    ...shared,
    key: 'rop_publish_now_history',
    type: 'array',
    default: [],
    showInRest: {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            account: { type: 'string', required: true },
            service: { type: 'string', required: true },
            timestamp: { type: 'integer', required: true },
            status: { type: 'string', required: true },
          },
        },
      },
    },
  },
  { ...shared, key: 'rop_publish_now_status', type: 'string', default: 'pending', showInRest: {} },
];
