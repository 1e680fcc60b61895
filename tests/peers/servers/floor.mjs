// SPDX-FileCopyrightText: The Ringside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A small contact centre that knows its own truth. The same seed lives the same life.

const STATUSES = {
  Available: 'available',
  Ringing: 'ringing',
  'In Call': 'on-contact',
  'On Hold': 'on-hold',
  'After Call Work': 'after-call-work',
  Break: 'unavailable',
  Offline: 'logged-out',
  'Fire Drill': 'unknown',
};
const NAMES = ['Zoë Ångström', 'Łukasz Żak', '山田 花子', 'Ana-María Núñez', "Siobhán O'Neill", 'Θεοδώρα Π.', '🎧 Max'];
const QUEUES = ['Billing', 'Störungen', 'Überweisungen', '予約'];
const CONTACT_STATES = ['queued', 'ringing', 'active', 'held', 'active', 'ended'];

// mulberry32: small, and good enough to make a life of.
export function makeDice (seed) {
  let state = seed >>> 0;

  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

function pick (dice, list) {
  return list[dice(list.length)];
}

export class Floor {
  constructor ({ agents = 12, queues = 3, seed = 1 }) {
    this.dice = makeDice(seed);
    this.agents = new Map();
    this.queues = new Map();
    this.contacts = new Map();
    this.contactCount = 0;
    this.clock = Date.now() - 60000;
    for (let i = 0; i < agents; i++)
      this.addAgent(`agent-${String(i).padStart(3, '0')}`, i);
    for (let i = 0; i < queues; i++)
      this.addQueue(`queue-${i}`, i);
  }

  // No two moments are the same, and none lies ahead.
  now () {
    this.clock = Math.max(this.clock + 1, Date.now());
    return new Date(this.clock).toISOString();
  }

  addAgent (userId, index) {
    this.agents.set(userId, {
      userId,
      displayName: `${NAMES[index % NAMES.length]} ${index}`,
      teamName: index % 3 === 0 ? null : `Team ${index % 3}`,
      status: 'Available',
      statusChangedAt: this.now(),
      queueName: null,
      wrapUpCode: null,
    });
  }

  addQueue (queueId, index) {
    this.queues.set(queueId, {
      queueId,
      queueName: QUEUES[index % QUEUES.length],
      waiting: 0,
      longestWaitSeconds: 0,
      serviceLevel: 100,
      serviceLevelGoal: 80,
      abandoned: 0,
      handled: 0,
      agentsAvailable: 3,
    });
  }

  // One thing happens. Returns what changed: { type, payload }.
  change () {
    const kind = this.dice(10);

    if (kind < 6)
      return this.changeAgent(pick(this.dice, [...this.agents.values()]));
    if (kind < 8 && this.queues.size > 0)
      return this.changeQueue(pick(this.dice, [...this.queues.values()]));
    return this.changeContact();
  }

  changeAgent (agent) {
    const delta = { userId: agent.userId };

    switch (this.dice(4)) {
      case 0:
        delta.queueName = this.dice(3) === 0 ? null : pick(this.dice, QUEUES);
        break;
      case 1:
        delta.wrapUpCode = this.dice(3) === 0 ? null : `code ${this.dice(9)}`;
        break;
      default:
        delta.status = pick(this.dice, Object.keys(STATUSES).filter((status) => status !== agent.status));
        delta.statusChangedAt = this.now();
    }
    Object.assign(agent, delta);
    return { type: 'presence.update', payload: delta };
  }

  changeQueue (queue) {
    const delta = {
      queueId: queue.queueId,
      waiting: this.dice(20),
      longestWaitSeconds: this.dice(600),
      ...(this.dice(2) === 0 ? { serviceLevel: this.dice(1000) / 10 } : { handled: queue.handled + 1 }),
    };

    Object.assign(queue, delta);
    return { type: 'queue.update', payload: delta };
  }

  changeContact () {
    const contact = this.contacts.size > 0 ? pick(this.dice, [...this.contacts.values()]) : null;

    if (contact === null || (this.contacts.size < 8 && this.dice(3) === 0))
      return this.beginContact();
    const state = CONTACT_STATES[++contact.step];
    const delta = { interactionId: contact.interactionId, state };
    if (state === 'ringing')
      delta.userId = pick(this.dice, [...this.agents.keys()]);
    Object.assign(contact, delta);
    if (state === 'ended')
      this.contacts.delete(contact.interactionId);
    return { type: 'interaction.update', payload: delta };
  }

  beginContact () {
    const contact = {
      interactionId: `contact-${this.contactCount++}`,
      channel: pick(this.dice, ['voice', 'chat', 'email']),
      direction: 'inbound',
      queueName: pick(this.dice, QUEUES),
      userId: null,
      state: 'queued',
    };

    this.contacts.set(contact.interactionId, { ...contact, step: 0 });
    return { type: 'interaction.update', payload: contact };
  }

  // What a newcomer is told first: all there is of what was granted.
  tellAll ({ userIds, queueIds, interactions }) {
    const all = [];

    for (const userId of userIds)
      all.push({ type: 'presence.update', payload: { ...this.agents.get(userId) } });
    for (const queueId of queueIds)
      all.push({ type: 'queue.update', payload: { ...this.queues.get(queueId) } });
    if (interactions)
      for (const { step, ...contact } of this.contacts.values())
        all.push({ type: 'interaction.update', payload: contact });
    return all;
  }

  // The truth in the shape of a dump, lists sorted by id.
  tellTruth () {
    const sorted = (map) => [...map.keys()].sort().map((id) => map.get(id));

    return {
      agents: sorted(this.agents).map(({ statusChangedAt, ...agent }) => ({
        ...agent,
        state: STATUSES[agent.status],
        since: statusChangedAt,
      })),
      queues: sorted(this.queues),
      interactions: sorted(this.contacts).map(({ step, ...contact }) => contact),
    };
  }
}
