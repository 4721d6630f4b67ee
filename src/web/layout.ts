// The frame of every public page: head, site title, footer, the one stylesheet, inside the page, and what the blocks
// of the page bring along.
import type { Site } from '../content/site.ts';
import { decodeSpecialCharacters, escapeHtml } from '../rendering/formatting/escape.ts';

const style = `
:root{color-scheme:light dark;--ink:light-dark(#1d1d1b,#ece9e2);--soft:light-dark(#66645e,#a3a097);--paper:light-dark(#fdfcf9,#191918);--line:light-dark(#dedbd2,#3a3936);--accent:light-dark(#9c2a1b,#f0907f)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.65 Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif;overflow-wrap:break-word}
a{color:inherit;text-decoration-color:var(--accent);text-underline-offset:.15em}
a:hover{color:var(--accent)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper)}
.frame{max-width:42rem;margin:0 auto;padding:0 1.25rem}
.masthead{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:end;justify-content:space-between;padding-block:1.75rem 1rem;border-bottom:3px double var(--line);margin-bottom:2rem}
.masthead p{margin:0}.site{font-size:1.6rem;font-weight:700;line-height:1.15}.site a{text-decoration:none}
.tagline,.meta,.footer,nav,label,.caption,figcaption{font-family:system-ui,sans-serif;font-size:.875rem;color:var(--soft)}
h1,h2,h3,h4{line-height:1.2;text-wrap:balance;margin:2rem 0 .6rem}h1{font-size:clamp(1.7rem,6vw,2.4rem);margin-top:0}
article+article{border-top:1px solid var(--line);padding-top:1.75rem;margin-top:1.75rem}
.entry h2{font-size:1.45rem;margin:0 0 .25rem}.entry h2 a{text-decoration:none}
.meta{margin:.25rem 0 1rem}.meta a{text-decoration:none}
img,video,iframe,table,pre{max-width:100%}img,video{height:auto}pre,.scroll{overflow-x:auto}
figure{margin:1.5rem 0}blockquote{margin:1.5rem 0;padding-left:1.25rem;border-left:3px solid var(--accent)}
table{border-collapse:collapse}td,th{border:1px solid var(--line);padding:.35rem .6rem}
pre,code{font-family:ui-monospace,monospace;font-size:.9em}
.alignleft{float:left;margin:.3rem 1.25rem .75rem 0}.alignright{float:right;margin:.3rem 0 .75rem 1.25rem}.aligncenter{display:block;margin-inline:auto;text-align:center}
.wp-block-columns{display:flex;flex-wrap:wrap;gap:1.5rem}.wp-block-column{flex:1 1 12rem}
.wp-block-button__link{display:inline-block;padding:.5rem 1.1rem;border-radius:.3rem;background:var(--accent);color:var(--paper);text-decoration:none}
.wp-block-comments{margin-top:3rem;border-top:1px solid var(--line)}.wp-block-comments ol{padding-left:1.25rem}.wp-block-comments textarea{width:100%;font:inherit;color:inherit;background:transparent;border:1px solid var(--line)}.wp-block-comments label{display:block}.comment-form-cookies-consent label{display:inline}
.screen-reader-text{position:absolute;left:-99rem}
.turn{display:flex;justify-content:space-between;gap:1rem;margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line)}
input,button{font:inherit;padding:.4rem .6rem;border:1px solid var(--line);border-radius:.3rem;background:transparent;color:inherit;max-width:100%}
button{cursor:pointer}form.search{display:flex;gap:.4rem}form.search input{width:10rem}
.footer{margin-top:3rem;padding-block:1rem 2.5rem;border-top:1px solid var(--line)}
@media print{nav,form,.footer{display:none}}`;

export interface Frame {
  /** Of the window, plain text with references, without the site's name; '' on the front page. */
  readonly title: string;
  /** HTML of `main`. */
  readonly main: string;
  readonly canonical?: string | undefined;
  /** API address of what the page shows, and its short address. */
  readonly json?: string | undefined;
  readonly shortlink?: string | undefined;
  /** Where others ask how to embed it, as JSON. */
  readonly oembed?: string | undefined;
  readonly robots?: string | undefined;
  readonly search?: string | undefined;
  /** Elements that bring scripts and styles of blocks. */
  readonly assets?: { readonly head: string; readonly foot: string };
  /** HTML of extensions. */
  readonly head?: string;
}

/** How readers of pages find the post's oEmbed data. */
function discovery(address: string): string {
  const link = (format: string, type: string, href: string) =>
    `<link rel="alternate" title="oEmbed (${format})" type="${type}+oembed" href="${escapeHtml(href)}">`;
  return `${link('JSON', 'application/json', address)}\n${link('XML', 'text/xml', `${address}&format=xml`)}`;
}

/** A whole page. */
export function page(site: Site, apiRoot: string, frame: Frame): string {
  const { home } = site.options;
  const name = decodeSpecialCharacters(site.options.text('blogname'), 'both');
  const tagline = decodeSpecialCharacters(site.options.text('blogdescription'), 'both');
  const language = (site.options.text('WPLANG') || 'en_US').replaceAll('_', '-');
  const title = frame.title === '' ? escapeHtml(name) : `${frame.title} &#8211; ${escapeHtml(name)}`;
  const robots = site.options.text('blog_public') === '0' ? 'noindex, nofollow' : frame.robots;
  const feed = site.options.text('permalink_structure') === '' ? `${home}/?feed=rss2` : `${home}/feed/`;
  const head = [
    `<meta charset="UTF-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    robots === undefined ? '' : `<meta name="robots" content="${robots}">`,
    `<title>${title}</title>`,
    `<link rel="alternate" type="application/rss+xml" title="${escapeHtml(name)}" href="${escapeHtml(feed)}">`,
    `<link rel="https://api.w.org/" href="${escapeHtml(apiRoot)}">`,
    frame.json === undefined
      ? ''
      : `<link rel="alternate" title="JSON" type="application/json" href="${escapeHtml(frame.json)}">`,
    frame.canonical === undefined ? '' : `<link rel="canonical" href="${escapeHtml(frame.canonical)}">`,
    frame.shortlink === undefined ? '' : `<link rel="shortlink" href="${escapeHtml(frame.shortlink)}">`,
    frame.oembed === undefined ? '' : discovery(frame.oembed),
    frame.head ?? '',
    frame.assets?.head ?? '',
    `<style>${style}</style>`,
  ];
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
${head.filter(Boolean).join('\n')}
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<div class="frame">
<header class="masthead">
<div><p class="site"><a href="${escapeHtml(home)}/" rel="home">${escapeHtml(name)}</a></p>${
    tagline === '' ? '' : `<p class="tagline">${escapeHtml(tagline)}</p>`
  }</div>
<form class="search" role="search" action="${escapeHtml(home)}/"><input type="search" name="s" aria-label="Search" placeholder="Search" value="${escapeHtml(frame.search ?? '')}"><button>Search</button></form>
</header>
<main id="main">
${frame.main}
</main>
<footer class="footer"><a href="${escapeHtml(feed)}">RSS</a> · <a href="${escapeHtml(site.options.siteUrl)}/wp-login.php">Log in</a></footer>
</div>${frame.assets?.foot ? `\n${frame.assets.foot}` : ''}
</body>
</html>
`;
}
