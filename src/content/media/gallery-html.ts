// The HTML of a gallery as a shortcode (gallery_shortcode), white space included. Themes without HTML5 galleries get lists of
// definitions, with styles of their own and a break behind each row.

import { leadingInteger } from '../../base/numeric.ts';
import { allowedHtml } from '../../rendering/formatting/kses.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';
import { coreShortcodes } from '../../rendering/formatting/shortcodes.ts';
import { texturize } from '../../rendering/formatting/texturize.ts';
import type { Language } from '../../rendering/language.ts';
import { siteLanguage } from '../languages/site-language.ts';
import { permalink } from '../posts/permalink.ts';
import type { PermalinkData } from '../posts/permalink-data.ts';
import type { Site } from '../site.ts';
import { hasHtml5 } from '../themes/supports.ts';
import { activeTheme } from '../themes/theme.ts';
import type { Attachment } from './attachment.ts';
import type { MediaAttributes } from './media-attributes.ts';
import { attachmentLink, pictureHtml } from './picture-html.ts';

export interface Gallery {
  readonly site: Site;
  readonly attachments: readonly Attachment[];
  readonly permalinks: PermalinkData;
  readonly attributes: MediaAttributes;
  /** Which gallery of the request it is. */
  readonly instance: number;
  /** The post whose gallery it is. */
  readonly parent: number;
}

export function galleryHtml(gallery: Gallery): string {
  const { site, attachments, attributes, instance, parent } = gallery;
  const html5 = hasHtml5(site, activeTheme(site), 'gallery');
  const elements = {
    item: element(attributes.itemtag, html5 ? 'figure' : 'dl', 'dl'),
    icon: element(attributes.icontag, html5 ? 'div' : 'dt', 'dt'),
    caption: element(attributes.captiontag, html5 ? 'figcaption' : 'dd', 'dd'),
  };
  const columns = attributes.columns === undefined ? 3 : leadingInteger(attributes.columns);
  const size = attributes.size ?? 'thumbnail';
  const selector = `gallery-${instance}`;
  const sizeClass = size.replace(/%[a-fA-F0-9][a-fA-F0-9]/g, '').replace(/[^A-Za-z0-9_-]/g, '');
  const classes = `gallery galleryid-${parent} gallery-columns-${columns} gallery-size-${sizeClass}`;
  const items = attachments.map((attachment) => itemHtml(gallery, attachment, { elements, selector, size }));
  const whole = `<div id='${selector}' class='${classes}'>`;
  if (html5) return `${whole}${items.join('')}\n\t\t</div>\n`;
  const rest = columns > 0 && items.length % columns !== 0 ? "\n\t\t\t<br style='clear: both' />" : '';
  return `${ownStyle(selector, columns, siteLanguage(site))}${whole}${inRows(items, columns)}${rest}\n\t\t</div>\n`;
}

/** Each full row ends in a break. */
const inRows = (items: readonly string[], columns: number): string =>
  items
    .map((item, index) => (columns > 0 && (index + 1) % columns === 0 ? `${item}<br style="clear: both" />` : item))
    .join('');

/** The styles that come with a gallery of definitions. */
function ownStyle(selector: string, columns: number, { isRightToLeft }: Language): string {
  const side = isRightToLeft ? 'right' : 'left';
  const width = columns > 0 ? Math.floor(100 / columns) : 100;
  const rules = [
    [selector, ['margin: auto']],
    [`${selector} .gallery-item`, [`float: ${side}`, 'margin-top: 10px', 'text-align: center', `width: ${width}%`]],
    [`${selector} img`, ['border: 2px solid #cfcfcf']],
    [`${selector} .gallery-caption`, ['margin-left: 0']],
  ] as const;
  const written = rules.map(
    ([of, lines]) => `\n\t\t\t#${of} {${lines.map((line) => `\n\t\t\t\t${line};`).join('')}\n\t\t\t}`,
  );
  return `\n\t\t<style>${written.join('')}\n\t\t\t/* see gallery_shortcode() in wp-includes/media.php */\n\t\t</style>\n\t\t`;
}

interface Manner {
  readonly elements: { readonly item: string; readonly icon: string; readonly caption: string };
  readonly selector: string;
  readonly size: string;
}

function itemHtml(gallery: Gallery, attachment: Attachment, { elements, selector, size }: Manner): string {
  const { item, icon, caption } = elements;
  const { row, metadata } = attachment;
  const text = trim(row.post_excerpt);
  const more: Record<string, string> = text === '' ? {} : { 'aria-describedby': `${selector}-${row.ID}` };
  const sized = metadata?.width !== undefined && metadata.height !== undefined;
  const shape = sized ? (Number(metadata.height) > Number(metadata.width) ? 'portrait' : 'landscape') : '';
  const picture = linkedPicture(gallery, attachment, size, more);
  const shown = `<${item} class='gallery-item'>\n\t\t\t<${icon} class='gallery-icon ${shape}'>\n\t\t\t\t${picture}\n\t\t\t</${icon}>`;
  if (text === '') return `${shown}</${item}>`;
  const words = texturize(row.post_excerpt, coreShortcodes, siteLanguage(gallery.site).typography);
  const captioned = `\n\t\t\t\t<${caption} class='wp-caption-text gallery-caption' id='${selector}-${row.ID}'>\n\t\t\t\t${words}\n\t\t\t\t</${caption}>`;
  return `${shown}${captioned}</${item}>`;
}

function linkedPicture(
  { site, attributes, permalinks }: Gallery,
  attachment: Attachment,
  size: string,
  more: Readonly<Record<string, string>>,
): string {
  if (attributes.link === 'none') return pictureHtml(site, attachment, size, more);
  if (attributes.link === 'file') return attachmentLink(site, attachment, { size, more });
  return attachmentLink(site, attachment, { size, more, href: permalink(site, attachment.row, permalinks) });
}

/** The element of an attribute, where posts may have it. */
function element(given: string | undefined, initial: string, fallback: string): string {
  const name = (given ?? initial).toLowerCase().replace(/[^a-z0-9-_:]/g, '');
  return allowedHtml('post').has(name) ? name : fallback;
}
