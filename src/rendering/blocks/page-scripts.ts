// What blocks need of the page around them besides their HTML: script modules, the stylesheets of their types, the data that
// scripts start from, and the dialog in which pictures are enlarged. Found in the finished HTML. Reproduces which modules the
// core blocks ask for (view.js), wp-script-module-data and block_core_image_print_lightbox_overlay.

import { escapeAttribute, escapeHtml } from '../formatting/escape.ts';
import { type Language, languageIn } from '../language.ts';
import type { ContentContext } from '../types.ts';
import type { BlockTheme } from './block-theme.ts';
import { isEmpty, type JsonObject } from './json.ts';
import type { Stores } from './stores.ts';

export interface PageNeeds {
  /** Names in the import map. */
  readonly modules: readonly string[];
  /** Blocks, without `core/`, whose classes are in use. */
  readonly blocks: readonly string[];
  readonly data: JsonObject;
  /** Parts of the page are changed without leaving it. */
  readonly hasRegions: boolean;
  /** HTML for the end of the page. */
  readonly footer: string;
}

/** Namespaces of the core blocks that have a script. */
const scripted = ['accordion', 'file', 'image', 'navigation', 'playlist', 'query', 'search', 'tabs'];

/** What the HTML of a page at an address needs, whose blocks told `stores` what their scripts must know. */
export function pageNeeds(
  html: string,
  stores: Stores,
  { theme, language }: Pick<ContentContext, 'theme' | 'language'>,
  address: string,
): PageNeeds {
  const hasRegions = html.includes('data-wp-router-region=');
  if (hasRegions) stores.set('core/router', { url: address });
  const spaces = new Set<string>();
  for (const [, name = ''] of html.matchAll(/data-wp-interactive="core\/([\w-]+)"/g)) spaces.add(name);
  const blocks = new Set<string>();
  // Parts of blocks (`wp-block-button__link`) stand in other blocks as well.
  for (const [, name = ''] of html.matchAll(/\bwp-block-([a-z]+(?:-[a-z]+)*)(?![a-z-]|__)/g)) {
    blocks.add(name);
    // Its block.json names their styles as well.
    if (name === 'post-comments-form') blocks.add('buttons').add('button');
  }
  const data = stores.forPage();
  const enlarges = spaces.has('image');
  return {
    modules: [
      ...scripted.filter((name) => spaces.has(name)).map((name) => `@wordpress/block-library/${name}/view`),
      ...(html.includes('data-wp-init---core-fit-text') ? ['@wordpress/block-editor/utils/fit-text-frontend'] : []),
    ],
    blocks: [...blocks],
    data,
    hasRegions,
    footer: enlarges ? lightboxOverlay(theme, languageIn({ language })) : '',
  };
}

