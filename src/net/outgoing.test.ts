import { createServer, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { Outgoing, type OutgoingSettings } from './outgoing.ts';
import { isPublicAddress } from './public-address.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server on 127.0.0.1; its port and what it was asked. */
async function serve(answer: RequestListener): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host}${request.url}`);
    answer(request, response);
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, asked };
}

function outgoing(more: Partial<OutgoingSettings> = {}): Outgoing {
  const resolve = async () => ['127.0.0.1'];
  return new Outgoing({ home: () => 'https://site.example', resolve, ...more });
}

const refused = { code: 'http_request_failed' };

describe('addresses', () => {
  test.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
    ...['172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1', '192.168.0.1', '198.18.0.1', '198.19.255.255'],
    ...['198.51.100.7', '203.0.113.9', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::7f00:1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', 'fc00::1'],
    ...['fd12::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '2001::1', '2001:db8::1', '2002:7f00:1::1'],
    ...['3fff::1', '100::1', '5f00::1', '', 'localhost', '1.2.3', '0x7f.0.0.1'],
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '100.128.0.1',
    '172.32.0.1',
    '223.255.255.255',
    '::ffff:8.8.8.8',
    '2606:4700::1111',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

  test.each([
    ...[
      'ftp://public.example/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      '//public.example/',
      'public.example',
      '',
    ],
    ...['http://user@public.example/', 'http://user:pass@public.example/', 'http://[2606:4700::1111]/', 'http://'],
    ...['http://public.example:22/', 'https://public.example:8443/', 'http://public.example:0/', 'http://a b/'],
    ...['http://127.0.0.1/', 'http://127.1/', 'http://2130706433/', 'http://0x7f000001/', 'http://017700000001/'],
    ...['http://①②⑦.0.0.1/', 'http://public.example\\@127.0.0.1/', 'http://public.example\\.evil.example/'],
  ])('%s may not be asked', async (url) => {
    const resolve = async (host: string) => (host === 'public.example' ? ['8.8.8.8'] : []);
    expect(await outgoing({ resolve }).mayAsk(url)).toBe(false);
  });

  test.each([
    'http://public.example',
    'https://PUBLIC.example./a?b#c',
    'http://public.example:8080/',
    'http://8.8.8.8/',
  ])('%s may be asked', async (url) =>
    expect(await outgoing({ resolve: async () => ['8.8.8.8'] }).mayAsk(url)).toBe(true),
  );

  test('a name with one private address among public ones is refused', async () => {
    expect(await outgoing({ resolve: async () => ['8.8.8.8', '::1'] }).mayAsk('http://mixed.example/')).toBe(false);
    expect(await outgoing({ resolve: async () => [] }).mayAsk('http://none.example/')).toBe(false);
    const long = `http://long.example/${'a'.repeat(9000)}`;
    expect(await outgoing({ resolve: async () => ['8.8.8.8'] }).mayAsk(long)).toBe(false);
    const failing = async () => Promise.reject(new Error('ENOTFOUND'));
    expect(await outgoing({ resolve: failing }).mayAsk('http://none.example/')).toBe(false);
  });

  test('the site’s own address is exempt, on its own port alone', async () => {
    const own = outgoing({ home: () => 'http://127.0.0.1:8090/blog' });
    expect(await own.mayAsk('http://127.0.0.1:8090/anything')).toBe(true);
    expect(await own.mayAsk('http://127.0.0.1:8080/')).toBe(false);
    expect(await own.mayAsk('https://127.0.0.1:8090/')).toBe(false);
  });
});

