// `core/latest-posts`: the newest posts as a list, with what of them is wanted.

import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { formatDate, wpDate } from '../../formatting/php-date.ts';
import { sanitizeTitle } from '../../formatting/sanitize-title.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { phpInteger } from '../casts.ts';
import type { PostFacts, PostsQuestion } from '../facts.ts';
import { at, isEmpty, type Json, type JsonObject } from '../json.ts';
import { parsedBlocks } from '../parsed-blocks.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import { renderBlocks } from '../render.ts';
import { type LiveBlock, RenderState } from '../render-state.ts';
import { within } from '../surroundings.ts';
import { blockText } from './block-text.ts';
import { isSet, setUpPost, text, wrapper } from './helpers.ts';
import { featuredPicture } from './picture.ts';
import { plainExcerpt } from './post-excerpt.ts';

const more = ' [&hellip;]';
const locked = 'This content is password protected.';

export function latestPosts(block: LiveBlock, state: RenderState): string {
  const attributes = attributesOf(block);
  const { facts } = state.context.data;
  const ids = facts?.posts(questionOf(attributes))?.ids ?? [];
  const items = ids.flatMap((id) => {
    const post = facts?.post(id);
    return post && state.allowance.block() ? [`<li>${item(post, attributes, state)}</li>\n`] : [];
  });
  // The post around is set up again.
  state.around.pagesOf = setUpPost(block, state)?.id;
  return `<ul ${wrapper(block, state, classesOf(attributes))}>${items.join('')}</ul>`;
}

/** Once the block named its one category as text (block_core_latest_posts_migrate_categories). */
function attributesOf(block: LiveBlock): JsonObject {
  const { categories } = block.attributes;
  const attributes = preparedAttributes(block);
  if (typeof categories !== 'string' || isEmpty(categories)) return attributes;
  return { ...attributes, categories: [{ id: Math.abs(phpInteger(categories)) }] };
}

function questionOf({ categories, selectedAuthor, order, orderBy, postsToShow }: JsonObject): PostsQuestion {
  const terms = Array.isArray(categories) ? categories.map((one: Json) => phpInteger(at(one, 'id'))) : [];
  // None is as many as a page of the site has, -1 is all.
  const count = phpInteger(postsToShow);
  return {
    type: 'post',
    order: text(order).toLowerCase() === 'asc' ? 'asc' : 'desc',
    orderBy: text(orderBy),
    sticky: 'ignore',
    exclude: [],
    ...(count === 0 ? {} : { perPage: count < -1 ? -count : count }),
    terms: terms.length > 0 ? [{ taxonomy: 'category', terms, operator: 'IN' }] : [],
    formats: [],
    authors: isEmpty(selectedAuthor) ? [] : [phpInteger(text(selectedAuthor).replace(/[^\d,-]/g, ''))],
    parents: [],
    published: true,
    count: false,
  };
}

function item(post: PostFacts, attributes: JsonObject, state: RenderState): string {
  const { site, data } = state.context;
  const link = escapeUrl(post.link);
  const title = post.title === '' || post.title === '0' ? state.language.say('(no title)') : post.title;
  let html = pictureOf(post, link, title, attributes, state);
  html += `<a class="wp-block-latest-posts__post-title" href="${link}">${title}</a>`;
  const author = isSet(attributes.displayAuthor) ? data.facts?.user(post.author)?.name : undefined;
  if (author) html += `<div class="wp-block-latest-posts__post-author">${state.language.fill('by %s', author)}</div>`;
  if (isSet(attributes.displayPostDate) && site) {
    const date = wpDate(site.dateFormat, post.date, state.language);
    html += `<time datetime="${escapeAttribute(formatDate('c', post.date))}" class="wp-block-latest-posts__post-date">${date}</time>`;
  }
  if (!isSet(attributes.displayPostContent)) return html;
  if (attributes.displayPostContentRadio === 'excerpt') {
    html += `<div class="wp-block-latest-posts__post-excerpt">${excerptOf(post, title, attributes, state)}</div>`;
  } else if (attributes.displayPostContentRadio === 'full_post') {
    html += `<div class="wp-block-latest-posts__post-full-content">${contentOf(post, state)}</div>`;
  }
  return html;
}

function pictureOf(post: PostFacts, link: string, title: string, attributes: JsonObject, state: RenderState): string {
  const { displayFeaturedImage, featuredImageSizeWidth, featuredImageSizeHeight, featuredImageAlign } = attributes;
  if (!isSet(displayFeaturedImage) || post.thumbnail === 0) return '';
  const most = (side: string, pixels: Json | undefined): string =>
    pixels === undefined || pixels === null ? '' : `max-${side}:${text(pixels)}px;`;
  const style = escapeAttribute(most('width', featuredImageSizeWidth) + most('height', featuredImageSizeHeight));
  let picture = featuredPicture(post, text(attributes.featuredImageSizeSlug), { style }, state);
  if (isSet(attributes.addLinkToFeaturedImage)) {
    picture = `<a href="${link}" aria-label="${escapeAttribute(title)}">${picture}</a>`;
  }
  const align =
    featuredImageAlign === undefined || featuredImageAlign === null ? '' : ` align${text(featuredImageAlign)}`;
  return `<div class="${escapeAttribute(`wp-block-latest-posts__featured-image${align}`)}">${picture}</div>`;
}

function excerptOf(post: PostFacts, title: string, { excerptLength }: JsonObject, state: RenderState): string {
  if (post.locked) return state.language.say(locked);
  const excerpt = plainExcerpt(post, phpInteger(excerptLength), state);
  if (!excerpt.endsWith(more)) return excerpt;
  const link =
    '… <a class="wp-block-latest-posts__read-more" href="%1$s" rel="noopener">Read more<span class="screen-reader-text">: %2$s</span></a>';
  return excerpt.slice(0, -more.length) + state.language.fill(link, escapeUrl(post.link), escapeHtml(title));
}

function contentOf(post: PostFacts, state: RenderState): string {
  const { context } = state;
  if (post.locked) return state.language.say(locked);
  if (state.around.listed.has(post.id) || !state.allowance.text(post.content.length)) return '';
  const own = { id: post.id, type: post.type, footnotes: post.footnotes };
  const inside = new RenderState(
    { ...context, post: own, within: state.around, allowance: state.allowance },
    state.ids,
  );
  const { around } = state;
  around.pagesOf = post.id;
  const html = around.at(post.id, () =>
    within(around.listed, post.id, () =>
      blockText(post.content, inside, 'other', (content) =>
        renderBlocks(parsedBlocks(content, inside.context), inside),
      ),
    ),
  );
  state.adopt(inside.ids);
  return html.replaceAll(']]>', ']]&gt;');
}

function classesOf(attributes: JsonObject): string {
  const { layout, postLayout } = attributes;
  const kind = at(layout, 'type') ?? (postLayout === 'grid' ? 'grid' : 'default');
  const columns = at(layout, 'columnCount') ?? attributes.columns;
  const classes = ['wp-block-latest-posts__list'];
  if (kind === 'grid') {
    classes.push('is-grid');
    if (!isEmpty(columns)) classes.push(sanitizeTitle(`columns-${text(columns)}`));
    if (!isEmpty(columns) && !isEmpty(at(layout, 'minimumColumnWidth'))) classes.push('has-native-responsive-grid');
  }
  if (isSet(attributes.displayPostDate)) classes.push('has-dates');
  if (isSet(attributes.displayAuthor)) classes.push('has-author');
  if (at(attributes.style, 'elements', 'link', 'color', 'text') !== undefined) classes.push('has-link-color');
  return classes.join(' ');
}
