// Texts as editors write them, but far longer: elements of two to four hundred characters, no two alike, of which each could be a
// block. They are hard on what looks at every element by itself, to see which block it was.

import { numbered } from './numbered.testing.ts';

const words = 'lorem ipsum dolor sit amet, consectetur adipiscing elit ';

/** So many characters of words. */
const prose = (length: number): string => words.repeat(Math.ceil(length / words.length)).slice(0, length);

const hash = (number: number): string => (number * 2_654_435_761).toString(16).slice(-8).padStart(8, '0');

/** Elements by what they are, from their number and so many characters of text. */
const elements: Readonly<Record<string, (number: number, text: string) => string>> = {
  paragraphs: (number, text) => `<p>${number} ${text}</p>`,
  'paragraphs, quoted': (number, text) => `<p>"${number}" ${text}</p>`,
  'paragraphs, styled': (number, text) =>
    `<p class="has-text-color is-style-x--${number} wp-elements-${number}" style="color:#0${1000 + (number % 9000)}">${text}</p>`,
  'containers of unknown rules': (number, text) =>
    `<div class="wp-block-group is-layout-flow wp-container-core-group-is-layout-${hash(number)}"><p>${text}</p></div>`,
  'rows of unknown rules, spaced': (number, text) =>
    `<div class="wp-block-group is-layout-flex wp-container-core-group-is-layout-${hash(number)}" style="padding-top:${number}px"><p>"${text}</p></div>`,
  columns: (number, text) =>
    `<div class="wp-block-columns is-layout-flex"><div class="wp-block-column is-layout-flow"><h3>${number}</h3><p>${text}</p></div></div>`,
  buttons: (number, text) =>
    `<div class="wp-block-buttons is-layout-flex"><div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="#${number}">"${text}</a></div></div>`,
  pictures: (number, text) =>
    `<figure class="wp-block-image"><img src="${number}.jpg" alt="${text}"/><figcaption>"x"</figcaption></figure>`,
  galleries: (number, text) =>
    `<figure class="wp-block-gallery has-nested-images columns-default is-cropped wp-block-gallery-${number} is-layout-flex wp-block-gallery-is-layout-flex"><figure class="wp-block-image"><img src="${number}.jpg" alt="${text}"/></figure></figure>`,
  lists: (number, text) => `<ul><li>"${number}" ${text}</li><li><em>b</em></li></ul>`,
  tables: (number, text) =>
    `<figure class="wp-block-table"><table><tbody><tr><td>"${number}</td></tr></tbody></table><figcaption>${text}</figcaption></figure>`,
  'elements of no block': (number, text) => `<div>"${number}" ${text}</div>`,
  'shortcodes unknown': (number, text) => `<p>[a${number}] "${text}" [/a${number}]</p>`,
};

/** Texts by name, made at the size asked for (in characters, about). */
export const articles: ReadonlyMap<string, (size: number) => string> = new Map(
  [200, 420].flatMap((length) =>
    Object.entries(elements).map(([name, element]) => {
      const make = (size: number): string =>
        numbered((number) => element(number, prose(Math.max(10, length - element(number, '').length))), size);
      return [`article of ${name}, ${length} each`, make] as const;
    }),
  ),
);
