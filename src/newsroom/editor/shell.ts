// The HTML of the editor's page: the element it starts in, its data, its scripts and styles, and those of extensions.
// Guarantee: no script runs but those that the site serves (Content-Security-Policy); styles may stand in the page, as the
// editor's packages write them there.
import type { Viewer } from '../../access/viewer.ts';
import { extensionSite } from '../../content/extensions/site.ts';
import type { Site } from '../../content/site.ts';
import type { PostRow } from '../../database/schema.ts';
import type { EditorScript } from '../../extend/editor.ts';
import type { PostType } from '../../extend/types.ts';
import { escapeHtml } from '../../rendering/formatting/escape.ts';
import { type PageResponse, privateHeaders } from '../page.ts';
import { bundleAddress, type EditorBundle } from './bundle.ts';
import { type EditorApi, editorData, forElement } from './data.ts';

export interface EditorPage {
  readonly post: PostRow;
  readonly type: PostType;
  readonly title: string;
}

export async function editorPage(
  site: Site,
  viewer: Viewer,
  { post, type, title }: EditorPage,
  bundle: EditorBundle,
  api: EditorApi,
): Promise<PageResponse> {
  const base = bundleAddress(site);
  const scripts = site.registry.editorScripts.filter(({ appliesTo }) => appliesTo?.(post, viewer) ?? true);
  const data = await editorData(site, viewer, post, type, bundle, api);
  const more: string[] = [];
  for (const script of scripts) more.push(await scriptElements(site, viewer, post, script));
  const name = escapeHtml(site.options.text('blogname'));
  const preloads = bundle.preload.map((file) => `<link rel="modulepreload" href="${escapeHtml(base + file)}">`);
  const body = `<!DOCTYPE html>
<html lang="en" class="wp-toolbar"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)} – ${name}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${escapeHtml(base + (bundle.styles.newsroom ?? ''))}">
${preloads.join('\n')}
<script type="application/json" id="editor-data">${data}</script>
<script type="module" src="${escapeHtml(base + bundle.main)}"></script>
${more.join('\n')}</head>
<body class="wp-admin wp-core-ui js block-editor-page is-fullscreen-mode post-type-${escapeHtml(post.post_type)}">
<div id="wpwrap"><div id="wpcontent"><div id="wpbody"><div class="block-editor"><h1 class="screen-reader-text">${escapeHtml(title)}</h1>
<div id="editor" class="block-editor__container" aria-busy="true"></div></div></div></div></div>
<noscript><p>The editor needs JavaScript.</p></noscript></body></html>
`;
  return { status: 200, headers: headers(bundle, api), cookies: [], body };
}

function headers(bundle: EditorBundle, api: EditorApi): Readonly<Record<string, string>> {
  const scripts = ["script-src 'self'", ...bundle.inline.map((hash) => `'${hash}'`)].join(' ');
  const policy = [
    ...["default-src 'none'", scripts, "style-src 'self' 'unsafe-inline'", "font-src 'self' https: data:"],
    // What is written about may lie anywhere, and is shown where it is written about.
    ...['img-src https: http: data: blob:', 'media-src https: http: data: blob:', "object-src 'self'"],
    ...["frame-src 'self' https: http: blob:", "worker-src 'self' blob:"],
    `connect-src 'self' blob: data: ${new URL(api.root).origin}`,
    ...["form-action 'self'", "base-uri 'self'", "frame-ancestors 'self'"],
  ].join('; ');
  return { ...privateHeaders, 'Content-Security-Policy': policy };
}

async function scriptElements(
  site: Site,
  viewer: Viewer,
  post: PostRow,
  { assets, style, data }: EditorScript,
): Promise<string> {
  const files = escapeHtml(`${site.options.siteUrl}/wp-admin/screens/${assets}/`);
  const told = data ? forElement(JSON.stringify((await data(post, viewer, extensionSite(site))) ?? null)) : undefined;
  return [
    ...(style ? [`<link rel="stylesheet" href="${files}main.css">`] : []),
    ...(told === undefined ? [] : [`<script type="application/json" id="editor-data-${assets}">${told}</script>`]),
    `<script type="module" src="${files}main.js"></script>`,
  ].join('\n');
}
