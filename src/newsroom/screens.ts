// Screens of extensions (extend/screens.ts) at /wp-admin/admin.php?page=…, as WordPress has its plugins' pages there, and
// the files for the browser that they and editor scripts have. Guarantee: whoever may not see a screen gets 403.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createNonce } from '../access/nonces.ts';
import type { Viewer } from '../access/viewer.ts';
import { programFolder } from '../base/program.ts';
import type { Site } from '../content/site.ts';
import { framed, refused } from './frame.ts';
import { type PageRequest, type PageResponse, textParam } from './page.ts';

/** Answers `admin.php?page=…` for somebody who is signed in. */
export function answerScreen(site: Site, request: PageRequest, viewer: Viewer, root: string): PageResponse {
  const name = textParam(request, 'page');
  const screen = site.registry.screens.find((each) => each.page === name || each.aliases?.includes(name));
  if (!screen || !viewer.can(screen.capability))
    return refused(403, 'Not allowed', 'There is no such page, or it is not for you.');
  const nonce = createNonce('wp_rest', viewer, site.settings.salts, site.clock.now());
  const admin = `${site.options.siteUrl}/wp-admin/`;
  const files = `${admin}screens/${screen.assets}/`;
  return framed(site, viewer, {
    place: `admin.php?page=${encodeURIComponent(screen.page)}`,
    title: screen.title,
    style: `${files}main.css`,
    script: `${files}main.js`,
    data: { 'data-api': root, 'data-nonce': nonce, 'data-renew': `${admin}admin-ajax.php?action=rest-nonce` },
    body: `<noscript><p>This page needs JavaScript.</p></noscript>\n${screen.body}`,
    api: root,
  });
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
};

/** Folders of files for the browser: those of the newsroom's own lists, of screens and of editor scripts. */
function hasFolder({ registry }: Site, folder: string): boolean {
  return (
    folder === 'frame' ||
    folder === 'lists' ||
    [...registry.screens, ...registry.editorScripts].some(({ assets }) => assets === folder)
  );
}

/** A file of a screen or an editor script, `FOLDER/NAME`; undefined where it is nobody's. */
export async function screenFile(site: Site, request: PageRequest, path: string): Promise<PageResponse | undefined> {
  const [, folder = '', name = '', ending = ''] = /^([a-z-]+)\/([a-z-]+\.(js|css))$/.exec(path) ?? [];
  if (!hasFolder(site, folder)) return undefined;
  const body = await readFile(join(programFolder, 'newsroom', folder, name), 'utf8').catch(() => undefined);
  if (body === undefined) return undefined;
  const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
  const headers = {
    'Content-Type': types[ending] ?? '',
    'Cache-Control': 'private, no-cache',
    'X-Content-Type-Options': 'nosniff',
    ETag: tag,
  };
  if (request.headers['if-none-match'] === tag) return { status: 304, headers, cookies: [], body: '' };
  return { status: 200, headers, cookies: [], body };
}
