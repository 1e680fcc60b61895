// SPDX-FileCopyrightText: The Ringside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Teaches oidc-provider the grant of RFC 7523: who holds a registered key signs a statement and gets a token for it.
// The statement is verified by npm's jose; tokens and refresh tokens are oidc-provider's own.

import { parse } from 'node:querystring';
import { text } from 'node:stream/consumers';

import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { errors } from 'oidc-provider';

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

// Client authentication is optional beside an assertion (RFC 7523 §2.1): its issuer is the client.
async function nameClient (ctx, next) {
  if (ctx.path === '/token' && ctx.method === 'POST') {
    const body = { ...parse(await text(ctx.req)) };

    if (body.grant_type === GRANT && body.client_id === undefined && typeof body.assertion === 'string')
      body.client_id = decodeJwt(body.assertion).iss;
    ctx.req.body = body;
  }
  await next();
}

async function verify (ctx, { assertionKeys, audience }) {
  const { client, params, provider } = ctx.oidc;
  const key = assertionKeys[client.clientId];

  if (key === undefined || !params.assertion)
    throw new errors.InvalidGrant('there is no assertion, or no key to verify it by');
  const { payload } = await jwtVerify(params.assertion, await importJWK(key, key.alg), {
    algorithms: [key.alg],
    audience,
    issuer: client.clientId,
    maxTokenAge: '5m',
    requiredClaims: ['sub', 'iat', 'exp', 'jti'],
  }).catch((error) => { throw new errors.InvalidGrant(error.message); });
  if (payload.exp - payload.iat > 300 || !await provider.ReplayDetection.unique(client.clientId, payload.jti, payload.exp))
    throw new errors.InvalidGrant('the assertion lives too long, or was used before');
  return payload;
}

async function makeGrant (ctx, accountId, scope, resource) {
  const { client, provider } = ctx.oidc;
  const grant = new provider.Grant({ accountId, clientId: client.clientId });

  grant.addResourceScope(resource, scope);
  return grant.save();
}

async function makeToken (ctx, about) {
  const { provider, resourceServers } = ctx.oidc;
  const token = new provider.AccessToken(about);

  [token.resourceServer] = Object.values(resourceServers);
  return { value: await token.save(), seconds: token.expiration };
}

export function registerAssertions (provider, options) {
  provider.use(nameClient);
  provider.registerGrantType(GRANT, async (ctx, next) => {
    const { sub: accountId } = await verify(ctx, options);
    const { client, params: { scope } } = ctx.oidc;
    const { seconds, resource, refreshTokens } = options;

    ctx.oidc.resourceServers[resource] = new provider.ResourceServer(resource, { scope, accessTokenTTL: seconds, accessTokenFormat: 'opaque' });
    const grantId = await makeGrant(ctx, accountId, scope, resource);
    const about = { accountId, client, grantId, gty: GRANT, scope };
    const token = await makeToken(ctx, about);
    ctx.body = { access_token: token.value, expires_in: token.seconds, token_type: 'Bearer', scope };
    if (refreshTokens)
      ctx.body.refresh_token = await new provider.RefreshToken({ ...about, resource }).save();
    await next();
  }, ['assertion', 'scope'], []);
}
