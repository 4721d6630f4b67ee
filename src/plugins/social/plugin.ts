// Jetpack Social's place in posts: its meta keys and its REST field, so that a site that had it keeps its answers.
// Sharing itself is not done here yet.
import { definePlugin } from '../../extend/plugin.ts';
import { registerCards } from './cards/register.ts';
import { connectionsField } from './connections.ts';
import { socialMeta } from './meta.ts';

export const social = definePlugin({
  name: 'social',
  version: '1.0.0',
  title: 'Social',
  description: 'Keeps what Jetpack Social stored with posts: messages, connections and settings for sharing.',
  author: 'Broadsheet',
  register(context) {
    const { registry } = context;
    for (const meta of socialMeta('post')) registry.addMeta(meta);
    registry.addField(connectionsField('post'));
    registerCards(context);
  },
});
