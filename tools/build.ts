// `npm run build`: the program as a few files in dist/. Loading several hundred modules one by one is most of what a start
// costs; what only some requests need stays in files of its own, loaded when it is first used. Types are checked by
// `npm run check`.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { makeEditor } from './editor-bundle.ts';
import { makeBlockAssets } from './script-modules.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'dist');

/** Packages that every start loads. All others stay where npm put them: some bring native code, some are seldom used. */
const bundled = ['fastify', 'kysely', 'pino', 'prom-client', '@noble/hashes', 'htmlparser2', '@fastify/busboy'];

const isPackage = (id: string): boolean => /^[\w@]/.test(id) && !id.startsWith('node:');
const isBundled = (id: string): boolean => bundled.some((name) => id === name || id.startsWith(`${name}/`));

/**
 * A program's text without letters beyond ASCII: V8 keeps such a text as it is, any other at two bytes a letter. An escape means
 * the letter itself in names, strings, templates and patterns; `String.raw` alone would tell them apart, and must have none.
 */
function inAscii(code: string): string {
  if (/String\.raw`[^`]*[^\x00-\x7f`]/.test(code)) throw new Error('String.raw with letters beyond ASCII');
  return code.replace(/(\\*)([^\x00-\x7f])/g, (_match, slashes: string, letter: string) => {
    // Behind a backslash the letter stood for itself, too.
    const before = slashes.length % 2 === 1 ? slashes.slice(1) : slashes;
    return `${before}\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const bundle = await rolldown({
  input: join(root, 'src/cli/main.ts'),
  platform: 'node',
  // Neither here nor below is anything left out: calls whose answer nobody takes (decodeURIComponent, say) may be made for
  // what they throw.
  treeshake: false,
  // What the bundled packages themselves need comes along.
  external: (id, importer) => isPackage(id) && !isBundled(id) && !importer?.includes('node_modules'),
});
// The editor stays where it is as it should be.
const made = existsSync(folder) ? readdirSync(folder) : [];
for (const name of made) if (name !== 'editor') rmSync(join(folder, name), { recursive: true, force: true });
await bundle.write({
  dir: folder,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  minify: false,
  comments: { legal: true, annotation: false, jsdoc: false },
  plugins: [{ name: 'ascii', renderChunk: (code) => ({ code: inAscii(code), map: null }) }],
});
await bundle.close();
await makeBlockAssets();
await makeEditor();
