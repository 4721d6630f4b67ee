// What is planned, for calendars (the service `planned`): the events to come with the posts that they have, and after them the
// times that follow from the schedules. Looking changes nothing.
import type { PlannedService, PlannedShare } from '../../../extend/planned.ts';
import { activeAccounts, connectedTo } from '../accounts.ts';
import { eventsAfter } from '../schedule/events.ts';
import { scheduleOf, storedSchedule } from '../schedule/stored.ts';
import { settingsOf } from '../settings.ts';
import { plannedEvents, postsOfEvents } from './plan.ts';
import { isRunning } from './running.ts';
import type { Reviving } from './tick.ts';

export function plannedService(reviving: Pick<Reviving, 'sharing'>): PlannedService {
  return {
    async planned(site, until, most) {
      if (!isRunning(site)) return [];
      const accounts = activeAccounts(site);
      const connected = await connectedTo((await reviving.sharing()?.accounts(site)) ?? [], accounts);
      const { interval } = settingsOf(site);
      const found: PlannedShare[] = [];
      for (const { id, service, name } of accounts) {
        const events = await plannedEvents(site, id);
        const posts = await postsOfEvents(
          site,
          events.map((event) => event.id),
        );
        const account = { accountId: connected.get(id)?.id ?? 0, service, accountName: name };
        for (const event of events) {
          found.push({ ...account, at: event.at, posts: (posts.get(event.id) ?? []).map(({ post }) => post) });
        }
        const last = Math.max(site.now(), events.at(-1)?.at ?? 0);
        const schedule = scheduleOf(storedSchedule(site, id, interval));
        for (const at of eventsAfter(schedule, site.clock, last, most)) {
          if (at > until) break;
          found.push({ ...account, at, posts: [] });
        }
      }
      // What lies in the quiet hours is skipped.
      const isQuiet = (at: number): boolean => reviving.sharing()?.quietUntil(site, at) !== undefined;
      const inTime = found.filter(({ at }) => at <= until && !isQuiet(at));
      return inTime.sort((a, b) => a.at - b.at).slice(0, most);
    },
  };
}
