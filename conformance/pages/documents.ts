// Pages of documents: generated ones, and those of the corpus of conformance/rendering; and a site's own styles, as a seed draws them.
import { Random } from '../../src/rest/fuzz/random.testing.ts';
import { themesOf } from '../functions/themes.ts';
import { blockDocument, dynamicDocument } from '../texts/generate/blocks.ts';
import { corpus } from '../texts/text.ts';
import { post, template } from './content.ts';

export interface DocumentPage {
  readonly path: string;
  readonly sql: string;
}

const firstPost = 10_000;
/** Documents on one page. */
const together = 3;

const pageOf = (index: number, documents: readonly string[]): DocumentPage => {
  const ID = firstPost + index;
  // No two of one minute: databases may put those in any order.
  const post_date = new Date(Date.UTC(2025, 2, 4, 9, -index)).toISOString().slice(0, 19).replace('T', ' ');
  return { path: `/?p=${ID}`, sql: post({ ID, post_date, post_content: documents.join('\n\n') }) };
};

/** Pages of generated documents. */
export function generatedPages(seed: number, count: number): DocumentPage[] {
  return Array.from({ length: Math.ceil(count / together) }, (_, index) => {
    const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
    const documents = Array.from({ length: together }, () =>
      random.chance(0.5) ? blockDocument(random) : dynamicDocument(random),
    );
    return pageOf(index, documents);
  });
}

/** Pages of the corpus: of documents with blocks, and of classic texts. */
export function corpusPages(): DocumentPage[] {
  const contents = corpus().map(({ content }) => content);
  const kinds = [true, false].map((isOfBlocks) =>
    contents.filter((content) => content.includes('<!-- wp:') === isOfBlocks),
  );
  const groups = kinds.flatMap((kind) =>
    Array.from({ length: Math.ceil(kind.length / together) }, (_, index) =>
      kind.slice(index * together, (index + 1) * together),
    ),
  );
  return groups.map((group, index) => pageOf(index, group));
}

/** Styles that a seed draws. */
export function ownStyles(seed: number, theme: string): string {
  const design = { ...JSON.parse(themesOf(seed, 1)[0] ?? '{}'), isGlobalStylesUserThemeJSON: true };
  return template(9000, `wp-global-styles-${theme}`, JSON.stringify(design), theme, 'wp_global_styles');
}
