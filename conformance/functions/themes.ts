// Designs (theme.json) of everything that its shapes name, well formed and not quite: random, seeded.
import { blockFacts } from '../../src/rendering/theme/json/block-facts.ts';
import {
  blockStates,
  elementSelectors,
  elementStates,
  type PresetKind,
  presetKinds,
  propertyPaths,
  settingShapes,
} from '../../src/rendering/theme/json/tables.ts';
import { setAt, type Tree, type Value } from '../../src/rendering/theme/json/tree.ts';
import { Random } from '../../src/rest/fuzz/random.testing.ts';

const blocks = Object.keys(blockFacts);
const values = [
  ...[
    'red',
    '#fff',
    '12px',
    '1.5rem',
    '10%',
    '0',
    '',
    'auto',
    '16/9',
    'solid',
    '1',
    '5em 2em',
    'bold',
    'none',
    'unset',
  ],
  ...['var:preset|color|primary', 'var(--wp--preset--color--primary)', 'var:preset|spacing|40', 'var:custom|a|b'],
  ...['url(a.png)', 'clamp(1rem, 2vw, 3rem)', '1px solid red', '"Font", serif', 'linear-gradient(red,blue)', 'inherit'],
  ...['</style>', 'a;b:c', '{}', 'calc(1px + 2px)', 'rgb(1, 2, 3)'],
];
const odd: readonly Value[] = [0, 1, 1.5, true, false, null, [], {}, { a: 'b' }];
const slugs = [
  'primary',
  'base',
  'Big Size',
  '40',
  '50',
  'a1b',
  'my_Colour',
  'é',
  'x-large',
  '2xl',
  'small',
  'black',
  'vivid-red',
];
const sizes = ['12px', '1rem', '2.5rem', '3em', '20', '0', 'clamp(1rem,2vw,3rem)', '10vw', 14, '1.25REM'];
const fluid = [
  true,
  false,
  { min: '1rem', max: '3rem' },
  { min: '14px' },
  { max: '2.25rem' },
  { min: '1rem', max: '20px' },
  {},
];
const css = ['color:red;', '& .a{color:red}', 'color:blue; & b{x:y} &:hover{a:b}', 'a', '', '}'];
const gaps = ['1rem', '0', { top: '1px', left: '2px' }, 'var:preset|spacing|40', null];
const pictures = [
  'url(a.png)',
  { url: 'http://a/b.png' },
  { url: 'file:./a.png' },
  { id: 1, url: 'x.jpg', source: 'file' },
];

/** WordPress takes from its active theme what a design does not say here; so each says it as Twenty Twenty-Five does. */
const wideSize = '1340px';

/** So many designs as JSON; with some numbers, lists and the like in the place of texts in every second one. */
export function themesOf(seed: number, count: number): string[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => JSON.stringify(new Design(random, index % 2 === 1).make()));
}

/** So many pairs of a theme's design and a site's own, as JSON. */
export function layersOf(seed: number, count: number): string[] {
  const designs = themesOf(seed, 2 * count);
  return Array.from({ length: count }, (_, index) => `[${designs[2 * index]},${designs[2 * index + 1]}]`);
}

class Design {
  readonly #random: Random;
  readonly #isOdd: boolean;

  constructor(random: Random, isOdd: boolean) {
    this.#random = random;
    this.#isOdd = isOdd;
  }

