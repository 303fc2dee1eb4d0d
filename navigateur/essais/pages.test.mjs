// Every page, as each role, in a real browser: axe finds nothing, nothing sticks out, nothing is
// said in the console, in both languages and both schemes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axer, depassement, fenetre, ouvrir } from '../maison/chromium.mjs';
import { COLLECTIVITE, demonstration } from '../maison/serveur.mjs';
import { adresses, cartes, entrer, forme } from '../maison/visite.mjs';

let maison;
let browser;
before(async () => { [maison, browser] = await Promise.all([demonstration(), ouvrir()]); });
after(async () => { await browser?.close(); await maison?.arreter(); });

const ROLES = ['Coordination', 'Pilote', 'Partenaire', 'Élu', 'Lecture', 'Administration'];

/** Visits the pages of a window's visitor and gives what is wrong. */
async function parcourir(w, { largeurs, limite, deja = new Set() }) {
  const wrong = [];
  let seen = 0;
  for (const { path, status } of await adresses(w.context, maison, { limite })) {
    if (status >= 400) { wrong.push(`${path}: ${status}`); continue; }
    if (deja.has(forme(path))) continue;
    deja.add(forme(path));
    await w.page.goto(maison.base + path);
    seen += 1;
    for (const largeur of largeurs) {
      await w.page.setViewportSize({ width: largeur, height: 900 });
      const out = await depassement(w.page);
      if (out) wrong.push(`${path} at ${largeur}: ${out}`);
      for (const fault of await axer(w.page)) wrong.push(`${path} at ${largeur}: ${fault}`);
    }
    wrong.push(...w.ennuis.splice(0).map((e) => `${path}: console ${e}`));
  }
  return { wrong, seen };
}

test('un visiteur sans compte ne trouve que des pages bien faites', async () => {
  const w = await fenetre(browser);
  const { wrong, seen } = await parcourir(w, { largeurs: [360, 800, 1300], limite: 60 });
  await w.fermer();
  assert.ok(seen >= 4, `only ${seen} pages`);
  assert.equal(wrong.join('\n'), '');
});

for (const role of ROLES) {
  test(`${role} : chaque page à 360, 800 et 1300 points, sans rien qui dépasse ni qu’axe reproche`, async () => {
    const w = await fenetre(browser);
    await entrer(w.page, maison, role);
    // The coordination sees almost everything; the others are visited where theirs may differ.
    const largeurs = role === 'Coordination' ? [360, 800, 1300] : [360, 1300];
    const { wrong, seen } = await parcourir(w, { largeurs, limite: role === 'Coordination' ? 120 : 30 });
    await w.fermer();
    assert.ok(seen >= 3, `only ${seen} pages`);
    assert.equal(wrong.join('\n'), '');
  });
}

test('le plan en sombre, en anglais, et en couleurs forcées', async () => {
  for (const options of [{ colorScheme: 'dark' }, { forcedColors: 'active' }, { locale: 'en-GB' }]) {
    const w = await fenetre(browser, options);
    await entrer(w.page, maison, options.locale ? 'Coordination' : 'Coordination');
    if (options.locale) await w.context.addCookies([{ name: 'langue', value: 'en', url: maison.base }]);
    const { wrong } = await parcourir(w, { largeurs: [1300], limite: 45 });
    assert.equal(wrong.join('\n'), '', JSON.stringify(options));
    if (options.locale) assert.equal(await w.page.getAttribute('html', 'lang'), 'en');
    await w.fermer();
  }
});

test('à 200 % de zoom, rien ne dépasse et rien ne se cache', async () => {
  // 200 % on a window of 1300 points is a window of 650 points with a density of two.
  const w = await fenetre(browser, { largeur: 650, hauteur: 450, deviceScaleFactor: 2 });
  await entrer(w.page, maison, 'Coordination');
  const wrong = [];
  for (const { path } of await adresses(w.context, maison, { limite: 40, filtres: false })) {
    await w.page.goto(maison.base + path);
    const out = await depassement(w.page);
    if (out) wrong.push(`${path}: ${out}`);
    if (!(await w.page.locator('h1').isVisible())) wrong.push(`${path}: no h1 to see`);
  }
  await w.fermer();
  assert.equal(wrong.join('\n'), '');
});

test('au clavier seul : le lien d’évitement d’abord, puis tout, et le focus se voit', async () => {
  const w = await fenetre(browser);
  await entrer(w.page, maison, 'Coordination');
  for (const path of ['/contrats', '/demonstration', '/compte']) {
    await w.page.goto(maison.url(path));
    await w.page.keyboard.press('Tab');
    assert.equal(await w.page.evaluate(() => document.activeElement.className), 'saut', `${path}: the first stop is the skip link`);
    const wanted = await w.page.evaluate(() => [...document.querySelectorAll('main a[href], main button, main input:not([type=hidden]), main select, main textarea, main summary')].filter((e) => e.checkVisibility()).length);
    const met = new Set();
    for (let i = 0; i < 250; i += 1) {
      await w.page.keyboard.press('Tab');
      const stop = await w.page.evaluate(() => {
        const e = document.activeElement;
        if (!e || e === document.body) return null;
        const s = getComputedStyle(e);
        const shown = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) || s.boxShadow !== 'none';
        const all = [...document.querySelectorAll('*')];
        return { rang: all.indexOf(e), dedans: Boolean(e.closest('main')), vu: shown, quoi: e.outerHTML.slice(0, 80) };
      });
      if (!stop) break;
      assert.ok(stop.vu, `${path}: the focus cannot be seen on ${stop.quoi}`);
      if (stop.dedans) { if (met.has(stop.rang)) break; met.add(stop.rang); }
    }
    assert.ok(met.size >= Math.min(wanted, 200) - 1, `${path}: ${met.size} of ${wanted} met by Tab`);
  }
  await w.fermer();
});

test('le contrat et une fiche s’impriment', async () => {
  const w = await fenetre(browser);
  await entrer(w.page, maison, 'Coordination');
  const pages = await adresses(w.context, maison, { limite: 80, filtres: false });
  const chosen = pages.map((p) => p.path).filter((p) => /\/contrats\/[^/]+$/.test(p) || /\/fiches\/[^/]+$/.test(p));
  assert.ok(chosen.length >= 2, `pages to print: ${chosen}`);
  for (const path of chosen) {
    await w.page.goto(maison.base + path);
    await w.page.emulateMedia({ media: 'print' });
    assert.equal(await w.page.locator('header.bandeau nav').isVisible(), false, `${path}: the navigation does not go on paper`);
    const pdf = await w.page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 15_000, `${path}: ${pdf.length} bytes on paper`);
    await w.page.emulateMedia({ media: 'screen' });
  }
  await w.fermer();
});

test('les cartes de la démonstration disent leur rôle', async () => {
  const w = await fenetre(browser);
  const all = await cartes(w.page, maison);
  assert.ok(all.length >= 5);
  assert.ok(all.every((c) => c.nom && c.role), JSON.stringify(all));
  assert.ok(w.page.url().includes(COLLECTIVITE));
  await w.fermer();
});
