// Every scenario, in the order it is run.
import type { Scenario } from '../client.ts';
import { abilities } from './abilities.ts';
import { blockEditor } from './block-editor.ts';
import { blockRenderer } from './block-renderer.ts';
import { blockTypes } from './block-types.ts';
import { blocks } from './blocks.ts';
import { comments } from './comments.ts';
import { edges } from './edges.ts';
import { elsewhere } from './elsewhere.ts';
import { embeds } from './embeds.ts';
import { engine } from './engine.ts';
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
import { search } from './search.ts';
import { siteHealth } from './site-health.ts';
import { terms } from './terms.ts';
import { themes } from './themes.ts';
import { users } from './users.ts';

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
  ...revisions,
  ...autosaves,
  ...patterns,
  ...search,
  ...menus,
  ...oembed,
  ...embeds,
  ...blockEditor,
  ...siteHealth,
  ...abilities,
  ...plugins,
  ...elsewhere,
  ...roles,
  ...blockTypes,
  ...blockRenderer,
  ...blocks,
];
