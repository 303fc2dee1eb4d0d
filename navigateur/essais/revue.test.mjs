// The yearly review, whole: the letter, the answer on a phone without account nor script, the examination,
// the closing, the frozen year, the committee's decision.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axer, depassement, fenetre, ouvrir } from '../maison/chromium.mjs';
import { demonstration } from '../maison/serveur.mjs';
import { entrer } from '../maison/visite.mjs';

const CONTRAT = '/contrats/contrat-local-de-sante';
let maison;
let browser;
before(async () => { [maison, browser] = await Promise.all([demonstration(), ouvrir()]); });
after(async () => { await browser?.close(); await maison?.arreter(); });

/** The signed links of the letters waiting in the demonstration's mailbox. */
async function liens(context) {
  const read = async (path) => (await context.request.get(maison.base + path)).text();
  const list = await read('/carcassonne-agglo/demonstration/courriels');
  const found = [];
  for (const [, mail] of list.matchAll(/href="([^"]*\/demonstration\/courriels\/[^"?]+)"/g)) {
    const link = /href="([^"]*\/r\/[^"]+)"/.exec(await read(mail))?.[1];
    if (link) found.push(new URL(link, maison.base).href);
  }
  return [...new Set(found)];
}

/** Answers every question of the sheet as a hurried but honest person would. */
async function remplir(page) {
  for (const group of await page.locator('main form fieldset').all()) {
    const radios = group.locator(':scope > * > label input[type=radio], :scope > label input[type=radio]');
    if (await radios.count() > 0 && (await group.locator('input[type=radio]:checked').count()) === 0) await radios.first().check();
  }
  for (const number of await page.locator('main form input[inputmode=decimal], main form input[inputmode=numeric]').all()) {
    if ((await number.inputValue()) === '') await number.fill('12');
  }
  const why = page.locator('input[name=meteo_motif]');
  if (await why.count()) await why.fill('Vu avec le service en réunion de suivi.');
}

const envoyer = (page, value) => Promise.all([page.waitForNavigation(), page.locator(`button[name=action][value=${value}]`).click()]);

/** Deposits, giving the reasons that the rules ask for. */
async function deposer(page) {
  for (let turn = 0; turn < 4; turn += 1) {
    await envoyer(page, 'deposer');
    if ((await page.locator('[role=alert]').count()) === 0) return;
    for (const field of await page.locator('main form [aria-invalid=true]:not([type=radio])').all()) {
      await field.fill('Chiffre vérifié auprès du service concerné.');
    }
    await remplir(page);
  }
  assert.fail(`still refused: ${await page.locator('[role=alert]').innerText()}`);
}

test('un pilote répond par son lien, sur téléphone, sans compte ni script ; la coordination accepte', async () => {
  const w = await fenetre(browser, { largeur: 360, hauteur: 740, javaScriptEnabled: false });
  const links = await liens(w.context);
  assert.ok(links.length >= 3, `only ${links.length} letters`);
  await w.page.goto(links[0]);
  const form = w.page.locator('main a[href*="/fiches/"]').first();
  const href = await form.getAttribute('href');
  await w.page.goto(maison.base + href);
  const titre = await w.page.locator('h1').innerText();
  const numero = /Fiche (\d+)/.exec(titre)[1];

  // A deposit with holes is refused with the place of each, and keeps what was typed.
  await w.page.locator('textarea[name=commentaire]').fill('Une phrase à ne pas perdre.');
  await envoyer(w.page, 'deposer');
  assert.match(await w.page.locator('[role=alert]').innerText(), /corriger/);
  assert.equal(await w.page.locator('textarea[name=commentaire]').inputValue(), 'Une phrase à ne pas perdre.');

  // A draft is kept, and found again from the letter.
  await envoyer(w.page, 'brouillon');
  await w.page.goto(maison.base + href);
  assert.equal(await w.page.locator('textarea[name=commentaire]').inputValue(), 'Une phrase à ne pas perdre.');

  // A file that is not what it says is refused by its name.
  await w.page.locator('input[type=file]').setInputFiles({ name: 'compte-rendu.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ not a pdf') });
  await envoyer(w.page, 'brouillon');
  assert.match(await w.page.locator('main').innerText(), /compte-rendu\.pdf/);

  await w.page.goto(maison.base + href);
  await w.page.locator('input[type=file]').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') });
  await remplir(w.page);
  await deposer(w.page);
  assert.match(w.page.url(), /\/recu/);
  assert.match(await w.page.locator('main').innerText(), /coordination/i);
  assert.equal(await depassement(w.page), '');
  await w.fermer();

  const c = await fenetre(browser);
  await entrer(c.page, maison, 'Coordination');
  await c.page.goto(maison.url(`${CONTRAT}/campagnes`));
  await c.page.locator('main a[href*="/campagnes/"]').first().click();
  await c.page.locator('main a[href*="/reponses/"]', { hasText: new RegExp(`^${numero}\\.`) }).first().click();
  assert.match(await c.page.locator('main').innerText(), /Une phrase à ne pas perdre/);
  await envoyer(c.page, 'accepter');
  await c.page.goto(maison.url(`${CONTRAT}/fiches/${numero}`));
  assert.match(await c.page.locator('main').innerText(), /acceptée/);
  await c.fermer();
});

