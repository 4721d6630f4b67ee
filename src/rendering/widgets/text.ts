// The widget `text`: text from the visual editor, with the filters of content, or as it was written before there was one.
// Reproduces WP_Widget_Text and the filters of `widget_text_content`.
import { isEmpty } from '../blocks/json.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { withPlayers } from '../content.ts';
import { autop } from '../formatting/autop/autop.ts';
import { capitalP } from '../formatting/characters.ts';
import { escapeAttribute, escapeTextarea } from '../formatting/escape.ts';
import { doShortcode, type ShortcodeHandler, shortcodeNames, shortcodeUnautop } from '../formatting/shortcodes.ts';
import { convertSmilies } from '../formatting/smilies.ts';
import { texturize } from '../formatting/texturize.ts';
import { filterContentTags } from '../images.ts';
import type { ContentContext } from '../types.ts';
import { balanced } from './custom-html.ts';
import { checked, Fields } from './forms.ts';
import { framed, titleHtml } from './frame.ts';
import { filledText, isOn, textOf } from './instance.ts';
import { isLegacyText } from './legacy-text.ts';
import type { FormFacts, LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const textWidget: WidgetType = {
  idBase: 'text',
  name: 'Text',
  description: 'A text.',
  className: 'widget_text',
  render,
  form,
};

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const title = titleHtml(filledText(instance, 'title', ''), state);
  const text = balanced(filledText(instance, 'text', ''), state);
  const isVisual = (isOn(instance, 'visual') && isOn(instance, 'filter')) || textOf(instance, 'filter') === 'content';
  const html = isVisual ? visualText(text, state) : plainText(text, isOn(instance, 'filter'), state);
  return framed(place, title, `\t\t\t<div class="textwidget">${withFluidFrames(html)}</div>\n\t\t`);
}

/** Shortcodes of a text that belongs to no post, but on a post's page to that. Galleries of none show what they name. */
function shortcodesOf(state: RenderState): Pick<ContentContext, 'shortcodes'> {
  const { post: _, ...context } = state.context;
  if (context.page?.queried?.kind === 'post_type') return withPlayers(state.context, state);
  const known = withPlayers(context, state);
  const gallery: ShortcodeHandler = (attributes, ...more) => {
    const { id, ids, include } = attributes;
    const isNone = isEmpty(id) && isEmpty(isEmpty(ids) ? include : ids);
    return known.shortcodes?.gallery?.(isNone ? { ...attributes, id: '-1' } : attributes, ...more) ?? '';
  };
  return { shortcodes: { ...known.shortcodes, gallery } };
}

function visualText(text: string, state: RenderState): string {
  const shortcodes = shortcodesOf(state);
  let html = shortcodeUnautop(
    autop(texturize(text, shortcodeNames(shortcodes), state.language.typography)),
    shortcodes,
  );
  html = filterContentTags(doShortcode(capitalP(html, false, state.language.typography), shortcodes), state);
  return convertSmilies(html, state.context);
}

function plainText(text: string, isFiltered: boolean, state: RenderState): string {
  const shortcodes = shortcodesOf(state);
  return doShortcode(isFiltered ? shortcodeUnautop(autop(text), shortcodes) : text, shortcodes);
}

/** Players and frames as wide as there is room. */
const withFluidFrames = (html: string): string =>
  html.replace(/<(?:video|iframe|object|embed)\s[^>]*>/gi, (tag) => fluid(tag));

/** HTML without width and height of its own; fixed widths in styles become 100%. */
export const fluid = (html: string): string =>
  html
    .replace(/\sheight="\d+"/g, '')
    .replace(/\swidth="\d+"/g, '')
    .replace(/(?<=width:)\s*\d+px(?=;?)/g, '100%');

function form({ number, instance }: LiveWidget, { isRich }: FormFacts): string {
  const fields = new Fields('text', number);
  const title = escapeAttribute(textOf(instance, 'title'));
  const text = textOf(instance, 'text');
  if (!isLegacyText(instance)) {
    const shown = (isRich ? escapeTextarea(text) : text).replace(/<\/textarea/gi, '&lt;/textarea');
    return `
			<input ${fields.both('title')} class="title sync-input" type="hidden" value="${title}">
			<textarea ${fields.both('text')} class="text sync-input" hidden>${shown}</textarea>
			<input ${fields.both('filter')} class="filter sync-input" type="hidden" value="on">
			<input ${fields.both('visual')} class="visual sync-input" type="hidden" value="on">
		`;
  }
  return `
			<input ${fields.both('visual')} class="visual" type="hidden" value="">
			<p>
				${fields.label('title', 'Title:')}
				<input class="widefat" ${fields.both('title')} type="text" value="${title}" />
			</p>
			<div class="notice notice-info notice-alt inline"><p>What stands here may be better kept in a widget for HTML.</p></div>			<p>
				${fields.label('text', 'Text:')}
				<textarea class="widefat" rows="16" cols="20" ${fields.both('text')}>${escapeTextarea(text)}</textarea>
			</p>
			<p>
				<input ${fields.both('filter')} type="checkbox"${checked(isOn(instance, 'filter'))} />&nbsp;${fields.label('filter', 'Make paragraphs')}
			</p>
			`;
}
