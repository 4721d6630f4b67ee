// Pinterest: a pin with a picture that Pinterest fetches itself, on a board. Source: developers.pinterest.com (API v5).
import { codePoints } from '../messages/length.ts';
import { at, listAt, NetworkError, neededText, textAt } from './ask.ts';
import { day, type Limits, type Network, type NetworkCall } from './network.ts';
import { bearer, canRenew, firstExpiry, oauthAccount, oauthFields, renew } from './oauth.ts';
import { lookFor } from './same.ts';
import { exchangeAt } from './sign-in.ts';

const limits: Limits = {
  characters: 800,
  count: codePoints,
  pictures: 1,
  pictureBytes: 0,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  pictureNeeded: true,
  quotas: [{ shares: 100, within: day }],
  link: 'card',
};
const titleLength = 100;
const linkLength = 2048;

export const pinterest: Network = {
  name: 'pinterest',
  label: 'Pinterest',
  description: 'A board, by OAuth 2 with pins:write and boards:read.',
  credentials: { board_id: { type: 'string', description: 'Number of the board.', required: true }, ...oauthFields },
  repeatable: 0,
  template: '{excerpt}',
  limits: () => limits,
  renews: canRenew,
  signIn: {
    page: () => 'https://www.pinterest.com/oauth/',
    scopes: ['boards:read', 'pins:read', 'pins:write'],
    separator: ',',
    proof: false,
    exchange: (exchange, call) => exchangeAt(`${baseOf(call)}/v5/oauth/token`, 'header', exchange, call),
  },
  async connect(given, call) {
    const { board_id = '' } = given;
    if (!/^\d+$/.test(board_id)) throw new NetworkError('refused', 'invalid_board', 'This is no number of a board.');
    const account = oauthAccount(given, { board_id });
    const { data } = await call.ask(`${baseOf(call)}/v5/boards/${board_id}`, { headers: bearer(account) });
    const owner = textAt(data, 'owner', 'username') ?? '';
    const shown = {
      name: neededText(data, 'name'),
      handle: owner,
      picture: '',
      link: `https://www.pinterest.com/${owner}/`,
    };
    return [{ ...account, ...shown, externalId: board_id, expiresAt: firstExpiry(account, call) }];
  },
  async check(account, call) {
    await call.ask(`${baseOf(call)}/v5/boards/${account.externalId}`, { headers: bearer(account) });
    return {};
  },
  refresh: (account, call) => renew(account, call, `${baseOf(call)}/v5/oauth/token`, 'header'),
  async publish(composed, call) {
    const [picture] = composed.pictures;
    if (!picture) throw new NetworkError('refused', 'picture_needed', 'Pinterest takes no pin without a picture.');
    const json = {
      board_id: call.account.externalId,
      title: firstOf(composed.title, titleLength),
      description: composed.text,
      ...(composed.link === '' || composed.link.length > linkLength ? {} : { link: composed.link }),
      ...(picture.alt === '' ? {} : { alt_text: firstOf(picture.alt, 500) }),
      media_source: { source_type: 'image_url', url: picture.url },
    };
    await call.sending();
    const { data } = await call.ask(`${baseOf(call)}/v5/pins`, { method: 'POST', headers: bearer(call.account), json });
    return made(neededText(data, 'id'));
  },
  async find(composed, call) {
    const path = `v5/boards/${call.account.externalId}/pins?page_size=50`;
    const { data } = await call.ask(`${baseOf(call)}/${path}`, { headers: bearer(call.account) });
    const pin = lookFor({
      items: listAt(data, 'items'),
      most: 50,
      when: (each) => at(each, 'created_at'),
      isIt: (each) =>
        textAt(each, 'title') === firstOf(composed.title, titleLength) && textAt(each, 'link') === composed.link,
      createdAt: composed.createdAt,
    });
    return pin === undefined ? undefined : made(neededText(pin, 'id'));
  },
};

const made = (id: string) => ({ id, url: `https://www.pinterest.com/pin/${id}/` });
const baseOf = (call: NetworkCall): string => call.base('https://api.pinterest.com');
const firstOf = (text: string, length: number): string => Array.from(text).slice(0, length).join('').trim();