test('un lien faux, une page périmée : rien ne se perd, et une suite est proposée', async () => {
  const w = await fenetre(browser, { javaScriptEnabled: false });
  const links = await liens(w.context);
  const faux = await w.page.goto(links[1].slice(0, -4) + 'AAAA');
  assert.equal(faux.status(), 404);
  assert.match(await w.page.locator('main').innerText(), /contact/i);

  await w.page.goto(links[1]);
  const href = await w.page.locator('main a[href*="/fiches/"]').first().getAttribute('href');
  const autre = await w.context.newPage();
  await w.page.goto(maison.base + href);
  await autre.goto(maison.base + href);
  await w.page.locator('textarea[name=commentaire]').fill('Écrit dans le premier onglet.');
  await envoyer(w.page, 'brouillon');
  await autre.locator('textarea[name=commentaire]').fill('Écrit dans le second onglet.');
  await envoyer(autre, 'brouillon');
  const both = await autre.locator('main').innerHTML();
  assert.match(both, /Écrit dans le premier onglet/);
  assert.match(both, /Écrit dans le second onglet/);
  await w.fermer();
});

test('la page du répondant : axe ne trouve rien, rien ne dépasse, tout se fait au clavier', async () => {
  for (const largeur of [360, 1300]) {
    const w = await fenetre(browser, { largeur });
    const [, link] = await liens(w.context);
    for (const path of [link, `${link}/deleguer`]) {
      await w.page.goto(path);
      assert.equal(await depassement(w.page), '', path);
      assert.deepEqual(await axer(w.page), [], path);
    }
    await w.page.goto(link);
    await w.page.goto(maison.base + await w.page.locator('main a[href*="/fiches/"]').first().getAttribute('href'));
    assert.equal(await depassement(w.page), '');
    assert.deepEqual(await axer(w.page), []);
    await w.page.locator('main form input[type=radio]').first().focus();
    await w.page.keyboard.press('Space');
    assert.equal(await w.page.locator('main form input[type=radio]').first().isChecked(), true);
    await w.fermer();
  }
});

test('le comité refuse une décision sans motif, retient celle qui en a un, et la montre', async () => {
  const w = await fenetre(browser, { javaScriptEnabled: false });
  await entrer(w.page, maison, 'Coordination');
  await w.page.goto(maison.url(`${CONTRAT}/comites`));
  await w.page.locator('main table a[href*="/comites/"], main li a[href*="/comites/"], main p a[href*="/comites/"]').filter({ hasNotText: 'Préparer' }).first().click();
  await w.page.waitForLoadState();
  const committee = w.page.url();
  await w.page.locator('main a[href*="/decider?fiche="]').first().click();
  await w.page.waitForLoadState();
  assert.deepEqual(w.ennuis, []);
  const envoi = () => Promise.all([w.page.waitForNavigation(), w.page.locator('main form:has(textarea[name=motif]) button.bouton').click()]);
  await w.page.locator('input[name=responsable]').fill('Coordination du contrat local de santé');
  await w.page.locator('textarea[name=motif]').fill('ok');
  await envoi();
  // No kind, a reason that says nothing: refused, and what was typed is there.
  assert.match(await w.page.locator('[role=alert]').innerText(), /corriger/);
  assert.equal(await w.page.locator('input[name=responsable]').inputValue(), 'Coordination du contrat local de santé');
  await w.page.locator('input[name=genre][value=poursuite]').check();
  await w.page.locator('textarea[name=motif]').fill('Les partenaires tiennent le calendrier, le comité poursuit l’action telle qu’elle est écrite.');
  await envoi();
  assert.equal(await w.page.locator('[role=alert]').count(), 0, await w.page.locator('main').innerText());
  await w.page.goto(committee);
  assert.match(await w.page.locator('main').innerText(), /poursuite/);
  await w.fermer();
});

test('la revue se ferme, l’année se fige, se publie, et son rapport est un PDF', async () => {
  const w = await fenetre(browser, { javaScriptEnabled: false });
  await entrer(w.page, maison, 'Coordination');
  await w.page.goto(maison.url(`${CONTRAT}/campagnes`));
  await w.page.locator('main a[href*="/campagnes/"]').first().click();
  await w.page.waitForLoadState();
  await w.page.locator('summary', { hasText: 'Fermer la revue' }).click();
  await Promise.all([w.page.waitForNavigation(), w.page.locator('form:has(input[value=clore]) button').click()]);
  await w.page.locator('main a[href$="/editions"]').first().click();
  await w.page.waitForLoadState();
  await w.page.locator('main a[href*="/figer"]').first().click();
  await w.page.waitForLoadState();
  await Promise.all([w.page.waitForNavigation(), w.page.locator('main form button.bouton').last().click()]);
  assert.equal(await w.page.locator('[role=alert]').count(), 0, await w.page.locator('main').innerText());
  const edition = w.page.url();
  assert.match(edition, /\/editions\//);
  const report = await w.context.request.get(`${edition.split('?')[0]}/rapport.pdf`);
  assert.equal(report.headers()['content-type'], 'application/pdf');
  assert.equal((await report.body()).subarray(0, 5).toString(), '%PDF-');
  await w.fermer();
});
