// `core/archives`: links to years, months, days or weeks that have posts, or to all posts. Reproduces wp_get_archives.
import { escapeAttribute } from '../../formatting/escape.ts';
import { texturize } from '../../formatting/texturize.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { typographyIn } from '../../language.ts';
import type { ArchiveFacts } from '../facts.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, postIdOf, text, wrapper } from './helpers.ts';
import { openChosen } from './open-chosen.ts';

const choices: Readonly<Record<string, string>> = {
  yearly: 'Select Year',
  monthly: 'Select Month',
  daily: 'Select Day',
  weekly: 'Select Week',
};

export function archives(block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  const kind = text(attributes.type ?? 'monthly') || 'monthly';
  const isDropdown = isSet(attributes.displayAsDropdown);
  const id = isDropdown ? `wp-block-archives-${state.nextId('')}` : '';
  const list = state.context.data.facts?.archives(kind) ?? [];
  const counts = isSet(attributes.showPostCounts);
  const present = postIdOf(block) ?? state.context.post?.id;
  const current = currentLink(kind, state);
  if (isDropdown) {
    const options = list.map((one) => archiveOption(one, counts, state, present, current)).join('');
    const hidden = isSet(attributes.showLabel) ? '' : ' screen-reader-text';
    const label = `<label for="${id}" class="wp-block-archives__label${hidden}">${state.language.say('Archives')}</label>`;
    const first = `<option value="">${state.language.say(choices[text(attributes.type ?? 'monthly')] ?? 'Select Post')}</option>`;
    const select = `<select id="${escapeAttribute(id)}" name="archive-dropdown">\n\t\t${first}${options}</select>`;
    const outer = wrapper(block, state, 'wp-block-archives-dropdown');
    return `<div ${outer}>${label}\n\t\t${select}${openChosen(id)}</div>`;
  }
  const outer = wrapper(block, state, 'wp-block-archives-list');
  if (list.length === 0) return `<div ${outer}>${state.language.say('No archives to show.')}</div>`;
  return `<ul ${outer}>${list.map((one) => archiveLink(one, counts, state, present, current)).join('')}</ul>`;
}

/** The address in the list that stands for the page's own time; '' for none. */
function currentLink(kind: string, { context: { page, site } }: RenderState): string {
  const length = { yearly: 1, monthly: 2, daily: 3 }[kind] ?? 0;
  // Only where the address names year and month by themselves.
  const date = page && !/(?:^|&)m=/.test(page.search) ? (page.date ?? []) : [];
  return site && length > 0 && date.length >= length ? site.dateLink(date.slice(0, length)) : '';
}

const after = ({ count }: ArchiveFacts, counts: boolean): string =>
  counts && count !== undefined ? `&nbsp;(${count})` : '';

const isPresent = ({ post, link }: ArchiveFacts, present: number | undefined, current: string): boolean =>
  post === undefined ? link === current : post === present;

/** A line of a list. `present`: id of the post around it; `current`: the address of the page's own time. */
export const archiveLink = (
  one: ArchiveFacts,
  counts: boolean,
  { context }: RenderState,
  present?: number,
  current = '',
): string =>
  `\t<li><a href='${escapeUrl(one.link)}'${isPresent(one, present, current) ? ' aria-current="page"' : ''}>${texturize(one.text, [], typographyIn(context))}</a>${after(one, counts)}</li>\n`;

/** The same of a list to choose from. */
export const archiveOption = (
  one: ArchiveFacts,
  counts: boolean,
  { context }: RenderState,
  present?: number,
  current = '',
): string =>
  `\t<option value='${escapeUrl(one.link)}'${isPresent(one, present, current) ? " selected='selected'" : ''}> ${texturize(one.text, [], typographyIn(context))} ${after(one, counts)}</option>\n`;
