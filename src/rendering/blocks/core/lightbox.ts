// `core/image` that opens in a lightbox: the hooks of its script and the button that opens it
// (block_core_image_render_lightbox).

import { escapeHtml } from '../../formatting/escape.ts';
import { sourceSet } from '../../srcset.ts';
import { at, isEmpty } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';

const hooks: readonly (readonly [string, string])[] = [
  ['data-wp-init', 'callbacks.setButtonStyles'],
  ['data-wp-on--load', 'callbacks.setButtonStyles'],
  ['data-wp-on-window--resize', 'callbacks.setButtonStyles'],
  ['data-wp-on--pointerenter', 'actions.preloadImageWithDelay'],
  ['data-wp-on--pointerdown', 'actions.preloadImage'],
  ['data-wp-on--pointerleave', 'actions.cancelPreload'],
  ['data-wp-on--click', 'actions.showLightbox'],
  ['data-wp-class--hide', 'state.isContentHidden'],
  ['data-wp-class--show', 'state.isContentVisible'],
];

const button = [
  '<button\n\t\t\tclass="lightbox-trigger"',
  'type="button"',
  'aria-haspopup="dialog"',
  'data-wp-bind--aria-label="state.thisImage.triggerButtonAriaLabel"',
  'data-wp-init="callbacks.initTriggerButton"',
  'data-wp-on--click="actions.showLightbox"',
  'data-wp-style--right="state.thisImage.buttonRight"',
  'data-wp-style--top="state.thisImage.buttonTop"\n\t\t>',
  '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12" fill="none" viewBox="0 0 12 12">\n\t\t\t\t<path fill="#fff" d="M2 0a2 2 0 0 0-2 2v2h1.5V2a.5.5 0 0 1 .5-.5h2V0H2Zm2 10.5H2a.5.5 0 0 1-.5-.5V8H0v2a2 2 0 0 0 2 2h2v-1.5ZM8 12v-1.5h2a.5.5 0 0 0 .5-.5V8H12v2a2 2 0 0 1-2 2H8Zm2-12a2 2 0 0 1 2 2v2h-1.5V2a.5.5 0 0 0-.5-.5H8V0h2Z" />',
  '</svg>\n\t\t</button>',
].join('\n\t\t\t');

/** A name that is used once, in the form of PHP's `uniqid()`. */
export const lightboxId = (state: RenderState): string => (0x6000000000000 + state.nextId('lightbox')).toString(16);

const textOf = (tags: Tags, name: string): string | null => {
  const value = tags.attribute(name);
  return value === true ? '' : value;
};

/** What the script must know of the picture to enlarge it. */
function tellScript(
  id: string,
  figure: { readonly class: string | null; readonly style: string | null },
  picture: Tags,
  block: LiveBlock,
  { stores, context, language }: RenderState,
): void {
  const { id: attachment, scale } = block.attributes;
  const meta = context.data.attachment?.(Number(attachment));
  const source = meta?.file === undefined ? textOf(picture, 'src') : `${context.uploads}/${meta.file}`;
  const size = { width: Number(meta?.width ?? 0), height: Number(meta?.height ?? 0) };
  const alt = textOf(picture, 'alt');
  stores.configure('core/image', {
    defaultAriaLabel: language.say('Enlarged image'),
    closeButtonText: escapeHtml(language.say('Close')),
    prevButtonText: escapeHtml(language.say('Previous', 'previous image in lightbox')),
    nextButtonText: escapeHtml(language.say('Next', 'next image in lightbox')),
  });
  const metadata = {
    uploadedSrc: source,
    lightboxSrcset: (meta && source !== null && sourceSet(size, source, meta, context.uploads)) || false,
    figureClassNames: figure.class,
    figureStyles: figure.style,
    imgClassNames: textOf(picture, 'class'),
    imgStyles: textOf(picture, 'style'),
    targetWidth: meta?.width ?? 'none',
    targetHeight: meta?.height ?? 'none',
    scaleAttr: scale ?? false,
    alt,
    galleryId: block.around.galleryId ?? null,
    customAriaLabel: alt === null || alt === '' ? null : language.fill('Enlarged image: %s', alt),
    navigationButtonType: block.around.navigationButtonType ?? 'icon',
    triggerButtonAriaLabel: language.say('Enlarge'),
  };
  stores.set('core/image', { metadata: { [id]: metadata } });
}

/** `core/image`, after everything else. */
export function lightbox(html: string, block: LiveBlock, state: RenderState): string {
  const { lightbox: own } = block.attributes;
  const { linkDestination } = preparedAttributes(block);
  const settings = own ?? state.context.theme.lightbox;
  if (at(settings, 'enabled') !== true || (linkDestination ?? 'none') !== 'none') return html;
  const tags = new Tags(html);
  if (!tags.nextNamed('FIGURE')) return html;
  const id = lightboxId(state);
  const figure = { class: textOf(tags, 'class'), style: textOf(tags, 'style') };
  tags.addClass('wp-lightbox-container');
  tags.set('data-wp-interactive', 'core/image');
  tags.set('data-wp-context', JSON.stringify({ imageId: id }));
  tags.set('data-wp-key', id);
  if (!tags.nextNamed('IMG')) return html;
  tellScript(id, figure, tags, block, state);
  for (const [name, value] of hooks) tags.set(name, value);
  const out = new Tags(tags.html());
  if (out.nextNamed('IMG')) out.insertAfter(button);
  const { galleryId } = block.around;
  if (!isEmpty(galleryId)) state.lightboxGalleries.add(String(galleryId));
  return out.html();
}
