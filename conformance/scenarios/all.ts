// Every scenario, in the order it is run.
import type { Scenario } from '../client.ts';
import { comments } from './comments.ts';
import { edges } from './edges.ts';
import { engine } from './engine.ts';
import { menus } from './menus.ts';
import { pages } from './pages.ts';
import { patterns } from './patterns.ts';
import { postsRead } from './posts-read.ts';
import { postsWrite } from './posts-write.ts';
import { registered } from './registered.ts';
import { autosaves, revisions } from './revisions.ts';
import { search } from './search.ts';
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
  ...edges,
  ...themes,
  ...revisions,
  ...autosaves,
  ...patterns,
  ...search,
  ...menus,
];
