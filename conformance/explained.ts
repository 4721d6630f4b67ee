// Differences that stay, each with its reason in docs/differences.md (named by its heading there).
import type { Outcome } from './client.ts';

interface Explained {
  /** Heading in docs/differences.md. */
  reason: string;
  matches: (outcome: Outcome) => boolean;
}

const list: readonly Explained[] = [
  {
    reason: 'Bad input is the sender’s mistake',
    matches: ({ expected, found }) =>
      expected.status === 500 && found.some((line) => /^status: expected 500, got 4\d\d$/.test(line)),
  },
  {
    reason: 'Namespaces that are not served yet',
    matches: ({ found }) => found.every((line) => line.startsWith('body.namespaces')),
  },
  {
    reason: 'Block types',
    matches: ({ area, found }) => area === 'block-types' && found.every((line) => themeOwn.test(line)),
  },
  {
    reason: 'Directories of blocks and patterns',
    matches: ({ request, found }) =>
      request.path === '/wp/v2/block-directory/search' &&
      found.every((line) => line.startsWith('body.additional_data')),
  },
  {
    reason: 'Pages of query blocks',
    matches: ({ area, found }) => area === 'blocks-query' && found.every((line) => ownAddress.test(line)),
  },
  {
    reason: 'Prose',
    matches: ({ found }) => found.length > 0 && found.every((line) => ownSentence.test(line)),
  },
  {
    reason: 'Scripts of lists to choose from',
    matches: ({ area, found }) =>
      area === 'blocks-lists' && found.every((line) => line.includes('<script>') && line.includes('dropdownId')),
  },
];

/** A link to the next page of a query: WordPress starts from the address of the API's own request. */
const ownAddress = /^body\.content\.rendered: .*\/wp-json\/wp\/v2\/posts\/\d+\?query-/;

/** Sentences of ours that stand in HTML. */
const ownSentence = /The excerpt is protected\.|There&#8217;s nothing to show here yet\./;

/** What a theme's PHP registers (the list style of Twenty Twenty-Five), and its template parts. */
const themeOwn = /^body(\[(34|82)\])?\.(styles: expected 1 items, got 0|variations: expected 9 items, got 0)$/;

/** True where every difference of an outcome is one that docs/differences.md explains. */
export function explained(outcome: Outcome): boolean {
  return list.some((one) => one.matches(outcome));
}
