// Differences that stay, each with its reason in docs/differences.md (named by its heading there).
import type { Outcome } from './client.ts';

interface Explained {
  /** Heading in docs/differences.md. */
  reason: string;
  matches: (outcome: Outcome) => boolean;
}

const list: readonly Explained[] = [
  {
    reason: 'Abilities',
    matches: ({ request, found }) =>
      request.path.startsWith('/wp-abilities/') &&
      found.every((line) =>
        /\.(?:version|wp_version|php_version): expected "[78]\.|expected "local", got "production"|got "SQLite /.test(
          line,
        ),
      ),
  },
  {
    reason: 'Site health',
    matches: ({ request, found }) =>
      request.path.startsWith('/wp-site-health/') &&
      found.every((line) =>
        /^body\.(?:status|actions|\w+_size\.(?:size|debug|raw)):|^body\.\w+_size: missing key/.test(line),
      ),
  },
  {
    reason: 'Where WordPress ends in a fatal error',
    matches: ({ expected, found }) =>
      expected.status === 500 &&
      expected.headers['content-type']?.startsWith('text/html') === true &&
      found.some((line) => /^status: expected 500, got [24]\d\d$/.test(line)),
  },
  {
    reason: 'Bad input is the sender’s mistake',
    matches: ({ expected, found }) =>
      expected.status === 500 && found.some((line) => /^status: expected 500, got 4\d\d$/.test(line)),
  },
  {
    reason: 'Namespaces that are not served yet',
    matches: ({ found }) => found.every((line) => line.startsWith('body.namespaces')),
  },
];

/** True where every difference of an outcome is one that docs/differences.md explains. */
export function explained(outcome: Outcome): boolean {
  return list.some((one) => one.matches(outcome));
}
