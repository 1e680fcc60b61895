// SPDX-FileCopyrightText: The Ringside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// npm's oidc-provider as authorization server: authority.mjs '{…}'. It prints one line of JSON with its addresses.

import { createServer } from 'node:http';

import Provider from 'oidc-provider';

import { registerAssertions } from './assertions.mjs';
import { serveFacts } from './facts.mjs';

const SCOPES = ['presence:read', 'queue:read', 'interaction:read', 'user:read'];
const RESOURCE = 'urn:example:contact-centre';
const options = {
  clients: [],
  assertionKeys: {}, // of clients that sign in by assertion: their ids and keys
  aheadSeconds: 0, // of the server's clock
  seconds: 3600, // that a token lives
  refreshTokens: false,
  people: false, // sign in with the browser, on oidc-provider's own pages
  forgetful: false, // the first refresh tokens are not known any more when they are used
  noBasic: false, // a gateway in front does not let HTTP Basic through
  withdraw: 0, // so many tokens are withdrawn as soon as they are given
  ...JSON.parse(process.argv[2] ?? '{}'),
};
const facts = { assertions: [], authorizations: [], grants: [], refusals: [], refreshToken: null };

function describeRequest (ctx) {
  return {
    grant: ctx.oidc?.params?.grant_type,
    scope: ctx.oidc?.params?.scope,
    scheme: ctx.get('authorization').split(' ')[0] || 'body',
  };
}

function makeConfiguration () {
  return {
    clients: options.clients,
    scopes: ['openid', 'offline_access', ...SCOPES],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: options.people },
      introspection: { enabled: true, allowedPolicy: () => true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPES.join(' '), accessTokenFormat: 'opaque', accessTokenTTL: options.seconds,
        }),
      },
    },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    pkce: { required: () => true, methods: ['S256'] },
    rotateRefreshToken: true,
    ttl: { Grant: 3600, RefreshToken: 3600 },
  };
}

// A server whose clock is ahead says so in the header of every reply.
async function tellTime (ctx, next) {
  ctx.set('date', new Date(Date.now() + options.aheadSeconds * 1000).toUTCString());
  await next();
}

async function guard (ctx, next) {
  if (!options.noBasic || ctx.path !== '/token' || ctx.get('authorization') === '') {
    await next();
    return;
  }
  facts.refusals.push({ ...describeRequest(ctx), error: 'invalid_client' });
  ctx.status = 401;
  ctx.set('www-authenticate', 'Basic realm="gateway"');
  ctx.body = { error: 'invalid_client' };
}

function watch (provider) {
  provider.on('authorization.accepted', ({ oidc: { params } }) => {
    facts.authorizations.push({ method: params.code_challenge_method, redirectUri: params.redirect_uri, scope: params.scope });
  });
  provider.on('grant.success', (ctx) => {
    facts.grants.push(describeRequest(ctx));
    facts.refreshToken = ctx.body.refresh_token ?? facts.refreshToken;
    if (options.withdraw-- > 0)
      ctx.oidc.entities.ClientCredentials.destroy();
  });
  provider.on('grant.error', (ctx, error) => {
    facts.refusals.push({ ...describeRequest(ctx), error: error.error, detail: error.error_detail });
  });
  provider.on('server_error', (_ctx, error) => console.error(error));
}

const server = createServer();
server.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(url, makeConfiguration());

  provider.use(tellTime);
  provider.use(guard);
  registerAssertions(provider, { ...options, facts, audience: `${url}/token`, resource: RESOURCE });
  watch(provider);
  server.on('request', provider.callback());
  console.log(JSON.stringify({
    factsUrl: await serveFacts(facts),
    url,
    authorizationUrl: `${url}/auth`,
    tokenUrl: `${url}/token`,
    introspectionUrl: `${url}/token/introspection`,
  }));
});
