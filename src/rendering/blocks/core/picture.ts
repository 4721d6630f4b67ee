// Pictures of attachments within blocks. Reproduces get_the_post_thumbnail and wp_get_attachment_image: within a whole text
// loading attributes come later, for a block by itself they are here.
import { loadingOf } from '../../images.ts';
import { type PictureAttributes, pictureTag, type ShownPicture } from '../../pictures.ts';
import type { MediaFacts, PostFacts } from '../facts.ts';
import type { RenderState } from '../render-state.ts';

/** The `img` of an attachment. `isLogo`: it is never loaded late. */
export function attachmentPicture(
  of: MediaFacts,
  shown: ShownPicture,
  size: string,
  more: PictureAttributes,
  state: RenderState,
  isLogo = false,
): string {
  const { width, height } = shown;
  const given = { width, height, ...(isLogo ? { loading: 'eager' } : {}) };
  const loading = state.context.alone ? loadingOf('img', given, state, 'other') : {};
  return pictureTag(of, shown, size, state.context.uploads, { ...more, ...loading });
}

/** The featured picture of a post; '' where it has none. */
export function featuredPicture(
  post: PostFacts | undefined,
  size: string,
  more: PictureAttributes,
  state: RenderState,
): string {
  const media = post && post.thumbnail > 0 ? state.context.data.facts?.media(post.thumbnail) : undefined;
  const shown = media?.shown(size);
  if (!media || !shown) return '';
  const classes = more.class ?? `attachment-${size} size-${size}`;
  return attachmentPicture(media, shown, size, { ...more, class: `${classes} wp-post-image` }, state);
}
