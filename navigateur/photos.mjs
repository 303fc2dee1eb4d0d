// The pictures of the guide, made from the demonstration: `npm run photos`. Run on demand; the guide
// keeps the result in docs/guide/images (3 MB at most).
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fenetre, ouvrir } from './maison/chromium.mjs';
import { demonstration } from './maison/serveur.mjs';
import { adresses, entrer } from './maison/visite.mjs';

const MAX = 3_000_000;
const images = process.argv[2] ?? join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'docs/guide/images');

/** name, role (none: a stranger), the address or the shape of the address to find, width. */
const PHOTOS = [
  ['roles', null, '/demonstration', 1100],
  ['contrats', 'Coordination', '/contrats', 1100],
  ['tapis', 'Coordination', /\/contrats\/[^/?]+$/, 1300],
  ['tapis-telephone', 'Coordination', /\/contrats\/[^/?]+$/, 360],
  ['fiche', 'Coordination', /\/fiches\/[^/?]+$/, 1100],
  ['fiche-telephone', 'Partenaire', /\/fiches\/[^/?]+$/, 360],
  ['campagnes', 'Coordination', /\/campagnes$/, 1100],
  ['campagne', 'Coordination', /\/campagnes\/(?!nouvelle)[^/?]+$/, 1100],
  ['reponse', null, /\/r\/[^/?]+$/, 360],
  ['comites', 'Coordination', /\/comites$/, 1100],
  ['comite', 'Coordination', /\/comites\/(?!nouveau)[^/?]+$/, 1100],
  ['editions', 'Coordination', /\/editions$/, 1100],
  ['territoire', 'Coordination', '/territoire', 1100],
  ['organisations', 'Coordination', '/organisations', 1100],
  ['comptes', 'Administration', '/comptes', 1100],
  ['courriels', null, '/demonstration/courriels', 1100],
  ['public', null, '/public', 1100],
];

mkdirSync(images, { recursive: true });
const [maison, browser] = await Promise.all([demonstration(), ouvrir()]);
const known = new Map();
try {
  for (const [name, role, target, width] of PHOTOS) {
    const w = await fenetre(browser, { largeur: width, hauteur: 800 });
    if (role) await entrer(w.page, maison, role);
    let path = target;
    if (target instanceof RegExp) {
      if (!known.has(role)) known.set(role, await adresses(w.context, maison, { limite: 150, parForme: 2, filtres: false }));
      path = known.get(role).find((p) => p.status < 400 && target.test(p.path))?.path;
    } else path = `/carcassonne-agglo${target}`;
    const answer = path && await w.page.goto(maison.base + path);
    if (answer?.ok()) {
      const all = await w.page.evaluate(() => document.documentElement.scrollHeight);
      await w.page.setViewportSize({ width, height: Math.min(all, 1600) });
      await w.page.screenshot({ path: join(images, `${name}.png`) });
    } else process.stderr.write(`${name}: no page (${path ?? target})\n`);
    await w.fermer();
  }
} finally {
  await browser.close();
  await maison.arreter();
}
const weight = readdirSync(images).reduce((sum, f) => sum + statSync(join(images, f)).size, 0);
if (weight > MAX) { process.stderr.write(`${weight} bytes of pictures, ${MAX} at most\n`); process.exitCode = 1; }
