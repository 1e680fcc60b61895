// SPDX-FileCopyrightText: The Ringside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Teaches oidc-provider the grant of RFC 7523: who holds a registered key signs a statement and gets a token for it.
// The statement is verified by npm's jose; tokens and refresh tokens are oidc-provider's own.

import { parse } from 'node:querystring';
import { text } from 'node:stream/consumers';

import { decodeJwt, importSPKI, jwtVerify } from 'jose';
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

// A key as it was registered: an algorithm, and a public key in PEM or a shared secret.
async function getKey ({ algorithm, pem, secret }) {
  return pem === undefined ? new TextEncoder().encode(secret) : importSPKI(pem, algorithm);
}

async function verify (ctx, { assertionKeys, audience, aheadSeconds, facts }) {
  const { client, params, provider } = ctx.oidc;
  const key = assertionKeys[client.clientId];

  if (key === undefined || !params.assertion)
    throw new errors.InvalidGrant('there is no assertion, or no key to verify it by');
  const { payload, protectedHeader } = await jwtVerify(params.assertion, await getKey(key), {
    algorithms: [key.algorithm],
    audience,
    currentDate: new Date(Date.now() + aheadSeconds * 1000),
    issuer: client.clientId,
    maxTokenAge: '5m',
    requiredClaims: ['sub', 'iat', 'exp', 'jti'],
  }).catch((error) => { throw new errors.InvalidGrant(error.message); });
  if (payload.exp - payload.iat > 300)
    throw new errors.InvalidGrant('the assertion lives too long');
  if (!await provider.ReplayDetection.unique(client.clientId, payload.jti, Math.ceil(Date.now() / 1000) + 300))
    throw new errors.InvalidGrant('the assertion was used before');
  facts.assertions.push({ ...protectedHeader, ...payload });
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

async function makeRefreshToken (ctx, about, isForgotten) {
  const token = new ctx.oidc.provider.RefreshToken(about);
  const value = await token.save();

  if (isForgotten)
    await token.destroy();
  return value;
}

export function registerAssertions (provider, options) {
  provider.use(nameClient);
  provider.registerGrantType(GRANT, async (ctx, next) => {
    const { sub: accountId } = await verify(ctx, options);
    const { client, params: { scope } } = ctx.oidc;
    const { seconds, resource, refreshTokens, forgetful } = options;

    ctx.oidc.resourceServers[resource] = new provider.ResourceServer(resource, { scope, accessTokenTTL: seconds, accessTokenFormat: 'opaque' });
    const grantId = await makeGrant(ctx, accountId, scope, resource);
    const about = { accountId, client, grantId, gty: GRANT, scope };
    const token = await makeToken(ctx, about);
    ctx.body = { access_token: token.value, expires_in: token.seconds, token_type: 'Bearer', scope };
    if (refreshTokens)
      ctx.body.refresh_token = await makeRefreshToken(ctx, { ...about, resource }, forgetful);
    await next();
  }, ['assertion', 'scope'], []);
}
