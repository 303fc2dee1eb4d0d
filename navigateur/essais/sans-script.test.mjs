// Nothing needs JavaScript: the journeys with scripts off.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fenetre, ouvrir } from '../maison/chromium.mjs';
import { demonstration } from '../maison/serveur.mjs';
import { entrer } from '../maison/visite.mjs';

let maison;
let browser;
before(async () => { [maison, browser] = await Promise.all([demonstration(), ouvrir()]); });
after(async () => { await browser?.close(); await maison?.arreter(); });

test('on entre par une carte, on change de langue, on sort', async () => {
  const w = await fenetre(browser, { javaScriptEnabled: false });
  await entrer(w.page, maison, 'Coordination');
  assert.match(w.page.url(), /\/contrats/);
  await w.page.locator('.compte a[hreflang=en]').click();
  await w.page.waitForLoadState();
  assert.equal(await w.page.getAttribute('html', 'lang'), 'en');
  assert.match(w.page.url(), /\/contrats/);
  await w.page.locator('.compte a[hreflang=fr]').click();
  await w.page.locator('.compte form button').click();
  await w.page.waitForLoadState();
  assert.equal(await w.page.locator('.compte form').count(), 0);
  await w.fermer();
});

test('le tapis se filtre par un formulaire et le filtre est dans l’adresse', async () => {
  const w = await fenetre(browser, { javaScriptEnabled: false });
  await entrer(w.page, maison, 'Coordination');
  await w.page.goto(maison.url('/contrats'));
  const link = w.page.locator('main a[href$="/contrats/contrat-local-de-sante"]').first();
  await Promise.all([w.page.waitForURL(/\/contrat-local-de-sante$/), link.click()]);
  const form = w.page.locator('main form[method=get], main form:not([method])').first();
  const field = form.locator('input[type=search], input[type=text], input:not([type])').first();
  await field.fill('sport');
  const name = await field.getAttribute('name');
  await Promise.all([w.page.waitForURL(/\?/), form.locator('button').first().click()]);
  assert.equal(new URL(w.page.url()).searchParams.get(name), 'sport');
  assert.match(await w.page.locator('main').innerText(), /sport/i);
  await w.fermer();
});