  make(): Tree {
    const tree: Tree = { version: this.#random.pick([3, 3, 2]), settings: this.#settings(true) };
    if (this.#random.chance(0.85)) tree.styles = this.#pageStyles();
    return tree;
  }

  #value(): Value {
    return this.#isOdd && this.#random.chance(0.1) ? this.#random.pick(odd) : this.#random.pick(values);
  }

  #settings(isRoot: boolean): Tree {
    const random = this.#random;
    const tree: Tree = {};
    for (const [key, shape] of Object.entries(settingShapes)) {
      if (!random.chance(0.3)) continue;
      if (key === 'custom')
        tree[key] = { a: { b: this.#value(), 'Camel Case': this.#value() }, fontSize: this.#value() };
      else if (shape === null || shape === true) tree[key] = random.chance(0.7);
      else
        for (const inner of Object.keys(shape)) if (random.chance(0.3)) setAt(tree, [key, inner], this.#setting(inner));
    }
    for (const kind of presetKinds) {
      const presets = Array.from({ length: random.between(0, 3) }, () => this.#preset(kind));
      if (random.chance(0.3)) setAt(tree, kind.path, presets);
    }
    if (random.chance(0.2)) setAt(tree, ['spacing', 'spacingScale'], this.#scale());
    if (isRoot || random.chance(0.3)) setAt(tree, ['layout', 'wideSize'], wideSize);
    else delete tree.layout;
    if (isRoot) setAt(tree, ['typography', 'fluid'], true);
    if (isRoot && random.chance(0.4)) tree.blocks = { [random.pick(blocks)]: this.#settings(false) };
    return tree;
  }

  #setting(name: string): Value {
    if (name === 'contentSize') return this.#value();
    return this.#isOdd && this.#random.chance(0.2) ? '12px' : this.#random.chance(0.7);
  }

  #scale(): Tree {
    const random = this.#random;
    const steps = random.pick([0, 1, 5, 7]);
    const unit = random.pick(['rem', 'px']);
    return { operator: random.pick(['*', '+']), increment: random.pick([1.5, 0.25, 2]), steps, mediumStep: 1.5, unit };
  }

  #preset({ path, valueKey }: PresetKind): Tree {
    const random = this.#random;
    const preset: Tree = {};
    if (!this.#isOdd || random.chance(0.95)) preset.slug = random.pick(slugs);
    if (random.chance(0.8)) preset.name = random.pick(['A', 'Big', '']);
    if (valueKey !== null) preset[valueKey] = random.pick(values);
    else if (path[1] === 'fontSizes') {
      preset.size = random.pick(sizes);
      if (random.chance(0.4)) preset.fluid = random.pick<Value>(fluid);
    } else preset.colors = [random.pick(values), '#000'];
    return preset;
  }

  #properties(count: number): Tree {
    const random = this.#random;
    const tree: Tree = {};
    for (let left = count; left > 0; left--) setAt(tree, random.pick(Object.values(propertyPaths)), this.#value());
    if (random.chance(0.2)) tree.css = random.pick(css);
    if (random.chance(0.2)) setAt(tree, ['spacing', 'blockGap'], random.pick<Value>(gaps));
    if (random.chance(0.1)) setAt(tree, ['color', 'text'], { ref: 'styles.color.background' });
    if (random.chance(0.1)) setAt(tree, ['background', 'backgroundImage'], random.pick<Value>(pictures));
    return tree;
  }

  #stated(states: readonly string[] = []): Tree {
    const tree = this.#properties(this.#random.between(0, 4));
    for (const state of states) if (this.#random.chance(0.25)) tree[state] = this.#properties(2);
    return tree;
  }

  #elements(): Tree {
    const names = this.#random.some(Object.keys(elementSelectors), 3);
    return Object.fromEntries(names.map((name) => [name, this.#stated(elementStates[name])]));
  }

  #pageStyles(): Tree {
    const random = this.#random;
    const tree = this.#properties(random.between(0, 6));
    if (random.chance(0.4)) tree.elements = this.#elements();
    const names = random.chance(0.7) ? random.some(blocks, random.between(1, 4)) : [];
    if (names.length > 0) tree.blocks = Object.fromEntries(names.map((name) => [name, this.#blockStyles(name)]));
    return tree;
  }

  #blockStyles(name: string): Tree {
    const random = this.#random;
    const tree = this.#stated(blockStates[name]);
    if (random.chance(0.3)) tree.elements = this.#elements();
    for (const screen of ['@tablet', '@mobile']) if (random.chance(0.05)) tree[screen] = this.#properties(2);
    const variations = blockFacts[name]?.styles ?? [];
    if (variations.length > 0 && random.chance(0.3)) {
      const variation = this.#properties(3);
      if (random.chance(0.3)) variation.elements = this.#elements();
      if (random.chance(0.3)) variation.blocks = { [random.pick(blocks)]: this.#properties(2) };
      tree.variations = { [random.pick(variations)]: variation };
    }
    return tree;
  }
}
