import { createConnection } from 'node:net';
import { expect, test } from 'vitest';
import { openTestSite } from '../testing.ts';
import { createApp } from './app.ts';

test('a stop waits for work whose client has gone away', async () => {
  const site = await openTestSite();
  let go: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const steps: string[] = [];
  const handle = async () => {
    steps.push('begun');
    await gate;
    steps.push('done');
    return { status: 200, headers: {}, data: {}, linkHeaders: [] };
  };
  const endpoints = [{ methods: ['GET'] as const, args: {}, handle }];
  const app = createApp(site, [{ namespace: 'slow/v1', pattern: '/slow/v1/one', endpoints }], { logLevel: 'silent' });
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const socket = createConnection(Number(port), '127.0.0.1');
  socket.write('GET /wp-json/slow/v1/one HTTP/1.1\r\nHost: example.test\r\n\r\n');
  while (steps.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  socket.destroy();
  const closed = app.close().then(() => steps.push('closed'));
  setTimeout(go, 50);
  await closed;
  expect(steps).toEqual(['begun', 'done', 'closed']);
  await site.database.close();
});
