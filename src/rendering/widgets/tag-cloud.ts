// The widget `tag_cloud`: the terms with most posts, larger the more they have. Reproduces WP_Widget_Tag_Cloud with
// wp_tag_cloud as it calls it.

import { byName, cloud } from '../blocks/core/tag-cloud.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { escapeAttribute, escapeHtml } from '../formatting/escape.ts';
import { Fields, selected } from './forms.ts';
import { framed, navigation, titleHtml } from './frame.ts';
import { filledText, isOn } from './instance.ts';
import type { FormFacts, LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const tagCloudWidget: WidgetType = {
  idBase: 'tag_cloud',
  name: 'Tag Cloud',
  description: 'The tags that are used most.',
  className: 'widget_tag_cloud',
  render,
  form,
};

const most = 45;

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const { site, data } = state.context;
  const named = filledText(instance, 'taxonomy', 'post_tag');
  const taxonomy = site?.taxonomyLabels(named) ? named : 'post_tag';
  const plural = taxonomy === 'post_tag' ? state.language.say('Tags') : (site?.taxonomyLabels(taxonomy)?.plural ?? '');
  const words = filledText(instance, 'title', plural);
  const terms = [...(data.facts?.terms({ taxonomy, empty: false, most }) ?? [])].sort(byName);
  if (terms.length === 0) return '';
  const title = titleHtml(words, state);
  const links = `<div class="tagcloud">${cloud(terms, [8, 22], 'pt', isOn(instance, 'count'), state.language)}</div>\n`;
  return framed(place, title, navigation(links, title, words, state));
}

function form({ number, instance }: LiveWidget, { clouds }: FormFacts): string {
  const fields = new Fields('tag_cloud', number);
  const named = filledText(instance, 'taxonomy', 'post_tag');
  const current = clouds.some(({ name }) => name === named) ? named : 'post_tag';
  const title = `
		<p>
			${fields.label('title', 'Title:')}
			<input type="text" class="widefat" ${fields.both('title')} value="${escapeAttribute(filledText(instance, 'title', ''))}" />
		</p>
		`;
  const count = `			<p>
				<input type="checkbox" class="checkbox" ${fields.both('count')} ${isOn(instance, 'count') ? " checked='checked'" : ''} />
				${fields.label('count', 'With numbers')}
			</p>
			`;
  return `${title}${choice(fields, clouds, current)}${clouds.length > 0 ? count : ''}`;
}

function choice(fields: Fields, clouds: FormFacts['clouds'], current: string): string {
  const [only] = clouds;
  if (!only || clouds.length === 1) {
    const hidden = `				<input type="hidden" ${fields.both('taxonomy')} value="${escapeAttribute(only?.name ?? '')}" />\n`;
    return only
      ? `${hidden}				`
      : `${hidden}				<p>\n					No taxonomy makes clouds.				</p>\n				`;
  }
  const options = clouds.map(
    ({ name, label }) => `											<option value="${escapeAttribute(name)}" ${selected(name === current)}>
							${escapeHtml(label)}						</option>
`,
  );
  return `				<p>
					${fields.label('taxonomy', 'Taxonomy:')}
					<select class="widefat" ${fields.both('taxonomy')}>
${options.join('')}										</select>
				</p>
				`;
}
