// The active theme as an archive: its files, with templates, parts and theme.json as the site has changed them.
// Reproduces wp_generate_block_templates_export_file.
import { lstat, opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SiteError } from '../../base/error.ts';
import { type ZipEntry, zipArchive } from '../../media/files/zip.ts';
import { withoutTheme } from '../../rendering/theme/block-tree.ts';
import { fileData } from '../../rendering/theme/json/file-data.ts';
import { mergedThemeJson } from '../../rendering/theme/json/theme-json.ts';
import { siteTimeZone } from '../dates.ts';
import { ownStyles } from '../global-styles/user-styles.ts';
import type { Site } from '../site.ts';
import { listTemplates } from '../templates/find.ts';
import { wallOf } from '../time-zone.ts';
import { activeTheme } from './theme.ts';
import { themeDesign } from './theme-data.ts';

/** Folders and files that are tools of whoever made the theme. */
const left = ['.DS_Store', '.svn', '.git', '.hg', '.bzr', 'node_modules', 'vendor'];
/** Bytes of a theme's files: more is not put into one archive. */
const mostBytes = 512 * 1024 * 1024;
const deepest = 20;

/** Name of the theme's folder and the archive. Throws `unable_to_create_zip` for a theme that is too large. */
export async function exportTheme(site: Site): Promise<{ name: string; archive: Uint8Array }> {
  const theme = activeTheme(site);
  const now = wallOf(siteTimeZone(site), site.clock.now());
  const entries = new Map<string, ZipEntry>();
  const add = (name: string, content: string) => {
    entries.set(name, { name, content: Buffer.from(content), modified: now });
  };
  for (const folder of ['templates/', 'parts/']) add(folder, '');
  const budget = { left: mostBytes };
  for await (const file of filesBelow(theme.folder, '', budget)) entries.set(file.name, file);
  for (const template of await listTemplates(site, 'wp_template')) {
    add(`templates/${template.slug}.html`, withoutTheme(template.content));
  }
  for (const part of await listTemplates(site, 'wp_template_part')) add(`parts/${part.slug}.html`, part.content);
  add('theme.json', await themeJsonOf(site));
  const name = theme.stylesheet.slice(theme.stylesheet.lastIndexOf('/') + 1);
  return { name, archive: await zipArchive([...entries.values()]) };
}

/** The theme's own files below a folder, in the order in which the disk has them; links are not followed. */
async function* filesBelow(root: string, below: string, budget: { left: number }, depth = 0): AsyncGenerator<ZipEntry> {
  if (depth > deepest) return;
  for await (const { name: own } of await opendir(join(root, below))) {
    const name = below + own;
    if (left.some((start) => name.startsWith(start))) continue;
    const found = await lstat(join(root, name));
    if (found.isDirectory()) yield* filesBelow(root, `${name}/`, budget, depth + 1);
    if (!found.isFile()) continue;
    budget.left -= found.size;
    if (budget.left < 0) throw new SiteError('unable_to_create_zip', 'The theme is too large for an archive.', 500);
    yield { name, content: await readFile(join(root, name)), modified: found.mtimeMs };
  }
}

/** theme.json with the site's own styles over it. */
async function themeJsonOf(site: Site): Promise<string> {
  const { layer } = themeDesign(site);
  const own = await ownStyles(site);
  const data = fileData(own ? mergedThemeJson(layer, own) : layer);
  const schema = 'https://schemas.wp.org/wp/7.1/theme.json';
  return JSON.stringify(data.version === undefined ? data : { $schema: schema, ...data }, null, '\t');
}
