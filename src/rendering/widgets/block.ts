// The widget `block`: blocks in a side bar, with the classes that themes know widgets of their kind by.
// Reproduces WP_Widget_Block and the filters of `widget_block_content`.
import { parseBlocks } from '../blocks/parse.ts';
import { prepareBlocks } from '../blocks/prepare.ts';
import { renderBlocks } from '../blocks/render.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { withPlayers } from '../content.ts';
import { escapeTextarea } from '../formatting/escape.ts';
import { doShortcode } from '../formatting/shortcodes.ts';
import { filterContentTags } from '../images.ts';
import { Fields } from './forms.ts';
import { textOf } from './instance.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

/** Classes by the first block. */
const likenesses: Readonly<Record<string, string>> = {
  'core/paragraph': 'widget_text',
  'core/calendar': 'widget_calendar',
  'core/search': 'widget_search',
  'core/html': 'widget_custom_html',
  'core/archives': 'widget_archive',
  'core/latest-posts': 'widget_recent_entries',
  'core/latest-comments': 'widget_recent_comments',
  'core/tag-cloud': 'widget_tag_cloud',
  'core/categories': 'widget_categories',
  'core/audio': 'widget_media_audio',
  'core/video': 'widget_media_video',
  'core/image': 'widget_media_image',
  'core/gallery': 'widget_media_gallery',
  'core/rss': 'widget_rss',
};

export const blockWidget: WidgetType = {
  idBase: 'block',
  name: 'Block',
  description: 'A block.',
  className: 'widget_block',
  render,
  form: ({ number, instance }) => {
    const fields = new Fields('block', number);
    return `
		<p>
			<label for="${fields.id('content')}">
				The block:			</label>
			<textarea ${fields.both('content')} rows="6" cols="50" class="widefat code">${escapeTextarea(textOf(instance, 'content'))}</textarea>
		</p>
		`;
  },
};

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const text = textOf(instance, 'content');
  if (!state.allowance.text(text.length)) return '';
  const name = parseBlocks(text)[0]?.name ?? '';
  const likeness = Object.hasOwn(likenesses, name) ? ` ${likenesses[name]}` : '';
  const before = place.beforeWidget.replaceAll('widget_block', `widget_block${likeness}`);
  const html = renderBlocks(prepareBlocks(text, state.context).blocks, state);
  const content = filterContentTags(doShortcode(html, withPlayers(state.context, state)), state);
  return `${before}${content}${place.afterWidget}`;
}
