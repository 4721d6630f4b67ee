// Facebook Pages, by a page's token: a post with a link that Facebook has read anew before, or with a picture. Versions of the
// Graph API end after about two years: the version is a setting. Source: developers.facebook.com/docs/pages-api/posts.
import { codePoints } from '../messages/length.ts';
import { networkSettings } from '../settings.ts';
import { at, listAt, neededText, textAt } from './ask.ts';
import { graph, tokenField } from './meta.ts';
import { filenameOf, multipart } from './multipart.ts';
import { day, type Limits, type Network, type NetworkCall } from './network.ts';
import { lookFor, sameText } from './same.ts';

const version = 'v25.0';
const limits: Limits = {
  characters: 10_000,
  count: codePoints,
  pictures: 4,
  pictureBytes: 8_000_000,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  // Pages that post more are taken for machines.
  quotas: [{ shares: 100, within: day }],
  link: 'card',
};

export const facebook: Network = {
  name: 'facebook',
  label: 'Facebook',
  description: 'A page, by its token with pages_manage_posts and pages_read_engagement.',
  credentials: {
    page_id: { type: 'string', description: 'Number of the page.', required: true },
    access_token: { ...tokenField, description: 'Token of the page.' },
  },
  repeatable: 0,
  template: '{title}\n\n{excerpt}\n\n{url}',
  limits: () => limits,
  async connect({ page_id = '', access_token = '' }, call) {
    const secrets = { access_token };
    const fields = 'id,name,username,link,picture';
    const { data } = await graph(call, { secrets }, `${baseOf(call)}/${encodeURIComponent(page_id)}?fields=${fields}`);
    return [
      {
        externalId: neededText(data, 'id'),
        details: {},
        secrets,
        name: textAt(data, 'name') ?? '',
        handle: textAt(data, 'username') ?? '',
        picture: textAt(data, 'picture', 'data', 'url') ?? '',
        link: textAt(data, 'link') ?? `https://facebook.com/${neededText(data, 'id')}`,
        expiresAt: null,
      },
    ];
  },
  async check(account, call) {
    await graph(call, account, `${baseOf(call)}/${account.externalId}?fields=id`);
    return {};
  },
  async publish(composed, call) {
    const { account } = call;
    const base = baseOf(call);
    const media: string[] = [];
    for (const picture of composed.pictures) {
      const file = await call.picture(picture, limits.pictureBytes);
      if (!file) continue;
      const part = { name: 'source', filename: filenameOf(file.type), type: file.type, bytes: file.bytes };
      const form = multipart({ published: 'false' }, [part], `part-${composed.key}`);
      const { data } = await graph(call, account, `${base}/${account.externalId}/photos`, { method: 'POST', ...form });
      media.push(neededText(data, 'id'));
    }
    const linked = media.length === 0 && composed.link !== '';
    if (linked) {
      // Facebook shows what it read when it first saw the address; whether it can is its own affair.
      const form = { id: composed.link, scrape: 'true' };
      await graph(call, account, `${base}/`, { method: 'POST', form }).catch(() => undefined);
    }
    const attached = media.map(
      (id, index) => [`attached_media[${index}]`, JSON.stringify({ media_fbid: id })] as const,
    );
    const form = {
      message: composed.text,
      ...(linked ? { link: composed.link } : {}),
      ...Object.fromEntries(attached),
    };
    await call.sending();
    const { data } = await graph(call, account, `${base}/${account.externalId}/feed`, { method: 'POST', form });
    const id = neededText(data, 'id');
    return { id, url: `https://www.facebook.com/${id}` };
  },
  async find(composed, call) {
    const fields = 'id,message,created_time,permalink_url';
    const { data } = await graph(
      call,
      call.account,
      `${baseOf(call)}/${call.account.externalId}/feed?fields=${fields}&limit=50`,
    );
    const post = lookFor({
      items: listAt(data, 'data'),
      most: 50,
      when: (each) => at(each, 'created_time'),
      isIt: (each) => sameText(at(each, 'message'), composed.text),
      createdAt: composed.createdAt,
    });
    if (post === undefined) return undefined;
    return {
      id: neededText(post, 'id'),
      url: textAt(post, 'permalink_url') ?? `https://www.facebook.com/${neededText(post, 'id')}`,
    };
  },
};

function baseOf(call: NetworkCall): string {
  return `${call.base('https://graph.facebook.com')}/${networkSettings(call.site, 'facebook').version || version}`;
}
