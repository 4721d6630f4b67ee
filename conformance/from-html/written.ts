// Documents as writers make them in the block editor: each static core block with its settings, alone and in others. The same
// seed gives the same documents; the editor itself writes them (block-editor.testing.ts) into saved.documents.
import { coreBlocks } from '../../src/rendering/blocks/core-types.ts';
import { at, isEmpty, type Json } from '../../src/rendering/blocks/json.ts';
import type { Random } from '../../src/rest/fuzz/random.testing.ts';

/** A block to write: name without `core/`, attributes, inner blocks. */
export type Written = readonly [
  name: string,
  attributes?: { readonly [key: string]: Json },
  inner?: readonly Written[],
];
type Values = { [key: string]: Json };

const words = 'The harbour was quiet that morning 漁港 הנמל ميناء 🚢 — and nobody spoke; prices rose 4% in May'.split(
  ' ',
);
const sentence = (random: Random, most = 9): string =>
  Array.from({ length: random.between(2, most) }, () => random.pick(words)).join(' ');

/** Rich text: marks, links, breaks, inline pictures and code. */
function rich(random: Random): string {
  const parts = Array.from({ length: random.between(1, 4) }, () => {
    const text = sentence(random, 5);
    return random.pick([
      text,
      text,
      `<strong>${text}</strong>`,
      `<em>${text}</em>`,
      `<a href="https://example.org/${random.between(1, 99)}">${text}</a>`,
      `<strong><em>${text}</em></strong>`,
      `<code>x &lt; ${random.between(1, 9)}</code>`,
      `${text}<br>${text}`,
      `<mark style="background-color:rgba(0, 0, 0, 0)" class="has-inline-color has-accent-1-color">${text}</mark>`,
      `<sup>${random.between(1, 9)}</sup>`,
      `<kbd>${text}</kbd>`,
      `<s>${text}</s>`,
      `<a href="https://example.org/" target="_blank" rel="noreferrer noopener">${text}</a>`,
      `<img class="wp-image-4" style="width:20px" src="https://example.org/i.png" alt="">`,
      `<span lang="fr" dir="ltr">${text}</span>`,
    ]);
  });
  return parts.join(' ');
}

const lengths = ['10px', '1.5rem', '2em', 'var:preset|spacing|50', '0px'];
const colors = ['#112233', '#ffffff80', 'rgb(1, 2, 3)'];
const slugs = ['accent-1', 'contrast', 'base', 'vivid-red'];

