// Every scenario, in the order it is run.
import type { Scenario } from '../client.ts';
import { blockRenderer } from './block-renderer.ts';
import { blockTypes } from './block-types.ts';
import { blocks } from './blocks.ts';
import { comments } from './comments.ts';
import { edges } from './edges.ts';
import { engine } from './engine.ts';
import { pages } from './pages.ts';
import { postsRead } from './posts-read.ts';
import { postsWrite } from './posts-write.ts';
import { registered } from './registered.ts';
import { terms } from './terms.ts';
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
  ...blockTypes,
  ...blockRenderer,
  ...blocks,
];
