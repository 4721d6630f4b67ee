// What a public page needs to play the shortcodes `audio`, `video` and `playlist`: MediaElement.js as WordPress serves it, and
// our script and styles that make players (scripts/players.mjs). Found in the finished HTML.
import { escapeHtml } from '../rendering/formatting/escape.ts';

/** Files below `wp-includes/js/mediaelement`, by the names of their elements, in their order. */
const files = {
  'mediaelement-core': 'mediaelement-and-player.min.js',
  'mediaelement-vimeo': 'renderers/vimeo.min.js',
  'wp-mediaelement': 'wp-mediaelement.min.js',
} as const;
const sheets = {
  mediaelement: 'mediaelementplayer-legacy.min.css',
  'wp-mediaelement': 'wp-mediaelement.min.css',
} as const;

/** Elements of a page. */
export interface PlayerAssets {
  readonly styles: string;
  readonly foot: string;
}

const none: PlayerAssets = { styles: '', foot: '' };

/** Elements for the players in a page's HTML; `base` is the address of `wp-includes`, versions those of the files. */
export function playerAssets(html: string, base: string, versions: Readonly<Record<string, string>>): PlayerAssets {
  const hasPlayers =
    /<(?:audio|video) class="(?:[^"]* )?wp-(?:audio|video)-shortcode[ "]|class="wp-playlist-script"/.test(html);
  if (!hasPlayers || versions[files['wp-mediaelement']] === undefined) return none;
  const address = (file: string) => escapeHtml(`${base}/js/mediaelement/${file}?ver=${versions[file] ?? ''}`);
  const scripts = Object.entries(files).filter(
    ([name]) => name !== 'mediaelement-vimeo' || html.includes('video/vimeo'),
  );
  return {
    styles: Object.entries(sheets)
      .map(([name, file]) => `<link rel='stylesheet' id='${name}-css' href='${address(file)}' media='all' />\n`)
      .join(''),
    foot: scripts.map(([name, file]) => `<script id="${name}-js" src="${address(file)}"></script>\n`).join(''),
  };
}
