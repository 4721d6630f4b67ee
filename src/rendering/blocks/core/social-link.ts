// `core/social-link`: a link to a profile, with the icon of its service.
import { isEmail } from '../../formatting/email.ts';
import { escapeHtml } from '../../formatting/escape.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { socialServices } from '../core-metadata.generated.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { isSet, text, wrapper } from './helpers.ts';

export function socialLink(block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  const { around } = block;
  if (!isSet(attributes.url)) return '';
  const name = attributes.service === undefined ? 'Icon' : text(attributes.service);
  const service = (Object.hasOwn(socialServices, name) ? socialServices[name] : undefined) ?? socialServices.share;
  const label = isSet(attributes.label) ? text(attributes.label).trim() : '';
  const classes = ['iconColor', 'iconBackgroundColor'].flatMap((key) =>
    around[key] === undefined ? [] : [`has-${text(around[key])}-${key === 'iconColor' ? 'color' : 'background-color'}`],
  );
  const styles = [
    around.iconColorValue === undefined ? '' : `color:${text(around.iconColorValue)};`,
    around.iconBackgroundColorValue === undefined ? '' : `background-color:${text(around.iconBackgroundColorValue)};`,
  ];
  const outer = wrapper(block, state, {
    class: `wp-social-link wp-social-link-${name} ${classes.join(' ')}`,
    style: styles.join(''),
  });
  const hidden = isSet(around.showLabels) ? '' : ' screen-reader-text';
  const words = `<span class="wp-block-social-link-label${hidden}">${escapeHtml(label || state.language.say(service?.name ?? '', 'social link block variation name'))}</span>`;
  const href = escapeUrl(addressOf(text(attributes.url)));
  const html = `<li ${outer}><a href="${href}" class="wp-block-social-link-anchor">${service?.icon ?? ''}${words}</a></li>`;
  return withRelation(html, text(attributes.rel), isSet(around.openInNewTab));
}

/** An address as it is linked: mail addresses and those without a scheme get one. */
function addressOf(url: string): string {
  if (isEmail(url)) return `mailto:${url}`;
  return /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i.test(url) || url.startsWith('//') || url.startsWith('#')
    ? url
    : `https://${url}`;
}

function withRelation(html: string, rel: string, inNewTab: boolean): string {
  if (!inNewTab && rel === '') return html;
  const tags = new Tags(html);
  if (!tags.nextNamed('A')) return html;
  tags.set('rel', inNewTab ? `${rel} noopener nofollow`.trim() : rel.trim());
  if (inNewTab) tags.set('target', '_blank');
  return tags.html();
}
