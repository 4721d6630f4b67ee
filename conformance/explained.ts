// Differences that stay, each with its reason in docs/differences.md (named by its heading there).
import type { Outcome } from './client.ts';

interface Explained {
  /** Heading in docs/differences.md. */
  reason: string;
  matches: (outcome: Outcome) => boolean;
}

const list: readonly Explained[] = [];

/** True where every difference of an outcome is one that docs/differences.md explains. */
export function explained(outcome: Outcome): boolean {
  return list.some((one) => one.matches(outcome));
}
