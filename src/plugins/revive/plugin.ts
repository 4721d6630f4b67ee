// Revive Old Posts' place in posts: its meta keys, so that a site that had it keeps its answers.
// Sharing itself is not done here yet.
import { definePlugin } from '../../extend/plugin.ts';
import { reviveMeta } from './meta.ts';

export const revive = definePlugin({
  name: 'revive',
  version: '1.0.0',
  title: 'Revive',
  description: 'Keeps what Revive Old Posts stored with posts: messages, pictures and the history of sharing.',
  author: 'Broadsheet',
  register({ registry }) {
    for (const meta of reviveMeta) registry.addMeta(meta);
  },
});
