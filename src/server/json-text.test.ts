import { describe, expect, it } from 'vitest';
import { markEncodable, withProperty } from '../rest/engine/encoded.ts';
import { bodyBytes } from './body.ts';
import { jsonAnswer } from './json-text.ts';

const text = 'x "quoted" \u2028 \ud800 é\n'.repeat(60);
const make = (): { item: object; data: Record<string, unknown> } => {
  const item = { id: 1, content: { rendered: text }, none: undefined };
  const author = { id: 3, name: 'é' };
  return {
    item,
    data: {
      'a list': [item, { id: 2 }, item],
      'one item': item,
      'an item with more': withProperty(item, '_embedded', { author: [author], none: [], 'wp:term': [[item], []] }),
      'a list of items with more': [withProperty(item, '_embedded', { author: [author, item] }), item],
      'an item with a plain addition': withProperty(item, 'more', 'text'),
      'an item with an empty addition': [withProperty(item, 'more', {}), withProperty(item, 'more', [])],
      'an empty list': [],
      'an empty object': {},
      'a text': text,
      nothing: null,
      'lists of holes': [undefined, () => 1, { a: undefined, n: Number.NaN, date: new Date(0) }],
      'an envelope': { body: [item], status: 200, headers: {} },
    },
  };
};

describe('jsonAnswer', () => {
  for (const name of Object.keys(make().data)) {
    it(`writes ${name} as JSON.stringify does, with marked items and without`, () => {
      const plain = make();
      const marked = make();
      markEncodable(marked.item);
      // What was made before it was marked is another object's copy: make it again.
      const data = remake(marked.item)[name];
      for (const value of [plain.data[name], data]) {
        expect(bodyBytes(jsonAnswer(value).body).toString()).toBe(Buffer.from(JSON.stringify(value)).toString());
      }
      expect(jsonAnswer(remake(marked.item)[name]).tag).toBe(jsonAnswer(data).tag);
    });
  }

  it('gives lists that differ in one item, or in order, other tags', () => {
    const marked = (id: number) => {
      const item = { id };
      markEncodable(item);
      return item;
    };
    const [a, b, c] = [marked(1), marked(2), marked(3)];
    const lists = [[a, b], [b, a], [a, c], [a], [a, { id: 2, more: 1 }], [withProperty(a, 'x', 1), b]];
    expect(new Set(lists.map((list) => jsonAnswer(list).tag)).size).toBe(lists.length);
  });

  it('throws where JSON.stringify does', () => {
    expect(() => jsonAnswer([{ n: 1n }])).toThrow(TypeError);
  });
});

/** The same data around an item that is marked by now. */
function remake(item: object): Record<string, unknown> {
  const { data } = make();
  return {
    ...data,
    'a list': [item, { id: 2 }, item],
    'one item': item,
    'an item with more': withProperty(item, '_embedded', {
      author: [{ id: 3, name: 'é' }],
      none: [],
      'wp:term': [[item], []],
    }),
    'a list of items with more': [withProperty(item, '_embedded', { author: [{ id: 3, name: 'é' }, item] }), item],
    'an item with a plain addition': withProperty(item, 'more', 'text'),
    'an item with an empty addition': [withProperty(item, 'more', {}), withProperty(item, 'more', [])],
    'an envelope': { body: [item], status: 200, headers: {} },
  };
}
