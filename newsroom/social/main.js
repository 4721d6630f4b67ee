// The Social screen: starts its parts. Each fails for itself, with a word about it.
import { showAccounts } from './accounts.js';
import { showCalendar, showRevive } from './calendar.js';
import { listenForConnecting, returned, showClients, showServices } from './connect.js';
import { byId, complain } from './page.js';
import { listenForPages, showLog, showQueue } from './shares.js';

listenForConnecting();
listenForPages();
byId('parts').hidden = false;
const parts = [showAccounts(), showServices(), showQueue(), showCalendar(), showLog()];
for (const part of parts) part.catch(complain);
// For administrators alone: everybody else is refused, which is nothing to tell.
for (const part of [showClients(), showRevive()]) part.catch(() => {});
await Promise.allSettled(parts);
await returned().catch(complain);
byId('screen').setAttribute('aria-busy', 'false');
