// Strict fakes of Telegram, Discord and Slack.
import type { PeerAnswer } from '../testing.ts';
import { discord, slack } from './chat-webhooks.ts';
import {
  isJson,
  isPicture,
  jsonOf,
  lostAnswer,
  type Posted,
  partsOf,
  points,
  refuse,
  type StrictFake,
} from './strict.testing.ts';
import { telegram } from './telegram.ts';

export const telegramFake: StrictFake = {
  network: telegram,
  credentials: { bot_token: '123:token-of-the-bot', chat_id: '@news' },
  finds: false,
  pictures: 'bytes',
  start: (lost) => {
    const posts: Posted[] = [];
    const ok = (result: unknown): PeerAnswer => ({ json: { ok: true, result } });
    return {
      posts,
      handle: (request) => {
        const [, method] = /^\/bot123:token-of-the-bot\/(\w+)$/.exec(request.path) ?? [];
        if (method === undefined)
          return { status: 401, json: { ok: false, error_code: 401, description: 'Unauthorized' } };
        if (method === 'getChat') return ok({ id: -100, type: 'channel', title: 'News', username: 'news' });
        if (method === 'getMe') return ok({ id: 123, is_bot: true });
        if (method === 'getChatMember')
          return ok({ status: 'administrator', can_post_messages: jsonOf(request).user_id === 123 });
        const isPhoto = method === 'sendPhoto';
        const sent = isPhoto ? partsOf(request) : jsonOf(request);
        const text: string = isPhoto ? sent.caption : sent.text;
        if (String(sent.chat_id) !== '-100') return refuse('Bad Request: chat not found');
        if (text.length > (isPhoto ? 1024 : 4096) || text === '') return refuse('Bad Request: message is too long');
        if (isPhoto && !isPicture(sent.photo, 10_000_000)) return refuse('Bad Request: wrong photo');
        if (!isPhoto && typeof sent.link_preview_options !== 'object') return refuse('Bad Request: options');
        posts.push({ text, picture: isPhoto });
        return lost() ? lostAnswer : ok({ message_id: posts.length });
      },
    };
  },
};

export const discordFake: StrictFake = {
  network: discord,
  credentials: { url: 'https://discord.com/api/webhooks/42/token-of_webhook' },
  finds: false,
  pictures: 'address',
  start: (lost) => {
    const posts: Posted[] = [];
    return {
      posts,
      handle: (request) => {
        if (request.path !== '/api/webhooks/42/token-of_webhook') return refuse('Unknown Webhook', 404);
        if (request.method === 'GET') return { json: { id: '42', name: 'News', type: 1 } };
        const { content, embeds, allowed_mentions } = jsonOf(request);
        if (request.query.get('wait') !== 'true' || !isJson(request)) return refuse('wait');
        if (points(content) > 2000 || embeds.length > 10 || allowed_mentions.parse.length > 0)
          return refuse('Invalid Form Body');
        const [{ title, url, description = '', image }] = embeds;
        if (title.length > 256 || description.length > 4096 || !URL.canParse(url)) return refuse('Invalid embed');
        if (title.length + description.length > 6000) return refuse('Embeds too large');
        posts.push({ text: content, picture: image !== undefined });
        return lost() ? lostAnswer : { json: { id: String(posts.length) } };
      },
    };
  },
};

export const slackFake: StrictFake = {
  network: slack,
  credentials: { url: 'https://hooks.slack.com/services/T0/B0/secret-part' },
  finds: false,
  pictures: 'address',
  start: (lost) => {
    const posts: Posted[] = [];
    return {
      posts,
      handle: (request) => {
        if (request.path !== '/services/T0/B0/secret-part' || !isJson(request))
          return { status: 404, body: 'no_service' };
        const { text, blocks } = jsonOf(request);
        if (!Array.isArray(blocks) || blocks.length > 50) return { status: 400, body: 'invalid_blocks' };
        for (const block of blocks) {
          if (block.type === 'section' && (block.text.text.length > 3000 || block.text.text === ''))
            return { status: 400, body: 'invalid_blocks' };
          if (block.type === 'image' && (!URL.canParse(block.image_url) || !block.alt_text))
            return { status: 400, body: 'invalid_blocks' };
        }
        posts.push({ text, picture: blocks.some(({ type }) => type === 'image') });
        return lost() ? lostAnswer : { body: 'ok' };
      },
    };
  },
};
