// `core/post-date`: when the post around it was published or changed, or a date of its own.

import { phpTime } from '../../../base/php-time.ts';
import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { timeDifference, wpDate } from '../../formatting/php-date.ts';
import { escapeUrl } from '../../formatting/url.ts';
import type { Language } from '../../language.ts';
import { postData } from '../bindings.ts';
import { at, isEmpty } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, postIdOf, postOf, text, textClasses, wrapper } from './helpers.ts';

// The clock is looked at only here: what shows it cannot be kept.
const awayFrom = (seconds: number, language: Language): string =>
  language.fill(seconds < 0 ? '%s from now' : '%s ago', timeDifference(seconds, language));

/**
 * A date with a time or without, in UTC unless it says where; undefined for what is none (strtotime). In milliseconds. What is
 * written as most dates are needs no clock.
 */
function instantOf(date: string, now: () => number): number | undefined {
  const [, day, time = '00:00', zone = 'Z'] =
    /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:\s*(Z|[+-]\d\d:?\d\d))?)?\s*$/.exec(date) ?? [];
  const instant =
    day === undefined ? Number.NaN : Date.parse(`${day}T${time}${zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}`);
  if (!Number.isNaN(instant)) return instant;
  const seconds = phpTime(date, Math.floor(now()));
  return seconds === undefined ? undefined : seconds * 1000;
}

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
  if (isEmpty(datetime) || !site) return '';
  const instant = instantOf(text(datetime), () => site.now());
  const format = isEmpty(attributes.format) ? site.dateFormat : text(attributes.format);
  let shown = '';
  if (attributes.format === 'human-diff') shown = awayFrom(site.now() - (instant ?? 0) / 1000, state.language);
  else if (instant !== undefined) shown = wpDate(format, site.wall(instant), state.language);
  let time = `<time datetime="${escapeAttribute(text(datetime))}">${escapeHtml(shown)}</time>`;
  const post = postOf(block, state);
  if (isSet(attributes.isLink) && post) time = `<a href="${escapeUrl(post.link)}">${time}</a>`;
  return `<div ${wrapper(block, state, textClasses(attributes, classes))}>${time}</div>`;
}
