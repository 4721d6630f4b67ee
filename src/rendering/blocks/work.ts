// What blocks take to render, in microseconds, about, beyond what each block takes that is put out as it is stored: measured on the
// machine of docs/performance.md, thousands of each in a text (bench/hostile.ts), with all that is done with what they become, and on
// a site that has posts to show.
import { type JsonObject, noAttributes } from './json.ts';
import { LateBlock } from './late-block.ts';
import type { Block } from './parse.ts';

/** Blocks by what they take. */
const types: Readonly<Record<string, string>> = {
  0: 'audio code embed freeform heading html list list-item math more nextpage paragraph preformatted pullquote separator spacer table verse',
  2: 'accordion accordion-heading accordion-panel button buttons column columns group post-template quote social-links',
  6: 'accordion-item cover image rss tabs',
  9: 'archives avatar file home-link loginout navigation-link tag-cloud',
  12: 'breadcrumbs categories gallery latest-comments page-list shortcode social-link',
  18: 'latest-posts navigation-submenu playlist-track search',
  40: 'calendar playlist query terms-query',
  80: 'navigation',
};
const ofTypes: ReadonlyMap<string, number> = new Map(
  Object.entries(types).flatMap(([work, names]) => names.split(' ').map((name) => [`core/${name}`, Number(work)])),
);
const ofMost = 5;

/** What attributes add that are there at all, those by which supports make classes and styles, and those that concern scripts. */
const ofAttributes = 1;
const ofSupports = 14;
const supports = ['className', 'fitText', 'layout', 'metadata', 'settings', 'style'];
const ofScripts = 50;

/** What a character within a block takes for the block: where its function looks at all of what is in it, and elsewhere. */
const ofLook = 0.015;
const ofPass = 0.002;
const looking: ReadonlySet<string | null> = new Set(
  'accordion accordion-heading accordion-item accordion-panel details heading list paragraph shortcode tab-list tab-panel tabs'
    .split(' ')
    .map((name) => `core/${name}`),
);

/** What a block takes without those in it, where pictures may open in a lightbox by the theme's settings, too. */
export function blockWork(block: Block, hasLightbox: boolean): number {
  const { name } = block;
  if (name === null) return 0;
  const work = (ofTypes.get(name) ?? ofMost) + (hasLightbox && name === 'core/image' ? ofScripts : 0);
  if (LateBlock.isLong(block)) return work + ofSupports;
  const { attributes } = block;
  return attributes === null || attributes === noAttributes ? work : work + attributesWork(attributes);
}

function attributesWork(attributes: JsonObject): number {
  let work = ofAttributes;
  if (supports.some((name) => attributes[name] !== undefined)) work += ofSupports;
  const { lightbox, buttonPosition, enhancedPagination } = attributes;
  const hasScripts = lightbox !== undefined || buttonPosition === 'button-only' || enhancedPagination === true;
  return hasScripts ? work + ofScripts : work;
}

/** What each character within a block takes for it. */
export const passWork = ({ name }: Block): number => (looking.has(name) ? ofLook : ofPass);
