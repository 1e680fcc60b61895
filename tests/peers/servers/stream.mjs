// SPDX-FileCopyrightText: The Ringside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A streaming server on npm's ws: stream.mjs '{…}'. It prints one line of JSON with its address, serves until it is
// told to stop, and speaks protocol §2 to §5. GET /truth tells how things are, GET /facts what clients did.

import { createServer } from 'node:http';
import { setTimeout as passed } from 'node:timers/promises';

import { WebSocketServer } from 'ws';

import { makeDoorkeeper } from './doorkeeper.mjs';
import { isSame, makeHeartbeat, read, spell } from './dialects.mjs';
import { Floor, makeDice } from './floor.mjs';

const PATH = '/v1/streaming/presence';
const options = {
  port: 0,
  door: {},
  spelling: 'plain',
  heartbeat: null, // a dialect
  heartbeatMs: 500,
  pingMs: 0, // pings of RFC 6455
  updates: 0, // how many each connection gets, and how far they lie apart
  updateMs: 5,
  fragments: 1, // frames to a message
  disorder: 1, // messages that are shuffled among each other; each is also told twice
  missed: 0, // what happens while nobody is connected
  ends: [], // of the first connections, after their updates: [code, reason], or null for a cut
  endAtExpiry: false, // 4001 when the token expires
  deflate: false,
  scopes: false, // grant only what the token's scope allows
  refusals: [], // the first handshakes: [status, headers]
  ...JSON.parse(process.argv[2] ?? '{}'),
};
const floor = new Floor(options);
const admit = makeDoorkeeper(options.door);
const shuffleDice = makeDice(7);
const facts = { requests: 0, handshakes: [], refusedTokens: 0, atOnce: 0, most: 0, connections: [] };
let sequence = 0;

class Connection {
  constructor (socket, claims) {
    this.socket = socket;
    this.claims = claims;
    this.late = [];
    this.timers = [];
    this.granted = null;
    this.unanswered = null;
    this.fact = {
      extensions: socket.extensions, subscribes: [], heartbeats: 0, answers: 0, wrong: [], pings: 0, pongs: 0, told: 0,
    };
    facts.connections.push(this.fact);
    this.index = facts.connections.length - 1;
    socket.on('message', (data) => this.take(data.toString()));
    socket.on('pong', (data) => { this.fact.pongs += data.toString() === `are you there ${this.fact.pongs}`; });
    socket.on('close', (code, reason) => this.finish(code, reason.toString()));
    socket.on('error', (error) => { this.fact.error = error.message; });
    this.begin();
  }

  begin () {
    facts.most = Math.max(facts.most, ++facts.atOnce);
    if (options.pingMs > 0)
      this.timers.push(setInterval(() => this.socket.ping(`are you there ${this.fact.pings++}`), options.pingMs));
    if (options.endAtExpiry)
      this.timers.push(setTimeout(() => this.socket.close(4001, 'token expired'), this.claims.exp * 1000 - Date.now()));
  }

  finish (code, reason) {
    this.timers.forEach(clearInterval);
    facts.atOnce--;
    Object.assign(this.fact, { code, reason });
  }

  take (text) {
    const message = read(text);

    if (message.type === 'subscribe') {
      this.subscribe(message.payload);
    } else if (this.unanswered !== null && isSame(message, this.unanswered)) {
      this.fact.answers++;
      this.unanswered = null;
    } else {
      this.fact.wrong.push(text);
    }
  }

  mayRead (scope) {
    return !options.scopes || (this.claims.scope ?? '').split(' ').includes(scope);
  }

  subscribe (asked) {
    const choose = (ids, all) => (ids === null ? all : ids?.filter((id) => all.includes(id)) ?? []);

    this.fact.subscribes.push(asked);
    this.granted = {
      userIds: this.mayRead('presence:read') ? choose(asked.presence?.userIds, [...floor.agents.keys()]) : [],
      queueIds: this.mayRead('queue:read') ? choose(asked.queues?.queueIds, [...floor.queues.keys()]) : [],
      interactions: this.mayRead('interaction:read') && asked.interactions !== undefined,
    };
    this.send(JSON.stringify({
      type: 'subscribed',
      sequence: ++sequence,
      payload: { presence: { userIds: this.granted.userIds }, queues: { queueIds: this.granted.queueIds } },
    }));
    floor.tellAll(this.granted).forEach((message) => this.tell(message));
    this.flush();
    this.live();
  }