/** Some settings of the supports that a block has. */
function supports(name: string, random: Random): Values {
  const has = (...path: string[]): boolean => !isEmpty(at(coreBlocks.get(`core/${name}`)?.metadata.supports, ...path));
  const offers = (group: string, feature: string): boolean =>
    at(coreBlocks.get(`core/${name}`)?.metadata.supports, group) === true || has(group, feature);
  const given: Values = {};
  const style: { [group: string]: Values } = {};
  const put = (group: string, key: string, value: Json): void => {
    style[group] = { ...style[group], [key]: value };
  };
  const maybe = (share: number, is: boolean, run: () => void): void => {
    if (is && random.chance(share)) run();
  };
  const align = at(coreBlocks.get(`core/${name}`)?.metadata.supports, 'align');
  const sides = align === true ? ['left', 'center', 'right', 'wide', 'full'] : Array.isArray(align) ? align : [];
  maybe(0.2, sides.length > 0, () => (given.align = random.pick(sides)));
  maybe(0.1, has('anchor'), () => (given.anchor = `place-${random.between(1, 99)}`));
  maybe(0.15, at(coreBlocks.get(`core/${name}`)?.metadata.supports, 'customClassName') !== false, () => {
    given.className = random.pick(['mine', 'mine two', 'is-style-plain', 'is-style-outline', 'is-style-wide']);
  });
  const color = (feature: string): boolean =>
    has('color') && at(coreBlocks.get(`core/${name}`)?.metadata.supports, 'color', feature) !== false;
  maybe(0.15, color('text'), () => {
    if (random.chance(0.5)) given.textColor = random.pick(slugs);
    else put('color', 'text', random.pick(colors));
  });
  maybe(0.15, color('background'), () => {
    if (random.chance(0.5)) given.backgroundColor = random.pick(slugs);
    else put('color', 'background', random.pick(colors));
  });
  maybe(0.08, has('color', 'gradients') && style.color === undefined && given.backgroundColor === undefined, () => {
    if (random.chance(0.5)) given.gradient = 'vivid-cyan-blue-to-vivid-purple';
    else put('color', 'gradient', 'linear-gradient(135deg,rgb(1,2,3) 0%,rgb(4,5,6) 100%)');
  });
  for (const box of ['margin', 'padding'])
    maybe(0.12, has('spacing', box), () =>
      put(
        'spacing',
        box,
        random.chance(0.7) ? { top: random.pick(lengths), bottom: random.pick(lengths) } : { top: '1px' },
      ),
    );
  maybe(0.2, offers('typography', 'fontSize'), () => {
    if (random.chance(0.6)) given.fontSize = random.pick(['small', 'x-large']);
    else put('typography', 'fontSize', '19px');
  });
  maybe(0.1, offers('typography', '__experimentalFontFamily'), () => (given.fontFamily = 'fira-code'));
  for (const [key, value] of Object.entries({
    lineHeight: '1.7',
    textAlign: random.pick(['left', 'center', 'right']),
    textColumns: '2',
  }))
    maybe(0.12, offers('typography', key), () => put('typography', key, value));
  for (const [key, value] of Object.entries({
    FontStyle: 'italic',
    FontWeight: '700',
    TextTransform: 'uppercase',
    LetterSpacing: '2px',
    TextDecoration: 'underline',
  }))
    maybe(0.06, offers('typography', `__experimental${key}`), () =>
      put('typography', key.charAt(0).toLowerCase() + key.slice(1), value),
    );
  maybe(0.12, has('__experimentalBorder'), () => {
    const border: Values = {};
    if (has('__experimentalBorder', 'radius') && random.chance(0.5))
      border.radius = random.chance(0.7) ? '8px' : { topLeft: '1px', bottomRight: '2px' };
    if (has('__experimentalBorder', 'width') && random.chance(0.5)) border.width = '2px';
    if (has('__experimentalBorder', 'style') && random.chance(0.3)) border.style = 'dashed';
    if (has('__experimentalBorder', 'color') && random.chance(0.4)) {
      if (random.chance(0.5)) given.borderColor = random.pick(slugs);
      else border.color = random.pick(colors);
    }
    if (Object.keys(border).length > 0) style.border = border;
  });

  maybe(0.06, has('dimensions', 'minHeight'), () => put('dimensions', 'minHeight', '300px'));
  maybe(0.08, has('spacing', 'blockGap'), () => put('spacing', 'blockGap', '2rem'));
  maybe(0.05, has('color', 'link'), () => put('elements', 'link', { color: { text: 'var:preset|color|accent-1' } }));
  if (Object.keys(style).length > 0) given.style = style;
  return given;
}

const uploads = 'https://example.org/wp-content/uploads/2026/01';
type Make = (random: Random, depth: number) => Written;
const block = (name: string, random: Random, attributes: Values = {}, inner: readonly Written[] = []): Written => [
  name,
  { ...attributes, ...supports(name, random) },
  inner,
];
const maybeOf = (random: Random, share: number, values: Values): Values => (random.chance(share) ? values : {});

