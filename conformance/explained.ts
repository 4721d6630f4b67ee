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
      (expected.status === 500 && found.some((line) => /^status: expected 500, got 4\d\d$/.test(line))) ||
      isMistakeInBatch(found),
  },
  {
    reason: 'Namespaces that are not served yet',
    matches: ({ found }) => found.every((line) => line.startsWith('body.namespaces')),
  },
];

/** The same inside the answers of a batch: nothing differs but statuses that were 500, and the data of those errors. */
function isMistakeInBatch(found: readonly string[]): boolean {
  const answers = found.map((line) => /^(body\.responses\[\d+\])\.(.*)$/.exec(line)?.slice(1) ?? []);
  const mistakes = new Set(
    answers.flatMap(([answer, what = '']) => (/^status: expected 500, got 4\d\d$/.test(what) ? [answer] : [])),
  );
  return answers.every(([answer, what = '']) => mistakes.has(answer) && /^(?:status|body\.data)\b/.test(what));
}

/** True where every difference of an outcome is one that docs/differences.md explains. */
export function explained(outcome: Outcome): boolean {
  return list.some((one) => one.matches(outcome));
}
