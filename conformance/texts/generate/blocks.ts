// Generated documents of blocks: core blocks, static or dynamic (dynamic.ts), with random attributes and supports of their
// block.json around HTML such as the editor saves, nested, with classic text between them; some are then broken.
import { coreBlocks } from '../../../src/rendering/blocks/core-types.ts';
import type { Random } from '../../../src/rest/fuzz/random.testing.ts';
import { classicText, sentence } from './classic.ts';
import { drawn, dynamicShapes, element, type Shape } from './dynamic.ts';
import { known as knownValues, metadata, own as ownValues } from './dynamic-values.ts';
import { pictures } from './pieces.ts';
import { among, fontSize, layout, randomValue, slug, style, type Values } from './values.ts';

const text = (random: Random) => sentence(random, 8);

const shapes: Readonly<Record<string, Shape>> = {
  paragraph: { html: (_, a, random) => `<p${a}>${text(random)}</p>` },
  heading: { html: (_, a, random) => `<h${random.between(1, 6)}${a}>${text(random)}</h2>` },
  list: { html: element('ul', 'wp-block-list'), nests: true, only: ['list-item'] },
  'list-item': { html: (inner, a, random) => `<li${a}>${text(random)}${inner}</li>`, nests: true, only: ['list'] },
  quote: {
    html: (inner, a, random) => `<blockquote${a}>${inner}<cite>${text(random)}</cite></blockquote>`,
    nests: true,
  },
  pullquote: { html: (_, a, random) => `<figure${a}><blockquote><p>${text(random)}</p></blockquote></figure>` },
  group: {
    html: (inner, a, random) => element(random.pick(['div', 'section', 'main']), 'wp-block-group')(inner, a, random),
    nests: true,
  },
  columns: { html: element('div', 'wp-block-columns'), nests: true, only: ['column', 'column', 'group'] },
  column: { html: element('div', 'wp-block-column'), nests: true },
  buttons: { html: element('div', 'wp-block-buttons'), nests: true, only: ['button'] },
  button: {
    html: (_, a, random) =>
      `<div${a.replace('class="', 'class="wp-block-button ')}><a class="wp-block-button__link wp-element-button" href="#">${random.chance(0.8) ? text(random) : ''}</a></div>`,
  },
  image: {
    html: (_, a, random) =>
      `<figure${a.replace('class="', 'class="wp-block-image ')}>${random.pick(pictures)}<figcaption>${text(random)}</figcaption></figure>`,
  },
  gallery: {
    html: element('figure', 'wp-block-gallery has-nested-images columns-default'),
    nests: true,
    only: ['image'],
  },
  separator: { html: (_, a) => `<hr${a}/>` },
  spacer: { html: (_, a) => `<div style="height:50px" aria-hidden="true"${a}></div>` },
  code: { html: (_, a, random) => `<pre${a}><code>${text(random)}</code></pre>` },
  preformatted: { html: (_, a, random) => `<pre${a}>${text(random)}\n\n${text(random)}</pre>` },
  verse: { html: (_, a, random) => `<pre${a}>${text(random)}\n</pre>` },
  table: {
    html: (_, a, random) =>
      `<figure${a}><table><tbody><tr><td>${text(random)}</td><td></td></tr></tbody></table></figure>`,
  },
  html: { html: (_, _a, random) => classicText(random) },
  freeform: { html: (_, _a, random) => classicText(random) },
  shortcode: { html: (_, _a, random) => `[gallery ids="101"] ${text(random)}` },
  details: {
    html: (inner, a, random) => `<details${a}><summary>${text(random)}</summary>${inner}</details>`,
    nests: true,
  },
  'media-text': {
    html: (inner, a, random) =>
      `<div${a.replace('class="', 'class="wp-block-media-text ')}><figure class="wp-block-media-text__media">${random.pick(pictures)}</figure><div class="wp-block-media-text__content">${inner}</div></div>`,
    nests: true,
  },
  cover: {
    html: (inner, a) =>
      `<div${a.replace('class="', 'class="wp-block-cover ')}><span aria-hidden="true" class="wp-block-cover__background has-background-dim"></span><div class="wp-block-cover__inner-container">${inner}</div></div>`,
    nests: true,
  },
  audio: { html: (_, a) => `<figure${a}><audio controls src="http://x.example/a.mp3"></audio></figure>` },
  video: { html: (_, a) => `<figure${a}><video controls src="http://x.example/a.mp4"></video></figure>` },
  file: {
    html: (_, a) =>
      `<div${a.replace('class="', 'class="wp-block-file ')}><object class="wp-block-file__embed" data="http://x.example/a.pdf" type="application/pdf"></object><a href="http://x.example/a.pdf">a "b"</a></div>`,
  },
  embed: {
    html: (_, a, random) =>
      `<figure${a}><div class="wp-block-embed__wrapper">\n${random.pick(['https://x.example/1', 'https://youtu.be/abc'])}\n</div></figure>`,
  },
  more: { html: () => '<!--more-->' },
  nextpage: { html: () => '<!--nextpage-->' },
  'text-columns': {
    html: (_, a, random) => `<div${a}><div class="wp-block-column"><p>${text(random)}</p></div></div>`,
  },
  missing: { html: (_, _a, random) => text(random) },
  math: { html: (_, a) => `<div${a}><math><mi>x</mi></math></div>` },
};
const names = Object.keys(shapes);

/** HTML such as a block holds; undefined for those that stand without. */
export const shapeOf = (name: string): Shape | undefined => dynamicShapes[name] ?? shapes[name];

