// What many dynamic blocks share: the post and the facts they read, the classes of alignment and links, their wrapper.

import { phpInteger, phpText as text } from '../casts.ts';
import type { PostFacts } from '../facts.ts';
import { at, isEmpty, type Json, type JsonObject } from '../json.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { type WrapperExtras, wrapperAttributes } from '../supports/wrapper.ts';

/** A value as PHP prints it. */
export { text };

/**
 * The post that is set up around a block, which some blocks show instead of their own. Another than that only in a text that a list of
 * the latest shows whole, within a list that gives its posts to all blocks.
 */
export function setUpPost(block: LiveBlock, state: RenderState): PostFacts | undefined {
  const { post } = state.around;
  return post === undefined || postIdOf(block) === undefined
    ? postOf(block, state)
    : state.context.data.facts?.post(post);
}

/** The id of the post around the block; undefined where there is none. */
export function postIdOf({ around }: LiveBlock): number | undefined {
  const id = Number(around.postId);
  return around.postId !== undefined && Number.isInteger(id) && id > 0 ? id : undefined;
}

/** The post around the block; undefined where there is none (or it is not loaded yet). */
export function postOf(block: LiveBlock, state: RenderState): PostFacts | undefined {
  const id = postIdOf(block);
  return id === undefined ? undefined : state.context.data.facts?.post(id);
}

/** Has the post a password that the reader has not given? In the API a text is shown to those who may see its post. */
export function isLocked(post: PostFacts, { context: { page, post: own } }: RenderState): boolean {
  return post.locked && (page ? !page.unlocked.has(post.id) : post.id !== own?.id);
}

/** Classes of `textAlign` and of a link colour, after others. */
export function textClasses(attributes: JsonObject, before: readonly string[] = []): string {
  const classes = [...before];
  const { textAlign } = attributes;
  if (textAlign !== undefined && textAlign !== null) classes.push(`has-text-align-${text(textAlign)}`);
  if (at(attributes.style, 'elements', 'link', 'color', 'text') !== undefined) classes.push('has-link-color');
  return classes.join(' ');
}

/** Name of a heading's element, `p` for level 0. */
export function headingTag(level: Json | undefined, otherwise: string): string {
  if (level === undefined || level === null) return otherwise;
  return level === 0 ? 'p' : `h${phpInteger(level)}`;
}

/** Attributes of the block's outer element, with the theme's fluid text. */
export const wrapper = (block: LiveBlock, state: RenderState, extras: WrapperExtras | string = {}): string =>
  wrapperAttributes(block, extras, state.context.theme.fluid);

/** Is an attribute set to something (PHP `!empty`)? */
export const isSet = (value: Json | undefined): boolean => !isEmpty(value);
