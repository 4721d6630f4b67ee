// Visitors may comment through the API: the same as visitors.php.
import { definePlugin } from '../../src/extend/plugin.ts';

export const visitorsPlugin = definePlugin({
  name: 'visitors',
  version: '1.0.0',
  register({ hooks }) {
    hooks.addFilter('rest_allow_anonymous_comments', () => true);
  },
});