/** A kind of document: the names its blocks are drawn from, and their forms. */
interface Kind {
  readonly names: readonly string[];
  shapeOf(name: string): Shape | undefined;
  attributesOf(name: string, random: Random): Values;
}

/** Of no effect on rendering, or of another one each time. */
const passedOver = new Set(['lock', 'metadata', 'randomOrder']);

/** Attributes of dynamic blocks: more of them, most of them what an editor stores. */
export function dynamicAttributes(name: string, random: Random): Values {
  const given = attributesOf(name, random);
  const schemas = coreBlocks.get(`core/${name}`)?.attributes ?? {};
  for (const key of Object.keys(schemas)) {
    const make = ownValues[name]?.[key] ?? knownValues[key];
    if (make && (given[key] !== undefined || random.chance(0.45) || key.endsWith('uery'))) given[key] = make(random);
  }
  if (random.chance(0.1)) given.metadata = metadata(random);
  // Which of equals come first is left to the database: of many texts with one title, of categories with as many posts.
  if (name === 'latest-posts' && given.orderBy === 'title') given.categories = [{ id: 21 }];
  if (name === 'tag-cloud' && given.taxonomy === 'category') given.numberOfTags = 45;
  return given;
}

function attributesOf(name: string, random: Random): Values {
  const known = coreBlocks.get(`core/${name}`)?.attributes ?? {};
  const given: Values = {};
  for (const [key, schema] of Object.entries(known)) {
    if (!random.chance(0.18) || passedOver.has(key)) continue;
    if (key === 'style') given.style = style(random);
    else if (key === 'layout') given.layout = layout(random);
    else if (/Color$|^gradient$/.test(key)) given[key] = slug(random);
    else if (key === 'fontSize') given[key] = fontSize(random);
    else if (key === 'className')
      given[key] = among('mine', 'is-style-outline', 'a b', 'is-style-rounded wp-block-x', '"')(random);
    else if (key === 'id') given[key] = random.pick([101, 102, 104, 999]);
    // A schema of block.json is JSON.
    else given[key] = randomValue(schema as Values, random);
  }
  if (random.chance(0.15)) given.style = style(random);
  if (random.chance(0.08)) given.layout = layout(random);
  if (random.chance(0.03)) given[random.pick(['unknown', '0', 'ref'])] = random.pick([1, 'x', null]);
  return given;
}

/** Attributes as the editor writes them into a block's comment. */
export const blockJson = (values: Values): string =>
  JSON.stringify(values)
    .replaceAll('--', '\\u002d\\u002d')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\\"', '\\u0022');

function wrapper(random: Random, name: string): string {
  const classes = random.pick([
    `wp-block-${name}`,
    `wp-block-${name} has-background`,
    'alignwide is-style-x',
    `has-text-color wp-block-${name}`,
  ]);
  return ` class="${classes}"${random.chance(0.15) ? ' style="color:red"' : ''}${random.chance(0.1) ? ' id="here"' : ''}`;
}

const staticKind: Kind = { names, shapeOf: (name) => shapes[name], attributesOf };
const dynamicKind: Kind = {
  names: [...drawn, 'group', 'columns', 'buttons', 'paragraph'],
  shapeOf,
  attributesOf: dynamicAttributes,
};

function block(random: Random, name: string, depth: number, kind: Kind): string {
  const shape = kind.shapeOf(name);
  if (!shape && kind === staticKind) return '';
  const given = random.chance(0.75) ? kind.attributesOf(name, random) : {};
  const written = Object.keys(given).length > 0 ? `${blockJson(given)} ` : '';
  if (!shape) return `<!-- wp:${name} ${written}/-->`;
  const inner = shape.nests ? inside(random, shape.only ?? kind.names, depth - 1, kind) : '';
  const html = shape.html(inner, random.chance(0.9) ? wrapper(random, name) : '', random);
  const prefix = random.chance(0.05) ? 'core/' : '';
  const line = random.chance(0.85) ? '\n' : '';
  if (random.chance(0.02)) return `<!-- wp:${prefix}${name} ${written}/-->`;
  return `<!-- wp:${prefix}${name} ${written}-->${line}${html}${line}<!-- /wp:${prefix}${name} -->`;
}

function inside(random: Random, allowed: readonly string[], depth: number, kind: Kind): string {
  if (depth <= 0) return '';
  let text = '';
  for (let count = random.between(0, 3); count > 0; count--) {
    text += block(random, random.pick(allowed), depth, kind) + random.pick(['\n\n', '\n', '']);
  }
  return text;
}

/** A document of one to five blocks; now and then with text between them, or cut and joined anywhere. */
export const blockDocument = (random: Random): string => documentOf(random, staticKind, 3);

/** The same of dynamic blocks, and some static ones around them. */
export const dynamicDocument = (random: Random): string => documentOf(random, dynamicKind, 4);

function documentOf(random: Random, kind: Kind, deepest: number): string {
  let text = '';
  for (let count = random.between(1, 5); count > 0; count--) {
    const depth = random.between(1, deepest);
    text += block(random, random.pick(kind.names), depth, kind) + random.pick(['\n\n', '\n\n', '\n', '']);
    if (random.chance(0.06)) text += classicText(random);
  }
  return random.chance(0.1) ? broken(random, text) : text;
}

/** A slice left out or said twice. */
export function broken(random: Random, text: string): string {
  const from = random.between(0, text.length);
  const to = Math.min(text.length, from + random.between(1, 40));
  const cut = random.chance(0.6) ? text.slice(0, from) + text.slice(to) : text.slice(0, to) + text.slice(from);
  // No halves of letters: a database would store something else.
  return cut.toWellFormed();
}
