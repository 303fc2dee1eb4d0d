// From the plan to the letter: the committee at work with the keyboard alone, the freeze, a vote without script, the papers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axer, depassement, fenetre, ouvrir } from '../maison/chromium.mjs';
import { demonstration } from '../maison/serveur.mjs';
import { entrer } from '../maison/visite.mjs';

const APPEL = '/appels/2026';
let maison;
let browser;
before(async () => { [maison, browser] = await Promise.all([demonstration(), ouvrir()]); });
after(async () => { await browser?.close(); await maison?.arreter(); });

const suivre = (page, element) => Promise.all([page.waitForNavigation(), element.click()]);

async function avancer(page, vers) {
  await page.goto(maison.url(`${APPEL}/instruction`));
  await suivre(page, page.locator(`main a[href$="/etape/${vers}"]`).first());
  // What is left undone is passed over only with a reason.
  if (await page.locator('textarea[name=motif]').count()) {
    await page.locator('textarea[name=motif]').fill('Le comité se tient demain, la suite est prête');
    await page.locator('input[name=confirme]').check();
  }
  await suivre(page, page.locator('main form button.bouton').last());
}

async function sain(page) {
  assert.deepEqual(await axer(page), []);
  for (const width of [360, 1300]) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await depassement(page), '', `${page.url()} at ${width}`);
  }
}

test('le comité décide au clavier, gèle, un financeur vote sans script, le porteur reçoit sa lettre', async () => {
  const c = await fenetre(browser);
  const { page } = c;
  await entrer(page, maison, 'Coordination');
  await avancer(page, 'programmation');
  await page.goto(maison.url(`${APPEL}/programmation`));
  await page.locator('input[name=nom]').fill('Séance');
  await page.locator('select[name=doctrine]').selectOption('par_note');
  await suivre(page, page.locator('form[method=post] button.bouton').last());
  await suivre(page, page.locator('button[name=geste][value=calculer]'));
  const scenario = page.url();
  await avancer(page, 'copil');
  await page.goto(scenario);
  await suivre(page, page.locator('a[href*="/comite/"]').first());
  await sain(page);

  // The keyboard alone: to the amount by tabulation, a value, Enter; what is left is read again.
  const montant = page.locator('input[name^="montant."]').first();
  await page.locator('#f-aller').focus();
  for (let turn = 0; turn < 12 && !(await montant.evaluate((e) => e === document.activeElement)); turn += 1) await page.keyboard.press('Tab');
  assert.ok(await montant.evaluate((e) => e === document.activeElement), 'the first amount is reached by tabulation');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('9000000');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.match(await page.locator('main').innerText(), /9\s000\s000\s€ pour 2\s000\s€ demandés/);
  const avant = await page.locator('input[name^="montant."]').first().inputValue();
  assert.equal(avant, '9000000');
  await page.locator('input[name^="montant."]').first().fill('huit mille');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.equal(await page.locator('input[name^="montant."]').first().inputValue(), 'huit mille', 'what was typed is kept');
  assert.ok(await page.locator('[role=alert]').count() > 0);
  await page.locator('input[name^="montant."]').first().fill('1500');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);

  await suivre(page, page.locator('a[href$="/gel"]'));
  await sain(page);
  await page.locator('input[name=seance]').fill('Comité de pilotage');
  await page.locator('input[name=tenue_le]').fill(new Date().toISOString().slice(0, 10));
  await suivre(page, page.locator('main form button.bouton').first());
  assert.ok(await page.locator('[role=alert]').count() > 0, 'reasons are missing');
  assert.equal(await page.locator('input[name=seance]').inputValue(), 'Comité de pilotage');
  if (await page.locator('textarea[name=motif_alertes]').count()) await page.locator('textarea[name=motif_alertes]').fill('Vu en séance.');
  await page.locator('textarea[name=motif_ecartes]').fill('Note sous le seuil.');
  await suivre(page, page.locator('main form button.bouton').first());
  assert.match(page.url(), /\/lots\/1$/, await page.locator('main').innerText());
  assert.match(await page.locator('main').innerText(), /[0-9a-f]{64}/);
  await sain(page);
  for (const papier of ['releve.pdf', 'annexes.pdf']) {
    const answer = await c.context.request.get(`${page.url()}/${papier}`);
    assert.equal(answer.headers()['content-type'], 'application/pdf');
    assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-');
  }
  await avancer(page, 'votes');

  const f = await fenetre(browser, { largeur: 360, hauteur: 740, javaScriptEnabled: false });
  await entrer(f.page, maison, 'Financeur');
  await f.page.goto(maison.url(`${APPEL}/votes`));
  assert.equal(await depassement(f.page), '');
  await f.page.locator('input[name=instance]').fill('Préfet');
  await f.page.locator('input[name=acte]').fill('2026-41');
  await f.page.locator('input[name=le]').fill(new Date().toISOString().slice(0, 10));
  await suivre(f.page, f.page.locator('main form button.bouton').last());
  assert.match(await f.page.locator('main').innerText(), /Tout est voté/);
  await f.fermer();

  await page.goto(maison.url(`${APPEL}/votes`));
  await sain(page);
  await page.goto(maison.url(`${APPEL}/notifications`));
  await sain(page);
  assert.deepEqual(c.ennuis, []);
  await c.fermer();
});
