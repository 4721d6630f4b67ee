// Actions of the API about what is shared and how: general settings, posts and terms to choose from, formats, shorteners.
import type { Registry } from '../../../extend/registry.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import { activeAccounts } from '../accounts.ts';
import { leastInterval } from '../filters.ts';
import { defaultFormat, formatsPart, storedFormat } from '../formats.ts';
import { shortenerNamed } from '../messages/links.ts';
import { clearEvents, clearQueue, refresh } from '../queue/running.ts';
import { cleanSettings, settingsOf, settingsPart, storedSettings, typesIn } from '../settings.ts';
import { changePart, dataOption, idsIn, isTrue, numberOf, textOf, withKey } from '../stored.ts';
import type { Action, Outcome } from './envelope.ts';
import { accountIn, unknownAccount } from './queue.ts';

const termsAtMost = 5000;
const postsOnPage = 100;
const batch = 500;

export function settingsActions(registry: Registry): Readonly<Record<string, Action>> {
  /** Public types that somebody edits. */
  const types = () => [...registry.postTypes.values()].filter((type) => type.public && type.showUi);
  const dynamic = async (site: ExtensionSite): Promise<Record<string, unknown>> => {
    const { postTypes } = settingsOf(site);
    return {
      ...storedSettings(site),
      available_taxonomies: await termsOf(site, postTypes),
      available_post_types: types().map(({ name, labels }) => ({
        name: labels.name ?? name,
        value: name,
        selected: postTypes.includes(name),
      })),
    };
  };
  const termsOf = async (site: ExtensionSite, postTypes: readonly string[]) => {
    const taxonomies = postTypes
      .flatMap((type) => registry.taxonomiesOf(type))
      .filter(({ name, showUi }) => name !== 'post_format' && showUi);
    const names = [...new Set(taxonomies.map(({ name }) => name))];
    const label = (name: string): string => registry.taxonomies.get(name)?.labels.singular_name ?? name;
    const terms = await site.terms.of(names, termsAtMost);
    return names.flatMap((tax) =>
      terms
        .filter(({ taxonomy }) => taxonomy === tax)
        .map(({ id, name }) => ({ name: `${label(tax)}: ${name}`, value: id, tax, selected: false })),
    );
  };
  const found = async (site: ExtensionSite, sent: Readonly<Record<string, unknown>>, limit: number, offset: number) => {
    const asked = typesIn(sent.post_types);
    const wanted = asked.length > 0 ? asked : settingsOf(site).postTypes;
    const known = wanted.filter((type) => registry.postTypes.has(type));
    const rows = await site.posts.search({
      types: known,
      text: textOf(sent.search_query ?? sent.search),
      limit,
      offset,
    });
    const terms = idsIn(sent.taxonomies);
    if (terms.length === 0) return rows;
    const within = await site.terms.postsIn(
      rows.map(({ ID }) => ID),
      await site.terms.withChildren(terms),
    );
    return rows.filter(({ ID }) => within.has(ID) !== isTrue(sent.exclude));
  };
  return {
    get_general_settings: async ({ site }) => ({ data: await dynamic(site) }),
    async save_general_settings({ site, sent }) {
      await save(site, sent);
      return { data: storedSettings(site) };
    },
    async update_settings_toggle({ site, sent }) {
      const { beta_user, remote_check, custom_messages } = sent;
      const given = Object.entries({ beta_user, remote_check, custom_messages });
      await save(site, Object.fromEntries(given.filter(([, value]) => value !== undefined)));
      return { data: storedSettings(site) };
    },
    async get_taxonomies({ site, sent }) {
      const named = typesIn(sent.post_types ?? sent);
      const data = await termsOf(site, named);
      return data.length === 0 ? { code: '400' } : { data };
    },
    async get_posts({ site, sent }) {
      const page = Math.min(100_000, Math.max(1, Math.trunc(numberOf(sent.page, 1))));
      const { excludedPosts } = settingsOf(site);
      const offset = (page - 1) * postsOnPage;
      const rows = isTrue(sent.show_excluded)
        ? [...(await site.posts.get([...excludedPosts].slice(offset, offset + postsOnPage))).values()]
        : await found(site, sent, postsOnPage, offset);
      const posts = rows.map(({ ID, post_title }) => ({
        name: post_title,
        value: ID,
        selected: excludedPosts.has(ID),
      }));
      return { data: { posts, page } };
    },
    async exclude_post({ site, sent }) {
      const ids = idsIn([sent.post_id]);
      // `exclude` says what it was before.
      await exclude(site, ids, !isTrue(sent.exclude));
      return { data: sent };
    },
    async exclude_post_batch({ site, sent }) {
      const rows = await found(site, sent, batch, 0);
      await exclude(
        site,
        rows.map(({ ID }) => ID),
        true,
      );
      return { data: sent };
    },
    get_post_format: ({ site }) => ({ data: formats(site) }),
    async save_post_format({ site, sent, reviving }) {
      const account = accountIn(site, sent);
      if (!account) return unknownAccount;
      const given = Object.fromEntries(entriesOf(sent.data));
      const name = textOf(given.short_url_service);
      if (isTrue(given.short_url)) {
        try {
          shortenerNamed(name, reviving.shorteners);
        } catch {
          return { code: '500', message: `Nothing is known of the shortener ${name} here.`, data: formats(site) };
        }
      }
      return saveFormat(site, account, given);
    },
    async reset_post_format({ site, sent }) {
      const account = accountIn(site, sent);
      return account ? saveFormat(site, account, undefined) : unknownAccount;
    },
    get_shortner_credentials({ site, sent, reviving }) {
      const name = textOf(sent.short_url_service);
      if (name === '' || name === 'wp_short_url') return {};
      try {
        const { credentials } = shortenerNamed(name, reviving.shorteners);
        return {
          data: Object.fromEntries(credentials.map((each) => [each, hasCredential(site, name, each) ? '•••' : ''])),
        };
      } catch {
        return { code: '500', message: `Nothing is known of the shortener ${name} here.` };
      }
    },
  };
}

