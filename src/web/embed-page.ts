// The small page that stands inside the frame of a post embedded elsewhere (`/…/embed/`). WordPress's address, headers and
// messages between the two pages; the HTML is our own.
import { embeddedScript } from '../content/embeds/script.ts';
import { thumbnailId, thumbnailOf } from '../content/embeds/thumbnail.ts';
import { siteLanguage } from '../content/languages/site-language.ts';
import type { Site } from '../content/site.ts';
import { decodeSpecialCharacters, escapeHtml } from '../rendering/formatting/escape.ts';
import { stripTags } from '../rendering/formatting/strip-tags.ts';
import { filled, type Language } from '../rendering/language.ts';
import type { Article } from './articles.ts';
import { languageAttributes } from './page.ts';

const style = `
:root{color-scheme:light dark;--ink:light-dark(#1d1d1b,#ece9e2);--soft:light-dark(#66645e,#a3a097);--paper:light-dark(#fdfcf9,#191918);--line:light-dark(#dedbd2,#3a3936)}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
article{padding:1.25rem;border:1px solid var(--line);background:var(--paper)}
a{color:inherit;text-decoration:none}a:hover{text-decoration:underline}
h1{font:700 1.35rem/1.25 Charter,Cambria,Georgia,serif;margin:0 0 .5rem;text-wrap:balance}
img{display:block;max-width:100%;height:auto;margin-bottom:1rem}
p{margin:0 0 .75rem}footer{font-size:.875rem;color:var(--soft)}footer p{margin:0}`;
/** Pixels in width of the picture. */
const pictureWidth = 600;

/** `article` absent: what was asked for is not there. */
export async function embedPage(site: Site, article: Article | undefined): Promise<string> {
  const { home, options } = { home: site.options.home, options: site.options };
  const name = escapeHtml(decodeSpecialCharacters(options.text('blogname'), 'both'));
  const language = siteLanguage(site);
  const title = article ? article.title() || language.fill('Untitled post %d', article.row.ID) : nothing(language);
  const canonical = article ? `<link rel="canonical" href="${escapeHtml(article.link)}">\n` : '';
  return `<!DOCTYPE html>
<html ${languageAttributes(site)}>
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, follow">
<base target="_top">
<title>${stripTags(title)} &#8211; ${name}</title>
${canonical}<style>${style}</style>
</head>
<body>
<article class="wp-embed">
${article ? await content(site, article, title) : missing(home, name, language)}
<footer><p><a href="${escapeHtml(home)}/">${name}</a></p></footer>
</article>
<script>${embeddedScript}</script>
</body>
</html>
`;
}

async function content(site: Site, article: Article, title: string): Promise<string> {
  const picture = await thumbnailOf(site, await thumbnailId(site, article.row), pictureWidth);
  const link = escapeHtml(article.link);
  const size = picture ? `width="${picture.width}" height="${picture.height}"` : '';
  const image = picture ? `<a href="${link}"><img src="${escapeHtml(picture.url)}" ${size} alt=""></a>\n` : '';
  const locked = () => siteLanguage(site).own('This text is protected.', 'e0098c8b0c43da8c');
  const text = article.locked ? `<p>${locked()}</p>` : article.excerpt();
  return `${image}<h1><a href="${link}">${title}</a></h1>\n${text}`;
}

const nothing = ({ own }: Language): string => own('Nothing to embed', '85e986efd77e8e8f');

function missing(home: string, name: string, language: Language): string {
  const words = language.own(
    'There is nothing at this address any more. %s may still have it elsewhere.',
    '6c2e5e23b311d5a6',
  );
  return `<h1>${nothing(language)}</h1>
<p>${filled(words, [`<a href="${escapeHtml(home)}/">${name}</a>`])}</p>`;
}
