// Holds that no regular expression of src/ can take more than linear time on any text, whoever wrote that text:
// neither by trying a stretch again and again in other parts, nor by beginning anew at each character of what does not match.
// Run by `npm run patterns` and by tools/check-patterns.test.ts. Expressions that are put together at run time are not seen here.
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, resolve } from 'node:path';
import { parse } from 'acorn';
import { analyse } from 'scslre';

/** Expressions that take linear time for a reason that stands outside of them. */
const explained: Readonly<Record<string, string>> = {
  // rendering/blocks/interactivity.ts
  '/^(.+?)(?:--(?!-(?!-))(.*?))?(?:---(?!-)(.*))?$/':
    'always matches at the first try: each part may be all that is left',
  // rest/engine/schema/pattern.ts
  '/[+*}]\\)?[)\\]]*[+*{]|\\([^)]*[+*][^)]*\\)[+*{]/':
    'reads expressions of the program and its plugins, no text of a client',
};

export interface Literal {
  readonly source: string;
  readonly flags: string;
  readonly line: number;
}

/** All regular expressions of a TypeScript text. */
export function literalsOf(code: string): Literal[] {
  const found: Literal[] = [];
  // Types become blanks: lines stay.
  parse(stripTypeScriptTypes(code), {
    ecmaVersion: 'latest',
    sourceType: 'module',
    locations: true,
    onToken: (token) => {
      if (token.type.label !== 'regexp' || !('value' in token)) return;
      // What acorn gives for a regular expression.
      const { pattern, flags } = token.value as { pattern: string; flags: string };
      found.push({ source: pattern, flags, line: token.loc?.start.line ?? 0 });
    },
  });
  return found;
}

/** What is slow about an expression; undefined where nothing is. */
export function slowness({ source, flags }: Pick<Literal, 'source' | 'flags'>): string | undefined {
  const { reports } = analyse({ source, flags });
  const [first] = reports;
  if (!first) return undefined;
  if (first.exponential) return 'takes exponential time';
  return first.type === 'Move' ? 'begins anew at each character of a stretch' : 'reads a stretch in many ways';
}

/** Every expression that is slow, as `file:line: /expression/ why`. */
export function slowPatterns(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(?:\.test|\.testing|\.generated)\.ts$/.test(file))
    .sort();
  return files.flatMap((file) =>
    literalsOf(readFileSync(join(folder, file), 'utf8')).flatMap((literal) => {
      const written = `/${literal.source}/${literal.flags}`;
      const why = Object.hasOwn(explained, written) ? undefined : slowness(literal);
      return why === undefined ? [] : [`${file}:${literal.line}: ${written} ${why}`];
    }),
  );
}

if (import.meta.main) {
  const slow = slowPatterns(resolve(import.meta.dirname, '../src'));
  for (const line of slow) console.error(line);
  if (slow.length > 0) process.exit(1);
}
