// The widget `meta`: links to log in, to the feeds, to WordPress.org. Reproduces WP_Widget_Meta with wp_register and
// wp_loginout.

import { loginLink } from '../blocks/core/loginout.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { escapeUrl } from '../formatting/url.ts';
import { titleForm } from './forms.ts';
import { framed, navigation, titleHtml } from './frame.ts';
import { filledText } from './instance.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const metaWidget: WidgetType = {
  idBase: 'meta',
  name: 'Meta',
  description: 'Links to log in, to the feeds and to WordPress.org.',
  className: 'widget_meta',
  render,
  form: titleForm('meta'),
};

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const { site } = state.context;
  const { say } = state.language;
  const usual = say('Meta');
  const title = titleHtml(filledText(instance, 'title', usual), state);
  const list = `
		<ul>
			${registerItem(state)}			<li>${loginLink(state)}</li>
			<li><a href="${escapeUrl(site?.feedLink('') ?? '')}">${say('Entries feed')}</a></li>
			<li><a href="${escapeUrl(site?.feedLink('comments') ?? '')}">${say('Comments feed')}</a></li>

			<li><a href="${escapeUrl(say('https://wordpress.org/'))}">${say('WordPress.org')}</a></li>
		</ul>

		`;
  return framed(place, title, navigation(list, title, usual, state));
}

function registerItem({ context: { site, data }, language: { say } }: RenderState): string {
  const address = site?.siteUrl ?? '';
  if (data.facts?.isLoggedIn) {
    return data.facts.mayRead ? `<li><a href="${address}/wp-admin/">${say('Site Admin')}</a></li>` : '';
  }
  if (!site?.mayRegister) return '';
  return `<li><a href="${escapeUrl(`${address}/wp-login.php?action=register`)}">${say('Register')}</a></li>`;
}
