// Elements of a page that bring the scripts and styles of its blocks: the import map, modules, what they start from, one
// stylesheet a block in use. Reproduces WP_Script_Modules's output as far as browsers can tell.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../base/program.ts';
import type { Site } from '../content/site.ts';
import { isWithoutData, type PageNeeds, scriptJson } from '../rendering/blocks/page-scripts.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';

interface Manifest {
  readonly modules: Readonly<
    Record<string, { file: string; version: string; imports: readonly string[]; dynamic: readonly string[] }>
  >;
  readonly styles: Readonly<Record<string, string>>;
}

let read: Manifest | undefined;

/** What the build made; nothing where there was no build. */
function manifest(): Manifest {
  if (read) return read;
  let made: Manifest = { modules: {}, styles: {} };
  try {
    // Written by tools/script-modules.ts in this form.
    made = JSON.parse(readFileSync(join(programFolder, 'dist/blocks/manifest.json'), 'utf8')) as Manifest;
  } catch {
    // Pages work without scripts as well.
  }
  read = made;
  return made;
}

/** Elements for the head and for the end of the body. */
export function blockAssets(site: Site, needs: PageNeeds): { readonly head: string; readonly foot: string } {
  const { modules, styles } = manifest();
  const base = `${site.options.siteUrl}/wp-includes`;
  const address = (id: string): string => {
    const module = modules[id];
    return module ? `${base}/js/dist/script-modules/${module.file}?ver=${module.version}` : '';
  };
  const links = needs.blocks
    .filter((name) => Object.hasOwn(styles, name))
    .map(
      (name) =>
        `<link rel="stylesheet" id="wp-block-${name}-css" href="${escapeHtml(`${base}/blocks/${name}/style.min.css?ver=${styles[name]}`)}">`,
    );
  const wanted = needs.modules.filter((id) => Object.hasOwn(modules, id));
  if (wanted.length === 0) return { head: links.join('\n'), foot: '' };
  const needed = new Set<string>();
  const preloaded = new Set<string>();
  const take = (id: string, isStatic: boolean): void => {
    const module = modules[id];
    if (!module || (needed.has(id) && !isStatic)) return;
    if (!wanted.includes(id)) {
      needed.add(id);
      if (isStatic) preloaded.add(id);
    }
    for (const one of module.imports) if (!needed.has(one) || isStatic) take(one, isStatic);
    for (const one of module.dynamic) take(one, false);
  };
  for (const id of wanted) take(id, true);
  const imports = Object.fromEntries([...needed].map((id) => [id, address(id)]));
  const elements = [
    `<script type="importmap" id="wp-importmap">${scriptJson({ imports })}</script>`,
    ...wanted.map(
      (id) =>
        `<script type="module" src="${escapeHtml(address(id))}" id="${id}-js-module" fetchpriority="low" data-wp-router-options="{&quot;loadOnClientNavigation&quot;:true}"></script>`,
    ),
    ...[...preloaded].map(
      (id) =>
        `<link rel="modulepreload" href="${escapeHtml(address(id))}" id="${id}-js-modulepreload" fetchpriority="low">`,
    ),
    ...(isWithoutData(needs.data)
      ? []
      : [
          `<script type="application/json" id="wp-script-module-data-@wordpress/interactivity">${scriptJson(needs.data)}</script>`,
        ]),
  ];
  return { head: links.join('\n'), foot: [elements[0], needs.footer, ...elements.slice(1)].filter(Boolean).join('\n') };
}