  async live () {
    if (options.heartbeat !== null)
      this.timers.push(setInterval(() => this.beat(), options.heartbeatMs));
    for (let i = 0; i < options.updates && this.socket.readyState === this.socket.OPEN; i++) {
      await passed(options.updateMs);
      this.tell(floor.change());
    }
    this.flush();
    if (this.index < options.ends.length)
      this.end(options.ends[this.index]);
  }

  end (end) {
    if (end === null)
      this.socket.terminate();
    else
      this.socket.close(...end);
    for (let i = 0; i < options.missed; i++)
      floor.change();
  }

  // A client that leaves a heartbeat without an answer is put out (protocol §5).
  beat () {
    if (this.unanswered !== null) {
      this.socket.close(4008, 'a heartbeat was not answered');
      return;
    }
    const { question, answer } = makeHeartbeat(options.heartbeat, ++this.fact.heartbeats);
    this.unanswered = answer;
    this.send(question);
  }

  tell (message) {
    if (message.type === 'presence.update' && !this.granted.userIds.includes(message.payload.userId))
      return;
    if (message.type === 'queue.update' && !this.granted.queueIds.includes(message.payload.queueId))
      return;
    if (message.type === 'interaction.update' && !this.granted.interactions)
      return;
    this.late.push(spell(options.spelling, message, ++sequence, floor.now()));
    if (this.late.length >= options.disorder)
      this.flush();
  }

  flush () {
    const late = this.late.splice(0);

    if (options.disorder > 1)
      late.push(...late);
    while (late.length > 0) {
      this.send(late.splice(options.disorder > 1 ? shuffleDice(late.length) : 0, 1)[0]);
      this.fact.told++;
    }
  }

  // Cut anywhere, also within a letter, and with a ping between the pieces (RFC 6455 §5.4).
  send (text) {
    const bytes = Buffer.from(text);
    const size = Math.ceil(bytes.length / options.fragments);

    for (let start = 0; start < bytes.length; start += size) {
      const fin = start + size >= bytes.length;
      this.socket.send(bytes.subarray(start, start + size), { binary: false, compress: options.deflate, fin });
      if (!fin && options.pingMs === 0)
        this.socket.ping();
    }
  }
}

const server = createServer((request, response) => {
  const pages = { '/truth': () => floor.tellTruth(), '/facts': () => facts };
  const page = pages[request.url];

  facts.requests += page === undefined;
  response.writeHead(page ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(page ? page() : { error: 'there is nothing here' }));
});
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: options.deflate });

function refuse (socket, status, headers = {}) {
  const lines = Object.entries({ 'content-length': 0, connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}`);

  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('\r\n')}\r\n\r\n`);
}

server.on('upgrade', async (request, socket, head) => {
  const claims = await admit(request.headers.authorization);

  facts.requests++;
  facts.handshakes.push({ at: Date.now(), offered: request.headers['sec-websocket-extensions'] ?? '' });
  facts.refusedTokens += claims === null;
  if (request.url !== PATH)
    refuse(socket, 404);
  else if (options.refusals.length > 0)
    refuse(socket, ...options.refusals.shift());
  else if (claims === null)
    refuse(socket, 401, { 'www-authenticate': 'Bearer error="invalid_token"' });
  else
    sockets.handleUpgrade(request, socket, head, (upgraded) => new Connection(upgraded, claims));
});

server.listen(options.port, '127.0.0.1', () => {
  const { port } = server.address();

  console.log(JSON.stringify({
    url: `http://127.0.0.1:${port}`,
    streamUrl: `ws://127.0.0.1:${port}${PATH}`,
  }));
});
