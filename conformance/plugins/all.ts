// Extensions for scenarios, by name. Each has a twin in PHP beside it, a plugin for WordPress.
import type { Plugin } from '../../src/extend/plugin.ts';
import { blockHooksPlugin } from './block-hooks.ts';
import { visitorsPlugin } from './visitors.ts';

export const scenarioPlugins: Readonly<Record<string, Plugin>> = {
  'block-hooks': blockHooksPlugin,
  visitors: visitorsPlugin,
};
