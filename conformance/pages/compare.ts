// What of a page counts: its body byte by byte, its head as a list of elements. Numbers that are used once, versions of files and
// sentences of our own are the same on both sides; what is left out on purpose is named here (docs/differences.md).

/** A sentence of WordPress's begins with the first, ours with the second; up to the next tag or quote. */
const sentences: readonly (readonly [RegExp, RegExp])[] = [
  [/This content is password-protected[^<]*/g, /This text is protected\. To read[^<]*/g],
  [/There is no excerpt because this is a(?: protected post\.|&hellip;)/g, /The excerpt is protected\./g],
  [
    /Your email address will not be published\.<\/span> <span class="required-field-message">Required fields are marked <span class="required">\*<\/span><\/span>/g,
    /Your address stays private\.<\/span> <span class="required-field-message">Fields with <span class="required">\*<\/span> are required<\/span>/g,
  ],
  [
    /Required fields are marked <span class="required">\*<\/span>/g,
    /Fields with <span class="required">\*<\/span> are required/g,
  ],
  [/Save my name, email, and website in this browser for the next time I comment\./g, /Remember me in this browser\./g],
  [/Loading page, please wait\./g, /The page is loading\./g],
  [/Page Loaded\./g, /The page has loaded\./g],
  [/Logged in as (?=\w)/g, /You comment as (?=\w)/g],
  [/You must be (?=<a)/g, /Please (?=<a)/g],
  [/logged in<\/a> to post a comment\./g, /log in<\/a> to comment\./g],
];

const masked = (text: string, side: 0 | 1): string =>
  sentences
    .reduce((out, pair) => out.replace(pair[side], '§'), text)
    .replace(/([?&]|&amp;|&#038;)ver=[0-9a-f.]+/g, '$1ver=*')
    .replace(/_wpnonce=[0-9a-f]{10}/g, '_wpnonce=*')
    .replace(/(name="_wp_unfiltered_html_comment_disabled"[^>]*value=")[0-9a-f]{10}/g, '$1*')
    .replace(/"nonce":"[0-9a-f]{10}"/g, '"nonce":"*"');

/**
 * Scripts that Broadsheet does not send: emoji as pictures from another server, the bar of WordPress's admin; and those of players, which
 * are others.
 */
const withoutScripts = (body: string): string =>
  body
    .replace(/<script id="wp-emoji-settings"[\s\S]*?<\/script>\s*/g, '')
    .replace(/<script type="module">\s*\/\*! This file is auto-generated \*\/[\s\S]*?<\/script>\s*/g, '')
    .replace(
      /<script id="(?:mediaelement|wp-mediaelement|wp-playlist|wp-util|underscore|backbone)-[\w-]+"[^>]*>[\s\S]*?<\/script>\s*/g,
      '',
    )
    .replace(/<script type="text\/html" id="tmpl-wp-playlist[\s\S]*?<\/script>\s*/g, '')
    .replace(
      /\s*<div id="wpadminbar"[\s\S]*?(?=<a class="skip-link screen-reader-text" id="wp-skip-link"|<div class="wp-site-blocks">)/g,
      '\n\n',
    )
    .replace(' admin-bar no-customize-support', '')
    .replace(/<script[^>]*src="[^"]*\/wp-includes\/js\/(?:admin-bar|hoverintent-js)[^>]*><\/script>\s*/g, '')
    .replace(/(<\/script>|<\/div>)\s*(?=<div style="position:absolute;margin:-1px|<\/body>)/g, '$1');

/** The body with its tag. */
export function bodyOf(page: string, side: 0 | 1): string {
  const at = page.indexOf('<body');
  return withoutScripts(masked(page.slice(at), side));
}

/** Rules that blocks bring into a page, by the names of their elements: whole, without the line that names their source. */
export function blockRulesOf(page: string): string[] {
  const names = ['block-style-variation-styles', 'wp-block-custom-css', 'core-block-supports'];
  const head = page.slice(0, page.indexOf('</head>'));
  const presets = /:root\{--wp--preset--duotone--[^}]*\}/.exec(head)?.[0] ?? '';
  const rules = names.map((name) => {
    const found = new RegExp(`<style id="${name}-inline-css">\\n([\\s\\S]*?)</style>`).exec(head)?.[1] ?? '';
    return `${name}: ${found.replace(/\n?\/\*# sourceURL=[^\n]*/, '').trim()}`;
  });
  return [...rules.flatMap((rule) => rule.split('}')), presets];
}

/** Elements of the head that are compared, one a line: those of styles and scripts by their names alone. */
export function headOf(page: string, side: 0 | 1): string[] {
  const head = page.slice(page.indexOf('<head>') + 6, page.indexOf('</head>'));
  const elements =
    /<title>.*?<\/title>|<script[^>]*type="importmap".*?<\/script>|<(?:meta|link|style|script)\b[^>]*>/gs;
  const found = masked(head, side).match(elements) ?? [];
  return found.filter((tag) => !isLeftOut(tag));
}

const isLeftOut = (tag: string): boolean =>
  /^<style|rel=["']stylesheet|rel="EditURI"|name="generator"|rel="dns-prefetch"|^<script(?![^>]*importmap)/.test(tag);
