// Elements of a page that bring the scripts and styles of its blocks: the import map, modules, what they start from, one
// stylesheet a block in use. Reproduces WP_Script_Modules's output as far as browsers can tell.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../base/program.ts';
import { embedScript } from '../content/embeds/script.ts';
import { siteLanguage } from '../content/languages/site-language.ts';
import type { Site } from '../content/site.ts';
import type { JsonObject } from '../rendering/blocks/json.ts';
import { isWithoutData, type PageNeeds, scriptJson } from '../rendering/blocks/page-scripts.ts';
import { inStyleElement } from '../rendering/formatting/css.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';
import type { Language } from '../rendering/language.ts';
import { isRightToLeft } from './page.ts';
import { playerAssets } from './players.ts';

interface Manifest {
  readonly modules: Readonly<
    Record<string, { file: string; version: string; imports: readonly string[]; dynamic: readonly string[] }>
  >;
  readonly styles: Readonly<Record<string, string>>;
  /** File below `js/mediaelement` → version. */
  readonly players: Readonly<Record<string, string>>;
  /** Version of the script of links that answer comments; absent where there was no build. */
  readonly replies?: string;
}

let known: Manifest | undefined;

/** What the build made; nothing where there was no build. */
function manifest(): Manifest {
  if (known) return known;
  let made: Manifest = { modules: {}, styles: {}, players: {} };
  try {
    // Written by tools/script-modules.ts in this form.
    made = JSON.parse(readFileSync(join(programFolder, 'dist/blocks/manifest.json'), 'utf8')) as Manifest;
  } catch {
    // Pages work without scripts as well.
  }
  known = made;
  return made;
}

/** Elements of a page. */
export interface BlockAssets {
  /** Stylesheets. */
  readonly styles: string;
  /** Import map and what is loaded beforehand. */
  readonly head: string;
  /** For the end of the body. */
  readonly foot: string;
}

/** Elements that bring what the blocks and players in a page's HTML need. */
export function blockAssets(site: Site, html: string, needs: PageNeeds): BlockAssets {
  const { modules, players, replies } = manifest();
  const base = `${site.options.siteUrl}/wp-includes`;
  const played = playerAssets(html, base, players);
  const scripted = played.foot + replyScript(html, base, replies);
  const embeds = embedHost(html);
  const blocks = needs.blocks.map((name) => stylesheet(isRightToLeft(site) ? `${name}-rtl` : name, `wp-block-${name}`));
  // WordPress has what is common to blocks as it is from left to right, in all languages.
  const styles = played.styles + blocks.join('') + stylesheet('common', 'wp-block-library');
  const address = (id: string): string => {
    const module = modules[id];
    return module ? `${base}/js/dist/script-modules/${module.file}?ver=${module.version}` : '';
  };
  const wanted = needs.modules.filter((id) => Object.hasOwn(modules, id));
  if (wanted.length === 0) return { styles, head: embeds, foot: scripted };
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
  const head = [
    embeds,
    `<script id="wp-importmap" type="importmap">\n${scriptJson({ imports })}\n</script>\n`,
    ...[...preloaded].map(
      (id) =>
        `<link rel="modulepreload" href="${escapeHtml(address(id))}" id="${id}-js-modulepreload" fetchpriority="low">\n`,
    ),
  ];
  const scripts = wanted.map(
    (id) =>
      `<script data-wp-router-options="{&quot;loadOnClientNavigation&quot;:true}" fetchpriority="low" id="${id}-js-module" src="${escapeHtml(address(id))}" type="module"></script>\n`,
  );
  const json = (id: string, value: JsonObject) =>
    `<script id="wp-script-module-data-@wordpress/${id}" type="application/json">\n${scriptJson(value)}\n</script>\n`;
  const data = isWithoutData(needs.data) ? '' : json('interactivity', needs.data);
  const footer = needs.footer === '' ? '' : `${needs.footer}\n`;
  const foot = scripts.join('') + data;
  if (!needs.hasRegions) return { styles, head: head.join(''), foot: foot + footer + scripted };
  const language = siteLanguage(site);
  const router = json('interactivity-router', { i18n: regionWords(language) });
  return {
    styles: `${styles}<style id="wp-interactivity-router-animations-inline-css">\n${loadingBarStyle}\n</style>\n`,
    head: head.join(''),
    foot: foot + router + footer + loadingBar + scripted + announcements(language),
  };
}

