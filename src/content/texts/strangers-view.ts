// Texts as strangers see them, for what is made outside of an answer: summaries, titles of embeds.
import { anonymous } from '../../access/make-viewer.ts';
import { newCounters } from '../../rendering/content.ts';
import type { Site } from '../site.ts';
import { keptTexts } from './context.ts';
import type { TextView } from './item.ts';

/** One for each thing that is made: its counters move with the texts that it renders. */
export function strangersView(site: Site): TextView {
  return {
    viewer: anonymous(),
    context: 'view',
    password: '',
    excerptLength: undefined,
    texts: keptTexts(site),
    counters: newCounters(),
  };
}
