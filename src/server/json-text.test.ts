import { describe, expect, it } from 'vitest';
import { type EncodedText, jsonText } from './json-text.ts';

const long = (start: string) => `${start} "quoted" \u2028 \ud800 é\n`.repeat(60);

const answers: Record<string, unknown> = {
  'a list': [
    { id: 1, title: { rendered: 'a' }, content: { rendered: long('x'), protected: false }, none: undefined },
    { id: 2, content: { rendered: long('y') }, excerpt: { rendered: long('x') }, list: [long('z')], n: Number.NaN },
  ],
  'one item': { content: { raw: long('r'), rendered: long('x') }, meta: {}, date: new Date(0), nothing: null },
  'an empty list': [],
  'an empty object': {},
  'a text': long('t'),
  'lists of holes': [undefined, () => 1, { content: { a: long('a'), b: undefined } }],
  'texts that look like what stands in for long ones': [
    { title: '\u0001', slug: 'a"\u0001', content: { rendered: long('x') } },
    { title: '"\u0001"', content: { rendered: long('y') } },
  ],
  'an envelope': { body: [{ content: { rendered: long('x') } }], status: 200, headers: {} },
};

describe('jsonText', () => {
  for (const [name, data] of Object.entries(answers)) {
    it(`writes ${name} as JSON.stringify does, with the same tag whatever is kept`, () => {
      const kept = new Map<string, EncodedText>();
      const first = jsonText(data, kept);
      expect(first.text).toBe(JSON.stringify(data));
      expect(jsonText(data, kept)).toEqual(first);
      expect(jsonText(structuredCloneOf(data), new Map())).toEqual(first);
    });
  }

  it('tells texts apart that differ in a long text alone, in their frame alone, or in order', () => {
    const item = (id: number, text: string) => ({ id, content: { rendered: long(text) } });
    const tags = [
      [item(1, 'a'), item(2, 'b')],
      [item(1, 'b'), item(2, 'a')],
      [item(1, 'a'), item(3, 'b')],
      [item(1, 'a')],
      [item(1, 'a'), item(2, 'c')],
    ].map((data) => jsonText(data, new Map()).tag);
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('encodes a long text once', () => {
    const kept = new Map<string, EncodedText>();
    jsonText([{ a: { b: long('a') } }, { a: { b: long('a') } }], kept);
    jsonText([{ a: { b: long('a') } }], kept);
    expect([...kept.values()].map(({ json }) => JSON.parse(json))).toEqual([long('a')]);
  });

  it('throws where JSON.stringify does', () => {
    expect(() => jsonText([{ n: 1n }], new Map())).toThrow(TypeError);
  });
});

/** Equal data of other objects; what cannot be cloned stays. */
function structuredCloneOf(data: unknown): unknown {
  try {
    return structuredClone(data);
  } catch {
    return data;
  }
}