/** Does some account have it? Its value is shown to nobody. */
function hasCredential(site: ExtensionSite, shortener: string, name: string): boolean {
  return activeAccounts(site).some(({ id, service }) => {
    const format = storedFormat(site, id, service);
    return format.short_url_service === shortener && textOf(valueAt(format.shortner_credentials, name)) !== '';
  });
}

function formats(site: ExtensionSite): Record<string, unknown> {
  return Object.fromEntries(
    activeAccounts(site).map(({ id, service }) => {
      const format = storedFormat(site, id, service);
      return [id, { ...format, shortner_credentials: hidden(format.shortner_credentials) }];
    }),
  );
}

const hidden = (credentials: unknown): Record<string, string> =>
  Object.fromEntries(entriesOf(credentials).map(([key, value]) => [key, textOf(value) === '' ? '' : '•••']));

async function saveFormat(
  site: ExtensionSite,
  account: string,
  given: Readonly<Record<string, unknown>> | undefined,
): Promise<Outcome> {
  await site.transaction(async (inside) => {
    await changePart(inside, dataOption, formatsPart, (stored) => {
      if (given === undefined) return withKey(stored, account, undefined);
      const before = valueAt(stored, account);
      const service = account.split('_')[0] ?? '';
      const credentials = Object.fromEntries(
        entriesOf(given.shortner_credentials).map(([key, value]) => [
          key,
          // What was hidden stays as it was.
          value === '•••' ? textOf(valueAt(valueAt(before, 'shortner_credentials'), key)) : textOf(value),
        ]),
      );
      return withKey(stored, account, { ...defaultFormat(service), ...given, shortner_credentials: credentials });
    });
    await clearQueue(inside, account);
    await refresh(inside);
  });
  return { code: '201', data: formats(site), shown: true };
}

/** Saves settings; the queue is made anew, the events too where the interval changes. */
async function save(site: ExtensionSite, sent: unknown): Promise<void> {
  await site.transaction(async (inside) => {
    const before = settingsOf(inside);
    await changePart(inside, dataOption, settingsPart, () =>
      cleanSettings(sent, storedSettings(inside), leastInterval(inside)),
    );
    if (settingsOf(inside).interval === before.interval) await clearQueue(inside);
    else await clearEvents(inside);
    await refresh(inside);
  });
}

async function exclude(site: ExtensionSite, ids: readonly number[], out: boolean): Promise<void> {
  if (ids.length === 0) return;
  const stored = entriesOf(storedSettings(site).selected_posts).map(([, item]) => item);
  const others = stored.filter((item) => !ids.includes(idsIn([item])[0] ?? 0));
  const selected = out ? [...others, ...ids.map((value) => ({ value }))] : others;
  await save(site, { selected_posts: selected });
}
