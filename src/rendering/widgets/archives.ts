// The widget `archives`: links to months, or a list to choose from. Reproduces WP_Widget_Archives.
import { archiveLink, archiveOption } from '../blocks/core/archives.ts';
import { openChosen } from '../blocks/core/open-chosen.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { escapeAttribute, escapeHtml } from '../formatting/escape.ts';
import { Fields } from './forms.ts';
import { framed, navigation, titleHtml } from './frame.ts';
import { filledText, isOn, textOf } from './instance.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const archivesWidget: WidgetType = {
  idBase: 'archives',
  name: 'Archives',
  description: 'The months that have posts.',
  className: 'widget_archive',
  render,
  form: ({ number, instance }) => {
    const fields = new Fields('archives', number);
    return `${fields.line('title', 'Title:', textOf(instance, 'title'))}		<p>
			${fields.tick('dropdown', 'As a list to choose from', isOn(instance, 'dropdown'))}
			<br />
			${fields.tick('count', 'With numbers of posts', isOn(instance, 'count'))}
		</p>
		`;
  },
};

function render({ number, instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const { say } = state.language;
  const usual = say('Archives');
  const title = titleHtml(filledText(instance, 'title', usual), state);
  const shown = { counts: isOn(instance, 'count'), typography: state.language.typography };
  const months = state.context.data.facts?.archives('monthly') ?? [];
  if (isOn(instance, 'dropdown')) {
    const id = escapeAttribute(`archives-dropdown-${number}`);
    const options = months.map((month) => archiveOption(month, shown)).join('');
    const list = `		<label class="screen-reader-text" for="${id}">${title}</label>
		<select id="${id}" name="archive-dropdown">
			
			<option value="">${escapeHtml(say('Select Month'))}</option>
			${options}
		</select>

			${openChosen(`archives-dropdown-${number}`)}`;
    return framed(place, title, list);
  }
  const links = months.map((month) => archiveLink(month, shown)).join('');
  const list = `
			<ul>
				${links}			</ul>

			`;
  return framed(place, title, navigation(list, title, usual, state));
}
