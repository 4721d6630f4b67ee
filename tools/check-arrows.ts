// Holds the arrows between rooms: src/ROOM may import only the rooms listed for it here.
// Same table as in ARCHITECTURE.md; run by `npm run arrows` and by tools/check-arrows.test.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const below = ['access', 'rendering', 'media', 'jobs', 'net', 'database', 'base'];
const content = ['content', 'extend', ...below];
/** Which rooms a room may import, besides itself. Files directly in src/ are the composition root and may import all. */
export const arrows: Record<string, readonly string[]> = {
  base: [],
  database: ['base'],
  access: ['database', 'base'],
  rendering: ['base'],
  net: ['base'],
  media: ['database', 'base'],
  jobs: ['database', 'base'],
  extend: below,
  content: ['extend', ...below],
  plugins: ['extend', 'base'],
  rest: content,
  newsroom: content,
  web: content,
  transfer: content,
  server: ['rest', 'newsroom', 'web', ...content],
  cli: ['server', 'rest', 'newsroom', 'web', 'transfer', ...content],
};
/** The only files below the root that may import the composition root (src/site.ts): those that start a site, and tests. */
const mayCompose = /^(cli|server)\/|\.test\.ts$|testing\.ts$/;

/** Every import that breaks an arrow, as `file: imports room`. Empty when the house stands. */
export function brokenArrows(src: string): string[] {
  const broken: string[] = [];
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  for (const file of files) {
    const room = file.includes('/') ? (file.split('/')[0] ?? '') : '';
    if (room === '') continue;
    const allowed = arrows[room];
    if (!allowed) {
      broken.push(`${file}: ${room} is not a room`);
      continue;
    }
    const text = readFileSync(join(src, file), 'utf8');
    for (const [, target] of text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      const to = relative(src, resolve(src, dirname(file), target ?? ''));
      if (to.startsWith('..')) continue;
      const toRoom = to.includes('/') ? (to.split('/')[0] ?? '') : '';
      if (toRoom === room) continue;
      if (toRoom === '' ? mayCompose.test(file) : allowed.includes(toRoom)) continue;
      if (/\.test\.ts$|testing\.ts$/.test(file)) continue;
      broken.push(`${file}: imports ${to}`);
    }
  }
  return broken;
}

if (import.meta.main) {
  const broken = brokenArrows(resolve(import.meta.dirname, '../src'));
  for (const line of broken) console.error(line);
  if (broken.length > 0) process.exit(1);
}
