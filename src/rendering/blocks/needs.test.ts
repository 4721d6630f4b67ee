// What a text asks the database for.
import { describe, expect, it } from 'vitest';
import { collectNeeds, needsNothing } from './needs.ts';

describe('collectNeeds', () => {
  it('finds attachments, patterns, addresses and dynamic blocks', () => {
    const needs = collectNeeds(
      '<!-- wp:block {"ref":12} /--><img class="wp-image-5"><!-- wp:video {"id":9} --><video></video><!-- /wp:video -->' +
        '<!-- wp:latest-posts {"postsToShow":3} /-->\nhttps://tube.example/1\n[embed]https://tube.example/2[/embed]',
    );
    expect([...needs.attachments]).toEqual([5, 9]);
    expect([...needs.patterns]).toEqual([12]);
    expect(needs.embeds.map(({ url }) => url)).toEqual(['https://tube.example/1', 'https://tube.example/2']);
    expect(needs.facts).toBe(true);
  });

  it('asks for nothing where a text stands for itself', () => {
    expect(
      needsNothing(collectNeeds('<!-- wp:paragraph --><p>See https://x.example/ there</p><!-- /wp:paragraph -->')),
    ).toBe(true);
  });
});
