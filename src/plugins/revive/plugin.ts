// Revive, as Revive Old Posts does it: shares old posts again on each account's schedule, and new ones at once where they ask
// for it; its meta keys, options and routes. Accounts and shares are the sharing extension's (the service `sharing`).
import { definePlugin } from '../../extend/plugin.ts';
import { revivePanel } from './editor.ts';
import './filters.ts';
import { adoptQueued, instantJob, onSave, shareNow } from './instant/instant.ts';
import { reviveMeta } from './meta.ts';
import { plannedService } from './queue/planned.ts';
import { tickJob } from './queue/running.ts';
import { shareEnded } from './queue/settle.ts';
import { type Reviving, tick } from './queue/tick.ts';
import { reviveRoutes } from './routes/all.ts';
import { reviveSettings } from './settings.ts';
import { reviveTables } from './tables.ts';

/** A job that fails failed for a reason of ours (the database is away): it is tried again for months. */
const attempts = 10_000;
const lease = 5 * 60_000;
const adoptJob = 'revive.adopt';
const adoptedOption = 'broadsheet_revive_adopted';

export const revive = definePlugin({
  name: 'revive',
  version: '1.1.0',
  title: 'Revive',
  description: 'Shares old posts again on schedules, and new ones at once; keeps what Revive Old Posts stored.',
  author: 'Broadsheet',
  tables: reviveTables,
  register({ registry, hooks }) {
    const reviving: Reviving = {
      sharing: () => registry.services.get('sharing'),
      shorteners: () => registry.services.get('shorteners'),
    };
    registry.services.provide('planned', plannedService(reviving));
    for (const meta of reviveMeta) registry.addMeta(meta);
    registry.addEditorScript(revivePanel);
    for (const setting of reviveSettings) registry.addSetting(setting);
    for (const route of reviveRoutes(reviving, registry)) registry.addRoute(route);
    hooks.addAction('wp_after_insert_post', (post, oldStatus, site) => onSave(site, post, oldStatus));
    hooks.addAction('share_ended', (share, site) => shareEnded(site, share));
    registry.addJob(tickJob, { lease, attempts, atStart: true, run: (_, site) => tick(site, reviving) });
    registry.addJob(instantJob, {
      lease,
      attempts,
      run: (payload, site) => shareNow(site, postIn(payload), reviving),
    });
    registry.addJob(adoptJob, {
      attempts,
      atStart: true,
      inTransaction: true,
      run: async (_, site) => {
        if (site.option(adoptedOption) !== undefined) return;
        await adoptQueued(site);
        await site.setOption(adoptedOption, true);
      },
    });
  },
});

function postIn(payload: unknown): number {
  return typeof payload === 'object' && payload !== null && 'post' in payload ? Number(payload.post) : 0;
}
