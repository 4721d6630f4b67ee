// Side bars and widgets on classic themes: one with HTML5 for everything, one with little of it and a side bar for all.
import { everyRole, type Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';
import { changes, encodeEach } from './widgets.ts';

export const widgetsClassic: Scenario[] = [
  {
    area: 'classic-widgets',
    theme: 'gazette',
    name: 'side bars of a theme',
    run: async (client) => {
      await newsroom(client);
      const admin = client.as('administrator');
      await admin.get('/wp/v2/sidebars');
      await admin.get('/wp/v2/widgets');
      await admin.get('/wp/v2/widgets', 'context=edit');
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get('/wp/v2/sidebars/side');
        await as.get('/wp/v2/widgets', 'sidebar=side');
        await as.get('/wp/v2/widgets/block-2');
        await as.options('/wp/v2/sidebars/side');
      }
      await admin.put('/wp/v2/sidebars/footer-1', { widgets: ['block-2', 'block-5'] });
      await admin.put('/wp/v2/sidebars/side', { widgets: ['block-2'] });
      await admin.get('/wp/v2/sidebars', 'context=edit');
      await encodeEach(client);
      await changes(client, 'side');
      await admin.get('/wp/v2/widgets', '_embed');
    },
  },
  {
    area: 'plain-widgets',
    theme: 'bulletin',
    name: 'a side bar for everybody',
    run: async (client) => {
      await newsroom(client);
      const admin = client.as('administrator');
      await admin.get('/wp/v2/sidebars');
      await admin.put('/wp/v2/sidebars/open', { widgets: ['block-3', 'block-4', 'block-2'] });
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get('/wp/v2/sidebars');
        await as.get('/wp/v2/sidebars/open');
        await as.get('/wp/v2/sidebars/sidebar-2');
        await as.get('/wp/v2/widgets');
        await as.get('/wp/v2/widgets', 'sidebar=open');
        await as.get('/wp/v2/widgets', 'sidebar=sidebar-2');
        await as.get('/wp/v2/widgets/block-2');
        await as.get('/wp/v2/widgets/block-5');
        await as.get('/wp/v2/widgets/block-2', 'context=edit');
      }
      await encodeEach(client);
      await changes(client, 'open');
    },
  },
];
