// The panels of sharing in the block editor (newsroom/social-editor), for those who may publish, and what they are told: the
// accounts' own templates, the looks of cards, the placeholders of texts.
import type { EditorScript } from '../../extend/editor.ts';
import { templateNames } from './cards/templates.ts';
import { cardUrl } from './cards/token.ts';
import { allConnections, visibleTo } from './connections.ts';
import { placeholders } from './messages/template.ts';

export const socialPanels: EditorScript = {
  assets: 'social-editor',
  style: true,
  appliesTo: ({ post_type }, viewer) => post_type === 'post' && viewer.can('publish_posts'),
  data: async (_post, viewer, site) => {
    const connections = visibleTo(await allConnections(site), viewer.id);
    return {
      screen: `${site.option('siteurl')}/wp-admin/admin.php?page=jetpack-social`,
      templates: Object.fromEntries(connections.map(({ id, template }) => [String(id), template])),
      // Its address with the word TOKEN where the token belongs.
      cards: cardUrl(site, 'TOKEN'),
      looks: templateNames,
      placeholders,
    };
  },
};