function picture(random: Random, id = random.between(1, 50)): Values {
  return {
    url: `${uploads}/picture-${id}.jpg`,
    alt: random.chance(0.5) ? sentence(random, 3) : '',
    ...maybeOf(random, 0.7, { id, sizeSlug: random.pick(['large', 'full', 'medium']) }),
    ...maybeOf(random, 0.4, { caption: rich(random) }),
    ...(random.chance(0.3)
      ? {
          href: `${uploads}/picture-${id}.jpg`,
          linkDestination: 'media',
          ...maybeOf(random, 0.4, { linkTarget: '_blank', rel: 'noreferrer noopener' }),
        }
      : { linkDestination: 'none' }),
    ...maybeOf(random, 0.25, { width: '300px', ...maybeOf(random, 0.4, { height: '200px', scale: 'cover' }) }),
    ...maybeOf(random, 0.1, { aspectRatio: '16/9', scale: 'cover' }),
  };
}

const cells = (random: Random, tag: string, count: number): Values[] =>
  Array.from({ length: count }, () => ({
    content: random.chance(0.8) ? rich(random) : '',
    tag,
    ...maybeOf(random, 0.15, { align: 'center' }),
    ...maybeOf(random, 0.05, { colspan: '2' }),
  }));
const rows = (random: Random, tag: string, count: number, width: number): Values[] =>
  Array.from({ length: count }, () => ({ cells: cells(random, tag, width) }));

const items = (random: Random, depth: number): Written[] =>
  Array.from({ length: random.between(1, 4) }, () =>
    block(
      'list-item',
      random,
      { content: rich(random) },
      depth > 0 && random.chance(0.3) ? [lists(random, depth - 1)] : [],
    ),
  );
const lists: Make = (random, depth) =>
  block(
    'list',
    random,
    random.chance(0.4)
      ? {
          ordered: true,
          ...maybeOf(random, 0.2, { start: 4 }),
          ...maybeOf(random, 0.2, { reversed: true }),
          ...maybeOf(random, 0.2, { type: 'upper-roman' }),
        }
      : {},
    items(random, depth),
  );

const embeds = [
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'video', 'youtube'],
  ['https://vimeo.com/22439234?a=1&b=2', 'video', 'vimeo'],
  ['https://twitter.com/wordpress/status/1', 'rich', 'twitter'],
  ['https://example.org/hello', 'wp-embed', 'example'],
] as const;

