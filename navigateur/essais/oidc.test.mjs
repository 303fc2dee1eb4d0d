// Sign-in through a real OpenID Connect provider: discovery, code, PKCE, signed tokens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Provider } from 'oidc-provider';
import { fenetre, ouvrir } from '../maison/chromium.mjs';
import { COLLECTIVITE, portLibre, service } from '../maison/serveur.mjs';

const CONNUE = 'coordination@contrat-local-sante.example';
let maison;
let browser;
let fournisseur;

/** Accounts are their address; those that begin with « douteux » are not verified. */
async function demarrer(retour) {
  const port = await portLibre();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'pacte', client_secret: 'un-secret-de-trente-deux-caracteres', redirect_uris: [retour] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    findAccount: (ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, email: id, email_verified: !id.startsWith('douteux') }) }),
  });
  const server = await new Promise((done) => { const s = provider.listen(port, '127.0.0.1', () => done(s)); });
  return { issuer, fermer: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

before(async () => {
  browser = await ouvrir();
  const port = await portLibre();
  fournisseur = await demarrer(`http://127.0.0.1:${port}/${COLLECTIVITE}/connexion/oidc/retour`);
  maison = await service(
    () => `[sso]\nname = "ProConnect"\nissuer = "${fournisseur.issuer}"\nclient_id = "pacte"\nclient_secret = "un-secret-de-trente-deux-caracteres"\n`,
    port,
  );
});
after(async () => { await browser?.close(); await maison?.arreter(); await fournisseur?.fermer(); });

/** Goes to the provider, signs in there as this person, and comes back. */
async function entrer(w, qui) {
  await w.page.goto(maison.url('/connexion?retour=' + encodeURIComponent(`/${COLLECTIVITE}/organisations`)));
  await w.page.getByRole('link', { name: /ProConnect/ }).click();
  await w.page.locator('input[name=login]').fill(qui);
  await w.page.locator('input[name=password]').fill('x');
  await w.page.locator('button[type=submit]').click();
  await w.page.locator('button[type=submit]').click();
  await w.page.waitForURL((url) => url.href.startsWith(maison.base));
}

test('qui a été invité entre par son fournisseur et arrive où il allait', async () => {
  const w = await fenetre(browser);
  await entrer(w, CONNUE);
  assert.match(w.page.url(), /\/organisations$/);
  assert.equal(await w.page.locator('.compte form').count(), 1, 'signed in');
  await w.fermer();
});

test('qui n’a pas été invité, ou dont l’adresse n’est pas vérifiée, n’entre pas et lit pourquoi', async () => {
  for (const qui of ['inconnue@ailleurs.example', 'douteux@contrat-local-sante.example']) {
    const w = await fenetre(browser);
    await entrer(w, qui);
    assert.equal(await w.page.locator('.compte form').count(), 0, qui);
    assert.match(await w.page.locator('main').innerText(), /invitation|vérifiée/, qui);
    await w.fermer();
  }
});

test('un retour forgé ou rejoué n’ouvre rien', async () => {
  const w = await fenetre(browser);
  for (const query of ['?code=faux&state=faux', '?error=access_denied&state=x', '']) {
    await w.page.goto(maison.url(`/connexion/oidc/retour${query}`));
    assert.equal(await w.page.locator('.compte form').count(), 0, query);
    assert.ok((await w.page.locator('h1').innerText()).length > 3, query);
  }
  await w.fermer();
});

test('un fournisseur injoignable est dit en clair et le mot de passe reste possible', async () => {
  const mort = await portLibre();
  const seule = await service(() => `[sso]\nname = "ProConnect"\nissuer = "http://127.0.0.1:${mort}"\nclient_id = "pacte"\nclient_secret = "secret"\n`);
  const w = await fenetre(browser);
  try {
    await w.page.goto(seule.url('/connexion'));
    await w.page.getByRole('link', { name: /ProConnect/ }).click();
    assert.match(await w.page.locator('main').innerText(), /ProConnect/);
    await w.page.goto(seule.url('/connexion'));
    assert.equal(await w.page.locator('input[type=password]').count(), 1);
  } finally {
    await w.fermer();
    await seule.arreter();
  }
});
