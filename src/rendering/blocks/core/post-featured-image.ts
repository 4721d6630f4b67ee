// `core/post-featured-image`: the featured picture of the post around it, or the first picture of its content, under an overlay.
import { trimEnd } from '../../../base/trim.ts';
import { safeCss } from '../../formatting/css.ts';
import { escapeAttribute } from '../../formatting/escape.ts';
import { trim } from '../../formatting/php-strings.ts';
import { stripTags } from '../../formatting/strip-tags.ts';
import { escapeUrl } from '../../formatting/url.ts';
import type { PostFacts } from '../facts.ts';
import { at, isEmpty, type Json, type JsonObject } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { blockStyles } from '../supports/style-engine.ts';
import { Tags } from '../tags.ts';
import { borderStyles } from './avatar.ts';
import { isSet, postOf, text, wrapper } from './helpers.ts';
import { featuredPicture } from './picture.ts';

export function postFeaturedImage(block: LiveBlock, state: RenderState): string {
  const post = postOf(block, state);
  if (!post) return '';
  const attributes = preparedAttributes(block);
  const isLink = isSet(attributes.isLink);
  const border = borderStyles(attributes);
  const style = `${border.css}${ownStyles(attributes)}`;
  const more = {
    ...(border.classes.length > 0 ? { class: border.classes.join(' ') } : {}),
    ...(border.css === '' ? {} : { style }),
    ...(isLink ? { alt: alternativeOf(post, state) } : {}),
    ...(style === '' ? {} : { style }),
  };
  const size = attributes.sizeSlug === undefined ? 'post-thumbnail' : text(attributes.sizeSlug);
  let picture = featuredPicture(post, size, more, state);
  if (picture === '' && isSet(attributes.useFirstImageFromPost)) picture = firstPicture(post.content, style);
  if (picture === '') return '';
  picture += overlay(attributes);
  if (isLink) {
    const rel = isSet(attributes.rel) ? `rel="${escapeAttribute(text(attributes.rel))}"` : '';
    const target = escapeAttribute(text(attributes.linkTarget));
    picture = `<a href="${escapeUrl(post.link)}" target="${target}" ${rel}>${picture}</a>`;
  }
  return `<figure ${wrapper(block, state)}>${picture}</figure>`;
}

const alternativeOf = ({ title, id }: PostFacts, { language }: RenderState): string =>
  title === '' || title === '0' ? language.fill('Untitled post %d', id) : trim(stripTags(title));

const declared = (property: string, value: Json | undefined): string =>
  `${escapeAttribute(safeCss(`${property}:${text(value)}`))};`;

function ownStyles({ aspectRatio, width, height, scale, style }: JsonObject): string {
  const isGiven = (value: Json | undefined) => value !== undefined && value !== null && value !== '';
  let css = '';
  if (isSet(aspectRatio)) {
    if (aspectRatio !== 'auto') css += declared('aspect-ratio', aspectRatio);
    css += 'width:100%;';
  }
  if (isGiven(height)) css += declared('height', height);
  else if (isGiven(width)) css += 'height:auto;';
  if (isGiven(width)) css += declared('width', width);
  if (isSet(scale)) css += declared('object-fit', scale);
  const shadow = at(style, 'shadow');
  return isEmpty(shadow) ? css : css + blockStyles({ shadow: shadow ?? null }).css;
}

/** The content's first `img`, written anew. */
function firstPicture(content: string, style: string): string {
  const found = new Tags(content);
  if (!found.nextNamed('IMG')) return '';
  const picture = new Tags('<img>');
  picture.next();
  for (const name of found.names('')) picture.set(name, found.attribute(name) ?? '');
  if (style !== '') {
    const own = found.attribute('style');
    picture.set('style', typeof own === 'string' && own !== '' ? `${trimEnd(own, ';')};${style}` : style);
  }
  return picture.html();
}

function overlay(attributes: JsonObject): string {
  const { dimRatio, gradient, customGradient, overlayColor, customOverlayColor } = attributes;
  if (!isSet(dimRatio)) return '';
  const border = borderStyles(attributes);
  const classes = [
    'wp-block-post-featured-image__overlay',
    ...border.classes,
    'has-background-dim',
    `has-background-dim-${text(dimRatio)}`,
    ...(isSet(overlayColor) ? [`has-${text(overlayColor)}-background-color`] : []),
    ...(isSet(gradient) || isSet(customGradient) ? ['has-background-gradient'] : []),
    ...(isSet(gradient) ? [`has-${text(gradient)}-gradient-background`] : []),
  ];
  const styles = [
    ...(border.css === '' ? [] : [border.css]),
    ...(isSet(customGradient) ? [`background-image: ${text(customGradient)};`] : []),
    ...(isSet(customOverlayColor) ? [`background-color: ${text(customOverlayColor)};`] : []),
  ];
  const style = escapeAttribute(safeCss(styles.join(' ')));
  return `<span class="${escapeAttribute(classes.join(' '))}" style="${style}" aria-hidden="true"></span>`;
}
