// `core/avatar`: the picture of an author or of somebody who comments. Reproduces get_avatar's HTML.
import { escapeAttribute } from '../../formatting/escape.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { loadingOf } from '../../images.ts';
import { phpInteger, phpNumber } from '../casts.ts';
import type { UserFacts } from '../facts.ts';
import { at, type Json, type JsonObject } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { blockStyles, type Styles } from '../supports/style-engine.ts';
import { isSet, postOf, text, wrapper } from './helpers.ts';

type Pictured = Pick<UserFacts, 'avatar' | 'exists'>;

interface Manner {
  readonly alt?: string;
  readonly classes?: string;
  /** Attributes as they stand in the tag. */
  readonly attributes?: string;
}

/** In pixels. */
const usualSize = 96;

/** The `img` of an avatar; '' where the site shows none: those count all the same among the pictures of a page. */
export function avatarImage(of: Pictured, given: number, state: RenderState, manner: Manner = {}): string {
  const asked = Math.abs(Math.trunc(given));
  const size = asked || usualSize;
  const wanted = state.context.alone ? loadingOf('img', { width: size, height: size }, state, 'other') : {};
  if (!state.context.site?.showsAvatars) return '';
  const classes = [
    'avatar',
    `avatar-${size}`,
    'photo',
    ...(of.exists ? [] : ['avatar-default']),
    ...(manner.classes ? [manner.classes] : []),
  ].join(' ');
  const alt = escapeAttribute(manner.alt ?? '');
  const own = manner.attributes ?? '';
  const loading = ['fetchpriority', 'loading', 'decoding']
    .flatMap((name) => Object.entries(wanted).filter(([key]) => key === name))
    .map(([name, value]) => `${name}='${value}'`)
    .join(' ');
  const attributes = own === '' || loading === '' ? own + loading : `${own} ${loading}`;
  const twice = `${escapeUrl(of.avatar(asked * 2 || usualSize))} 2x`;
  return `<img alt='${alt}' src='${escapeUrl(of.avatar(size))}' srcset='${twice}' class='${escapeAttribute(classes)}' height='${size}' width='${size}' ${attributes}/>`;
}

/** Border classes and styles that a block puts on its picture itself. */
export const borderStyles = (attributes: JsonObject): Styles => blockStyles({ border: borderValues(attributes) });

/** Values of a border as the style engine takes them, from a block's attributes. */
export function borderValues(attributes: JsonObject): JsonObject {
  const own = (name: string) => at(attributes.style, 'border', name);
  const border: Record<string, Json> = {};
  for (const name of ['radius', 'style', 'width']) {
    const value = own(name);
    if (value !== undefined) border[name] = value;
  }
  const { borderColor } = attributes;
  border.color = borderColor === undefined ? (own('color') ?? null) : `var:preset|color|${text(borderColor)}`;
  for (const side of ['top', 'right', 'bottom', 'left']) {
    const value = (name: string): Json => at(own(side), name) ?? null;
    border[side] = { color: value('color'), style: value('style'), width: value('width') };
  }
  return border;
}

export function avatar(block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  const size = phpNumber(attributes.size ?? usualSize);
  const { css, classes } = borderStyles(attributes);
  const manner = {
    classes: ['wp-block-avatar__image', ...classes].join(' '),
    attributes: css === '' ? '' : ` style="${escapeAttribute(css)}"`,
  };
  const { commentId } = block.around;
  if (commentId !== undefined) {
    const comment = state.context.data.facts?.comment(Number(commentId));
    if (!comment) return '';
    const image = avatarImage(comment, size, state, {
      ...manner,
      alt: state.language.fill('%s Avatar', comment.stored.author),
    });
    const label = state.language.fill('(%s website link, opens in a new tab)', comment.stored.author);
    return framed(block, state, isSet(attributes.isLink) ? comment.stored.url : '', label, image);
  }
  const around = block.around.postId === undefined ? state.context.page?.author : postOf(block, state)?.author;
  const id = attributes.userId === undefined ? around : phpInteger(attributes.userId);
  // WordPress's avatars do not look at a sign; names and addresses do.
  const user = id === undefined || id === 0 ? undefined : state.context.data.facts?.user(Math.abs(id));
  if (id === undefined || !user) return '';
  const name = id > 0 ? user.name : '';
  const image = avatarImage(user, size, state, { ...manner, alt: state.language.fill('%s Avatar', name) });
  const label = state.language.fill('(%s author archive, opens in a new tab)', name);
  return framed(block, state, isSet(attributes.isLink) && id > 0 ? user.link : '', label, image);
}

function framed(block: LiveBlock, state: RenderState, link: string, label: string, image: string): string {
  const { linkTarget } = preparedAttributes(block);
  const aria = linkTarget === '_blank' ? `aria-label="${escapeAttribute(label)}"` : '';
  const target = escapeAttribute(text(linkTarget));
  const inside =
    link === ''
      ? image
      : `<a href="${escapeUrl(link)}" target="${target}" ${aria} class="wp-block-avatar__link">${image}</a>`;
  return `<div ${wrapper(block, state)}>${inside}</div>`;
}
