// The stored text of an imported post: block markup recovered from its HTML where the document has no raw text.
import { createHash } from 'node:crypto';
import { htmlToBlocks } from '../../rendering/from-html/from-html.ts';
import type { PostDocument } from './shape.ts';

export interface StoredText {
  title: string;
  content: string;
  excerpt: string;
  /** HTML of the embeds in the content, by address. */
  embeds: ReadonlyMap<string, string>;
}

const noEmbeds: ReadonlyMap<string, string> = new Map();

/** What goes into post_title, post_content and post_excerpt. `toBlocks`: texts without blocks become blocks as well. */
export function storedText(document: PostDocument, toBlocks: boolean): StoredText {
  const { raw, rendered } = document.content;
  const isKept = raw !== null && !(toBlocks && raw.trim() !== '' && rendered !== '' && !raw.includes('<!-- wp:'));
  const { blocks, embeds } = isKept ? { blocks: raw, embeds: noEmbeds } : htmlToBlocks(rendered);
  return {
    title: document.title.raw ?? document.title.rendered,
    content: blocks,
    embeds,
    excerpt: document.excerpt.raw ?? (isAutomatic(document) ? '' : withoutParagraph(document.excerpt.rendered)),
  };
}

/** The hash under which rendered HTML is kept, so that any edit of the stored text ends its use. */
export function sourceHash(text: Pick<StoredText, 'title' | 'content' | 'excerpt'>): string {
  return createHash('sha256').update(`${text.title}\0${text.content}\0${text.excerpt}`).digest('hex');
}

/** Was the excerpt cut from the content? Its words then are the content's first words. */
function isAutomatic(document: PostDocument): boolean {
  const words = (html: string) =>
    html
      .replace(/<[^<>]*>/g, ' ')
      .trimEnd()
      .replace(/\[?(?:&hellip;|…)\]?$/, '')
      .replace(/\s+/g, ' ')
      .trim();
  const excerpt = words(document.excerpt.rendered);
  return excerpt === '' || words(document.content.rendered).startsWith(excerpt);
}

function withoutParagraph(html: string): string {
  const inner = /^<p>([\s\S]*)<\/p>\n?$/.exec(html)?.[1];
  return inner !== undefined && !/<\/?p[\s>]/.test(inner) ? inner : html.trim();
}
