// Loaded with `node --require` before a program: every way to a network, and to another program, throws and is
// written to the file that NO_NETWORK_LOG names, so that a caught error cannot hide it.
const { appendFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const log = process.env.NO_NETWORK_LOG ?? '';
if (log === '') throw new Error('NO_NETWORK_LOG names no file');

/** @param {string} what */
function refuse(what) {
  return function refused() {
    appendFileSync(log, `${what}\n`);
    throw new Error(`${what} was called`);
  };
}

/**
 * @param {object} module
 * @returns {Record<string, unknown>}
 */
function writable(module) {
  return /** @type {Record<string, unknown>} */ (module);
}

/** @type {Record<string, string[]>} */
const doors = {
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect', 'createServer'],
  dgram: ['createSocket'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer'],
  child_process: ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
};

for (const [name, functions] of Object.entries(doors)) {
  const module = require(`node:${name}`);
  for (const one of functions) module[one] = refuse(`${name}.${one}`);
}
require('node:net').Socket.prototype.connect = refuse('net.Socket.connect');
for (const dns of [require('node:dns'), require('node:dns/promises')].map(writable)) {
  for (const name of Object.keys(dns).filter((key) => /^(?:lookup|resolve|reverse)/.test(key))) {
    dns[name] = refuse(`dns.${name}`);
  }
}
for (const name of ['fetch', 'WebSocket', 'EventSource']) {
  Object.defineProperty(globalThis, name, { value: refuse(name) });
}
syncBuiltinESMExports();
