// The next 30 days, day by day, in the site's own time; old posts' sharing is started and stopped here too.
import { ask } from './api.js';
import { button, byId, confirmed, fill, make, say } from './page.js';

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeZone: 'UTC' });
/** @type {Record<string, string>} */
const kinds = { share: 'waits', publish: 'when it is published', planned: 'old post' };

export async function showCalendar() {
  const { data } = await ask('GET', 'broadsheet/v1/social/calendar', { query: { days: 30 } });
  /** @type {Map<string, any[]>} */
  const days = new Map();
  for (const entry of data) {
    const day = entry.local.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  fill(
    'calendar-list',
    [...days].map(([day, entries]) =>
      make(
        'li',
        {},
        make('h3', {}, dates.format(new Date(`${day}T00:00:00Z`))),
        make('ul', {}, ...entries.map(entryItem)),
      ),
    ),
  );
}

/** @param {any} entry */
function entryItem({ at, local, kind, name, service_name: service, post_id: post, post_title: title }) {
  const what = post === null ? 'A post that is chosen later' : title || `Post ${post}`;
  const time = make('time', { datetime: at }, local.slice(11, 16));
  return make('li', {}, time, ' ', make('strong', {}, what), ` ${name} (${service}), ${kinds[kind] ?? kind}`);
}

const cron = 'tweet-old-post/v8/api';

/** For those who may start and stop it; says nothing where the extension does not run. */
export async function showRevive() {
  const { data: answer } = await ask('POST', cron, { query: { req: 'manage_cron' }, body: { action: 'status' } });
  const running = answer.data?.current_status === true;
  byId('revive').hidden = false;
  byId('revive-state').replaceChildren(
    running ? 'Old posts are shared again. ' : 'Old posts are not shared again. ',
    button(running ? 'Stop' : 'Start', 'sharing old posts', async () => {
      const question = 'Stop sharing old posts? What is planned is forgotten.';
      if (running && !(await confirmed(question, 'Stop'))) return;
      await ask('POST', cron, { query: { req: 'manage_cron' }, body: { action: running ? 'stop' : 'start' } });
      await Promise.all([showRevive(), showCalendar()]);
      say(running ? 'Old posts are not shared any more.' : 'Old posts are shared from now on.');
    }),
  );
}
