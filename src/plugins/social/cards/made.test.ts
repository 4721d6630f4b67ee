// Many cards at once: each is drawn once, and only so many wait.
import { expect, test } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { openTestSite } from '../../../testing.ts';
import { madeCard } from './made.ts';
import type { Card } from './token.ts';

const card = (text: string): Card => ({
  ...{ text, template: 'edge', font: '', locale: 'en', picture: 0, focus: { x: 0.5, y: 0.5 } },
  ...{ post: 0, expires: 0 },
});

test('the same card is drawn once; of a crowd of others the last are told to come back', async () => {
  const site = await openTestSite();
  try {
    const make = (text: string) => madeCard(extensionSite(site), card(text), `token of ${text}`);
    const [first, second] = await Promise.all([make('One'), make('One')]);
    expect(second).toBe(first);
    expect(await make('One')).toBe(first);
    const crowd = await Promise.allSettled(Array.from({ length: 50 }, (_, at) => make(`Card ${at}`)));
    const refused = crowd.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toHaveLength(8);
    expect(refused[0]).toMatchObject({ code: 'social_card_busy', status: 503 });
    expect((await make('Card 49')).whole).toBe(true);
  } finally {
    await site.database.close();
  }
});