/** What brings the form for comments to the comment that is answered. */
const replyScript = (html: string, base: string, version: string | undefined): string =>
  version !== undefined && html.includes('wp-block-post-comments-form')
    ? `<script async data-wp-strategy="async" fetchpriority="low" id="comment-reply-js" src="${escapeHtml(`${base}/js/comment-reply.min.js?ver=${version}`)}"></script>\n`
    : '';

/** What shows the posts of other sites that a page embeds: they are hidden until they have told how high they are. */
const embedHost = (html: string): string =>
  html.includes('<blockquote class="wp-embedded-content"') && !html.includes(embedScript)
    ? `<script id="wp-embed-js">\n${embedScript}\n</script>\n`
    : '';

/** What readers are told while a part of the page is changed. */
const regionWords = ({ own }: Language) => ({
  loading: own('The page is loading.', '62700ec810b05574'),
  loaded: own('The page has loaded.', 'b7a2af2385609b84'),
});

const loadingBar = `\t\t\t<div
				class="wp-interactivity-router-loading-bar"
				data-wp-interactive="core/router/private"
				data-wp-class--start-animation="state.navigation.hasStarted"
				data-wp-class--finish-animation="state.navigation.hasFinished"
			></div>`;
const loadingBarStyle =
  '.wp-interactivity-router-loading-bar{position:fixed;top:0;left:0;width:100vw;max-width:100vw!important;height:4px;background:#000;opacity:0}.wp-interactivity-router-loading-bar.start-animation{animation:wp-router-start 30s cubic-bezier(.03,.5,0,1) forwards}.wp-interactivity-router-loading-bar.finish-animation{animation:wp-router-finish .3s ease-in}@keyframes wp-router-start{0%{transform:scaleX(0);transform-origin:0 0;opacity:1}100%{transform:scaleX(1);transform-origin:0 0;opacity:1}}@keyframes wp-router-finish{0%,50%{opacity:1}100%{opacity:0}}';

/** Where scripts put what is read aloud (`@wordpress/a11y`). */
const region = (kind: string) =>
  `<div id="a11y-speak-${kind}" class="a11y-speak-region" aria-live="${kind}" aria-relevant="additions text" aria-atomic="true"></div>`;
const announcements = ({ say }: Language) =>
  `<div style="position:absolute;margin:-1px;padding:0;height:1px;width:1px;overflow:hidden;clip-path:inset(50%);border:0;word-wrap:normal !important;"><p id="a11y-speak-intro-text" class="a11y-speak-intro-text" hidden>${escapeHtml(say('Notifications'))}</p>${region('assertive')}${region('polite')}</div>`;

const sheets = new Map<string, string>();

/** A stylesheet inside of the page; '' where there is none. Read once. */
function stylesheet(file: string, id: string): string {
  const known = sheets.get(file);
  if (known !== undefined) return known;
  const css = Object.hasOwn(manifest().styles, file) ? read(`styles/${file}.css`).trim() : '';
  const element = css === '' ? '' : `<style id="${id}-inline-css">\n${inStyleElement(css)}\n</style>\n`;
  // Names of blocks that have no stylesheet come from texts: there is no end to them.
  if (element !== '') sheets.set(file, element);
  return element;
}

function read(path: string): string {
  try {
    return readFileSync(join(programFolder, 'dist/blocks', path), 'utf8');
  } catch {
    return '';
  }
}
