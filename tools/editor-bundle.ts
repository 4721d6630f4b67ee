// `npm run build`: the block editor for the browser, from the editor's packages (GPL-2.0-or-later), into dist/editor: modules,
// one stylesheet for the newsroom and one for the canvas, in both directions, all named by their contents. It takes some
// seconds, so it is made anew only where the lock file, its sources or this file changed (the hash in manifest.json).
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'newsroom/editor');
const packages = join(root, 'node_modules/@wordpress');
const target = join(root, 'dist/editor');

/** Stylesheets of the page around the canvas, and of the canvas, in WordPress's order; `NAME` stands for `NAME/style`. */
const sheets = {
  newsroom: [
    ...['theme/design-tokens', 'components', 'preferences', 'block-editor', 'reusable-blocks', 'patterns', 'commands'],
    ...['media-utils', 'notices', 'editor', 'block-library', 'block-library/editor', 'edit-post', 'format-library'],
    ...['block-directory', 'widgets'],
  ],
  canvas: [
    ...['theme/design-tokens', 'components', 'block-editor/content', 'block-library/common', 'block-library'],
    ...['block-library/editor', 'patterns', 'reusable-blocks', 'format-library'],
  ],
  // Where a theme wants the blocks' own looks, and where it brings no styles for the canvas.
  looks: ['block-library/theme'],
  plain: ['block-editor/default-editor-styles'],
} as const;

/** What src/newsroom/editor/bundle.ts reads. */
export interface EditorManifest {
  readonly hash: string;
  /** File of the module that the page starts with. */
  readonly main: string;
  /** Files that it needs at once, for `modulepreload`. */
  readonly preload: readonly string[];
  readonly styles: Readonly<Record<string, string>>;
  /** Hashes of the scripts that the editor writes into documents, for a Content-Security-Policy. */
  readonly inline: readonly string[];
}

/** What the bundle is made of, as one text of fixed length. */
function currentHash(): string {
  const hash = createHash('sha256');
  const files = readdirSync(source).sort();
  for (const file of [
    import.meta.filename,
    join(root, 'package-lock.json'),
    ...files.map((name) => join(source, name)),
  ])
    hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 32);
}

const manifestFile = join(target, 'manifest.json');

function isCurrent(hash: string): boolean {
  if (!existsSync(manifestFile)) return false;
  // Written below in this form.
  const { hash: made } = JSON.parse(readFileSync(manifestFile, 'utf8')) as EditorManifest;
  return made === hash;
}

/** Address of a sheet in the packages; undefined where a package has none. One for both directions has no ending. */
function sheetFile(name: string, ending: string): string | undefined {
  const [folder = '', file = 'style'] = name.split('/');
  const names = [`build-style/${file}${ending}.css`, `prebuilt/css/${file}.css`];
  return names.map((path) => join(packages, folder, path)).find((path) => existsSync(path));
}

function makeStyles(): Record<string, string> {
  const styles: Record<string, string> = {};
  for (const [name, parts] of Object.entries(sheets)) {
    for (const [direction, ending] of [
      ['', ''],
      ['-rtl', '-rtl'],
    ] as const) {
      const texts = parts.map((part) => {
        const file = sheetFile(part, ending);
        if (!file) throw new Error(`@wordpress/${part} has no stylesheet`);
        return readFileSync(file, 'utf8').replace(/^\/\*# sourceMappingURL.*$/gm, '');
      });
      if (name === 'newsroom') texts.push(readFileSync(join(source, 'frame.css'), 'utf8'));
      const css = texts.join('\n');
      const file = `${name}${direction}-${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`;
      writeFileSync(join(target, file), css);
      styles[name + direction] = file;
    }
  }
  return styles;
}

/** moment-timezone's data, with the rules of 1990 to 2040 alone. */
function recentZones(json: string): string {
  const require = createRequire(join(packages, 'date/package.json'));
  const { tz } = require('moment-timezone/moment-timezone-utils.js');
  const { version, zones, links } = JSON.parse(json);
  return JSON.stringify(tz.filterLinkPack({ version, links, zones: zones.map(tz.unpack) }, 1990, 2040));
}

/** Makes the bundle where it is not there as it should be. */
export async function makeEditor(): Promise<void> {
  const hash = currentHash();
  if (isCurrent(hash)) return;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  /** Scripts that the editor writes into documents of its own: the canvas says that it is there. */
  const inline = ['document.currentScript.parentElement.remove()'];
  const bundle = await rolldown({
    input: { main: join(source, 'main.js') },
    platform: 'browser',
    // Many of the packages say 'use client', which means nothing here.
    onLog: (level, log, next) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : next(level, log)),
    // Workers for pictures and films, which are worked on by the server: 15 MB that nothing here asks for.
    external: ['@wordpress/vips/worker', '@wordpress/video-conversion/worker'],
    transform: {
      define: {
        'process.env.NODE_ENV': '"production"',
        'globalThis.SCRIPT_DEBUG': 'false',
        'globalThis.IS_GUTENBERG_PLUGIN': 'false',
        'globalThis.IS_WORDPRESS_CORE': 'true',
      },
    },
    plugins: [
      {
        // Rules of time zones as far as posts reach: a tenth of the data since 1800.
        name: 'recent-time-zones',
        transform: (code, id) =>
          /moment-timezone\/data\/packed\/latest\.json$/.test(id) ? recentZones(code) : undefined,
      },
      {
        // The script that frames of embeds run to tell their height is written down as text, so that the page may name it.
        name: 'script-of-frames',
        transform(code, id) {
          if (!/@wordpress\/components\/build-module\/sandbox\/index\.mjs$/.test(id)) return undefined;
          const [, source] = /var observeAndResizeJS = (function\(\) \{[\s\S]*?\n\});/.exec(code) ?? [];
          if (source === undefined) throw new Error('the script of frames of embeds cannot be found');
          inline.push(`(${source})();`);
          return code.replace('observeAndResizeJS.toString()', () => JSON.stringify(source));
        },
      },
      {
        // Its importers are .mjs and take the whole of a CommonJS module as its default: WordPress bundles it with the
        // component itself as that. Without this the code editor cannot be opened.
        name: 'component-as-module',
        transform(code, id) {
          if (!/react-autosize-textarea\/lib\/index\.js$/.test(id)) return undefined;
          return `${code}\nmodule.exports = Object.assign(exports.default, exports);`;
        },
      },
    ],
  });
  const { output } = await bundle.write({
    dir: target,
    format: 'esm',
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: '[name]-[hash].js',
    minify: true,
  });
  await bundle.close();
  const main = output.find((chunk) => chunk.type === 'chunk' && chunk.isEntry);
  if (main?.type !== 'chunk') throw new Error('the editor has no entry');
  const hashes = inline.map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
  const manifest: EditorManifest = {
    hash,
    main: main.fileName,
    preload: main.imports,
    styles: makeStyles(),
    inline: hashes,
  };
  pack();
  writeFileSync(manifestFile, JSON.stringify(manifest));
}

/** A packed copy of each file beside it, for browsers that take that: a quarter of the size. */
function pack(): void {
  for (const name of readdirSync(target)) {
    writeFileSync(join(target, `${name}.gz`), gzipSync(readFileSync(join(target, name)), { level: 9 }));
  }
}
