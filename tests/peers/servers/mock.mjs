// SPDX-FileCopyrightText: The Ringside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// npm's oauth2-mock-server, whose replies can be bent: mock.mjs '{…}'. It prints one line of JSON with its addresses.

import oauth2 from 'oauth2-mock-server';

import { serveFacts } from './facts.mjs';

const { OAuth2Server } = oauth2;
const options = {
  refusals: [], // of the first requests: [status, body, headers]
  merge: {}, // put into the reply; null takes a member out
  inArray: false,
  seconds: 3600, // that a token lives
  ...JSON.parse(process.argv[2] ?? '{}'),
};
const facts = { requests: [], tokens: 0 };
const server = new OAuth2Server();

function bend (body) {
  const bent = Object.entries({ ...body, expires_in: options.seconds, ...options.merge });
  const reply = Object.fromEntries(bent.filter(([, value]) => value !== null));

  return options.inArray ? [reply] : reply;
}

server.service.on('beforeTokenSigning', (token) => {
  token.payload.exp = token.payload.iat + options.seconds;
});

server.service.on('beforeResponse', (response, request) => {
  const refusal = options.refusals.shift();

  facts.requests.push({ grant: request.body.grant_type, scope: request.body.scope, scheme: request.headers.authorization?.split(' ')[0] });
  if (refusal === undefined) {
    facts.tokens++;
    response.body = bend(response.body);
    return;
  }
  const [status, body, headers] = refusal;
  request.res.set(headers ?? {});
  Object.assign(response, { statusCode: status, body });
});

await server.issuer.keys.generate('RS256');
await server.start(0, '127.0.0.1');
const url = `http://127.0.0.1:${server.address().port}`;
console.log(JSON.stringify({
  factsUrl: await serveFacts(facts),
  url,
  tokenUrl: `${url}/token`,
  jwksUrl: `${url}/jwks`,
  issuer: server.issuer.url,
}));
