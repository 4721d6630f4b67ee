// What is needed of node:http, which is not imported: for an import Node looks at each of its exports, and some of them
// (WebSocket and others) load another HTTP client, a twelfth of what a start costs.
const { createServer, METHODS, request } = process.getBuiltinModule('node:http');

export { createServer, METHODS, request };
