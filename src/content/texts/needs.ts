// Loads what the texts of a list of posts need while they are rendered. What stands in the texts (pictures, synced patterns)
// takes one query each for all posts together, none where no text names any; what blocks read besides is gathered while they
// are rendered for nothing else (facts/facts.ts).
import type { Viewer } from '../../access/viewer.ts';
import { collectNeeds } from '../../rendering/blocks/needs.ts';
import type { ContentData } from '../../rendering/types.ts';
import type { Site } from '../site.ts';
import { type ReadingOptions, TextFacts } from './facts/facts.ts';

/** Texts that need nothing share this. */
export const nothingNeeded: ContentData = {};

/** What rendering reads, with facts that can still be gathered. */
export interface LoadedData extends ContentData {
  readonly facts: TextFacts;
}

/** Data for texts that need some. Patterns inside patterns take a query a level. */
export async function loadTextNeeds(
  site: Site,
  viewer: Viewer,
  texts: readonly string[],
  options: ReadingOptions = {},
): Promise<LoadedData> {
  const facts = new TextFacts(site, viewer, options);
  const seen = new Set<number>();
  let next: readonly string[] = texts;
  while (next.length > 0) {
    const wanted = new Set<number>();
    for (const text of next) {
      const needs = collectNeeds(text);
      for (const id of needs.attachments) facts.attachment(id);
      for (const id of needs.patterns) if (!seen.has(id)) wanted.add(id);
    }
    for (const id of wanted) {
      seen.add(id);
      facts.pattern(id);
    }
    if (wanted.size > 0) await facts.fill();
    next = [...wanted].flatMap((id) => facts.pattern(id)?.content ?? []);
  }
  await facts.fill();
  return { facts, attachment: facts.attachment, pattern: facts.pattern };
}
