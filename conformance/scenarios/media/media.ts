// Every scenario of media, in the order it is run.
import type { Scenario } from '../../client.ts';
import { changes } from './changes.ts';
import { edits } from './edits.ts';
import { lists } from './lists.ts';
import { refusals } from './refusals.ts';
import { sideload } from './sideload.ts';
import { texts } from './texts.ts';
import { uploads } from './uploads.ts';
import { urls } from './urls.ts';

export const media: Scenario[] = [
  ...uploads,
  ...refusals,
  ...lists,
  ...changes,
  ...edits,
  ...texts,
  ...urls,
  ...sideload,
];
