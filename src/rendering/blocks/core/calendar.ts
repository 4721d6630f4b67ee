// `core/calendar`: a month with links to the days that have posts. Reproduces get_calendar as the block calls it.

import { escapeAttribute } from '../../formatting/escape.ts';
import { formatDate } from '../../formatting/php-date.ts';
import { filled } from '../../language.ts';
import { phpInteger } from '../casts.ts';
import type { Month, MonthFacts } from '../facts.ts';
import { at, type Json } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { blockStyles } from '../supports/style-engine.ts';
import { text, wrapper } from './helpers.ts';

const format = (letters: string, wall: number): string => formatDate(letters, { wall, offset: 0, zone: 'UTC' });
const startsOn = (wall: number, first: number): number => (new Date(wall).getUTCDay() - first + 7) % 7;

/** PHP's mktime takes years of two digits for ones of this century, or the one before from 70 on. */
const fullYear = (year: number): number => (year < 0 || year > 100 ? year : year + (year < 70 ? 2000 : 1900));

export function calendar(block: LiveBlock, state: RenderState): string {
  const { site, data } = state.context;
  if (!site || !data.facts) return '';
  const attributes = preparedAttributes(block);
  const now = new Date(site.wall(site.now() * 1000).wall);
  const own = site.hasMonthAddresses && attributes.month !== undefined && attributes.year !== undefined;
  const asked = own
    ? { month: phpInteger(attributes.month), year: phpInteger(attributes.year) }
    : (state.context.page?.month ?? { month: 0, year: 0 });
  const isAsked = asked.month !== 0 && asked.year !== 0;
  const { month, year } = isAsked ? asked : { month: now.getUTCMonth() + 1, year: now.getUTCFullYear() };
  const posts = data.facts.month({ year, month });
  if (!posts) return '';
  if (posts.days.length === 0 && !posts.earlier && !posts.later) {
    if (!data.facts.isLoggedIn) return '';
    return `<div>${state.language.own('There are no published posts to show in a calendar.', '79b1bfdb6ea61019')}</div>`;
  }
  const { style, textColor, backgroundColor } = attributes;
  const preset = (value: Json | undefined, name: string): Json =>
    value === undefined ? (at(style, 'color', name) ?? null) : `var:preset|color|${text(value)}`;
  const color = { text: preset(textColor, 'text'), background: preset(backgroundColor, 'background') };
  const { css, classes } = blockStyles({ color }, true);
  const link = at(style, 'elements', 'link', 'color', 'text') === undefined ? [] : ['has-link-color'];
  const table = `<table${css === '' ? '' : ` style="${escapeAttribute(css)}"`} id="wp-calendar" class="${['wp-calendar-table', ...classes, ...link].join(' ')}">`;
  const today = now.getUTCFullYear() === year && now.getUTCMonth() + 1 === month ? now.getUTCDate() : 0;
  return `<div ${wrapper(block, state)}>${table}${monthOf(year, month, today, posts, state)}</div>`;
}

/** `get_calendar` of the present month without anything of a block's; nothing where there are no posts. */
export function calendarTable(state: RenderState): string {
  const { site, data } = state.context;
  if (!site) return '';
  const now = new Date(site.wall(site.now() * 1000).wall);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  const posts = data.facts?.month({ year, month });
  if (!posts || (posts.days.length === 0 && !posts.earlier && !posts.later)) return '';
  const table = '<table id="wp-calendar" class="wp-calendar-table">';
  return `${table}${monthOf(year, month, now.getUTCDate(), posts, state)}`;
}

function monthOf(year: number, month: number, today: number, posts: MonthFacts, state: RenderState): string {
  const { site } = state.context;
  if (!site) return '';
  const { calendar, fill, say } = state.language;
  // WordPress names months and days of this one in English.
  const dayFormat = say('F j, Y', 'daily archives date format');
  const shownYear = fullYear(year);
  // Four centuries are whole weeks.
  const full = shownYear > 9999 ? 2000 + (shownYear % 400) : shownYear;
  const first = Date.UTC(full, month - 1, 1);
  const begins = site.startOfWeek;
  const heads = [0, 1, 2, 3, 4, 5, 6].map((index) => {
    const day = (index + begins) % 7;
    return `\n\t\t<th scope="col" aria-label="${calendar.days[day]}">${calendar.initials[day]}</th>`;
  });
  const here = new Set(posts.days);
  const before = startsOn(first, begins);
  let body = before > 0 ? `\n\t\t<td colspan="${before}" class="pad">&nbsp;</td>` : '';
  const last = new Date(Date.UTC(full, month, 0)).getUTCDate();
  let isNewRow = false;
  for (let day = 1; day <= last; day++) {
    const wall = Date.UTC(full, month - 1, day);
    if (isNewRow) body += '\n\t</tr>\n\t<tr>\n\t\t';
    isNewRow = startsOn(wall, begins) === 6;
    const label = fill('Posts published on %s', format(dayFormat, wall));
    const shown = here.has(day)
      ? `<a href="${site.dateLink([year, month, day])}" aria-label="${label}">${day}</a>`
      : String(day);
    body += `${day === today ? '<td id="today">' : '<td>'}${shown}</td>`;
  }
  const after = 7 - startsOn(Date.UTC(full, month - 1, last + 1), begins);
  if (after > 0 && after < 7) body += `\n\t\t<td class="pad" colspan="${after}">&nbsp;</td>`;
  // A month that no year has lies in another one, without a name.
  const shown = [calendar.months[month - 1] ?? '', shownYear === full ? format('Y', first) : shownYear];
  const caption = `\n\t<caption>${filled(say('%1$s %2$s', 'calendar caption'), shown)}</caption>`;
  const head = `\n\t<thead>\n\t<tr>${heads.join('')}\n\t</tr>\n\t</thead>`;
  const rows = `\n\t<tbody>\n\t<tr>${body}\n\t</tr>\n\t</tbody>\n\t</table>`;
  return `${caption}${head}${rows}${neighbours(posts, state)}`;
}

function neighbours({ earlier, later }: MonthFacts, state: RenderState): string {
  const { site } = state.context;
  const cell = (one: Month | undefined, kind: 'prev' | 'next'): string => {
    if (!one || !site) return `\n\t\t<span class="wp-calendar-nav-${kind}">&nbsp;</span>`;
    const name = state.language.calendar.shortMonths[one.month - 1] ?? '';
    const words = kind === 'prev' ? `&laquo; ${name}` : `${name} &raquo;`;
    return `\n\t\t<span class="wp-calendar-nav-${kind}"><a href="${site.dateLink([one.year, one.month])}">${words}</a></span>`;
  };
  const nav = `<nav aria-label="${state.language.say('Previous and next months')}" class="wp-calendar-nav">`;
  return `${nav}${cell(earlier, 'prev')}\n\t\t<span class="pad">&nbsp;</span>${cell(later, 'next')}\n\t</nav>`;
}
