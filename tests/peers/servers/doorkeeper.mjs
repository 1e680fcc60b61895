// SPDX-FileCopyrightText: The Ringside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Judges the bearer token of a handshake: gives the token's claims, or null.

import { createRemoteJWKSet, jwtVerify } from 'jose';

const KINDS = {
  // Any token will do.
  open: () => async (token) => ({ token }),

  // Signed by one of the issuer's keys (RFC 7515, 7517), and not expired.
  jwks: ({ jwksUrl, issuer, audience }) => {
    const keys = createRemoteJWKSet(new URL(jwksUrl));

    return async (token) => (await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] })).payload;
  },

  // Known to the authorization server, which is asked every time (RFC 7662).
  introspection: ({ introspectionUrl, clientId, clientSecret }) => async (token) => {
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const reply = await fetch(introspectionUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ token }),
    });
    const claims = await reply.json();

    return claims.active ? claims : null;
  },
};

export function makeDoorkeeper ({ kind = 'open', ...options }) {
  const judge = KINDS[kind](options);

  return async (authorization) => {
    const [, token] = /^Bearer ([\w.~+/=-]+)$/.exec(authorization ?? '') ?? [];

    if (token === undefined)
      return null;
    try {
      return await judge(token);
    } catch (error) {
      console.error(`a token was refused: ${error.message}`);
      return null;
    }
  };
}
