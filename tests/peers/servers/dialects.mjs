// SPDX-FileCopyrightText: The Ringside authors
// SPDX-License-Identifier: GPL-3.0-or-later

import { isDeepStrictEqual } from 'node:util';

// How centres spell the same things: protocol §4 (number and time of a message) and §5 (heartbeats).

const SPELLINGS = {
  plain: (message, sequence, timestamp) => ({ sequence, timestamp, ...message }),
  text: (message, sequenceNumber, eventTime) => ({ ...message, sequenceNumber: String(sequenceNumber), eventTime }),
  inside: ({ type, payload }, seq, ts) => ({ type, payload: { ...payload, seq, ts } }),
  offset: (message, sequence, timestamp) => ({ ...message, sequence, timestamp: `${timestamp.slice(0, -1)}456789+00:00` }),
};

// Each gives the heartbeat and the answer that it must get.
const HEARTBEATS = {
  type: (id) => [{ type: 'heartbeat', id, intervalSeconds: 0.5 }, { type: 'heartbeat', id }],
  ping: (id) => [{ type: 'ping', id }, { type: 'pong', id }],
  command: (id) => [{ command: 'PING', sequence: id }, { command: 'pong', sequence: id }],
  event: (id) => [{ event: 'Keep-Alive', id }, { event: 'Keep-Alive', id }],
  topic: (id, at) => [{ topicName: 'heart_beat', timestamp: at }, { topicName: 'heart_beat', timestamp: at }],
  bare: () => ['ping', 'pong'],
};

export function spell (spelling, message, sequence, timestamp) {
  return JSON.stringify(SPELLINGS[spelling](message, sequence, timestamp));
}

export function makeHeartbeat (dialect, id) {
  const [question, answer] = HEARTBEATS[dialect](id, new Date().toISOString());

  return { question: typeof question === 'string' ? question : JSON.stringify(question), answer };
}

// A frame as a value: an object, or the bare text.
export function read (text) {
  return text.startsWith('{') ? JSON.parse(text) : text;
}

// The order of an object's keys says nothing.
export function isSame (value, other) {
  return isDeepStrictEqual(value, other);
}
