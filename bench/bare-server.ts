// What Broadsheet is compared with where nothing has to be worked out: a server that sends the same body and headers
// whatever is asked. A process of its own, as Broadsheet is, and with the cheapest write that Node has (head and body in one
// piece, as the response cache sends small answers): a slower one would flatter Broadsheet. Reads `{headers, body}` (body in base64) from standard input,
// prints its port.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

const { headers, body } = JSON.parse(await text(process.stdin)) as { headers: Record<string, string>; body: string };
const bytes = Buffer.from(body, 'base64');
const one = bytes.toString('latin1');
const server = createServer((_request, response) => {
  response.writeHead(200, { ...headers, 'Content-Length': bytes.length });
  response.end(one, 'latin1');
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
