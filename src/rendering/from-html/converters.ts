// Which block an element is, by its name and classes.
import { button, buttons, column, columns, cover, group, mediaText } from './containers.ts';
import { classesOf, type HtmlNode, isElement } from './nodes.ts';
import { gallery, image, imagePlan, table } from './pictures.ts';
import type { Convert, Plan } from './plan.ts';
import { audio, embed, file, pullquote, video } from './players.ts';
import { details, heading, list, listItem, paragraph, preformatted, quote, separator, spacer } from './texts.ts';

/** Elements that are a block because of a class. */
const byClass: Readonly<Record<string, Convert>> = Object.assign(Object.create(null), {
  'wp-block-group': group,
  'wp-block-columns': columns,
  'wp-block-column': column,
  'wp-block-buttons': buttons,
  'wp-block-button': button,
  'wp-block-media-text': mediaText,
  'wp-block-cover': cover,
  'wp-block-spacer': spacer,
  'wp-block-file': file,
  'wp-block-image': image,
  'wp-block-gallery': gallery,
  'wp-block-table': table,
  'wp-block-embed': embed,
  'wp-block-pullquote': pullquote,
  'wp-block-audio': audio,
  'wp-block-video': video,
});
const byName: Readonly<Record<string, Convert>> = Object.assign(Object.create(null), {
  p: paragraph,
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, heading])),
  ul: list,
  ol: list,
  blockquote: quote,
  pre: preformatted,
  hr: separator,
  details,
});

function comment(node: HtmlNode, html: string): Plan | undefined {
  const source = html.slice(node.start, node.end);
  const parts = [{ stored: source, source }];
  if (source === '<!--nextpage-->') return { name: 'nextpage', attributes: {}, classes: undefined, parts };
  const more = /^<!--more(?: ([^<>]*[^<>-]))?-->$/.exec(source);
  if (!more) return undefined;
  return { name: 'more', attributes: more[1] === undefined ? {} : { customText: more[1] }, classes: undefined, parts };
}

/** The plan of a node's block; undefined where it is none. `around` is the block that it stands in. */
export function planOf(node: HtmlNode, html: string, around: string | undefined): Plan | undefined {
  if (node.kind === 'comment') return around === undefined ? comment(node, html) : undefined;
  if (!isElement(node) || !node.isWhole) return undefined;
  if (around === 'list') return listItem(node, html);
  if (around === 'gallery') return imagePlan(node, html, true);
  for (const name of classesOf(node)) {
    const convert = byClass[name];
    if (convert) return convert(node, html);
  }
  return byName[node.name]?.(node, html);
}
