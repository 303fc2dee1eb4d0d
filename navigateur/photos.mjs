// The pictures of the guide, made from the demonstration: `npm run photos`. Run on demand; the guide
// keeps the result in docs/guide/images (3 MB at most).
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fenetre, ouvrir } from './maison/chromium.mjs';
import { demonstration } from './maison/serveur.mjs';
import { entrer } from './maison/visite.mjs';

const MAX = 3_000_000;
const images = process.argv[2] ?? join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'docs/guide/images');
const CLS = '/contrats/contrat-local-de-sante';

/** name, role (none: a stranger), width, then the address and the parts of the links to follow from it. */
const PHOTOS = [
  ['accueil-roles', null, 1100, '/demonstration'],
  ['contrats', 'Coordination', 1100, '/contrats'],
  ['tapis', 'Coordination', 1300, CLS],
  ['fiche', 'Coordination', 1100, `${CLS}/fiches/1`],
  ['calcul', 'Coordination', 1100, `${CLS}/calcul/avancement-declare/contrat?annee=1`],
  ['tableau-de-completude', 'Coordination', 1100, `${CLS}/campagnes`, 'main a[href*="/campagnes/"]'],
  ['examen-reponse', 'Coordination', 1100, `${CLS}/campagnes`, 'main a[href*="/campagnes/"]', 'main tr:has-text("déposée") a[href*="/reponses/"]'],
  ['reponse-telephone', null, 360, '/demonstration/courriels', 'main a[href*="/demonstration/courriels/"]', 'main a[href*="/r/"]', 'main a[href*="/fiches/"]'],
  ['comite', 'Coordination', 1100, `${CLS}/comites`, 'main a[href*="/comites/0"]'],
  ['modifier', 'Coordination', 1100, `${CLS}/fiches/1/modifier/declinaisons`],
  ['edition', 'Coordination', 1100, `${CLS}/editions/2025-1`],
  ['page-publique', null, 1100, '/public/contrat-local-de-sante'],
  ['carte', 'Coordination', 1100, '/territoire'],
  ['annuaire', 'Coordination', 1100, '/organisations'],
  ['comptes', 'Administration', 1100, '/comptes'],
];

mkdirSync(images, { recursive: true });
const [maison, browser] = await Promise.all([demonstration(), ouvrir()]);
try {
  for (const [name, role, width, start, ...steps] of PHOTOS) {
    const w = await fenetre(browser, { largeur: width, hauteur: 800 });
    if (role) await entrer(w.page, maison, role);
    let answer = await w.page.goto(maison.url(start));
    for (const step of steps) answer = await w.page.goto(new URL(await w.page.locator(step).first().getAttribute('href'), maison.base).href);
    if (!answer.ok()) throw new Error(`${name}: ${answer.status()} at ${w.page.url()}`);
    const all = await w.page.evaluate(() => document.documentElement.scrollHeight);
    await w.page.setViewportSize({ width, height: Math.min(all, 1500) });
    await w.page.screenshot({ path: join(images, `${name}.png`) });
    await w.fermer();
  }
} finally {
  await browser.close();
  await maison.arreter();
}
const weight = readdirSync(images).reduce((sum, f) => sum + statSync(join(images, f)).size, 0);
if (weight > MAX) { process.stderr.write(`${weight} bytes of pictures, ${MAX} at most\n`); process.exitCode = 1; }