export const makers: Readonly<Record<string, Make>> = {
  paragraph: (random) =>
    block('paragraph', random, {
      content: rich(random),
      ...maybeOf(random, 0.1, { dropCap: true }),
      ...maybeOf(random, 0.05, { direction: 'rtl' }),
    }),
  heading: (random) => block('heading', random, { content: rich(random), level: random.between(1, 6) }),
  list: lists,
  quote: (random, depth) =>
    block(
      'quote',
      random,
      { ...maybeOf(random, 0.6, { citation: rich(random) }), ...maybeOf(random, 0.2, { textAlign: 'center' }) },
      inner(random, depth),
    ),
  pullquote: (random) =>
    block('pullquote', random, { value: rich(random), ...maybeOf(random, 0.6, { citation: sentence(random) }) }),
  code: (random) =>
    block('code', random, { content: `if (a &lt; b) {\n  <strong>run</strong>(${random.between(1, 9)});\n}` }),
  preformatted: (random) => block('preformatted', random, { content: `${sentence(random)}<br>  ${rich(random)}` }),
  verse: (random) => block('verse', random, { content: `${sentence(random)}<br>  ${sentence(random)}` }),
  separator: (random) => block('separator', random, { ...maybeOf(random, 0.2, { opacity: 'css' }) }),
  spacer: (random) => block('spacer', random, { height: random.pick(['20px', '100px', 'var:preset|spacing|50']) }),
  image: (random) => block('image', random, picture(random)),
  gallery: (random) =>
    block(
      'gallery',
      random,
      {
        linkTo: 'none',
        ...maybeOf(random, 0.5, { columns: random.between(1, 8) }),
        ...maybeOf(random, 0.3, { imageCrop: false }),
        ...maybeOf(random, 0.4, { caption: rich(random) }),
      },
      Array.from({ length: random.between(1, 4) }, () => ['image', picture(random)] as const),
    ),
  table: (random) => {
    const width = random.between(1, 4);
    return block('table', random, {
      body: rows(random, 'td', random.between(1, 3), width),
      ...maybeOf(random, 0.5, { head: rows(random, 'th', 1, width) }),
      ...maybeOf(random, 0.3, { foot: rows(random, 'td', 1, width) }),
      ...maybeOf(random, 0.4, { caption: rich(random) }),
      ...maybeOf(random, 0.4, { hasFixedLayout: false }),
    });
  },
  embed: (random) => {
    const [url, type, providerNameSlug] = random.pick(embeds);
    return block('embed', random, {
      url,
      type,
      providerNameSlug,
      ...maybeOf(random, 0.3, { caption: rich(random) }),
      ...maybeOf(random, 0.4, { responsive: true, className: 'wp-embed-aspect-16-9 wp-has-aspect-ratio' }),
    });
  },
  audio: (random) =>
    block('audio', random, {
      src: `${uploads}/a.mp3`,
      ...maybeOf(random, 0.4, { caption: rich(random) }),
      ...maybeOf(random, 0.3, { loop: true, autoplay: true }),
      ...maybeOf(random, 0.3, { preload: 'auto' }),
    }),
  video: (random) =>
    block('video', random, {
      src: `${uploads}/v.mp4`,
      ...maybeOf(random, 0.4, { caption: rich(random) }),
      ...maybeOf(random, 0.3, { loop: true, muted: true, playsInline: true }),
      ...maybeOf(random, 0.3, { poster: `${uploads}/p.jpg`, preload: 'none' }),
      ...maybeOf(random, 0.1, { controls: false }),
    }),
  file: (random) =>
    block('file', random, {
      href: `${uploads}/f.pdf`,
      fileName: sentence(random, 3),
      textLinkHref: `${uploads}/f.pdf`,
      downloadButtonText: 'Get it',
      ...maybeOf(random, 0.6, { fileId: 'wp-block-file--media-1' }),
      ...maybeOf(random, 0.3, { showDownloadButton: false }),
      ...maybeOf(random, 0.3, { textLinkTarget: '_blank' }),
    }),
  buttons: (random) =>
    block(
      'buttons',
      random,
      maybeOf(random, 0.3, {
        layout: {
          type: 'flex',
          justifyContent: random.pick(['center', 'right']),
          ...maybeOf(random, 0.3, { orientation: 'vertical' }),
        },
      }),
      Array.from({ length: random.between(1, 3) }, () => {
        const [name, given, more] = block('button', random, {
          text: sentence(random, 3),
          url: 'https://example.org/go',
          ...maybeOf(random, 0.2, { linkTarget: '_blank', rel: 'noreferrer noopener' }),
          ...maybeOf(random, 0.1, { tagName: 'button', url: '' }),
        });
        const width = random.pick(['50%', '25%', '33%', '200px']);
        return [
          name,
          random.chance(0.2) ? { ...given, style: { dimensions: { width } } } : (given ?? {}),
          more,
        ] as const;
      }),
    ),
  columns: (random, depth) =>
    block(
      'columns',
      random,
      {
        ...maybeOf(random, 0.2, { verticalAlignment: 'center' }),
        ...maybeOf(random, 0.2, { isStackedOnMobile: false }),
      },
      Array.from({ length: random.between(1, 3) }, () =>
        block(
          'column',
          random,
          { ...maybeOf(random, 0.4, { width: '33.33%' }), ...maybeOf(random, 0.2, { verticalAlignment: 'bottom' }) },
          inner(random, depth),
        ),
      ),
    ),
  group: (random, depth) =>
    block(
      'group',
      random,
      {
        ...maybeOf(random, 0.2, { tagName: random.pick(['section', 'aside', 'main']) }),
        ...maybeOf(random, 0.7, {
          layout: random.pick<Json>([
            { type: 'constrained' },
            { type: 'constrained', contentSize: '500px' },
            { type: 'default' },
            { type: 'flex', flexWrap: 'nowrap' },
            { type: 'flex', orientation: 'vertical', justifyContent: 'center' },
            { type: 'grid', minimumColumnWidth: '12rem' },
            { type: 'grid', columnCount: 3 },
          ]),
        }),
      },
      inner(random, depth),
    ),
  details: (random, depth) =>
    block(
      'details',
      random,
      {
        summary: sentence(random, 4),
        ...maybeOf(random, 0.3, { showContent: true }),
        ...maybeOf(random, 0.2, { name: 'faq' }),
      },
      inner(random, depth),
    ),
  'media-text': (random, depth) =>
    block(
      'media-text',
      random,
      {
        ...{
          mediaUrl: `${uploads}/m.jpg`,
          mediaType: 'image',
          mediaAlt: random.chance(0.5) ? sentence(random, 3) : '',
        },
        ...maybeOf(random, 0.7, {
          mediaId: random.between(1, 50),
          ...maybeOf(random, 0.4, { mediaSizeSlug: 'large' }),
        }),
        ...maybeOf(random, 0.3, { mediaPosition: 'right' }),
        ...maybeOf(random, 0.3, { mediaWidth: 30 }),
        ...maybeOf(random, 0.2, { isStackedOnMobile: false }),
        ...maybeOf(random, 0.2, { verticalAlignment: 'top' }),
        ...maybeOf(random, 0.2, { href: 'https://example.org/', linkDestination: 'custom' }),
      },
      inner(random, depth),
    ),
  cover: (random, depth) =>
    block(
      'cover',
      random,
      {
        ...maybeOf(random, 0.7, {
          url: `${uploads}/c.jpg`,
          ...maybeOf(random, 0.7, { id: random.between(1, 50), sizeSlug: 'large' }),
          ...maybeOf(random, 0.4, { alt: sentence(random, 3) }),
          ...maybeOf(random, 0.3, { focalPoint: { x: 0.3, y: 0.71 } }),
        }),
        ...{ dimRatio: random.pick([0, 30, 50, 60, 100]) },
        ...random.pick<Values>([
          { overlayColor: 'accent-1' },
          { customOverlayColor: '#445566' },
          { customGradient: 'linear-gradient(135deg,rgb(1,2,3) 0%,rgb(4,5,6) 100%)' },
          { gradient: 'vivid-cyan-blue-to-vivid-purple' },
        ]),
        ...maybeOf(random, 0.3, { isDark: false }),
        ...maybeOf(random, 0.3, { minHeight: 430, minHeightUnit: 'px' }),
        ...maybeOf(random, 0.2, { contentPosition: 'bottom left' }),
        ...maybeOf(random, 0.5, { layout: { type: 'constrained' } }),
      },
      inner(random, depth),
    ),
  more: (random) => ['more', maybeOf(random, 0.4, { customText: 'Go on' })],
  nextpage: () => ['nextpage'],
};

const leaves = ['paragraph', 'paragraph', 'heading', 'list', 'image', 'separator', 'code', 'table', 'embed', 'buttons'];
const nesting = ['group', 'columns', 'quote', 'details', 'media-text', 'cover', 'gallery'];

function inner(random: Random, depth: number): Written[] {
  return Array.from({ length: random.between(1, 3) }, () => {
    const name = random.pick(depth > 0 && random.chance(0.4) ? nesting : leaves);
    return make(name, random, depth - 1);
  });
}

const make = (name: string, random: Random, depth: number): Written => {
  const maker = makers[name];
  if (!maker) throw new Error(`nothing makes ${name}`);
  return maker(random, depth);
};

/** A document of one or two blocks and what they hold. Of the first documents, the first block is of each type in turn. */
export function writtenDocument(random: Random, number: number): Written[] {
  const names = Object.keys(makers);
  const first = names[number % names.length] ?? 'paragraph';
  const rest = Array.from({ length: random.between(0, 1) }, () => random.pick(names)).filter((name) => name !== 'more');
  return [first, ...rest].map((name) => make(name, random, 1));
}
