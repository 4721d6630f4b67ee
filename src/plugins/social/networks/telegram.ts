// Telegram: a bot that writes to a channel or group in which it may post. Its API knows no keys for repeats and does not show
// what was posted: an attempt with an unknown outcome is not repeated. Source: core.telegram.org/bots/api.
import { utf16Units } from '../messages/length.ts';
import { at, NetworkError, neededText, textAt } from './ask.ts';
import { filenameOf, multipart, multipartStream, videoName } from './multipart.ts';
import { type Account, type Limits, minute, type Network, type NetworkCall } from './network.ts';

const captionLength = 1024;
const limits: Limits = {
  characters: 4096,
  count: utf16Units,
  pictures: 1,
  pictureBytes: 10_000_000,
  pictureTypes: ['image/jpeg', 'image/png', 'image/webp'],
  // What bots may send.
  video: { bytes: 50_000_000, types: ['video/mp4'], seconds: Number.POSITIVE_INFINITY },
  // Of one chat.
  quotas: [{ shares: 20, within: minute }],
  link: 'text',
};

export const telegram: Network = {
  name: 'telegram',
  label: 'Telegram',
  description: 'A channel or group, by a bot that may post in it.',
  credentials: {
    bot_token: { type: 'string', format: 'password', description: 'Token of the bot.', required: true },
    chat_id: { type: 'string', description: 'The channel: @name or its number.', required: true },
  },
  repeatable: 0,
  template: '{title}\n\n{excerpt}\n\n{url}',
  limits: () => limits,
  async connect({ bot_token = '', chat_id = '' }, call) {
    if (!/^\d+:[\w-]+$/.test(bot_token))
      throw new NetworkError('refused', 'invalid_token', 'This is no token of a bot.');
    const account = { externalId: '', details: { chat_id }, secrets: { bot_token } };
    const chat = await ask(call, account, 'getChat', { chat_id });
    const me = await ask(call, account, 'getMe', {});
    const member = await ask(call, account, 'getChatMember', { chat_id, user_id: Number(textAt(me, 'id')) });
    const isChannel = textAt(chat, 'type') === 'channel';
    const mayPost = textAt(member, 'status') === 'creator' || at(member, 'can_post_messages') === true;
    if (isChannel && !mayPost) throw new NetworkError('refused', 'no_right', 'The bot may not post in this channel.');
    const name = textAt(chat, 'username') ?? '';
    return [
      {
        externalId: neededText(chat, 'id'),
        details: { chat_id: neededText(chat, 'id'), username: name },
        secrets: account.secrets,
        name: textAt(chat, 'title') ?? name,
        handle: name === '' ? '' : `@${name}`,
        picture: '',
        link: name === '' ? '' : `https://t.me/${name}`,
        expiresAt: null,
      },
    ];
  },
  async check(account, call) {
    await ask(call, account, 'getChat', { chat_id: account.details.chat_id ?? '' });
    return {};
  },
  // A caption holds less than a text: then picture and video stay behind, and the link shows its own.
  compose: (composed) =>
    (composed.pictures.length > 0 || composed.video) && utf16Units(composed.text) > captionLength
      ? { ...composed, pictures: [], video: null }
      : composed,
  async publish(composed, call) {
    const { account } = call;
    const [picture] = composed.pictures;
    const file = picture && (await call.picture(picture, limits.pictureBytes));
    const chat_id = account.details.chat_id ?? '';
    const video = composed.video && { of: composed.video, chunks: await call.video(composed.video) };
    await call.sending();
    let sent: unknown;
    if (video) {
      const { mimeType: type, bytes, seconds, width, height } = video.of;
      const sizes = { duration: Math.round(seconds), width, height };
      const known = Object.entries(sizes).filter(([, value]) => value > 0);
      const fields = { chat_id, caption: composed.text, supports_streaming: 'true' };
      const all = { ...fields, ...Object.fromEntries(known.map(([name, value]) => [name, String(value)])) };
      const part = { name: 'video', filename: videoName(type), type };
      const form = multipartStream(all, part, { bytes, chunks: video.chunks }, `part-${composed.key}`);
      sent = at((await call.ask(addressOf(call, account, 'sendVideo'), { method: 'POST', ...form })).data, 'result');
    } else if (file) {
      const part = { name: 'photo', filename: filenameOf(file.type), type: file.type, bytes: file.bytes };
      const form = multipart({ chat_id, caption: composed.text }, [part], `part-${composed.key}`);
      sent = at((await call.ask(addressOf(call, account, 'sendPhoto'), { method: 'POST', ...form })).data, 'result');
    } else {
      const preview = composed.link === '' ? { is_disabled: true } : { url: composed.link, prefer_large_media: true };
      sent = await ask(call, account, 'sendMessage', { chat_id, text: composed.text, link_preview_options: preview });
    }
    const id = neededText(sent, 'message_id');
    const { username = '' } = account.details;
    return { id, url: username === '' ? '' : `https://t.me/${username}/${id}` };
  },
};

function addressOf(call: NetworkCall, { secrets }: Account, method: string): string {
  return `${call.base('https://api.telegram.org')}/bot${secrets.bot_token ?? ''}/${method}`;
}

async function ask(call: NetworkCall, account: Account, method: string, json: object): Promise<unknown> {
  const { data } = await call.ask(addressOf(call, account, method), { method: 'POST', json });
  return at(data, 'result');
}
