// `core/home-link`: the site's front page in a navigation.
import { kses } from '../../formatting/kses.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { at } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { isSet, text, wrapper } from './helpers.ts';

export function homeLink(block: LiveBlock, state: RenderState): string {
  const { label, opensInNewTab, description } = preparedAttributes(block);
  const target = opensInNewTab === true ? ' target="_blank"' : '';
  const current = isHere(state) ? ' aria-current="page"' : '';
  const more = isSet(description)
    ? `<span class="wp-block-navigation-item__description">${kses(text(description), 'post')}</span>`
    : '';
  const words = kses(isSet(label) ? text(label) : state.language.say('Home'), 'post');
  const classes = 'wp-block-home-link__content wp-block-navigation-item__content';
  const href = escapeUrl(state.context.home);
  return `<li ${outerOf(block, state)}><a class="${classes}" href="${href}" rel="home" ${target}${current}>${words}${more}</a></li>`;
}

/** Is the page shown the one that it leads to? */
const isHere = ({ context: { page } }: RenderState): boolean => page?.isFront === true || page?.isHome === true;

/** Colours come from the navigation around it. */
function outerOf(block: LiveBlock, state: RenderState): string {
  const { around } = block;
  const classes: string[] = [];
  let style = '';
  for (const [named, kind, property, mark, suffix] of [
    ['textColor', 'text', 'color', 'has-text-color', 'color'],
    ['backgroundColor', 'background', 'background-color', 'has-background', 'background-color'],
  ] as const) {
    const custom = at(around.style, 'color', kind);
    if (around[named] === undefined && custom === undefined) continue;
    classes.push(mark);
    if (around[named] === undefined) style += `${property}: ${text(custom)};`;
    else classes.push(`has-${text(around[named])}-${suffix}`);
  }
  classes.push('wp-block-navigation-item', ...(isHere(state) ? ['current-menu-item'] : []));
  return wrapper(block, state, { class: classes.join(' '), style });
}
