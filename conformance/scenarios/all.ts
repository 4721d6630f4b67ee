// Every scenario, in the order it is run.
import type { Scenario } from '../client.ts';
import { abilities } from './abilities.ts';
import { batchNumbers } from './batch-numbers.ts';
import { blockEditor } from './block-editor.ts';
import { blockHooks } from './block-hooks.ts';
import { blockRenderer } from './block-renderer.ts';
import { blockTypes } from './block-types.ts';
import { blocks } from './blocks.ts';
import { comments } from './comments.ts';
import { edges } from './edges.ts';
import { elsewhere } from './elsewhere.ts';
import { embeds } from './embeds.ts';
import { engine } from './engine.ts';
import { everyBlock } from './every-block.ts';
import { excerpts } from './excerpts.ts';
import { feeds } from './feeds.ts';
import { fontFiles } from './font-files.ts';
import { fonts } from './fonts.ts';
import { globalStyles } from './global-styles.ts';
import { icons } from './icons.ts';
import { media } from './media/media.ts';
import { menus } from './menus.ts';
import { oembed } from './oembed.ts';
import { pages } from './pages.ts';
import { patterns } from './patterns.ts';
import { plugins } from './plugins.ts';
import { postsRead } from './posts-read.ts';
import { postsWrite } from './posts-write.ts';
import { registered } from './registered.ts';
import { autosaves, revisions } from './revisions.ts';
import { roles } from './roles/roles.ts';
import { safeStyles } from './safe-styles.ts';
import { search } from './search.ts';
import { siteHealth } from './site-health.ts';
import { templatesRead } from './templates-read.ts';
import { templatesWrite } from './templates-write.ts';
import { terms } from './terms.ts';
import { themeDesign } from './theme-design.ts';
import { themeExport } from './theme-export.ts';
import { themePatterns } from './theme-patterns.ts';
import { themeVersions } from './theme-versions.ts';
import { themes } from './themes.ts';
import { users } from './users.ts';
import { visitors } from './visitors.ts';
import { widgets } from './widgets.ts';
import { widgetsClassic } from './widgets-classic.ts';
import { widgetsContent } from './widgets-content.ts';
import { widgetsLinks } from './widgets-links.ts';

export const scenarios: readonly Scenario[] = [
  ...engine,
  ...registered,
  ...postsRead,
  ...postsWrite,
  ...pages,
  ...terms,
  ...users,
  ...comments,
  ...media,
  ...edges,
  ...themes,
  ...templatesRead,
  ...templatesWrite,
  ...globalStyles,
  ...themePatterns,
  ...safeStyles,
  ...fonts,
  ...fontFiles,
  ...icons,
  ...themeVersions,
  ...revisions,
  ...autosaves,
  ...patterns,
  ...search,
  ...batchNumbers,
  ...menus,
  ...oembed,
  ...embeds,
  ...blockEditor,
  ...siteHealth,
  ...abilities,
  ...plugins,
  ...elsewhere,
  ...feeds,
  ...roles,
  ...blockTypes,
  ...blockRenderer,
  ...blocks,
  ...blockHooks,
  ...themeDesign,
  ...visitors,
  ...themeExport,
  ...widgets,
  ...widgetsClassic,
  ...widgetsContent,
  ...widgetsLinks,
  ...everyBlock,
  ...excerpts,
];
