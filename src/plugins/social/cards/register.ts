// Social cards: pictures with a post's title, for networks and for the library. Reproduces Jetpack's Social Image Generator
// (settings, meta, tokens, routes); the pictures are made here, by nobody else.
import type { PluginContext } from '../../../extend/plugin.ts';
import { cardHead, homeHead } from './head.ts';
import { cardTypes, startWithCard, storeToken } from './of-post.ts';
import { cardPage } from './page.ts';
import { renditionPage } from './rendition.ts';
import { cardRoutes } from './routes.ts';
import { cardSettings } from './settings.ts';

const unsaved = new Set(['auto-draft', 'inherit', 'trash']);

export function registerCards({ registry, hooks }: PluginContext): void {
  for (const setting of cardSettings) registry.addSetting(setting);
  for (const route of cardRoutes) registry.addRoute(route);
  registry.addPage(cardPage);
  registry.addPage(renditionPage);
  registry.addHead(cardHead);
  registry.addHomeHead(homeHead);
  hooks.addAction('wp_after_insert_post', async ({ ID, post_type, post_status }, oldStatus, site) => {
    if (!cardTypes.includes(post_type)) return;
    // Somebody begins to write: what is published at once by a program says itself whether it wants a card.
    if (oldStatus === 'new' && (post_status === 'auto-draft' || post_status === 'draft')) await startWithCard(site, ID);
    if (!unsaved.has(post_status)) await storeToken(site, ID);
  });
}
