// Values of blocks' attributes and styles: ones the editor stores, and now and then ones it never would.
import type { Random } from '../../../src/rest/fuzz/random.testing.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Values = { [key: string]: Json };

const colors = [
  '#fff',
  '#12345678',
  'red',
  'var:preset|color|accent-1',
  'var(--x)',
  'rgb(1,2,3)',
  'transparent',
  'bogus;x',
  '',
];
const lengths = [
  '10px',
  '1.5rem',
  '0',
  '0px',
  '5%',
  'var:preset|spacing|50',
  'var:preset|spacing|20',
  'var:preset|spacing|0',
  'calc(1px + 2em)',
  '-3px',
  'x"y',
];
const slugs = ['accent-1', 'base', 'contrast', 'vivid-red', 'Mixed Case', 'accent1', 'a--b', ''];
const fontSizes = ['small', 'x-large', 'medium', 'Huge Size', '20px'];

/** What no editor stores. */
const odd: readonly Json[] = [null, true, false, 0, 7, -1, 1.5, '', '0', 'a"b<c>&d', '--x', 'naïve 🚢'];
const oddly = (random: Random, value: Json): Json => (random.chance(0.04) ? random.pick(odd) : value);

export const color = (random: Random): Json => oddly(random, random.pick(colors));
export const length = (random: Random): Json => oddly(random, random.pick(lengths));
export const slug = (random: Random): Json => oddly(random, random.pick(slugs));
export const fontSize = (random: Random): Json => oddly(random, random.pick(fontSizes));
export const among =
  (...list: readonly Json[]) =>
  (random: Random): Json =>
    oddly(random, random.pick(list));

type Maker = (random: Random) => Json;

/** An object of some of these members, in this order. */
function someOf(members: Readonly<Record<string, Maker>>, share = 0.4): Maker {
  return (random) => {
    const values: Values = {};
    for (const [name, make] of Object.entries(members)) if (random.chance(share)) values[name] = make(random);
    return values;
  };
}

const box: Maker = (random) =>
  random.chance(0.3)
    ? length(random)
    : someOf({ top: length, right: length, bottom: length, left: length }, 0.6)(random);
const side = someOf({ color, style: among('solid', 'dashed', 'none'), width: length }, 0.6);
const border = someOf({
  ...{ color, width: length, style: among('solid', 'dotted', '') },
  radius: (random) =>
    random.chance(0.6)
      ? length(random)
      : someOf({ topLeft: length, topRight: length, bottomLeft: length, bottomRight: length })(random),
  ...{ top: side, right: side, bottom: side, left: side },
});
const typography = someOf({
  ...{
    fontSize: length,
    lineHeight: among('1.5', 2, '0'),
    letterSpacing: length,
    fontStyle: among('italic', 'normal'),
  },
  ...{ fontWeight: among('700', 'bold', 400), textDecoration: among('underline', 'line-through', 'none') },
  ...{
    textTransform: among('uppercase', 'lowercase'),
    fontFamily: among('var:preset|font-family|manrope', 'Arial, sans-serif'),
  },
  ...{
    textAlign: among('left', 'center', 'right'),
    textColumns: among('2', 3),
    writingMode: among('vertical-rl'),
    textIndent: length,
  },
});
const states = someOf({ color: someOf({ text: color, background: color }) }, 0.5);
const elements = someOf({
  link: someOf({ color: someOf({ text: color }, 0.8), ':hover': states }, 0.7),
  ...{
    heading: states,
    button: states,
    h1: states,
    h2: someOf({ color: someOf({ text: color, background: color }), typography }),
  },
});
const spacing = someOf({
  padding: box,
  margin: box,
  blockGap: (random) => (random.chance(0.7) ? length(random) : someOf({ top: length, left: length })(random)),
});
const dimensions = someOf({
  minHeight: length,
  aspectRatio: among('16/9', 'auto', '1'),
  width: length,
  height: length,
});
const background = someOf({
  backgroundImage: (random) =>
    random.pick<Json>([
      { url: 'http://x.example/a.jpg', id: 101, source: 'file' },
      { url: "http://x.example/'q'.jpg" },
      'url(a.png)',
      {},
    ]),
  ...{
    backgroundSize: among('cover', 'contain', 'auto', '50%'),
    backgroundPosition: among('50% 50%', 'top'),
    backgroundRepeat: among('no-repeat'),
  },
  backgroundAttachment: among('fixed', 'scroll'),
});
const position = someOf({ type: among('sticky', 'fixed', 'relative'), top: length }, 0.8);
const layoutChild = someOf({
  selfStretch: among('fit', 'fill', 'fixed'),
  flexSize: length,
  columnSpan: among(2, '3'),
  rowSpan: among(2),
  columnStart: among(1),
});

/** A `style` attribute. */
export const style = someOf(
  {
    color: someOf({
      text: color,
      background: color,
      gradient: among('linear-gradient(red,blue)', 'var:preset|gradient|x'),
      duotone: among('var:preset|duotone|dark-grayscale', ['#000', '#fff'], 'unset'),
    }),
    ...{ spacing, border, typography, elements, dimensions, background, position, layout: layoutChild },
    shadow: among('var:preset|shadow|natural', '1px 1px red', 'none'),
    css: among('color: red', '& p { margin: 0 }', 'a<b', '& { x:y }', ''),
  },
  0.3,
);

/** A `layout` attribute. */
export const layout = someOf(
  {
    type: among('default', 'constrained', 'flex', 'grid', 'flow', 'bogus'),
    ...{
      contentSize: length,
      wideSize: length,
      inherit: among(true, false),
      justifyContent: among('left', 'center', 'right', 'space-between', 'stretch'),
    },
    ...{
      orientation: among('horizontal', 'vertical'),
      flexWrap: among('nowrap', 'wrap'),
      verticalAlignment: among('top', 'center', 'bottom', 'stretch', 'space-between'),
    },
    ...{
      columnCount: among(2, 3, null, '4'),
      minimumColumnWidth: among('12rem', '10px', null),
      rowCount: among(2),
      isManualPlacement: among(true),
    },
  },
  0.45,
);

/** A value as an attribute's schema in block.json has it, or another. */
export function randomValue(schema: Values, random: Random): Json {
  if (random.chance(0.06)) return random.pick(odd);
  if (Array.isArray(schema.enum)) return random.pick(schema.enum);
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'string'];
  switch (random.pick(types)) {
    case 'boolean':
      return random.chance(0.5);
    case 'number':
    case 'integer':
      return random.pick([0, 1, 2, 3, 5, 50, 100, 101, -1, 2.5]);
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return random.pick([
        'left',
        'center',
        'wide',
        'a',
        'A "b"',
        'x-y',
        'http://x.example/?a=1&b=2',
        'ol',
        '50%',
        '10px',
        'h2',
      ]);
  }
}
