// The panel of Revive in the block editor (newsroom/revive-editor): sharing at once when a post is published, and to which
// accounts; what it is told are the active ones.
import type { EditorScript } from '../../extend/editor.ts';
import { activeAccounts } from './accounts.ts';
import { settingsOf } from './settings.ts';

export const revivePanel: EditorScript = {
  assets: 'revive-editor',
  style: true,
  appliesTo: ({ post_type }, viewer) => post_type === 'post' && viewer.can('edit_posts'),
  data: (_post, _viewer, site) => ({
    // May posts ask to be shared at once on this site?
    instant: settingsOf(site).instantShare,
    accounts: activeAccounts(site).map(({ id, name, service }) => ({ id, name, service })),
  }),
};