/** JSON inside of a script element: nothing in it closes the element. */
export const scriptJson = (data: JsonObject): string =>
  JSON.stringify(data).replace(/[<>\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

export const isWithoutData = (data: JsonObject): boolean => isEmpty(data);

const icon = (size: number, path: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="${size}" height="${size}" aria-hidden="true" focusable="false"><path d="${path}"></path></svg>`;
const icons = {
  close: icon(
    20,
    'm13.06 12 6.47-6.47-1.06-1.06L12 10.94 5.53 4.47 4.47 5.53 10.94 12l-6.47 6.47 1.06 1.06L12 13.06l6.47 6.47 1.06-1.06L13.06 12Z',
  ),
  prev: icon(28, 'M14.6 7l-1.2-1L8 12l5.4 6 1.2-1-4.6-5z'),
  next: icon(28, 'M10.6 6L9.4 7l4.6 5-4.6 5 1.2 1 5.4-6z'),
};

const hooks = [
  ['interactive', 'core/image'],
  ['router-region', '{ "id": "core/image-overlay", "attachTo": "body" }'],
  ['key', 'wp-lightbox-overlay'],
  ['context', '{}'],
  ['bind--role', 'state.roleAttribute'],
  ['bind--aria-label', 'state.ariaLabel'],
  ['bind--aria-modal', 'state.ariaModal'],
  ['class--active', 'state.overlayEnabled'],
  ['class--show-closing-animation', 'state.overlayOpened'],
  ['watch---focus', 'callbacks.setOverlayFocus'],
  ['watch---inert', 'callbacks.setInertElements'],
  ['on--keydown', 'actions.handleKeydown'],
  ['on--touchstart', 'actions.handleTouchStart'],
  ['on--touchmove', 'actions.handleTouchMove'],
  ['on--touchend', 'actions.handleTouchEnd'],
  ['on--click', 'actions.hideLightbox'],
  ['on-window--resize', 'callbacks.setOverlayStyles'],
  ['on-window--scroll', 'actions.handleScroll'],
  ['bind--style', 'state.overlayStyles'],
] as const;

const directives = (list: readonly (readonly [string, string])[]): string =>
  list.map(([name, value]) => `data-wp-${name}="${value.replaceAll('"', '&quot;')}"`).join(' ');

/** The dialog that shows pictures in full size. */
function lightboxOverlay({ lightboxColors }: BlockTheme, language: Language): string {
  const fill = escapeAttribute(lightboxColors.text);
  const part = (kind: string, shown: string, content: string) =>
    `<span class="wp-lightbox-${kind}" ${directives([['bind--hidden', `!state.${shown}`]])}>${content}</span>`;
  const turn = (way: 'prev' | 'next', words: string): string => {
    const shown = part('navigation-icon', 'hasNavigationIcon', icons[way]);
    const said = part('navigation-text', 'hasNavigationText', words);
    const does = directives([
      ['bind--hidden', '!state.hasNavigation'],
      ['on--click', way === 'prev' ? 'actions.showPreviousImage' : 'actions.showNextImage'],
      ['bind--aria-label', `state.${way}ButtonAriaLabel`],
    ]);
    const inside = way === 'prev' ? shown + said : said + shown;
    return `<button type="button" style="fill:${fill}" class="wp-lightbox-navigation-button wp-lightbox-navigation-button-${way}" ${does}>${inside}</button>`;
  };
  const picture = (source: readonly (readonly [string, string])[], more = ''): string => {
    const figure = directives([
      ['bind--class', 'state.selectedImage.figureClassNames'],
      ['bind--style', 'state.figureStyles'],
    ]);
    const image = directives([
      ['bind--alt', 'state.selectedImage.alt'],
      ['bind--class', 'state.selectedImage.imgClassNames'],
      ['bind--style', 'state.imgStyles'],
      ...source,
    ]);
    return `<div class="lightbox-image-container"><figure ${figure}><img ${image}${more}></figure></div>`;
  };
  return [
    `<div class="wp-lightbox-overlay zoom" aria-label="${escapeAttribute(language.say('Enlarged images'))}" ${directives(hooks)} tabindex="-1">`,
    `<button type="button" style="fill:${fill}" class="wp-lightbox-close-button" ${directives([['bind--aria-label', 'state.closeButtonAriaLabel']])}>${part('close-icon', 'hasNavigationIcon', icons.close)}${part('close-text', 'hasNavigationText', escapeHtml(language.say('Close')))}</button>`,
    turn('prev', escapeHtml(language.say('Previous', 'previous image in lightbox'))),
    picture([['bind--src', 'state.selectedImage.currentSrc']]),
    picture(
      [
        ['bind--src', 'state.enlargedSrc'],
        ['bind--srcset', 'state.enlargedSrcset'],
      ],
      ' sizes="100vw"',
    ),
    turn('next', escapeHtml(language.say('Next', 'next image in lightbox'))),
    `<div ${directives([['text', 'state.ariaLabel']])} aria-live="polite" aria-atomic="true" class="screen-reader-text"></div>`,
    `<div class="scrim" style="background-color: ${escapeAttribute(lightboxColors.background)}" aria-hidden="true"></div>`,
    '</div>',
  ].join('\n');
}
