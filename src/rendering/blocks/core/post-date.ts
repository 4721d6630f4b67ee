// `core/post-date`: when the post around it was published or changed, or a date of its own.
import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { formatDate, timeDifference } from '../../formatting/php-date.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { postData } from '../bindings.ts';
import { at, isEmpty } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, postIdOf, postOf, text, textClasses, wrapper } from './helpers.ts';

// The clock is looked at only here: what shows it cannot be kept.
const awayFrom = (seconds: number): string => `${timeDifference(seconds)} ${seconds < 0 ? 'from now' : 'ago'}`;

export function postDate(block: LiveBlock, state: RenderState): string {
  const { site } = state.context;
  const attributes = preparedAttributes(block);
  const binding = at(attributes.metadata, 'bindings', 'datetime');
  const classes: string[] = [];
  let { datetime } = attributes;
  const isBound = at(binding, 'source') !== undefined && at(binding, 'args') !== undefined;
  if (!isBound && (datetime === undefined || datetime === null)) {
    const field = attributes.displayType === 'modified' ? 'modified' : 'date';
    if (field === 'modified') classes.push('wp-block-post-date__modified-date');
    datetime = postData(field, postIdOf(block) ?? 0, state);
  }
  const instant = typeof datetime === 'string' ? Date.parse(datetime) : Number.NaN;
  if (isEmpty(datetime) || typeof datetime !== 'string' || !site || Number.isNaN(instant)) return '';
  const format = isEmpty(attributes.format) ? site.dateFormat : text(attributes.format);
  const shown =
    attributes.format === 'human-diff' ? awayFrom(site.now() - instant / 1000) : formatDate(format, site.wall(instant));
  let time = `<time datetime="${escapeAttribute(datetime)}">${escapeHtml(shown)}</time>`;
  const post = postOf(block, state);
  if (isSet(attributes.isLink) && post) time = `<a href="${escapeUrl(post.link)}">${time}</a>`;
  return `<div ${wrapper(block, state, textClasses(attributes, classes))}>${time}</div>`;
}
