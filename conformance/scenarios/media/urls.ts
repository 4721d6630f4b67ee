// Pictures fetched from elsewhere.
import type { Scenario } from '../../client.ts';

/** Pictures from addresses: of those that can be asked for anywhere, only refusals are the same. */
export const urls: Scenario[] = [
  {
    area: 'media-urls',
    name: 'refused addresses',
    run: async (client) => {
      for (const role of ['administrator', 'subscriber'] as const) {
        for (const url of ['', 'x', 'http://127.0.0.2/a.jpg', 'http://10.0.0.1/a.jpg', 'ftp://example.org/a.jpg']) {
          await client.as(role).post('/wp/v2/media', { url });
        }
      }
    },
  },
];
