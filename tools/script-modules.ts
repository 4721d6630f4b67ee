// Scripts and styles of the core blocks for public pages, made from the editor's packages (GPL-2.0-or-later) into dist/blocks:
// script modules with their names in WordPress's import map, and one stylesheet a block; and MediaElement.js (MIT) as it is. What
// browsers keep is told by versions made of the contents (dist/blocks/manifest.json). The scripts of text that fits its box, of
// players and of answers to comments are our own.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '..');
const packages = join(root, 'node_modules/@wordpress');
const library = join(packages, 'block-library');
const target = join(root, 'dist/blocks');

/** Blocks with a script, as WordPress names its modules. */
const views = ['accordion', 'file', 'image', 'navigation', 'playlist', 'query', 'search', 'tabs'];

const fitText = '@wordpress/block-editor/utils/fit-text-frontend';

/** Name in the import map → entry. */
const entries: Readonly<Record<string, string>> = {
  '@wordpress/interactivity': join(packages, 'interactivity/build-module/index.mjs'),
  '@wordpress/interactivity-router': join(packages, 'interactivity-router/build-module/index.mjs'),
  '@wordpress/a11y': join(packages, 'a11y/build-module/module/index.mjs'),
  // The editor's own lies in a package that is not here.
  [fitText]: join(root, 'src/web/scripts/fit-text.mjs'),
  ...Object.fromEntries(
    views.map((name) => [`@wordpress/block-library/${name}/view`, join(library, `build-module/${name}/view.mjs`)]),
  ),
};

/** File below `js/dist/script-modules` that WordPress serves a module from. */
const fileOf = (id: string): string => {
  const name = id.slice('@wordpress/'.length);
  return name.startsWith('block-library/') || id === fitText ? `${name}.min.js` : `${name}/index.min.js`;
};

interface Module {
  readonly file: string;
  readonly version: string;
  /** Modules that it needs: at once, or when it asks for them. */
  readonly imports: readonly string[];
  readonly dynamic: readonly string[];
}

const versionOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

function store(file: string, content: string | Buffer): void {
  const path = join(target, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

async function makeModule(id: string, entry: string): Promise<Module> {
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    external: (name) => name !== id && name in entries,
    transform: { define: { 'process.env.NODE_ENV': '"production"', 'globalThis.SCRIPT_DEBUG': 'false' } },
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false });
  await bundle.close();
  const [chunk] = output;
  const file = fileOf(id);
  store(`modules/${file}`, chunk.code);
  const known = (names: readonly string[]) => names.filter((name) => name in entries);
  const version = versionOf(chunk.code);
  return { file, version, imports: known(chunk.imports), dynamic: known(chunk.dynamicImports) };
}

/** A stylesheet without comments, and without most line breaks: pages bring it along. */
const compact = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
    .replace(/([{};,])\n/g, '$1')
    .replaceAll('\n}', '}');

/** What the package has otherwise than WordPress 7.1, whose copy is a few weeks older. */
const amended: Readonly<Record<string, readonly [had: RegExp, has: string]>> = {
  'accordion-panel': [
    /margin-block-start: 0;/,
    'border: none !important;box-shadow: none !important;margin-block-start: 0;padding: 0 !important;',
  ],
  'navigation-overlay-close': [/:where\(\.wp-block-navigation-overlay-close\) \{[^}]*\}/, ''],
  'post-author-biography': [/overflow-wrap: break-word;/, ''],
};

/** As WordPress has it. */
function asWordPress(css: string, name: string): string {
  const [had, has] = amended[name] ?? [/^/, ''];
  if (!had.test(css)) throw new Error(`the stylesheet of ${name} is another: is it WordPress's now?`);
  return css.replace(had, has);
}

/** Block → version of its stylesheet; `-rtl` behind the name of that for languages written from right to left. */
function makeStyles(): Record<string, string> {
  const styles: Record<string, string> = {};
  const folder = join(library, 'build-style');
  for (const name of ['common', ...readdirSync(folder).sort()]) {
    // WordPress's pages have what is common as it is from left to right, in all languages.
    for (const direction of name === 'common' ? [''] : ['', '-rtl']) {
      const file = name === 'common' ? 'common.css' : `${name}/style${direction}.css`;
      if (!existsSync(join(folder, file))) continue;
      const css = asWordPress(compact(readFileSync(join(folder, file), 'utf8')), name);
      store(`styles/${name}${direction}.css`, css);
      styles[name + direction] = versionOf(css);
    }
  }
  return styles;
}

/** A script of our own for pages, on its own. */
async function script(name: string): Promise<string> {
  const bundle = await rolldown({ input: join(root, `src/web/scripts/${name}.mjs`), platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code;
}

/** The script of the links that answer comments; its version. */
async function makeReplies(): Promise<string> {
  const code = await script('comment-reply');
  store('comment-reply.min.js', code);
  return versionOf(code);
}

/** Files of MediaElement.js that pages name. */
const mediaElement = [
  ...['mediaelement-and-player.min.js', 'renderers/vimeo.min.js', 'mediaelementplayer-legacy.min.css'],
  ...['mejs-controls.svg', 'mejs-controls.png'],
];

/** File below `js/mediaelement` → version. */
async function makePlayers(): Promise<Record<string, string>> {
  const versions: Record<string, string> = {};
  const add = (file: string, content: string | Buffer): void => {
    store(`mediaelement/${file}`, content);
    versions[file] = versionOf(content);
  };
  for (const file of mediaElement) add(file, readFileSync(join(root, 'node_modules/mediaelement/build', file)));
  add('wp-mediaelement.min.js', await script('players'));
  add('wp-mediaelement.min.css', compact(readFileSync(join(root, 'src/web/scripts/players.css'), 'utf8')));
  return versions;
}

/** Makes all of it. */
export async function makeBlockAssets(): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  const modules: Record<string, Module> = {};
  for (const [id, entry] of Object.entries(entries)) modules[id] = await makeModule(id, entry);
  const rest = { styles: makeStyles(), players: await makePlayers(), replies: await makeReplies() };
  store('manifest.json', JSON.stringify({ modules, ...rest }));
}
