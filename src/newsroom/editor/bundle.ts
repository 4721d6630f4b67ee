// The editor's bundle as the build made it (tools/editor-bundle.ts): names of its files, and their addresses.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../../base/program.ts';
import type { Site } from '../../content/site.ts';

export interface EditorBundle {
  /** The module that the page starts with, and those that it needs at once. */
  readonly main: string;
  readonly preload: readonly string[];
  /** Stylesheets by name (`newsroom`, `canvas`, `looks`, `plain`; with `-rtl` for the other direction). */
  readonly styles: Readonly<Record<string, string>>;
  /** Hashes of the scripts that the editor writes into documents of its own (canvas, embeds). */
  readonly inline: readonly string[];
}

/** Where the build puts it. */
export const bundleFolder = join(programFolder, 'dist/editor');

let read: EditorBundle | undefined;

/** What the build made; undefined where there was no build. */
export function editorBundle(): EditorBundle | undefined {
  try {
    // Written by tools/editor-bundle.ts in this form.
    read ??= JSON.parse(readFileSync(join(bundleFolder, 'manifest.json'), 'utf8')) as EditorBundle;
  } catch {
    return undefined;
  }
  return read;
}

/** The public address that files of the bundle lie below, its slash included. */
export function bundleAddress(site: Pick<Site, 'options'>): string {
  return `${site.options.siteUrl}/wp-includes/js/dist/editor/`;
}
