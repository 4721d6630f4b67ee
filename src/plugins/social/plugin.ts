// Sharing, as Jetpack Social does it: its meta keys, its field of posts, its routes and settings; what is shared is decided
// in the transaction that publishes a post and made by jobs (shares/run.ts).
import { setTimeout as wait } from 'node:timers/promises';
import { definePlugin, type Plugin } from '../../extend/plugin.ts';
import { alertJob, hookJob, runHook, tellFailures } from './alerts.ts';
import { registerCards } from './cards/register.ts';
import { checkAll, checkJob } from './check-job.ts';
import { socialPanels } from './editor.ts';
import { connectionsField } from './field.ts';
import { shareFilters } from './filters.ts';
import { herePage } from './live.ts';
import { socialMeta } from './meta.ts';
import { networks as allNetworks } from './networks/all.ts';
import type { Network } from './networks/network.ts';
import { areNotesOn, notePostType, notesOption, noteType } from './notes.ts';
import { sharePublished } from './on-publish.ts';
import { socialRoutes } from './routes/all.ts';
import { socialScreen } from './screen.ts';
import { sharingService } from './service.ts';
import { socialSettings } from './settings.ts';
import { claimFor } from './shares/claim.ts';
import { commentJob, writeComment } from './shares/comment.ts';
import { shareJob } from './shares/intents.ts';
import { runShare, type Sharing } from './shares/run.ts';
import { callbackPage } from './sign-in/page.ts';
import { socialTables } from './tables.ts';

/** A job that fails failed for a reason of ours (the database is away): it is tried again for months. */
const attempts = 10_000;

/** In one process: of all networks, and of one. */
const sharesAtOnce = { all: 16, ofGroup: 4 };

/** The extension, over these networks. */
export function socialWith(
  networks: ReadonlyMap<string, Network>,
  pause: Sharing['wait'] = (milliseconds) => wait(milliseconds),
): Plugin {
  return definePlugin({
    name: 'social',
    version: '1.0.0',
    title: 'Social',
    description:
      'Shares posts to social networks when they are published, later or again, and makes their cards, on what Jetpack Social stored.',
    author: 'Broadsheet',
    tables: socialTables,
    composedOf: [notesOption],
    register(context) {
      const { registry, hooks, option } = context;
      const filters = shareFilters(hooks);
      const sharing: Sharing = { networks, filters, wait: pause };
      registry.services.provide('sharing', sharingService(networks));
      const types = areNotesOn(option(notesOption)) ? ['post', noteType] : ['post'];
      if (types.includes(noteType)) registry.addPostType(notePostType);
      for (const type of types) {
        for (const meta of socialMeta(type, hooks)) registry.addMeta(meta);
        registry.addField(connectionsField(type, filters));
      }
      registerCards(context);
      registry.addPage(callbackPage(networks));
      registry.addPage(herePage);
      registry.addScreen(socialScreen);
      registry.addEditorScript(socialPanels);
      for (const setting of socialSettings) registry.addSetting(setting);
      for (const route of socialRoutes(sharing, registry.services)) registry.addRoute(route);
      hooks.addAction('wp_after_insert_post', (post, oldStatus, site) =>
        sharePublished(site, post, oldStatus, filters),
      );
      registry.addJob(shareJob, {
        lease: 2 * claimFor,
        attempts,
        lanes: sharesAtOnce,
        run: (payload, site) => runShare(site, shareIn(payload), sharing),
      });
      registry.addJob(commentJob, {
        lease: 2 * claimFor,
        lanes: sharesAtOnce,
        run: (payload, site, tried) => writeComment(site, shareIn(payload), networks, tried),
      });
      registry.addJob(alertJob, { attempts, inTransaction: true, run: (_payload, site) => tellFailures(site) });
      registry.addJob(hookJob, { attempts: 12, lease: 2 * claimFor, run: (payload, site) => runHook(site, payload) });
      registry.addJob(checkJob, { attempts, lease: 2 * claimFor, run: (_payload, site) => checkAll(site, networks) });
    },
  });
}

export const social = socialWith(allNetworks);

function shareIn(payload: unknown): number {
  return typeof payload === 'object' && payload !== null && 'share' in payload ? Number(payload.share) : 0;
}