describe('requests', () => {
  test('what is checked is what is connected to, and private names are never asked', async () => {
    const { port, asked } = await serve((_request, response) => response.end('hello'));
    const allowed = outgoing({ allow: [`friend.example:${port}`] });
    const answer = await allowed.request(`http://friend.example:${port}/a?b=c`);
    expect([answer.status, Buffer.from(answer.body).toString()]).toEqual([200, 'hello']);
    await expect(allowed.request(`http://stranger.example:${port}/`)).rejects.toMatchObject(refused);
    await expect(outgoing().request('http://stranger.example/')).rejects.toMatchObject(refused);
    expect(asked).toEqual([`GET friend.example:${port}/a?b=c`]);
  });

  test('a name that means something else on the second look cannot lead the connection astray', async () => {
    const { port, asked } = await serve((_request, response) => response.end('inside'));
    let looks = 0;
    const resolve = async () => (looks++ === 0 ? ['192.0.2.1'] : ['127.0.0.1']);
    // The first answer is an address where nobody listens; a second look would find the server.
    const rebinding = outgoing({ resolve, allow: [`rebind.example:${port}`] });
    await expect(rebinding.request(`http://rebind.example:${port}/`, { timeout: 300 })).rejects.toMatchObject(refused);
    expect([looks, asked]).toEqual([1, []]);
  });

  test('each redirect is checked anew', async () => {
    const inside = await serve((_request, response) => response.end('secret'));
    for (const location of [
      `http://127.0.0.1:${inside.port}/`,
      'file:///etc/passwd',
      'http://a:b@x.example/',
      'http://[::1]/',
    ]) {
      const { port } = await serve((_request, response) => response.writeHead(302, { location }).end());
      const client = outgoing({ allow: [`front.example:${port}`] });
      await expect(client.request(`http://front.example:${port}/`)).rejects.toMatchObject(refused);
    }
    expect(inside.asked).toEqual([]);
  });

  test('redirects are followed up to a limit, without secrets to another origin, with the body only at 307', async () => {
    const seen: unknown[] = [];
    const other = await serve((request, response) => {
      seen.push([
        request.method,
        request.headers.authorization,
        request.headers['x-kept'],
        request.headers['content-type'],
      ]);
      response.end('there');
    });
    const { port } = await serve((request, response) => {
      const count = Number(request.url?.slice(1));
      const location = count > 0 ? `/${count - 1}` : `http://other.example:${other.port}/`;
      response.writeHead(request.headers['x-status'] === '307' ? 307 : 302, { location }).end();
    });
    const client = outgoing({ allow: [`front.example:${port}`, `other.example:${other.port}`] });
    const headers = { authorization: 'Bearer x', 'x-kept': 'yes', 'content-type': 'text/plain' };
    const post = { method: 'POST', body: 'text', headers } as const;
    const answer = await client.request(`http://front.example:${port}/4`, post);
    expect(answer.url).toBe(`http://other.example:${other.port}/`);
    await client.request(`http://front.example:${port}/0`, { ...post, headers: { ...headers, 'x-status': '307' } });
    expect(seen).toEqual([
      ['GET', undefined, 'yes', undefined],
      ['POST', undefined, 'yes', 'text/plain'],
    ]);
    await expect(client.request(`http://front.example:${port}/5`, post)).rejects.toMatchObject(refused);
  });

  test('long bodies are sent bit by bit, once: not again after a redirect, and no further than they come', async () => {
    const got: number[] = [];
    const { port } = await serve((request, response) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      request.on('end', () => {
        got.push(bytes);
        const moved = request.url === '/moved';
        response.writeHead(moved ? 307 : 200, moved ? { location: '/' } : {}).end();
      });
    });
    const client = outgoing({ allow: [`front.example:${port}`] });
    async function* chunks(count: number, failing = false) {
      for (let at = 0; at < count; at++) yield Buffer.alloc(50_000, at);
      if (failing) throw new Error('the file is gone');
    }
    const post = (path: string, body: AsyncIterable<Uint8Array>) =>
      client.request(`http://front.example:${port}${path}`, {
        ...{ method: 'POST', body, headers: { 'content-length': '1000000' } },
      });
    expect((await post('/', chunks(20))).status).toBe(200);
    await expect(post('/moved', chunks(20))).rejects.toMatchObject(refused);
    expect(got).toEqual([1_000_000, 1_000_000]);
    await expect(post('/', chunks(3, true))).rejects.toMatchObject(refused);
    expect(got).toHaveLength(2);
  });

  test('decompressed bytes are limited: refused, or cut where that was asked for', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { port } = await serve((request, response) => {
      if (request.url === '/plain') response.end('x'.repeat(200_000));
      else if (request.url === '/broken') response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip');
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    const client = outgoing({ allow: [`big.example:${port}`] });
    const base = `http://big.example:${port}`;
    await expect(client.request(`${base}/bomb`)).rejects.toMatchObject(refused);
    await expect(client.request(`${base}/broken`)).rejects.toMatchObject(refused);
    await expect(client.request(`${base}/plain`, { most: 1000 })).rejects.toMatchObject(refused);
    for (const path of ['/plain', '/bomb']) {
      const { body } = await client.request(base + path, { most: 150_000, longer: 'cut' });
      expect(body.length).toBe(150_000);
    }
    expect((await client.request(`${base}/plain`, { most: 200_000 })).body.length).toBe(200_000);
  });

  test('time is limited, also while a name is resolved and while a body trickles in', async () => {
    const { port } = await serve((_request, response) => {
      response.write('a');
      setInterval(() => response.write('a'), 20).unref();
    });
    const slow = outgoing({ allow: [`slow.example:${port}`] });
    await expect(slow.request(`http://slow.example:${port}/`, { timeout: 200 })).rejects.toMatchObject(refused);
    const stuck = outgoing({ resolve: () => new Promise(() => {}) });
    await expect(stuck.request('http://stuck.example/', { timeout: 100 })).rejects.toMatchObject(refused);
  });
});
