// SPDX-License-Identifier: GPL-3.0-or-later
// A sign-in service that is one: oidc-provider on a port of the loopback, with a single public client. Whoever types a
// number is that officer. "POST /test/tweak" has the next ID tokens say something else than they should, signed anew with
// the service's key, for what is to be refused; "{}" ends that.
// Usage: provider.mjs [PORT]. Prints its issuer when it listens.
import { createServer } from 'node:http';
import * as jose from 'jose';
import { Provider } from 'oidc-provider';

const { privateKey } = await jose.generateKeyPair('RS256', { extractable: true });
const jwk = { ...(await jose.exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' };
const stranger = (await jose.generateKeyPair('RS256')).privateKey;

let tweak = {};
let lastNonce = null;

const server = createServer();
await new Promise((done) => server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', done));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'casebook',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: ['http://127.0.0.1/callback'],
  }],
  claims: { openid: ['sub'], profile: ['preferred_username', 'name'] },
  cookies: { keys: ['of the tests'] },
  features: { devInteractions: { enabled: true }, claimsParameter: { enabled: true } },
  findAccount: (context, id) => ({
    accountId: id,
    claims: () => ({ sub: `subject-of-${id}`, preferred_username: id, name: 'Somebody' }),
  }),
  jwks: { keys: [jwk] },
  pkce: { required: () => true },
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 300, Interaction: 600, Session: 600 },
});

async function say(token) {
  const claims = jose.decodeJwt(token);
  const nonce = lastNonce;

  lastNonce = claims.nonce;
  if (Object.keys(tweak).length === 0)
    return token;

  for (const [name, value] of Object.entries(tweak.claims ?? {})) claims[name] = value;
  if (tweak.shift) for (const name of ['iat', 'exp']) claims[name] += tweak.shift;
  if (tweak.again) claims.nonce = nonce;

  return new jose.SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: tweak.kid ?? 'one' })
    .sign(tweak.stranger ? stranger : privateKey);
}

provider.use(async (context, next) => {
  if (context.path === '/test/tweak') {
    let text = '';
    for await (const part of context.req) text += part;
    tweak = JSON.parse(text);
    context.status = 204;
    return;
  }

  await next();
  if (context.path === '/token' && context.body?.id_token) {
    context.body = { ...context.body, id_token: await say(context.body.id_token) };
    if (tweak.dies) context.res.on('finish', () => process.exit(0));
  }
});

server.on('request', provider.callback());
console.log(issuer);
