// Media blocks: image, video, file, and the containers classic themes keep around images and groups.
import { escapeAttribute } from '../../formatting/escape.ts';
import { at, isEmpty } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';

/** `core/image`: nothing without a picture; an empty caption goes; pictures of galleries carry their attachment's id. */
export function image(html: string, block: LiveBlock): string {
  if (!/<img/i.test(html)) return '';
  const tags = new Tags(html);
  if (!tags.nextNamed('IMG') || isEmpty(tags.attribute('src') ?? undefined)) return '';
  const { id, metadata } = block.attributes;
  const isBound = at(metadata, 'bindings', 'id') !== undefined && id !== undefined && id !== null;
  const classes = tags.attribute('class');
  if (isBound && typeof classes === 'string' && !classes.includes(`wp-image-${id}`)) {
    tags.set('class', classes.replace(/wp-image-(\d+)/g, `wp-image-${id}`));
  }
  const dataId = isBound && block.attributes['data-id'] !== undefined ? id : block.attributes['data-id'];
  if (dataId !== undefined && dataId !== null) tags.set('data-id', String(dataId));
  if (tags.nextNamed('FIGCAPTION') && isEmpty(block.attributes.caption)) {
    const close = tags.closerRightAfter();
    if (close !== -1) {
      // WordPress counts the caption's place before it adds `data-id` and cuts there afterwards: clients see that cut.
      const { start } = tags;
      const out = tags.html();
      return out.slice(0, start) + out.slice(close);
    }
  }
  return tags.html();
}

/** `core/video`: size and shape from the attachment. */
export function video(html: string, block: LiveBlock, state: RenderState): string {
  const { id } = block.attributes;
  if (!html.includes('<video') || typeof id !== 'number' || !Number.isInteger(id) || id <= 0) return html;
  const meta = state.context.data.attachment?.(id);
  const { width, height } = meta ?? {};
  if (!isSize(width) || !isSize(height)) return html;
  const tags = new Tags(html);
  if (!tags.nextNamed('VIDEO')) return html;
  tags.set('width', String(width));
  tags.set('height', String(height));
  const style = tags.attribute('style');
  tags.set('style', `aspect-ratio: ${width} / ${height};${typeof style === 'string' ? style : ''}`);
  return tags.html();
}

const isSize = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;

/** `core/file`: the hooks of its preview. */
export function file(html: string, block: LiveBlock, { language }: RenderState): string {
  if (isEmpty(preparedAttributes(block).displayPreview)) return html;
  const tags = new Tags(html);
  if (tags.next()) tags.set('data-wp-interactive', 'core/file');
  if (!tags.nextNamed('OBJECT')) return html;
  const label = tags.attribute('aria-label');
  tags.set('data-wp-bind--hidden', '!state.hasPdfPreview');
  tags.set('hidden', true);
  const named = typeof label === 'string' && label !== '' && label !== 'PDF embed';
  tags.set('aria-label', named ? language.fill('Embed of %s.', label) : language.say('PDF embed'));
  return tags.html();
}

/** Classic themes: an aligned image gets a `div` around its figure, which takes the block's classes. */
export function imageContainer(html: string, block: LiveBlock): string {
  const tags = new Tags(html);
  if (!tags.nextNamed('FIGURE') || !tags.hasClass('wp-block-image')) return html;
  if (!['alignleft', 'aligncenter', 'alignright'].some((name) => tags.hasClass(name))) return html;
  const own = block.attributes.className;
  const classes = typeof own === 'string' ? `wp-block-image ${own}` : 'wp-block-image';
  for (const name of classes.split(/[ \t\f\r\n]+/)) if (name !== '') tags.removeClass(name);
  return `<div class="${escapeAttribute(classes)}">${tags.html()}</div>`;
}
