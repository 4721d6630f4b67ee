// `core/archives`: links to years, months, days or weeks that have posts, or to all posts. Reproduces wp_get_archives.
import { escapeAttribute } from '../../formatting/escape.ts';
import { texturize } from '../../formatting/texturize.ts';
import type { Typography } from '../../formatting/typography.ts';
import { escapeUrl } from '../../formatting/url.ts';
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
  const shown = { counts, present, current, typography: state.language.typography };
  if (isDropdown) {
    const options = list.map((one) => archiveOption(one, shown)).join('');
    const hidden = isSet(attributes.showLabel) ? '' : ' screen-reader-text';
    const label = `<label for="${id}" class="wp-block-archives__label${hidden}">${state.language.say('Archives')}</label>`;
    const first = `<option value="">${state.language.say(choices[text(attributes.type ?? 'monthly')] ?? 'Select Post')}</option>`;
    const select = `<select id="${escapeAttribute(id)}" name="archive-dropdown">\n\t\t${first}${options}</select>`;
    const outer = wrapper(block, state, 'wp-block-archives-dropdown');
    return `<div ${outer}>${label}\n\t\t${select}${openChosen(id)}</div>`;
  }
  const outer = wrapper(block, state, 'wp-block-archives-list');
  if (list.length === 0) return `<div ${outer}>${state.language.say('No archives to show.')}</div>`;
  return `<ul ${outer}>${list.map((one) => archiveLink(one, shown)).join('')}</ul>`;
}

/** The address in the list that stands for the page's own time; '' for none. */
function currentLink(kind: string, { context: { page, site } }: RenderState): string {
  const length = { yearly: 1, monthly: 2, daily: 3 }[kind] ?? 0;
  // Only where the address names year and month by themselves.
  const date = page && !/(?:^|&)m=/.test(page.search) ? (page.date ?? []) : [];
  return site && length > 0 && date.length >= length ? site.dateLink(date.slice(0, length)) : '';
}

const after = ({ count }: ArchiveFacts, { counts }: ShownArchives): string =>
  counts && count !== undefined ? `&nbsp;(${count})` : '';

const isPresent = ({ post, link }: ArchiveFacts, { present, current }: ShownArchives): boolean =>
  post === undefined ? link === current : post === present;

/** How archives are shown. */
export interface ShownArchives {
  readonly counts: boolean;
  readonly typography: Typography;
  /** Id of the post around them. */
  readonly present?: number | undefined;
  /** Address of the page's own time. */
  readonly current?: string;
}

/** A line of a list. */
export const archiveLink = (one: ArchiveFacts, shown: ShownArchives): string =>
  `\t<li><a href='${escapeUrl(one.link)}'${isPresent(one, shown) ? ' aria-current="page"' : ''}>${texturize(one.text, [], shown.typography)}</a>${after(one, shown)}</li>\n`;

/** The same of a list to choose from. */
export const archiveOption = (one: ArchiveFacts, shown: ShownArchives): string =>
  `\t<option value='${escapeUrl(one.link)}'${isPresent(one, shown) ? " selected='selected'" : ''}> ${texturize(one.text, [], shown.typography)} ${after(one, shown)}</option>\n`;
