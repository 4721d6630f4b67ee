// The meta keys that WordPress 7.1 itself registers, in order of registration. Keys that begin with an underscore need
// `mayWrite` to be writable at all; a note's status follows the right to edit the note, which its resource checks.
import type { MetaKey } from '../../extend/types.ts';
import { safeFootnotes } from './footnotes.ts';

const everybody = () => true;

function footnotes(subtype: string): MetaKey {
  return {
    objectType: 'post',
    subtype,
    key: 'footnotes',
    type: 'string',
    description: '',
    single: true,
    showInRest: {},
    sanitize: safeFootnotes,
    mayWrite: everybody,
    revisionsEnabled: true,
  };
}

/** In order of registration, which is the order in answers. `prefix` is that of the site's tables, as `wp_`. */
export const coreMeta = (prefix: string): readonly MetaKey[] => [
  {
    objectType: 'comment',
    subtype: '',
    key: '_wp_note_status',
    type: 'string',
    description: 'Is the note settled?',
    single: true,
    showInRest: { schema: { type: 'string', enum: ['resolved', 'reopen'] } },
    mayWrite: everybody,
  },
  {
    objectType: 'user',
    subtype: '',
    key: `${prefix}persisted_preferences`,
    type: 'object',
    description: '',
    single: true,
    showInRest: {
      name: 'persisted_preferences',
      schema: {
        type: 'object',
        context: ['edit'],
        properties: {
          _modified: {
            description: 'When the preferences were last changed.',
            type: 'string',
            format: 'date-time',
            readonly: false,
          },
        },
        additionalProperties: true,
      },
    },
    mayWrite: everybody,
  },
  {
    objectType: 'post',
    subtype: 'wp_block',
    key: 'wp_pattern_sync_status',
    type: 'string',
    description: '',
    single: true,
    showInRest: { schema: { type: 'string', enum: ['partial', 'unsynced'] } },
    mayWrite: everybody,
  },
  footnotes('post'),
  footnotes('page'),
  footnotes('wp_block'),
];
